#include "registry/doubles.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/text.hpp"
#include "registry/import_place.hpp"
#include "registry/near.hpp"
#include "registry/views.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t shortest_core = 4;   // letters; below, a name says too little to look like another
constexpr std::size_t end_length = 5;      // one slip cannot be in both ends of a name of ten letters
constexpr std::size_t most_compared = 64;  // of one bucket of names with something in common

using At = std::uint32_t;

// What has something in common: text → those that have it, in the order they came.
class Buckets {
public:
    void add(std::string_view key, At at) {
        if (!key.empty()) buckets_[std::string(key)].push_back(at);
    }
    template <class Visit>
    void each_pair(const Visit& visit) const {
        for (const auto& [key, members] : buckets_) {
            for (std::size_t b = 1; b < members.size(); ++b)
                for (std::size_t a = b - std::min(b, most_compared); a < b; ++a) visit(members[a], members[b]);
        }
    }

private:
    std::unordered_map<std::string, std::vector<At>> buckets_;
};

struct Name {
    std::string key, core;
};

std::array<std::string, 2> ends_of(const std::string& core) {
    return {"<" + core.substr(0, end_length), ">" + core.substr(core.size() - end_length)};
}

class Finder {
public:
    Finder(const Index& index, const places::Gazetteer& gazetteer) : index_(index), gazetteer_(gazetteer) {}

    [[nodiscard]] std::vector<Double> find() {
        look_at_producers();
        for (ProducerAt owner = 0; owner < index_.producers.size(); ++owner) look_at_products_of(owner);
        look_at_ownerless();
        const auto order = [](const Double& pair) { return std::tuple(pair.of, pair.first, pair.second, pair.why); };
        const auto same = [](const Double& a, const Double& b) {
            return a.of == b.of && a.first == b.first && a.second == b.second;
        };
        std::ranges::sort(found_, {}, order);
        found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
        return std::move(found_);
    }

private:
    void keep(Double::Of of, At a, At b, std::optional<Likeness> why) {
        if (why) found_.push_back({of, std::min(a, b), std::max(a, b), *why});
    }

    [[nodiscard]] std::optional<places::UnitId> place_of(ProducerAt at) const {
        const auto& place = index_.producers[at].place;
        return place ? gazetteer_.by_key(place->code, place->valid_from) : std::nullopt;
    }

    void look_at_producers() {
        std::vector<Name> names;
        Buckets by_tax, by_name;
        for (ProducerAt at = 0; at < index_.producers.size(); ++at) {
            const auto& producer = index_.producers[at];
            auto key = producer_key(producer.name);
            auto core = producer_core(key);
            if (producer.tax_code) by_tax.add(*producer.tax_code, at);
            by_name.add("=" + key, at);
            if (core.size() >= shortest_core) by_name.add(core, at);
            if (core.size() >= shortest_near)
                for (const auto& end : ends_of(core)) by_name.add(end, at);
            names.push_back({std::move(key), std::move(core)});
        }
        by_tax.each_pair([&](At a, At b) { keep(Double::Of::producers, a, b, Likeness::tax_code); });
        by_name.each_pair([&](At a, At b) { keep(Double::Of::producers, a, b, producers_alike(names, a, b)); });
    }

    [[nodiscard]] std::optional<Likeness> names_alike(const std::vector<Name>& names, At a, At b) const {
        if (names[a].key == names[b].key) {
            const auto& one = index_.producers[a].name;
            const auto& other = index_.producers[b].name;
            const bool marks = marks_differ(one, other) && search_key(one) == search_key(other);
            return marks ? Likeness::marks_alone : Likeness::same_name;
        }
        if (names[a].core == names[b].core && names[a].core.size() >= shortest_core) return Likeness::same_core;
        return one_slip_apart(names[a].core, names[b].core) ? std::optional(Likeness::one_slip) : std::nullopt;
    }

    // Two tax codes are two producers. Of names alike only those that may be in one place; where nobody knows the
    // place, the whole name must be the same.
    [[nodiscard]] std::optional<Likeness> producers_alike(const std::vector<Name>& names, At a, At b) const {
        if (index_.producers[a].tax_code && index_.producers[b].tax_code) return std::nullopt;
        const auto alike = names_alike(names, a, b);
        if (!alike) return std::nullopt;
        const auto relation = relation_of(gazetteer_, place_of(a), place_of(b));
        const bool whole = alike == Likeness::same_name || alike == Likeness::marks_alone;
        const bool possible = relation == PlaceRelation::same || (whole && relation == PlaceRelation::unknown);
        return possible ? alike : std::nullopt;
    }

    void look_at_products_of(ProducerAt owner) {
        const auto ranks = index_.arrangement->by_producer[owner];
        if (ranks.size() < 2) return;
        std::vector<std::pair<ProductAt, Name>> own;
        for (const auto rank : ranks.first(std::min(ranks.size(), most_compared))) {
            const ProductAt at = index_.arrangement->product[rank];
            auto key = product_key(index_.products[at].name);
            auto core = product_core(key);
            own.emplace_back(at, Name{std::move(key), std::move(core)});
        }
        for (std::size_t b = 1; b < own.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                keep(Double::Of::products, own[a].first, own[b].first, products_alike(own[a], own[b]));
    }

    [[nodiscard]] std::optional<Likeness> products_alike(const std::pair<ProductAt, Name>& a,
                                                         const std::pair<ProductAt, Name>& b) const {
        if (a.second.key == b.second.key) {
            const bool marks = marks_differ(index_.products[a.first].name, index_.products[b.first].name);
            return marks ? Likeness::marks_alone : Likeness::same_name;
        }
        if (!a.second.core.empty() && a.second.core == b.second.core) return Likeness::same_core;
        return one_slip_apart(a.second.key, b.second.key) ? std::optional(Likeness::one_slip) : std::nullopt;
    }

    void look_at_ownerless() {
        std::unordered_map<std::string, std::vector<ProductAt>> ownerless;
        for (ProductAt at = 0; at < index_.products.size(); ++at)
            if (index_.producer_at[at] == Index::no_producer) ownerless[product_key(index_.products[at].name)];
        if (ownerless.empty()) return;
        for (ProductAt at = 0; at < index_.products.size(); ++at) {
            const auto found = ownerless.find(product_key(index_.products[at].name));
            if (found == ownerless.end() || found->second.size() >= most_compared) continue;
            for (const ProductAt before : found->second)
                keep(Double::Of::products, before, at, ownerless_alike(before, at));
            found->second.push_back(at);
        }
    }

    [[nodiscard]] std::optional<Likeness> ownerless_alike(ProductAt a, ProductAt b) const {
        if (index_.producer_at[a] != Index::no_producer && index_.producer_at[b] != Index::no_producer)
            return std::nullopt;
        const auto place = [&](ProductAt at) {
            return index_.has_place[at] ? std::optional(index_.place[at]) : std::nullopt;
        };
        const auto relation = relation_of(gazetteer_, place(a), place(b));
        const bool nowhere = !place(a) && !place(b);
        return relation == PlaceRelation::same || nowhere ? std::optional(Likeness::no_owner) : std::nullopt;
    }

    const Index& index_;
    const places::Gazetteer& gazetteer_;
    std::vector<Double> found_;
};

}  // namespace

std::vector<Double> doubles_of(const Index& index, const places::Gazetteer& gazetteer) {
    return Finder(index, gazetteer).find();
}

std::shared_ptr<const std::vector<Double>> known_doubles(const Index& index, const places::Gazetteer& gazetteer) {
    return index.views->doubles.get(index.version, [&] { return doubles_of(index, gazetteer); });
}

PairKey key_of(const Index& index, const Double& pair) {
    const auto id = [&](std::uint32_t at) {
        return pair.of == Double::Of::producers ? static_cast<std::int64_t>(index.producers[at].id)
                                                : static_cast<std::int64_t>(index.products[at].id);
    };
    return {pair.of, id(pair.first), id(pair.second)};
}

std::vector<Double> without(const Index& index, const std::vector<Double>& pairs, const std::set<PairKey>& told_apart) {
    std::vector<Double> left;
    std::ranges::copy_if(pairs, std::back_inserter(left),
                         [&](const Double& pair) { return !told_apart.contains(key_of(index, pair)); });
    return left;
}

}  // namespace saolang::registry

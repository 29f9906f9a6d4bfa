#include "registry/doubles.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/date.hpp"
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

class ProducerFinder {
public:
    ProducerFinder(const Index& index, const places::Gazetteer& gazetteer) : index_(index), gazetteer_(gazetteer) {}

    [[nodiscard]] std::vector<Double> find() {
        look_at_producers();
        const auto order = [](const Double& pair) { return std::tuple(pair.first, pair.second, pair.why); };
        const auto same = [](const Double& a, const Double& b) { return a.first == b.first && a.second == b.second; };
        std::ranges::sort(found_, {}, order);
        found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
        return std::move(found_);
    }

private:
    void keep(At a, At b, std::optional<Likeness> why) {
        if (why) found_.push_back({Double::Of::producers, std::min(a, b), std::max(a, b), *why});
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
        by_tax.each_pair([&](At a, At b) { keep(a, b, Likeness::tax_code); });
        by_name.each_pair([&](At a, At b) { keep(a, b, producers_alike(names, a, b)); });
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

    const Index& index_;
    const places::Gazetteer& gazetteer_;
    std::vector<Double> found_;
};

}  // namespace

ScreenedText screened_text(const Index& index, const places::Gazetteer& gazetteer, ProductAt product) {
    ScreenedText text{.name = index.products[product].name, .producer = {}, .place = {}};
    const auto owner = index.producer_at[product];
    if (owner != Index::no_producer) text.producer = index.producers[owner].name;
    if (index.has_place[product]) text.place = screened_place(gazetteer, index.place[product]);
    return text;
}

std::string screened_place(const places::Gazetteer& gazetteer, places::UnitId place) {
    static const auto last_day_of_districts = Date::from_civil(2025, 6, 30).value();
    const auto district = gazetteer.locate(place, places::Level::district, last_day_of_districts);
    return gazetteer[district.value_or(place)].name;
}

bool may_be_unprocessed(const Product& product) {
    return product.group != ProductGroup::craft && product.group != ProductGroup::ornamental &&
           product.group != ProductGroup::tourism;
}

bool two_producers(const Index& index, std::optional<ProducerId> one, std::optional<ProducerId> other) {
    if (!one || !other || *one == *other) return false;
    const auto a = index.at(*one);
    const auto b = index.at(*other);
    if (!a || !b || !index.producers[*a].tax_code || !index.producers[*b].tax_code) return false;
    return index.producers[*a].tax_code != index.producers[*b].tax_code;
}

bool stands(const Index& index, const Double& pair) {
    return pair.of == Double::Of::producers || pair.relation == screening::Relation::same_kind_same_origin ||
           !two_producers(index, index.products[pair.first].producer, index.products[pair.second].producer);
}

std::vector<Double> double_producers(const Index& index, const places::Gazetteer& gazetteer) {
    return ProducerFinder(index, gazetteer).find();
}

std::vector<Double> double_products(const Index& index, const places::Gazetteer& gazetteer) {
    std::vector<ScreenedText> texts;
    std::vector<screening::Item> items;
    texts.reserve(index.products.size());
    items.reserve(index.products.size());
    for (ProductAt at = 0; at < index.products.size(); ++at)
        items.push_back(texts.emplace_back(screened_text(index, gazetteer, at)).item());
    std::vector<Double> pairs;
    for (const auto& found : screening::screen_all(items)) {
        const Double pair{Double::Of::products, found.first, found.second, {}, found.answer.relation};
        if (stands(index, pair)) pairs.push_back(pair);
    }
    return pairs;
}

std::shared_ptr<const std::vector<Double>> known_double_producers(const Index& index,
                                                                  const places::Gazetteer& gazetteer) {
    return index.views->double_producers.get(index.version, [&] { return double_producers(index, gazetteer); });
}

PairKey key_of(const Index& index, const Double& pair) {
    const auto id = [&](std::uint32_t at) {
        return pair.of == Double::Of::producers ? static_cast<std::int64_t>(index.producers[at].id)
                                                : static_cast<std::int64_t>(index.products[at].id);
    };
    return {pair.of, id(pair.first), id(pair.second)};
}

PairKey product_pair(ProductId a, ProductId b) {
    return {Double::Of::products, static_cast<std::int64_t>(std::min(a, b)), static_cast<std::int64_t>(std::max(a, b))};
}

std::vector<Double> without(const Index& index, std::span<const Double> pairs, const std::set<PairKey>& told_apart) {
    const auto of_two_owners = [&](const Double& pair) {
        if (pair.of == Double::Of::producers || pair.relation == screening::Relation::same_kind_same_origin)
            return false;
        const auto one = index.producer_at[pair.first];
        const auto other = index.producer_at[pair.second];
        if (one == other || one == Index::no_producer || other == Index::no_producer) return false;
        const Double owners{Double::Of::producers, std::min(one, other), std::max(one, other)};
        return told_apart.contains(key_of(index, owners));
    };
    std::vector<Double> left;
    std::ranges::copy_if(pairs, std::back_inserter(left), [&](const Double& pair) {
        return !told_apart.contains(key_of(index, pair)) && !of_two_owners(pair);
    });
    return left;
}

}  // namespace saolang::registry

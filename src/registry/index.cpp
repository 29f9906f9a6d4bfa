#include "registry/index.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "registry/arrangement.hpp"
#include "registry/search.hpp"
#include "registry/views.hpp"

namespace saolang::registry {

namespace {

// Ids mostly follow each other without gaps: then the place is known without a search.
template <class Record, class Id>
std::optional<std::uint32_t> position_of(const std::vector<Record>& records, Id id) {
    if (records.empty() || id < records.front().id) return std::nullopt;
    const auto guess =
        static_cast<std::size_t>(static_cast<std::int64_t>(id) - static_cast<std::int64_t>(records.front().id));
    if (guess < records.size() && records[guess].id == id) return static_cast<std::uint32_t>(guess);
    const auto found = std::ranges::lower_bound(records, id, {}, &Record::id);
    if (found == records.end() || found->id != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - records.begin());
}

// The order of the star rule within a product: by the last possible first day, then by the order of decisions. Those
// without any date stand first.
auto order_key(const Index& index, const Recognition& recognition, const std::optional<Term>& term) {
    constexpr Date unknown(-10'000'000);
    const Decision* decision = recognition.decision ? index.decision(*recognition.decision) : nullptr;
    return std::tuple(recognition.product, term ? term->latest_from : unknown,
                      decision && decision->date ? *decision->date : unknown,
                      recognition.decision.value_or(DecisionId{0}), recognition.id);
}

void sort_recognitions(Index& index) {
    using Key = decltype(order_key(index, std::declval<Recognition&>(), std::declval<std::optional<Term>&>()));
    std::vector<std::pair<Key, std::size_t>> keys;
    keys.reserve(index.recognitions.size());
    for (std::size_t i = 0; i < index.recognitions.size(); ++i) {
        const Recognition& recognition = index.recognitions[i];
        keys.emplace_back(order_key(index, recognition, term_of(recognition)), i);
    }
    if (std::ranges::is_sorted(keys)) return;
    std::ranges::sort(keys);
    std::vector<Recognition> sorted;
    sorted.reserve(keys.size());
    for (const auto& key : keys) sorted.push_back(std::move(index.recognitions[key.second]));
    index.recognitions = std::move(sorted);
}

void add_terms(Index& index, std::uint32_t begin, std::uint32_t end) {
    const auto confirmed = [&](std::uint32_t i) {
        return counts_in_figures(index.recognitions[i].confidence) && term_of(index.recognitions[i]).has_value();
    };
    bool any_confirmed = false;
    for (std::uint32_t i = begin; i < end; ++i) any_confirmed = any_confirmed || confirmed(i);
    for (std::uint32_t i = begin; i < end; ++i) {
        if (any_confirmed && !confirmed(i)) continue;
        const auto term = term_of(index.recognitions[i]);
        if (!term) continue;
        index.terms.push_back(*term);
        index.term_recognition.push_back(i);
    }
}

void place_recognitions(Index& index) {
    sort_recognitions(index);
    std::uint32_t i = 0;
    for (const Product& product : index.products) {
        index.recognitions_begin.push_back(i);
        index.terms_begin.push_back(static_cast<std::uint32_t>(index.terms.size()));
        const std::uint32_t begin = i;
        while (i < index.recognitions.size() && index.recognitions[i].product == product.id) ++i;
        add_terms(index, begin, i);
    }
    if (i != index.recognitions.size()) throw std::runtime_error("a recognition names a product that does not exist");
    index.recognitions_begin.push_back(i);
    index.terms_begin.push_back(static_cast<std::uint32_t>(index.terms.size()));
}

std::optional<places::UnitId> unit_of(const std::optional<PlaceKey>& key, const places::Gazetteer& gazetteer) {
    return key ? gazetteer.by_key(key->code, key->valid_from) : std::nullopt;
}

void place_products(Index& index, const places::Gazetteer& gazetteer) {
    std::vector<std::optional<places::UnitId>> of_producer;
    of_producer.reserve(index.producers.size());
    for (const Producer& producer : index.producers) of_producer.push_back(unit_of(producer.place, gazetteer));
    for (const Product& product : index.products) {
        const auto producer = product.producer ? index.at(*product.producer) : std::nullopt;
        auto unit = unit_of(product.place, gazetteer);
        if (!unit && producer) unit = of_producer[*producer];
        index.producer_at.push_back(producer.value_or(Index::no_producer));
        index.has_place.push_back(unit.has_value());
        index.place.push_back(unit.value_or(places::UnitId{}));
    }
}

void fill_keys(Index& index) {
    index.product_by_slug.reserve(index.products.size());
    index.product_by_code.reserve(index.products.size());
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        index.product_by_slug.emplace(index.products[at].slug, at);
        index.product_by_code.emplace(index.products[at].code, at);
    }
    index.producer_by_slug.reserve(index.producers.size());
    for (ProducerAt at = 0; at < index.producers.size(); ++at) {
        index.producer_by_slug.emplace(index.producers[at].slug, at);
    }
}

// A record that was merged may have been kept by one that was merged later.
template <class Id>
Index::Moved lead_on(const Index& index, const std::vector<MovedRecord>& records) {
    std::unordered_map<std::int64_t, std::int64_t> into;
    for (const auto& record : records) into.emplace(record.id, record.into);
    Index::Moved moved;
    for (const auto& record : records) {
        std::int64_t kept = record.into;
        for (auto next = into.find(kept); next != into.end() && kept != record.id; next = into.find(kept))
            kept = next->second;
        const auto at = index.at(Id{kept});
        if (!at) continue;
        moved.by_code.emplace(record.code, *at);
        moved.by_slug.emplace(record.slug, *at);
        moved.names.emplace_back(record.name, *at);
    }
    return moved;
}

}  // namespace

std::span<const Recognition> Index::recognitions_of(ProductAt product) const {
    const auto begin = recognitions_begin[product];
    return std::span(recognitions).subspan(begin, recognitions_begin[product + 1] - begin);
}

std::span<const Term> Index::terms_of(ProductAt product) const {
    const auto begin = terms_begin[product];
    return std::span(terms).subspan(begin, terms_begin[product + 1] - begin);
}

Standing Index::standing(ProductAt product, Date day) const { return standing_on(terms_of(product), day); }

const Recognition* Index::recognition_behind(ProductAt product, const Standing& standing) const {
    if (!standing.term) return nullptr;
    return &recognitions[term_recognition[terms_begin[product] + *standing.term]];
}

const Decision* Index::decision(DecisionId id) const {
    const auto found = position_of(decisions, id);
    return found ? &decisions[*found] : nullptr;
}

std::optional<ProductAt> Index::at(ProductId id) const { return position_of(products, id); }
std::optional<ProducerAt> Index::at(ProducerId id) const { return position_of(producers, id); }

std::shared_ptr<const Index> build_index(Tables tables, const places::Gazetteer& gazetteer, std::int64_t version,
                                         Derive derive) {
    auto index = std::make_shared<Index>();
    index->version = version;
    index->producers = std::move(tables.producers);
    index->products = std::move(tables.products);
    index->decisions = std::move(tables.decisions);
    index->recognitions = std::move(tables.recognitions);
    index->province = std::move(tables.province);
    index->sample = tables.sample;
    place_recognitions(*index);
    place_products(*index, gazetteer);
    index->moved_producers = lead_on<ProducerId>(*index, tables.moved_producers);
    index->moved_products = lead_on<ProductId>(*index, tables.moved_products);
    if (derive == Derive::positions_only) return index;
    fill_keys(*index);
    index->arrangement = std::make_shared<const Arrangement>(arrange(*index));
    index->search = std::make_shared<const SearchIndex>(*index, gazetteer);
    index->views = std::make_shared<Views>();
    return index;
}

}  // namespace saolang::registry

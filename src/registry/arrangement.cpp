#include "registry/arrangement.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::vector<ProductAt> by_name(const Index& index) {
    std::vector<std::string> keys;
    keys.reserve(index.products.size());
    for (const Product& product : index.products) keys.push_back(sort_key(product.name));
    std::vector<ProductAt> order(index.products.size());
    std::iota(order.begin(), order.end(), ProductAt{0});
    std::ranges::stable_sort(order, {}, [&](ProductAt at) -> const std::string& { return keys[at]; });
    return order;
}

void group_by_place(const Index& index, Arrangement& made) {
    std::unordered_map<std::uint32_t, std::uint32_t> position;
    Pairs pairs;
    made.place.assign(made.size(), Arrangement::no_place);
    for (std::uint32_t rank = 0; rank < made.size(); ++rank) {
        const ProductAt at = made.product[rank];
        if (!index.has_place[at]) continue;
        const places::UnitId unit = index.place[at];
        const auto next = static_cast<std::uint32_t>(made.places.size());
        const auto [found, added] = position.try_emplace(static_cast<std::uint32_t>(unit), next);
        if (added) made.places.push_back(unit);
        made.place[rank] = found->second;
        pairs.emplace_back(found->second, rank);
    }
    made.by_place = lists_of(made.places.size(), pairs);
}

void group_by_producer(const Index& index, Arrangement& made) {
    Pairs pairs;
    for (std::uint32_t rank = 0; rank < made.size(); ++rank) {
        const ProducerAt producer = index.producer_at[made.product[rank]];
        if (producer != Index::no_producer) pairs.emplace_back(producer, rank);
    }
    made.by_producer = lists_of(index.producers.size(), pairs);
}

}  // namespace

Arrangement arrange(const Index& index) {
    Arrangement made;
    made.product = by_name(index);
    made.rank.resize(made.size());
    made.group.fill(Bits(made.size()));
    made.kind.fill(Bits(made.size()));
    for (std::uint32_t rank = 0; rank < made.size(); ++rank) {
        const ProductAt at = made.product[rank];
        made.rank[at] = rank;
        const ProducerAt producer = index.producer_at[at];
        if (const auto group = index.products[at].group) made.group[static_cast<std::size_t>(*group)].set(rank);
        if (producer == Index::no_producer) continue;
        if (const auto kind = index.producers[producer].kind) made.kind[static_cast<std::size_t>(*kind)].set(rank);
    }
    group_by_place(index, made);
    group_by_producer(index, made);
    return made;
}

}  // namespace saolang::registry

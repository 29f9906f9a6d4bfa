// Records that were merged into another, as lists still name them.

#include <algorithm>

#include "registry/import_planner.hpp"
#include "registry/near.hpp"

namespace saolang::registry {

namespace {

// The kept producer behind the name of one that went, unless another of that name stands.
std::optional<ProducerAt> kept_producer(const Index& index, const places::Gazetteer& gazetteer, const std::string& name,
                                        std::optional<places::UnitId> place) {
    const auto key = producer_key(name);
    const auto moved = std::ranges::find_if(index.moved_producers.names,
                                            [&](const auto& former) { return producer_key(former.first) == key; });
    if (moved == index.moved_producers.names.end()) return std::nullopt;
    const auto& kept = index.producers[moved->second];
    const auto lies = kept.place ? gazetteer.by_key(kept.place->code, kept.place->valid_from) : std::nullopt;
    if (relation_of(gazetteer, place, lies) == PlaceRelation::other) return std::nullopt;
    const bool stands = std::ranges::any_of(
        index.producers, [&](const Producer& producer) { return producer_key(producer.name) == key; });
    return stands ? std::nullopt : std::optional(moved->second);
}

// The kept product behind the name of one that went, of the producer the row names.
std::optional<ProductAt> kept_product(const Index& index, const std::string& name, const std::string& producer) {
    const auto key = product_key(name);
    const auto owner_key = producer_key(producer);
    for (const auto& [former, at] : index.moved_products.names) {
        const auto owner = index.producer_at[at];
        if (product_key(former) == key && owner != Index::no_producer &&
            producer_key(index.producers[owner].name) == owner_key)
            return at;
    }
    return std::nullopt;
}

}  // namespace

void Planner::lead_to_kept(Draft& draft, std::optional<places::UnitId> place) const {
    if (draft.producer_name && !index.moved_producers.names.empty())
        if (const auto at = kept_producer(index, gazetteer, *draft.producer_name, place))
            draft.producer_name = index.producers[*at].name;
    if (draft.product_code)
        if (const auto moved = index.moved_products.by_code.find(*draft.product_code);
            moved != index.moved_products.by_code.end()) {
            draft.product_code = index.products[moved->second].code;
            draft.product_name = index.products[moved->second].name;
            return;
        }
    if (draft.product_name && draft.producer_name && !index.moved_products.names.empty())
        if (const auto at = kept_product(index, *draft.product_name, *draft.producer_name))
            draft.product_name = index.products[*at].name;
}

}  // namespace saolang::registry

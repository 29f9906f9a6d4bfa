#pragma once
// A record with all that hangs on it as the trail knew it at a moment: a small registry of its own, which the pages
// show as they show today's.

#include <memory>

#include "base/clock.hpp"
#include "registry/index.hpp"

namespace saolang::registry {

struct AsKnown {
    std::shared_ptr<const Index> index;
    ProductStory story;             // of a product
    ProducerPrivate private_facts;  // of a producer; what was erased since is absent
};

// The product alone, with its producer, recognitions and decisions; nothing when it did not stand then.
[[nodiscard]] std::optional<AsKnown> product_as_known(db::Reader& reader, const places::Gazetteer& gazetteer,
                                                      ProductId product, Moment moment);
// The producer with the products it had then.
[[nodiscard]] std::optional<AsKnown> producer_as_known(db::Reader& reader, const places::Gazetteer& gazetteer,
                                                       ProducerId producer, Moment moment);
// The decision with the recognitions that named it then, and their products.
[[nodiscard]] std::optional<AsKnown> decision_as_known(db::Reader& reader, const places::Gazetteer& gazetteer,
                                                       DecisionId decision, Moment moment);

// The whole registry as it was known then.
[[nodiscard]] std::shared_ptr<const Index> index_as_known(db::Reader& reader, const places::Gazetteer& gazetteer,
                                                          Moment moment);

// The last moment of a day in Vietnam.
[[nodiscard]] Moment end_of(Date day);

}  // namespace saolang::registry

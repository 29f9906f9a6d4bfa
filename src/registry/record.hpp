#pragma once
// The records of the registry as fields: how they enter the trail, and how a taken-back change restores them.

#include "registry/store.hpp"

namespace saolang::registry {

[[nodiscard]] trail::Record record_of(const Producer& producer, const ProducerPrivate& private_facts);
[[nodiscard]] trail::Record record_of(const Product& product, const ProductStory& story);
[[nodiscard]] trail::Record record_of(const Decision& decision);
[[nodiscard]] trail::Record record_of(const Recognition& recognition);

}  // namespace saolang::registry

#pragma once
// The records of the registry as fields named like their columns (trail/rows.hpp).

#include <span>

#include "registry/store.hpp"
#include "trail/rows.hpp"

namespace saolang::registry {

using trail::Layout;

extern const Layout producer_layout;
extern const Layout product_layout;
extern const Layout decision_layout;
extern const Layout recognition_layout;
extern const Layout setting_layout;
extern const Layout remark_layout;
extern const Layout not_double_layout;
extern const Layout screened_product_layout;
extern const Layout contact_layout;
[[nodiscard]] std::span<const Layout* const> layouts();

// Fields in the order of the layout's columns.
[[nodiscard]] trail::Record record_of(const Producer& producer, const ProducerPrivate& private_facts);
[[nodiscard]] trail::Record record_of(const Product& product, const ProductStory& story);
[[nodiscard]] trail::Record record_of(const Decision& decision);
[[nodiscard]] trail::Record record_of(const Recognition& recognition);

}  // namespace saolang::registry

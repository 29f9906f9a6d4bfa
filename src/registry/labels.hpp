#pragma once
// What the screen calls the things of the registry, Vietnamese and English side by side.

#include "registry/selection.hpp"
#include "web/language.hpp"

namespace saolang::registry {

[[nodiscard]] web::Word label_of(ProductGroup group);
[[nodiscard]] web::Word label_of(ProducerKind kind);
[[nodiscard]] web::Word label_of(ProductStatus status);
[[nodiscard]] web::Word label_of(Ground ground);
[[nodiscard]] web::Word label_of(Confidence confidence);
[[nodiscard]] web::Word label_of(NotCounted reason);

// The same things in addresses: "thuc-pham", "htx"; the codes of the API are understood as well.
[[nodiscard]] std::string_view address_of(ProductGroup group);
[[nodiscard]] std::string_view address_of(ProducerKind kind);
[[nodiscard]] std::optional<ProductGroup> group_at(std::string_view address);
[[nodiscard]] std::optional<ProducerKind> kind_at(std::string_view address);

}  // namespace saolang::registry

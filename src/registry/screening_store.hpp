#pragma once
// What people said of products that screening took for fresh or raw: one answer a product, kept with its reason, never
// asked again; it may be changed.

#include <map>

#include "registry/product.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

enum class Decided : std::uint8_t {
    unprocessed,  // sold fresh or raw: the year's plan limits such products
    processed,
};
[[nodiscard]] std::string_view code_of(Decided decided);

struct ScreenedProduct {
    ProductId product{};
    Decided decided{};
    std::string reason;  // in the person's words
};

// The row of a product's answer; nothing when nobody has decided.
[[nodiscard]] std::optional<std::int64_t> decided_row(db::Reader& reader, ProductId product);

// Replaces what was said before; nothing is written when it is the same.
void decide_processing(const WriteContext& context, const ScreenedProduct& answer);

[[nodiscard]] std::map<ProductId, ScreenedProduct> screened_products(db::Reader& reader);

}  // namespace saolang::registry

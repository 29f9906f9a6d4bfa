#pragma once
// Where a page of a selection goes on: the product it stands at and the direction, bound to the selection it came from.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "registry/product.hpp"

namespace saolang::registry {

struct Cursor {
    enum class Direction : std::uint8_t { after, before } direction;
    ProductId product;
    bool operator==(const Cursor&) const = default;
};

// Letters that are safe in an address.
[[nodiscard]] std::string write_cursor(const Cursor& cursor, std::string_view selection_key);
// Nothing when the text is damaged or comes from another selection.
[[nodiscard]] std::optional<Cursor> read_cursor(std::string_view text, std::string_view selection_key);

}  // namespace saolang::registry

#pragma once
// The pictures of the set: one symbol a kind of product in web/illustrations.svg, coloured by the tint of its place.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "web/html.hpp"

namespace saolang::web {

// "jar", "bottle", "fish-sauce", …: sorted.
[[nodiscard]] std::span<const std::string_view> illustration_names();

inline constexpr int tint_count = 6;
// The same place has the same tint on every page. `code` of a district or commune; "" is tint 0.
[[nodiscard]] int tint_of(std::string_view code);

// A square picture that fills its box; decoration only, the name of the product stands beside it. A name outside the
// set draws "basket".
[[nodiscard]] Raw illustration(std::string_view name, int tint);

// The village under its star, wide; decoration.
[[nodiscard]] Raw hero();

// The picture for a product nobody photographed: words of its name first ("nước mắm" → fish-sauce), else its criteria
// set (1 to 26), else the basket.
[[nodiscard]] std::string_view illustration_for(std::optional<std::uint8_t> set, std::string_view product_name);

}  // namespace saolang::web

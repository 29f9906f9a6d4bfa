#pragma once
// Numbers in text that programs wrote; what people write is read by parse_grouped (base/money.hpp).

#include <charconv>
#include <optional>
#include <string_view>

namespace saolang {

// The whole text; nothing when anything else stands in it or the number does not fit.
template <class Number>
[[nodiscard]] std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace saolang

#pragma once
// Vietnamese đồng: whole units, never a fraction; and whole numbers as people group them.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saolang {

struct Dong {
    std::int64_t amount;
    constexpr auto operator<=>(const Dong&) const = default;
};

// Nothing when the sum leaves 64 bits.
[[nodiscard]] std::optional<Dong> add(Dong a, Dong b);

// "1.234.567", "1,234,567", "1 234 567", "1234567": three digits after each separator.
[[nodiscard]] std::optional<std::int64_t> parse_grouped(std::string_view text);
// The same with or without "đ", "₫", "đồng", "VND".
[[nodiscard]] std::optional<Dong> parse_dong(std::string_view text);

[[nodiscard]] std::string group_thousands(std::int64_t number);  // 1.234.567
[[nodiscard]] std::string to_vietnamese(Dong money);             // 1.234.567 ₫

}  // namespace saolang

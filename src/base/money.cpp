#include "base/money.hpp"

#include "base/number.hpp"

namespace saolang {

std::optional<Dong> add(Dong a, Dong b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.amount, b.amount, &sum)) return std::nullopt;
    return Dong{sum};
}

std::optional<std::int64_t> parse_grouped(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);

    std::string digits;
    std::size_t in_group = 0;
    char separator = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
            ++in_group;
            continue;
        }
        const bool is_separator = c == '.' || c == ',' || c == ' ';
        const bool fits = separator == 0 ? in_group >= 1 && in_group <= 3 : c == separator && in_group == 3;
        if (!is_separator || !fits) return std::nullopt;
        separator = c;
        in_group = 0;
    }
    if (digits.empty() || (separator != 0 && in_group != 3)) return std::nullopt;

    return number_in<std::int64_t>(negative ? "-" + digits : digits);
}

std::optional<Dong> parse_dong(std::string_view text) {
    for (const std::string_view unit : {"đồng", "VND", "VNĐ", "vnđ", "vnd", "₫", "đ"}) {
        if (text.ends_with(unit)) {
            text.remove_suffix(unit.size());
            break;
        }
    }
    while (text.ends_with(' ')) text.remove_suffix(1);
    const auto amount = parse_grouped(text);
    return amount ? std::optional(Dong{*amount}) : std::nullopt;
}

std::string group_thousands(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > sign + 3;) {
        at -= 3;
        text.insert(at, 1, '.');
    }
    return text;
}

std::string to_vietnamese(Dong money) { return group_thousands(money.amount) + " ₫"; }

}  // namespace saolang

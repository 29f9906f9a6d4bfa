#pragma once
// Points of an evaluation, exact: 88.5 is 177/2 and an average of seven members stays a fraction.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saolang {

class Points {
public:
    constexpr Points() = default;
    constexpr explicit Points(std::int64_t whole) : numerator_(whole) {}

    // In lowest terms. Nothing when the denominator is not positive.
    [[nodiscard]] static std::optional<Points> ratio(std::int64_t numerator, std::int64_t denominator);

    [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
    [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }

    constexpr bool operator==(const Points&) const = default;
    [[nodiscard]] std::strong_ordering operator<=>(const Points& other) const;

private:
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

// "88", "88,5", "88.5" (at most four decimals), "366/5".
[[nodiscard]] std::optional<Points> parse_points(std::string_view text);
// "88.5" where a decimal of at most four digits is exact, else "366/7".
[[nodiscard]] std::string to_text(Points points);

}  // namespace saolang

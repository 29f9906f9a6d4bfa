#include "base/points.hpp"

#include <numeric>

#include <fmt/format.h>

#include "base/number.hpp"

namespace saolang {

namespace {

constexpr std::int64_t decimal_scale = 10'000;  // four decimals

std::optional<std::int64_t> digits(std::string_view text) {
    return text.starts_with('-') ? std::nullopt : number_in<std::int64_t>(text);
}

}  // namespace

std::optional<Points> Points::ratio(std::int64_t numerator, std::int64_t denominator) {
    if (denominator <= 0) return std::nullopt;
    const std::int64_t divisor = std::gcd(numerator, denominator);
    Points points;
    points.numerator_ = numerator / divisor;
    points.denominator_ = denominator / divisor;
    return points;
}

std::strong_ordering Points::operator<=>(const Points& other) const {
    const auto left = static_cast<__int128>(numerator_) * other.denominator_;
    const auto right = static_cast<__int128>(other.numerator_) * denominator_;
    return left < right    ? std::strong_ordering::less
           : left == right ? std::strong_ordering::equal
                           : std::strong_ordering::greater;
}

std::optional<Points> parse_points(std::string_view text) {
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto numerator = digits(text.substr(0, slash));
        const auto denominator = digits(text.substr(slash + 1));
        if (!numerator || !denominator) return std::nullopt;
        return Points::ratio(*numerator, *denominator);
    }
    const auto mark = text.find_first_of(".,");
    const auto whole = digits(text.substr(0, mark));
    if (!whole || *whole > 1'000'000) return std::nullopt;
    if (mark == std::string_view::npos) return Points(*whole);

    const auto decimals = text.substr(mark + 1);
    const auto fraction = digits(decimals);
    if (!fraction || decimals.size() > 4) return std::nullopt;
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < decimals.size(); ++i) scale *= 10;
    return Points::ratio(*whole * scale + *fraction, scale);
}

std::string to_text(Points points) {
    if (decimal_scale % points.denominator() != 0) {
        return fmt::format("{}/{}", points.numerator(), points.denominator());
    }
    const std::int64_t scaled = points.numerator() * (decimal_scale / points.denominator());
    if (scaled % decimal_scale == 0) return std::to_string(scaled / decimal_scale);
    std::string text = fmt::format("{}.{:04}", scaled / decimal_scale, scaled % decimal_scale);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

}  // namespace saolang

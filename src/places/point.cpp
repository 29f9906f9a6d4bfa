#include "places/point.hpp"

#include <charconv>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include "base/csv.hpp"
#include "base/embedded.hpp"

namespace saolang::places {

namespace {

using Points = std::unordered_map<std::uint32_t, Point>;

std::optional<double> degrees(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Points read_points(const Gazetteer& gazetteer) {
    Points points;
    const auto rows = parse_shipped_csv(embedded_file("data/units/centroids.csv").bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto day = parse_iso_date(rows[i][3]);
        const auto unit = day ? gazetteer.find(rows[i][0], *day) : std::nullopt;
        const auto point = point_of(rows[i][1] + "," + rows[i][2]);
        if (unit && point) points.emplace(static_cast<std::uint32_t>(*unit), *point);
    }
    return points;
}

}  // namespace

std::optional<Point> point_inside(const Gazetteer& gazetteer, UnitId unit) {
    static const Points points = read_points(Gazetteer::shipped());
    const auto& wanted = gazetteer[unit];
    const auto shipped = Gazetteer::shipped().by_key(wanted.code, wanted.valid.from);
    const auto found = shipped ? points.find(static_cast<std::uint32_t>(*shipped)) : points.end();
    return found == points.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Point> point_of(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto latitude = degrees(text.substr(0, comma));
    const auto longitude = degrees(text.substr(comma + 1));
    if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
    return Point{*latitude, *longitude};
}

double kilometres_between(Point a, Point b) {
    constexpr double radius = 6'371.0;  // km, of the earth as a ball
    constexpr auto radian = std::numbers::pi / 180;
    const auto half = [](double degrees) { return std::sin(degrees * radian / 2); };
    const auto north = half(b.latitude - a.latitude);
    const auto east = half(b.longitude - a.longitude);
    const auto chord = north * north + std::cos(a.latitude * radian) * std::cos(b.latitude * radian) * east * east;
    return 2 * radius * std::asin(std::min(1.0, std::sqrt(chord)));
}

}  // namespace saolang::places

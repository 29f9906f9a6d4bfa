#pragma once
// A point inside each unit, and how far two points are apart.

#include <optional>

#include "places/gazetteer.hpp"

namespace saolang::places {

struct Point {
    double latitude = 0;   // degrees north
    double longitude = 0;  // degrees east
};

// Of a commune or province from 01/07/2025, or a district of Quảng Nam (data/units/centroids.csv); it lies in the
// largest part of the unit and is not the seat of the authority.
[[nodiscard]] std::optional<Point> point_inside(const Gazetteer& gazetteer, UnitId unit);

// "15.87944,108.33000", as positions are stored; nothing when it is none on earth.
[[nodiscard]] std::optional<Point> point_of(std::string_view text);

// As the crow flies.
[[nodiscard]] double kilometres_between(Point a, Point b);

}  // namespace saolang::places

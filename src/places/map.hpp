#pragma once
// Maps drawn by the server: an SVG whose units are links. Colours are the style sheet's: classes map-0 … map-5,
// map-sea, map-frame, map-label.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "places/gazetteer.hpp"
#include "web/html.hpp"
#include "web/language.hpp"

namespace saolang::places {

enum class MapKind {
    quang_nam_districts,  // the 18 of 2024; Nông Sơn is drawn as Quế Sơn from 2025-01-01
    da_nang_communes,     // the 94 from 2025-07-01
    vietnam_provinces,    // the 34 from 2025-07-01
};

// The map that shows every unit of `level` within `province` (nothing: within Vietnam) on that day, where there is one.
[[nodiscard]] std::optional<MapKind> map_for(const Gazetteer& gazetteer, std::optional<UnitId> province, Level level,
                                             Date day);

inline constexpr int most_shades = 5;

// Counts in classes of equal, round width: 0, then up to five shades. "0", "1–10", "11–20", …
class Shades {
public:
    explicit Shades(std::uint32_t most);
    [[nodiscard]] int of(std::uint32_t count) const;
    // By shade, from 0.
    [[nodiscard]] std::vector<std::string> labels() const;

private:
    std::uint32_t width_;
    int used_;
};

struct MapUnit {
    UnitId unit;
    std::string href;   // empty: no link
    std::string value;  // read after the unit's name: "32 sản phẩm"
    int shade = 0;      // 0 … 5
};

struct Map {
    MapKind kind;
    Date day;           // of the hierarchy: its units must be those of MapUnit
    std::string title;  // what it shows, for who does not see it
    std::span<const MapUnit> units;
    std::vector<std::string> legend = {};  // by shade, from 0; none: no legend
};

// Units without a MapUnit are drawn with their name, in shade 0. Hoàng Sa and Trường Sa stand on every map.
[[nodiscard]] web::Raw draw_map(const Gazetteer& gazetteer, const Map& map, web::Language language);

}  // namespace saolang::places

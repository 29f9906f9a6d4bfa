#pragma once
// Điểm bán: which sales points there are on a day, what shows that they live, what they sell, which is nearest.

#include <optional>
#include <vector>

#include "places/point.hpp"
#include "programme/world.hpp"

namespace saolang::programme {

// Opened by the day and not closed, by their names.
[[nodiscard]] std::vector<Row> sales_points_on(const World& world, Date day);

// What visits by the day say. A visit that found it shut takes away nothing of what was seen before.
struct LastSeen {
    std::optional<Date> open;  // the last time
    std::optional<Date> shut;  // the last time, when that was the last visit of all
};
[[nodiscard]] LastSeen seen_by(const World& world, Row point, Date day);

// On sale on the day, by name.
[[nodiscard]] std::vector<Row> goods_on_sale(const World& world, Row point, Date day);
// Where goods were made: the registry's place of a product, else the origin stated.
[[nodiscard]] std::optional<places::UnitId> origin_of(const World& world, Row goods);

struct Near {
    Row point = 0;
    double kilometres = 0;
    bool rough = false;  // from the middle of its commune: its own position is not known
};
// The nearest first; those of which neither position nor commune is known are left out.
[[nodiscard]] std::vector<Near> nearest(const World& world, const places::Gazetteer& gazetteer,
                                        std::span<const Row> points, places::Point from);

}  // namespace saolang::programme

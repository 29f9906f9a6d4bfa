#include "programme/sales_points.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "programme/market_kinds.hpp"

namespace saolang::programme {

namespace {

bool by_day(std::optional<Date> value, Date day) { return value && *value <= day; }

std::vector<Row> by_name(const Table& table, std::size_t name, std::vector<Row> rows) {
    std::ranges::sort(rows, {}, [&](Row row) { return std::pair(sort_key(table.text(name, row)), row); });
    return rows;
}

}  // namespace

std::vector<Row> sales_points_on(const World& world, Date day) {
    const auto& table = (*world.ledger)[KindId::sales_point];
    std::vector<Row> rows;
    for (Row row = 0; row < table.size(); ++row)
        if (by_day(table.date(sales_point::opened_on, row), day) &&
            !by_day(table.date(sales_point::closed_on, row), day))
            rows.push_back(row);
    return by_name(table, sales_point::name, std::move(rows));
}

LastSeen seen_by(const World& world, Row point, Date day) {
    const auto& visits = (*world.ledger)[KindId::point_visit];
    LastSeen seen;
    for (const auto row : visits.rows_naming(point_visit::point, point)) {
        const auto on = visits.date(point_visit::on_day, row);
        if (!by_day(on, day)) continue;
        auto& last = visits.number(point_visit::was_open, row) == 1 ? seen.open : seen.shut;
        if (!last || *last < *on) last = on;
    }
    if (seen.open && seen.shut && *seen.shut <= *seen.open) seen.shut.reset();
    return seen;
}

std::vector<Row> goods_on_sale(const World& world, Row point, Date day) {
    const auto& goods = (*world.ledger)[KindId::point_product];
    std::vector<Row> rows;
    for (const auto row : goods.rows_naming(point_product::point, point)) {
        const auto last = goods.date(point_product::to_day, row);
        if (by_day(goods.date(point_product::from_day, row), day) && (!last || day <= *last)) rows.push_back(row);
    }
    return by_name(goods, point_product::name, std::move(rows));
}

std::optional<places::UnitId> origin_of(const World& world, Row goods) {
    const auto& table = (*world.ledger)[KindId::point_product];
    const auto product = table.position(point_product::product, goods);
    if (product && world.index->has_place[*product]) return world.index->place[*product];
    return table.unit(point_product::origin, goods);
}

std::vector<Near> nearest(const World& world, const places::Gazetteer& gazetteer, std::span<const Row> points,
                          places::Point from) {
    const auto& table = (*world.ledger)[KindId::sales_point];
    const auto first_day_of_points = *Date::from_civil(2025, 7, 1);
    std::vector<Near> found;
    for (const auto row : points) {
        auto at = places::point_of(table.text(sales_point::position, row));
        const bool rough = !at.has_value();
        const auto unit = table.unit(sales_point::unit, row);
        if (!at && unit) {
            const auto commune = gazetteer.locate(*unit, places::Level::commune, first_day_of_points);
            at = places::point_inside(gazetteer, commune.value_or(*unit));
        }
        if (at) found.push_back({row, places::kilometres_between(from, *at), rough});
    }
    std::ranges::stable_sort(found, {}, &Near::kilometres);
    return found;
}

}  // namespace saolang::programme

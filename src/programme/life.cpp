#include "programme/life.hpp"

#include "programme/market_kinds.hpp"
#include "programme/reckoned.hpp"

namespace saolang::programme {

Life life_of(const Ledger& ledger, Row point, Date asked) {
    const Day day = asked.days();
    const auto& points = ledger[KindId::sales_point];
    const auto& visits = ledger[KindId::point_visit];
    Day since = asked.plus_months(-months_of_life).days();
    Life life;
    const auto of_point = visits.rows_naming(point_visit::point, point);
    for (const Row row : of_point) {
        const auto on = visits.number(point_visit::on_day, row);
        if (on > day || on < since || visits.number(point_visit::was_open, row) == 1) continue;
        since = static_cast<Day>(on);
        life.shut = true;
    }
    const auto sign = [&](std::int64_t on, bool proved) {
        if (on > day || on <= since) return;
        life.shown = true;
        life.proved = life.proved || proved;
    };
    sign(points.number(sales_point::opened_on, point), points.proofs[point] > 0);
    for (const Row row : of_point) {
        if (visits.number(point_visit::was_open, row) != 1) continue;
        sign(visits.number(point_visit::on_day, row), visits.proofs[row] > 0 || visits.has(point_visit::position, row));
    }
    if (life.proved) return life;
    for (const auto& goods : ledger.reckoned->on_sale_at(point)) sign(goods.from, goods.proved);
    return life;
}

}  // namespace saolang::programme

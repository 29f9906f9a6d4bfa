#include "programme/programme_api.hpp"

#include <boost/json.hpp>

#include "programme/market_kinds.hpp"
#include "programme/public_ask.hpp"
#include "programme/sales_points.hpp"
#include "registry/api_query.hpp"

namespace saolang::programme {

namespace {

namespace json = boost::json;

json::value text_of(const Table& table, std::size_t field, Row row, const json::storage_ptr& memory) {
    return table.has(field, row) ? json::value(table.text(field, row), memory) : json::value(nullptr, memory);
}

json::value date_of(std::optional<Date> date, const json::storage_ptr& memory) {
    return date ? json::value(to_iso(*date), memory) : json::value(nullptr, memory);
}

json::value unit_of(const PublicAsk& ask, std::optional<places::UnitId> unit, const json::storage_ptr& memory) {
    if (!unit) return json::value(nullptr, memory);
    const auto& found = ask.view.gazetteer[*unit];
    return json::object({{"code", found.code}, {"name", found.name}, {"valid_from", to_iso(found.valid.from)}}, memory);
}

json::object point_of(const PublicAsk& ask, Row row, Date day, const json::storage_ptr& memory) {
    const auto& table = ask.table(KindId::sales_point);
    const auto seen = seen_by(ask.world, row, day);
    json::object point(memory);
    point["code"] = table.codes[row];
    point["name"] = table.text(sales_point::name, row);
    point["kind"] =
        table.has(sales_point::kind_of_it, row)
            ? json::value(sales_point::kinds[static_cast<std::size_t>(table.number(sales_point::kind_of_it, row))].code,
                          memory)
            : json::value(nullptr, memory);
    point["place"] = unit_of(ask, table.unit(sales_point::unit, row), memory);
    point["address"] = text_of(table, sales_point::address, row, memory);
    point["run_by"] = text_of(table, sales_point::run_by, row, memory);
    point["hours"] = text_of(table, sales_point::hours, row, memory);
    const auto at = places::point_of(table.text(sales_point::position, row));
    point["position"] = at ? json::value(json::object({{"lat", at->latitude}, {"lon", at->longitude}}, memory))
                           : json::value(nullptr, memory);
    point["opened_on"] = date_of(table.date(sales_point::opened_on, row), memory);
    point["as_of"] = to_iso(day);
    point["last_seen_open"] = date_of(seen.open, memory);
    point["found_shut_since"] = date_of(seen.shut, memory);
    json::array goods(memory);
    for (const auto on_sale : goods_on_sale(ask.world, row, day)) {
        const auto& of = ask.table(KindId::point_product);
        const auto product = of.position(point_product::product, on_sale);
        goods.push_back(json::object(
            {{"product", product ? json::value(ask.world.index->products[*product].code) : json::value(nullptr)},
             {"name", product ? ask.world.index->products[*product].name : of.text(point_product::name, on_sale)},
             {"origin", unit_of(ask, origin_of(ask.world, on_sale), memory)}},
            memory));
    }
    point["on_sale"] = std::move(goods);
    return point;
}

bool lies_in(const PublicAsk& ask, Row row, places::UnitId unit, Date day) {
    const auto place = ask.table(KindId::sales_point).unit(sales_point::unit, row);
    return place && ask.view.gazetteer.locate(*place, ask.view.gazetteer[unit].level, day) == unit;
}

web::Response sales_points(const PublicAsk& ask) {
    registry::ApiQuery query(ask.view, ask.request);
    const auto day = query.date("as_of", ask.view.today);
    const auto hierarchy_day = query.hierarchy(day);
    const auto unit = query.unit("unit", hierarchy_day);
    if (!query.good()) return query.refusal();
    auto points = sales_points_on(ask.world, day);
    if (unit) std::erase_if(points, [&](Row row) { return !lies_in(ask, row, *unit, hierarchy_day); });
    return registry::api_page(points, query, [&](std::size_t at, const json::storage_ptr& memory) {
        return point_of(ask, points[at], day, memory);
    });
}

}  // namespace

void add_programme_api_routes(web::RouteTable& routes, const Site& site) {
    add_public_route(
        routes, site,
        {.method = web::Method::get,
         .path = "/api/v1/sales-points",
         .act = web::public_act,
         .doc = {"Điểm bán, hàng đang bán, lần kiểm tra gần nhất", "Sales points, what is on sale, when last seen"},
         .handle = {},
         .parameters = {{"as_of", "2024-12-31", {"tính đến hết ngày", "at the end of this day"}},
                        {"unit", "506", {"mã đơn vị", "code of a unit"}},
                        {"hierarchy", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}},
                        {"cursor", "", {"từ `next` của trang trước", "`next` of the page before"}},
                        {"limit", "50", {"số dòng, nhiều nhất 200", "rows, at most 200"}}}},
        sales_points);
}

}  // namespace saolang::programme

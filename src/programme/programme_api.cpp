#include "programme/programme_api.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/number.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/public_plan.hpp"
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

// ---- Plans ----------------------------------------------------------------------------------------------------------

constexpr web::Word no_such_plan{"Không có kế hoạch của năm này", "There is no plan of this year"};
constexpr web::Word no_such_target{"Kế hoạch không có chỉ tiêu số này", "The plan has no target of this number"};

// Hundredths as a decimal: 7 000 is 70, 150 is 1.5.
json::value decimal_of(std::optional<std::int64_t> hundredths, const json::storage_ptr& memory) {
    if (!hundredths) return json::value(nullptr, memory);
    if (*hundredths % 100 == 0) return json::value(*hundredths / 100, memory);
    return json::value(static_cast<double>(*hundredths) / 100, memory);
}

std::string_view code_of(Status status) {
    constexpr std::array<std::string_view, 5> codes{"reached", "on_track", "at_risk", "missed", "unknown"};
    return codes[static_cast<std::size_t>(status)];
}

std::string why_path(const PublicPlan& plan, std::int64_t place) {
    return fmt::format("/api/v1/plans/{}/targets/{}?as_of={}", plan.question.plan.year, place,
                       to_iso(plan.question.day));
}

json::object target_of(const PublicAsk& ask, const PublicPlan& plan, const Progress& progress,
                       const json::storage_ptr& memory) {
    const auto& targets = ask.table(KindId::target);
    const auto row = progress.target;
    const auto place = targets.number(target::place, row);
    json::object found(memory);
    found["place"] = place;
    found["words"] = targets.text(target::words, row);
    found["indicator"] = targets.text(target::indicator, row);
    found["goal"] = json::object({{"comparison", comparisons[static_cast<std::size_t>(progress.goal.comparison)].code},
                                  {"value", decimal_of(progress.goal.goal, memory)},
                                  {"to", decimal_of(progress.goal.goal_to, memory)},
                                  {"measured_in", measures_in[static_cast<std::size_t>(progress.measure)].code},
                                  {"due", to_iso(progress.goal.due)}},
                                 memory);
    found["department"] = text_of(targets, target::department, row, memory);
    found["actual"] = decimal_of(progress.tally.value, memory);
    found["actual_if_proved"] = decimal_of(progress.tally.value_if_proved, memory);
    found["kept_private"] = progress.kept_private;
    found["status"] =
        progress.kept_private ? json::value(nullptr, memory) : json::value(code_of(progress.status), memory);
    const auto& expected = progress.forecast.expected;
    found["forecast"] = expected ? json::value(json::object({{"least", decimal_of(expected->least, memory)},
                                                             {"likely", decimal_of(expected->likely, memory)},
                                                             {"most", decimal_of(expected->most, memory)}},
                                                            memory))
                                 : json::value(nullptr, memory);
    const auto count = [&](std::uint32_t records) {
        return progress.kept_private ? json::value(nullptr, memory) : json::value(records, memory);
    };
    found["counted"] = count(progress.tally.counted);
    found["proof_missing"] = count(progress.tally.unproved);
    found["not_counted"] = count(progress.tally.not_counted);
    found["why"] = why_path(plan, place);
    return found;
}

json::object plan_of_year(const PublicAsk& ask, const PublicPlan& plan, const json::storage_ptr& memory) {
    const auto& plans = ask.table(KindId::plan);
    json::object found(memory);
    found["year"] = plan.question.plan.year;
    found["unit"] = unit_of(ask, plan.question.plan.unit, memory);
    found["as_of"] = to_iso(plan.question.day);
    found["number"] = text_of(plans, plan::number, plan.version, memory);
    found["signed_on"] = date_of(plans.date(plan::signed_on, plan.version), memory);
    found["in_force"] = plan.in_force;
    return found;
}

// The plan the address names; its refusal when there is none or a parameter is wrong.
Result<PublicPlan, web::Response> plan_asked_for(const PublicAsk& ask) {
    registry::ApiQuery query(ask.view, ask.request);
    const bool dated = !query.text("as_of").empty();
    const auto day = query.date("as_of", ask.view.today);
    if (!query.good()) return fail(query.refusal());
    const auto year = number_in<int>(ask.request.parameters[0]);
    auto plan = year ? public_plan(ask, *year, dated ? std::optional(day) : std::nullopt) : std::nullopt;
    if (!plan) return fail(web::problem(404, ask.say(no_such_plan)));
    return *std::move(plan);
}

web::Response year_plan(const PublicAsk& ask) {
    const auto plan = plan_asked_for(ask);
    if (!plan) return plan.error();
    registry::ApiMemory memory;
    auto found = plan_of_year(ask, *plan, &memory.resource);
    json::array targets(&memory.resource);
    for (const auto& progress : plan->targets) targets.push_back(target_of(ask, *plan, progress, &memory.resource));
    found["targets"] = std::move(targets);
    return registry::api_answer(found);
}

web::Response target_counted(const PublicAsk& ask) {
    const auto plan = plan_asked_for(ask);
    if (!plan) return plan.error();
    const auto place = number_in<std::int64_t>(ask.request.parameters[1]);
    const auto* progress = place ? target_placed(ask, *plan, *place) : nullptr;
    if (!progress) return web::problem(404, ask.say(no_such_target));
    registry::ApiMemory memory;
    auto found = target_of(ask, *plan, *progress, &memory.resource);
    const auto why = why_of(ask, *progress);
    json::array records(&memory.resource);
    for (const auto& one : why.counted)
        records.push_back(json::object({{"kind", one.kind}, {"code", one.code}, {"name", one.name}}, &memory.resource));
    json::array reasons(&memory.resource);
    for (const auto& [reason, count] : why.reasons)
        reasons.push_back(json::object({{"why", ask.say(*reason)}, {"count", count}}, &memory.resource));
    found["records"] = std::move(records);
    found["not_counted_because"] = std::move(reasons);
    return registry::api_answer(found);
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
    const web::Parameter as_of{"as_of", "2024-06-30", {"tính đến hết ngày", "at the end of this day"}};
    add_public_route(
        routes, site,
        {.method = web::Method::get,
         .path = "/api/v1/plans/{year}",
         .act = web::public_act,
         .doc = {"Kế hoạch năm: chỉ tiêu, mức đạt, dự báo", "The year's plan: targets, what is reached, forecasts"},
         .handle = {},
         .runs = web::Runs::on_pool,
         .parameters = {as_of},
         .sample = "/api/v1/plans/2024"},
        year_plan);
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = "/api/v1/plans/{year}/targets/{place}",
                      .act = web::public_act,
                      .doc = {"Những hồ sơ một chỉ tiêu đếm", "The records a target counts"},
                      .handle = {},
                      .runs = web::Runs::on_pool,
                      .parameters = {as_of},
                      .sample = "/api/v1/plans/2024/targets/1"},
                     target_counted);
}

}  // namespace saolang::programme

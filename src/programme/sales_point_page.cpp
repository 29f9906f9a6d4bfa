#include "programme/sales_point_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "places/map.hpp"
#include "programme/life.hpp"
#include "programme/market_kinds.hpp"
#include "programme/public_ask.hpp"
#include "programme/sales_points.hpp"
#include "registry/page_words.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::string_view path = "/diem-ban";
constexpr std::size_t most_near = 5;

constexpr Word title{"Điểm bán sản phẩm OCOP", "Where OCOP products are sold"};
constexpr Word description{"Điểm giới thiệu và bán sản phẩm OCOP theo địa bàn: giờ mở cửa, hàng đang bán, xuất xứ.",
                           "OCOP sales points by place: hours, products on sale, where these come from."};
constexpr Word lead{"{} điểm bán tính đến ngày {}.", "{} sales points as of {}."};
constexpr Word from_field{"Gần nhất từ xã, phường", "Nearest from the commune"};
constexpr Word choose{"Chọn xã, phường", "Choose a commune"};
constexpr Word find{"Tìm", "Find"};
constexpr Word nearest_title{"Gần nhất từ {}", "Nearest from {}"};
constexpr Word how_far{"Tính theo đường chim bay từ giữa xã, phường.",
                       "As the crow flies, from the middle of the commune."};
constexpr Word name_column{"Điểm bán", "Sales point"};
constexpr Word place_column{"Địa bàn", "Place"};
constexpr Word hours_column{"Giờ mở cửa", "Hours"};
constexpr Word seen_column{"Kiểm tra gần nhất", "Last visit"};
constexpr Word far_column{"Cách", "Distance"};
constexpr Word by_place{"Theo địa bàn", "By place"};
constexpr Word map_title{"Số điểm bán theo địa bàn", "Sales points by place"};
constexpr Word of_points{"điểm bán", "sales points"};
constexpr Word seen_open{"thấy mở cửa {}", "seen open {}"};
constexpr Word seen_shut{"thấy đóng cửa {}", "found shut {}"};
constexpr Word never_seen{"chưa có lần kiểm tra", "not visited yet"};
constexpr Word roughly{"khoảng {} km", "about {} km"};
constexpr Word none_title{"Chưa có điểm bán nào được ghi nhận", "No sales point is on record"};
constexpr Word none_text{"Sở, xã ghi nhận điểm bán khi mở; mời xem sản phẩm trong danh mục.",
                         "Offices record sales points as they open; the catalogue has the products."};
constexpr Word unknown{"–", "–"};
constexpr Word kind_label{"Loại", "Kind"};
constexpr Word address_label{"Địa chỉ", "Address"};
constexpr Word operator_label{"Đơn vị vận hành", "Run by"};
constexpr Word opened_label{"Mở từ ngày", "Open since"};
constexpr Word closed_label{"Đã đóng từ ngày", "Closed since"};
constexpr Word map_link{"Xem trên bản đồ", "Show on a map"};
constexpr Word goods_title{"Hàng đang bán", "On sale"};
constexpr Word goods_column{"Sản phẩm", "Product"};
constexpr Word origin_column{"Xuất xứ", "From"};
constexpr Word no_goods{"Chưa ghi nhận hàng nào đang bán.", "Nothing on sale is on record."};
constexpr Word visits_title{"Những lần kiểm tra", "Visits"};
constexpr Word visit_open{"Đang mở cửa", "Open"};
constexpr Word visit_shut{"Đóng cửa", "Shut"};
constexpr Word products_seen{"{} sản phẩm OCOP thấy bán", "{} OCOP products seen on sale"};

web::Raw seen_tag(const PublicAsk& ask, Row point, Date day) {
    const auto seen = seen_by(ask.world, point, day);
    if (seen.shut) return web::tag(web::Tone::wrong, filled(ask.say(seen_shut), ask.view.date(*seen.shut)));
    if (!seen.open) return web::tag(web::Tone::quiet, ask.say(never_seen));
    return web::tag(life_of(*ask.world.ledger, point, day).shown ? web::Tone::good : web::Tone::attention,
                    filled(ask.say(seen_open), ask.view.date(*seen.open)));
}

// Districts while there are any, then communes.
places::Level level_on(Date day) {
    return day < *Date::from_civil(2025, 7, 1) ? places::Level::district : places::Level::commune;
}

std::optional<places::UnitId> place_of(const PublicAsk& ask, Row point, Date day) {
    const auto unit = ask.table(KindId::sales_point).unit(sales_point::unit, point);
    if (!unit) return std::nullopt;
    const auto located = ask.view.gazetteer.locate(*unit, level_on(day), day);
    return located ? located : unit;
}

std::string point_path(const PublicAsk& ask, Row point) {
    auto address = ask.view.link(fmt::format("{}/{}", path, ask.table(KindId::sales_point).codes[point]));
    const auto typed = ask.asked("ngay");
    if (!typed.empty()) address += "?ngay=" + web::percent_encode(typed);
    return address;
}

std::vector<web::Cell> cells_of(const PublicAsk& ask, Row point, Date day) {
    const auto& table = ask.table(KindId::sales_point);
    const auto place = place_of(ask, point, day);
    const auto& hours = table.text(sales_point::hours, point);
    return {web::Cell::link(point_path(ask, point), table.text(sales_point::name, point)),
            place ? ask.view.name_of(*place) : std::string(ask.say(unknown)),
            hours.empty() ? ask.say(unknown) : std::string_view(hours), seen_tag(ask, point, day)};
}

web::Table table_of(const PublicAsk& ask, Word caption) {
    web::Table table{.caption = std::string(ask.say(caption)), .columns = {}, .rows = {}};
    for (const auto heading : {name_column, place_column, hours_column, seen_column})
        table.columns.push_back({std::string(ask.say(heading))});
    return table;
}

// ---- The nearest ----------------------------------------------------------------------------------------------------

std::vector<places::UnitId> communes_served(const PublicAsk& ask) {
    const auto province = ask.view.province_on(ask.view.today);
    return province ? ask.view.gazetteer.list(places::Level::commune, ask.view.today, province)
                    : std::vector<places::UnitId>();
}

void add_question(Html& html, const PublicAsk& ask) {
    web::Field communes{.name = "tu",
                        .label = std::string(ask.say(from_field)),
                        .value = std::string(ask.asked("tu")),
                        .kind = web::Field::Kind::choice,
                        .choices = {{"", std::string(ask.say(choose))}}};
    for (const auto unit : communes_served(ask))
        communes.choices.push_back({ask.view.gazetteer[unit].code, ask.view.gazetteer[unit].name});
    if (communes.choices.size() == 1) return;
    html.add(R"(<form class="ask" method="get" action="{}">)", web::Url(ask.view.link(path)));
    html.add(web::field(ask.view.language, communes));
    html.add(web::button(web::Press::plain, ask.say(find))).add("</form>");
}

void add_nearest(Html& html, const PublicAsk& ask, std::span<const Row> points, Date day) {
    const auto from = ask.view.gazetteer.find(ask.asked("tu"), ask.view.today);
    const auto middle = from ? places::point_inside(ask.view.gazetteer, *from) : std::nullopt;
    if (!middle) return;
    auto found = nearest(ask.world, ask.view.gazetteer, points, *middle);
    if (found.empty()) return;
    found.resize(std::min(found.size(), most_near));
    auto table = table_of(ask, name_column);
    table.caption = filled(ask.say(nearest_title), ask.view.name_of(*from));
    table.columns.insert(table.columns.begin() + 1, {std::string(ask.say(far_column)), true});
    for (const auto& one : found) {
        auto cells = cells_of(ask, one.point, day);
        const auto far = fmt::format("{:.0f}", std::max(1.0, one.kilometres));
        cells.insert(cells.begin() + 1,
                     web::Cell(one.rough ? filled(ask.say(roughly), far) : fmt::format("{} km", far)));
        table.rows.push_back(std::move(cells));
    }
    html.add(web::table(ask.view.language, table)).add(R"(<p class="soft">{}</p>)", ask.say(how_far));
}

// ---- All of them ----------------------------------------------------------------------------------------------------

void add_map(Html& html, const PublicAsk& ask, std::span<const Row> points, Date day) {
    const auto kind = places::map_for(ask.view.gazetteer, ask.view.province_on(day), level_on(day), day);
    if (!kind) return;
    std::map<places::UnitId, std::uint32_t> counts;
    for (const auto point : points)
        if (const auto unit = place_of(ask, point, day)) ++counts[*unit];
    std::uint32_t most = 0;
    for (const auto& [unit, count] : counts) most = std::max(most, count);
    const places::Shades shades(most);
    std::vector<places::MapUnit> units;
    units.reserve(counts.size());
    for (const auto& [unit, count] : counts)
        units.push_back({unit, "", fmt::format("{} {}", count, ask.say(of_points)), shades.of(count)});
    html.add(places::draw_map(ask.view.gazetteer,
                              {.kind = *kind,
                               .day = day,
                               .title = std::string(ask.say(map_title)),
                               .units = units,
                               .legend = shades.labels()},
                              ask.view.language));
}

web::Raw table_by_place(const PublicAsk& ask, std::vector<Row> points, Date day) {
    std::ranges::stable_sort(points, {}, [&](Row point) {
        const auto place = place_of(ask, point, day);
        return place ? ask.view.gazetteer[*place].code : std::string();
    });
    auto table = table_of(ask, by_place);
    for (const auto point : points) table.rows.push_back(cells_of(ask, point, day));
    return web::table(ask.view.language, table);
}

web::Response list_page(const PublicAsk& ask) {
    const auto day = ask.day();
    const auto points = sales_points_on(ask.world, day);
    auto frame = registry::page_of(ask.view, ask.request, std::string(ask.say(title)));
    frame.description = ask.say(description);
    frame.canonical = path;
    frame.crumbs = {{std::string(ask.say(registry::home_title)), ask.view.link("/")}};
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", ask.say(title),
             filled(ask.say(lead), points.size(), ask.view.date(day)));
    if (points.empty()) {
        html.add(web::empty_state(
            {std::string(ask.say(none_title)), std::string(ask.say(none_text)),
             web::button_link(web::Press::primary, ask.view.link("/san-pham"), ask.say(registry::products_title))}));
        return registry::respond(frame, std::move(html));
    }
    add_question(html, ask);
    add_nearest(html, ask, points, day);
    html.add(R"(<div class="two"><div>)");
    add_map(html, ask, points, day);
    html.add("</div><div>").add(table_by_place(ask, points, day)).add("</div></div>");
    return registry::respond(frame, std::move(html));
}

// ---- One of them ----------------------------------------------------------------------------------------------------

web::Raw facts_of(const PublicAsk& ask, Row point, Date day) {
    const auto& table = ask.table(KindId::sales_point);
    std::vector<web::Fact> rows;
    const auto add = [&](Word name, web::Cell value) {
        rows.push_back({std::string(ask.say(name)), std::move(value)});
    };
    const auto add_text = [&](Word name, std::size_t field) {
        if (table.has(field, point)) add(name, table.text(field, point));
    };
    if (table.has(sales_point::kind_of_it, point))
        add(kind_label,
            ask.say(sales_point::kinds[static_cast<std::size_t>(table.number(sales_point::kind_of_it, point))].words));
    add_text(address_label, sales_point::address);
    if (const auto unit = table.unit(sales_point::unit, point))
        add(place_column,
            ask.view.gazetteer.full_name(
                *unit, ask.view.gazetteer[*unit].valid.contains(day) ? day : ask.view.gazetteer[*unit].valid.from));
    add_text(hours_column, sales_point::hours);
    add_text(operator_label, sales_point::run_by);
    if (const auto opened = table.date(sales_point::opened_on, point)) add(opened_label, ask.view.date(*opened));
    const auto closed = table.date(sales_point::closed_on, point);
    if (closed && *closed <= day) add(closed_label, ask.view.date(*closed));
    if (const auto at = places::point_of(table.text(sales_point::position, point)))
        add(map_link,
            web::Cell::link(fmt::format("https://www.openstreetmap.org/?mlat={:.5f}&mlon={:.5f}#map=16/{:.5f}/{:.5f}",
                                        at->latitude, at->longitude, at->latitude, at->longitude),
                            fmt::format("{:.5f}, {:.5f}", at->latitude, at->longitude)));
    return web::facts(rows);
}

void add_goods(Html& html, const PublicAsk& ask, Row point, Date day) {
    const auto& goods = ask.table(KindId::point_product);
    const auto rows = goods_on_sale(ask.world, point, day);
    html.add("<h2>{}</h2>", ask.say(goods_title));
    if (rows.empty()) {
        html.add("<p>{}</p>", ask.say(no_goods));
        return;
    }
    web::Table table{.caption = std::string(ask.say(goods_title)),
                     .columns = {{std::string(ask.say(goods_column))}, {std::string(ask.say(origin_column))}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto row : rows) {
        const auto product = goods.position(point_product::product, row);
        const auto origin = origin_of(ask.world, row);
        table.rows.push_back(
            {product ? web::Cell::link(ask.view.link("/san-pham/" + ask.world.index->products[*product].slug),
                                       ask.world.index->products[*product].name)
                     : web::Cell(goods.text(point_product::name, row)),
             origin ? ask.view.gazetteer.full_name(*origin, ask.view.gazetteer[*origin].valid.from)
                    : std::string(ask.say(unknown))});
    }
    html.add(web::table(ask.view.language, table));
}

void add_visits(Html& html, const PublicAsk& ask, Row point, Date day) {
    const auto& visits = ask.table(KindId::point_visit);
    std::vector<Row> rows;
    for (const auto row : visits.rows_naming(point_visit::point, point))
        if (const auto on = visits.date(point_visit::on_day, row); on && *on <= day) rows.push_back(row);
    if (rows.empty()) return;
    std::ranges::sort(rows, std::ranges::greater{}, [&](Row row) { return visits.number(point_visit::on_day, row); });
    std::vector<web::Event> events;
    for (const auto row : rows) {
        const auto on = *visits.date(point_visit::on_day, row);
        const bool open = visits.number(point_visit::was_open, row) == 1;
        events.push_back({to_iso(on), ask.view.date(on), std::string(ask.say(open ? visit_open : visit_shut))});
        events.back().tone = open ? web::Tone::good : web::Tone::wrong;
        if (visits.has(point_visit::products_seen, row))
            events.back().detail = filled(ask.say(products_seen), visits.number(point_visit::products_seen, row));
    }
    html.add("<h2>{}</h2>", ask.say(visits_title)).add(web::timeline(ask.view.language, events));
}

web::Response point_page(const PublicAsk& ask) {
    const auto& table = ask.table(KindId::sales_point);
    const auto point = table.coded(ask.request.parameters[0]);
    if (!point) return {.status = 404};
    const auto day = ask.day();
    const auto& name = table.text(sales_point::name, *point);
    auto frame = registry::page_of(ask.view, ask.request, name);
    frame.description = fmt::format("{}, {}", name, table.text(sales_point::address, *point));
    frame.canonical = fmt::format("{}/{}", path, table.codes[*point]);
    frame.crumbs = {{std::string(ask.say(registry::home_title)), ask.view.link("/")},
                    {std::string(ask.say(title)), ask.view.link(path)}};
    Html html;
    html.add(R"(<h1>{}</h1><p class="actions">{}</p>)", name, seen_tag(ask, *point, day));
    html.add(R"(<div class="two"><div>)").add(facts_of(ask, *point, day));
    add_visits(html, ask, *point, day);
    html.add("</div><div>");
    add_goods(html, ask, *point, day);
    html.add("</div></div>");
    return registry::respond(frame, std::move(html));
}

constexpr web::Parameter day_parameter{"ngay", "2024-12-31", {"tính đến hết ngày", "at the end of this day"}};

}  // namespace

void add_sales_point_routes(web::RouteTable& routes, const Site& site) {
    add_public_route(
        routes, site,
        {.method = web::Method::get,
         .path = path,
         .act = web::public_act,
         .doc = {"Điểm bán OCOP theo địa bàn, gần nhất", "OCOP sales points by place, the nearest"},
         .handle = {},
         .parameters = {{"tu", "20551", {"mã xã, phường đang đứng", "code of the commune one is in"}}, day_parameter}},
        list_page);
    add_public_route(
        routes, site,
        {.method = web::Method::get,
         .path = "/diem-ban/{ma}",
         .act = web::public_act,
         .doc = {"Một điểm bán: hàng đang bán, xuất xứ, kiểm tra", "One sales point: goods, origin, visits"},
         .handle = {},
         .parameters = {day_parameter}},
        point_page);
}

}  // namespace saolang::programme

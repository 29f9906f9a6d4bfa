#include "registry/figures_view.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/money.hpp"
#include "places/map.hpp"
#include "registry/labels.hpp"
#include "web/charts.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using Label = web::Word;

constexpr Label products_label{"sản phẩm được công nhận", "recognised products"};
constexpr Label producers_label{"chủ thể", "producers"};
constexpr Label star_labels[]{{"sản phẩm ba sao", "three-star products"},
                              {"sản phẩm bốn sao", "four-star products"},
                              {"sản phẩm năm sao", "five-star products"}};
constexpr Label star_headings[]{{"3 sao", "3 stars"}, {"4 sao", "4 stars"}, {"5 sao", "5 stars"}};
constexpr Label by_group{"Theo nhóm sản phẩm", "By product group"};
constexpr Label by_kind{"Theo loại chủ thể", "By kind of producer"};
constexpr Label by_unit{"Theo địa bàn", "By place"};
constexpr Label kind_heading{"Loại chủ thể", "Kind of producer"};
constexpr Label unit_heading{"Đơn vị", "Unit"};
constexpr Label products_heading{"Sản phẩm", "Products"};
constexpr Label producers_heading{"Chủ thể", "Producers"};
constexpr Label total_row{"Tổng cộng", "Total"};
constexpr Label not_stated{"Không nêu", "Not stated"};
constexpr Label of_products{"sản phẩm", "products"};
constexpr Label map_title{"Số sản phẩm theo địa bàn", "Products by place"};
constexpr Label not_placed{"Chưa rõ địa bàn", "Place not known"};

web::Cell door(const View& view, std::string_view path, const Selection& selection, std::uint32_t number) {
    if (number == 0) return std::int64_t{0};
    return web::Cell::link(address_of(view, path, selection), std::int64_t{number});
}

Selection with_star(Selection selection, int number) {
    selection.stars = {*Star::of(number)};
    return selection;
}

std::vector<web::Cell> unit_row(const View& view, web::Cell name, const Selection& selection, const Figures& figures,
                                bool has_door) {
    std::vector<web::Cell> row{std::move(name)};
    const auto number = [&](std::string_view path, const Selection& counted, std::uint32_t count) {
        row.push_back(has_door ? door(view, path, counted, count) : web::Cell(std::int64_t{count}));
    };
    number("/san-pham", selection, figures.products);
    for (int star = 5; star >= 3; --star)
        number("/san-pham", with_star(selection, star), figures.by_star[static_cast<std::size_t>(star)]);
    number("/chu-the", selection, figures.producers);
    return row;
}

}  // namespace

FiguresAsked figures_asked(const View& view, const Selection& selection) {
    const auto unit = selection.place ? selection.place : view.province_on(selection.hierarchy_day);
    FiguresAsked asked{{selection.day, selection.hierarchy_day, unit}, places::Level::commune};
    if (!unit) {
        asked.below = places::Level::province;
    } else if (view.gazetteer[*unit].level == places::Level::province) {
        const bool has_districts = !view.gazetteer.list(places::Level::district, selection.hierarchy_day, unit).empty();
        if (has_districts) asked.below = places::Level::district;
    }
    return asked;
}

Selection selection_of(const FiguresQuery& query) {
    auto selection = all_counted(query.day);
    selection.hierarchy_day = query.hierarchy_day;
    selection.place = query.unit;
    return selection;
}

FigureDoors public_doors(const View& view, const FiguresQuery& query) {
    const auto all = selection_of(query);
    FigureDoors doors{address_of(view, "/san-pham", all), address_of(view, "/chu-the", all), {}};
    for (int star = 3; star <= 5; ++star)
        doors.by_star[static_cast<std::size_t>(star - 3)] = address_of(view, "/san-pham", with_star(all, star));
    return doors;
}

web::Raw main_figures(const View& view, const Figures& figures, const FigureDoors& doors) {
    std::vector<web::Figure> row;
    row.push_back({.label = std::string(view.say(products_label)),
                   .number = group_thousands(figures.products),
                   .href = doors.products});
    row.push_back({.label = std::string(view.say(producers_label)),
                   .number = group_thousands(figures.producers),
                   .href = doors.producers});
    for (int star = 5; star >= 3; --star)
        row.push_back({.label = std::string(view.say(star_labels[star - 3])),
                       .number = group_thousands(figures.by_star[static_cast<std::size_t>(star)]),
                       .href = doors.by_star[static_cast<std::size_t>(star - 3)],
                       .star = star});
    return web::figures(view.language, row);
}

web::Raw group_bars(const View& view, const FiguresQuery& query, const Figures& figures) {
    web::BarChart chart{
        .title = std::string(view.say(by_group)), .series = {std::string(view.say(products_heading))}, .rows = {}};
    for (const auto group : product_groups) {
        auto selection = selection_of(query);
        selection.groups = {group};
        const auto count = figures.by_group[static_cast<std::size_t>(group)];
        chart.rows.push_back({.label = std::string(view.say(label_of(group))),
                              .values = {count},
                              .href = count == 0 ? "" : address_of(view, "/san-pham", selection)});
    }
    if (figures.group_not_stated > 0)
        chart.rows.push_back({.label = std::string(view.say(not_stated)), .values = {figures.group_not_stated}});
    return web::bar_chart(view.language, chart);
}

web::Raw kind_table(const View& view, const FiguresQuery& query, const Figures& figures) {
    web::Table table{.caption = std::string(view.say(by_kind)),
                     .columns = {{std::string(view.say(kind_heading))},
                                 {std::string(view.say(products_heading)), true},
                                 {std::string(view.say(producers_heading)), true}},
                     .rows = {}};
    for (const auto kind : producer_kinds) {
        const auto at = static_cast<std::size_t>(kind);
        if (figures.by_kind[at] == 0) continue;
        auto selection = selection_of(query);
        selection.kinds = {kind};
        table.rows.push_back({view.say(label_of(kind)), door(view, "/san-pham", selection, figures.by_kind[at]),
                              door(view, "/chu-the", selection, figures.producers_by_kind[at])});
    }
    if (figures.kind_not_stated > 0)
        table.rows.push_back({view.say(not_stated), std::int64_t{figures.kind_not_stated},
                              std::int64_t{figures.producers_kind_not_stated}});
    return web::table(view.language, table);
}

web::Raw unit_map(const View& view, const FiguresAsked& asked, const std::vector<UnitFigures>& rows) {
    const auto kind = places::map_for(view.gazetteer, asked.query.unit, asked.below, asked.query.hierarchy_day);
    if (!kind) return {};
    std::uint32_t most = 0;
    for (const auto& row : rows) most = std::max(most, row.figures.products);
    const places::Shades shades(most);
    std::vector<places::MapUnit> units;
    for (const auto& [unit, figures] : rows) {
        if (!unit) continue;
        auto query = asked.query;
        query.unit = unit;
        units.push_back({.unit = *unit,
                         .href = figures.products == 0 ? "" : address_of(view, "/san-pham", selection_of(query)),
                         .value = fmt::format("{} {}", figures.products, view.say(of_products)),
                         .shade = shades.of(figures.products)});
    }
    return places::draw_map(view.gazetteer,
                            {.kind = *kind,
                             .day = asked.query.hierarchy_day,
                             .title = std::string(view.say(map_title)),
                             .units = units,
                             .legend = shades.labels()},
                            view.language);
}

web::Raw unit_table(const View& view, const FiguresAsked& asked, const std::vector<UnitFigures>& rows) {
    web::Table table{
        .caption = std::string(view.say(by_unit)), .columns = {{std::string(view.say(unit_heading))}}, .rows = {}};
    table.columns.push_back({std::string(view.say(products_heading)), true});
    for (int star = 5; star >= 3; --star)
        table.columns.push_back({std::string(view.say(star_headings[star - 3])), true});
    table.columns.push_back({std::string(view.say(producers_heading)), true});
    auto ordered = rows;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [](const UnitFigures& row) { return row.figures.products > 0; });
    for (const auto& [unit, figures] : ordered) {
        auto query = asked.query;
        if (!unit) {
            table.rows.push_back(unit_row(view, view.say(not_placed), selection_of(query), figures, false));
            continue;
        }
        if (asked.below == places::Level::province && figures.products == 0) continue;
        query.unit = unit;
        const auto selection = selection_of(query);
        auto name = asked.below == places::Level::commune
                        ? web::Cell(view.name_of(*unit))
                        : web::Cell::link(address_of(view, "/so-lieu", selection), view.name_of(*unit));
        table.rows.push_back(unit_row(view, std::move(name), selection, figures, true));
    }
    table.total = unit_row(view, view.say(total_row), selection_of(asked.query),
                           figures_of(*view.index, view.gazetteer, asked.query), true);
    return web::table(view.language, table);
}

}  // namespace saolang::registry

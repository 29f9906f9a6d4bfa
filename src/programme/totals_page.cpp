#include "programme/totals_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "programme/market_kinds.hpp"
#include "programme/public_ask.hpp"
#include "programme/totals_view.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/page_words.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::string_view public_path = "/so-lieu/doanh-thu";
constexpr std::string_view file_path = "/so-lieu/doanh-thu.xlsx";
constexpr std::string_view desk_path = "/quan-ly/doanh-thu-tong";

constexpr Word title{"Doanh thu, lợi nhuận từ sản phẩm OCOP", "Turnover and profit of OCOP products"};
constexpr Word description{"Tổng doanh thu, lợi nhuận do chủ thể OCOP báo, theo quý, địa bàn, nhóm sản phẩm.",
                           "Turnover and profit reported by OCOP producers by quarter, place and group."};
constexpr Word figures_title{"Số liệu OCOP", "OCOP in figures"};
constexpr Word lead{
    "Tổng các báo cáo của chủ thể, chốt vào 15/02, 15/05, 15/08 và 15/11. Báo cáo đến sau được cộng vào lần chốt sau. "
    "Không số nào ở đây cho biết số liệu của riêng một chủ thể.",
    "Sums of producers' reports, closed on 15/02, 15/05, 15/08 and 15/11. Later reports come in at a later "
    "closing. No "
    "figure here tells what one producer has."};
constexpr Word years_label{"Năm:", "Year:"};
constexpr Word periods_title{"Theo kỳ", "By period"};
constexpr Word period_column{"Kỳ", "Period"};
constexpr Word units_title{"Theo địa bàn", "By place"};
constexpr Word unit_column{"Địa bàn", "Place"};
constexpr Word groups_title{"Theo nhóm sản phẩm", "By product group"};
constexpr Word group_column{"Nhóm", "Group"};
constexpr Word year_name{"Cả năm {}", "The year {}"};
constexpr Word chosen_period{"{}: theo địa bàn và nhóm", "{}: by place and group"};
constexpr Word closed_on{"chốt {}", "closed {}"};
constexpr Word units_changed{
    "Địa giới đổi trong năm này, nên theo địa bàn chỉ có số liệu từng quý.",
    "Units changed in the course of this year, so figures by place are those of its quarters."};
constexpr Word year_is_sum{"Cả năm là tổng những kỳ nêu ở đây.", "The year is the sum of the periods shown here."};
constexpr Word none_title{"Chưa có kỳ nào được chốt", "No period is closed yet"};
constexpr Word none_text{"Tổng được nêu khi có báo cáo của đủ nhiều chủ thể, để không lộ số liệu của riêng ai.",
                         "Sums are shown once enough producers have reported, so that nobody's own figures are told."};
constexpr Word divided_how{
    "Chia theo báo cáo của lần chốt lớn nhất mỗi kỳ; báo cáo đến sau và số được sửa sau đó chỉ có trong tổng của kỳ. "
    "Những dòng không nêu được cộng chung ở cuối bảng.",
    "Divided by the reports of each period's largest closing; later reports and corrections are in the period's total "
    "alone. Rows not shown are added up at the end of the table."};
constexpr Word total_here{"Tổng của bảng này", "Total of this table"};
constexpr Word excel{"Tải về Excel", "Download Excel"};
constexpr Word year_heading{"Năm", "Year"};
constexpr Word split_heading{"Chia theo", "Divided by"};
constexpr Word name_heading{"Tên", "Name"};
constexpr Word turnover_heading{"Doanh thu (đồng)", "Turnover (đồng)"};
constexpr Word profit_heading{"Lợi nhuận (đồng)", "Profit (đồng)"};
constexpr Word total_word{"Tổng", "Total"};
constexpr Word own_title{"Số đầy đủ trong phạm vi của bạn", "All figures within your reach"};
constexpr Word own_text{
    "Theo báo cáo có đến lúc này, của các chủ thể bạn được xem. Không công bố, không gửi cho người khác.",
    "By the reports there are now, of the producers you may see. Not for publication, nor for others."};
constexpr Word own_none{"Chưa có báo cáo nào trong phạm vi của bạn.", "No report within your reach yet."};
constexpr Word shown_title{"Số nêu công khai", "What everybody sees"};
constexpr Word records_link{"Từng báo cáo", "Each report"};

constexpr Word list_years{"Những năm có báo cáo", "Years with reports"};

struct Chosen {
    int year = 0;
    std::optional<int> quarter = {};  // nothing: the year
};

// The sums of one moment, of both measures.
struct Both {
    std::array<std::shared_ptr<const Totals>, measures.size()> of;

    [[nodiscard]] std::vector<int> years() const {
        std::set<int> found;
        for (const auto& totals : of)
            for (const auto year : totals->years()) found.insert(year);
        return {found.begin(), found.end()};
    }
    [[nodiscard]] std::vector<ReportPeriod> periods(int year) const {
        std::set<ReportPeriod> found;
        for (const auto& totals : of)
            for (const auto period : totals->periods(year)) found.insert(period);
        return {found.begin(), found.end()};
    }
    // `when`: a period or a year.
    [[nodiscard]] PeriodSums total(auto when) const { return {of[0]->total(when), of[1]->total(when)}; }
    [[nodiscard]] ShownTotals divided(auto when) const { return {{of[0]->divided(when), of[1]->divided(when)}}; }
    [[nodiscard]] std::optional<Date> last_closed(ReportPeriod period) const {
        std::optional<Date> last;
        for (const auto& totals : of)
            if (const auto found = totals->closed_on.find(period); found != totals->closed_on.end())
                last = std::max(last.value_or(found->second.back()), found->second.back());
        return last;
    }
};

using Kept = std::shared_ptr<ProtectedTotals>;

Both totals_of(const Kept& kept, Date today) {
    Both both;
    for (const auto measure : measures) both.of[static_cast<std::size_t>(measure)] = kept->get(measure, today);
    return both;
}

// A year whose quarters have other units is not divided by place.
bool one_hierarchy(int year) { return year != 2025; }

Chosen chosen_in(const web::Pairs& query, const std::vector<int>& years, const Both& both) {
    const auto typed = number_in<int>(web::first(query, "nam"));
    Chosen chosen{typed && std::ranges::find(years, *typed) != years.end() ? *typed : years.back()};
    const auto quarter = number_in<int>(web::first(query, "quy"));
    if (quarter) {
        const auto periods = both.periods(chosen.year);
        if (std::ranges::find(periods, ReportPeriod{chosen.year, *quarter}) != periods.end()) chosen.quarter = *quarter;
    }
    return chosen;
}

std::string address_of(const registry::View& view, std::string_view path, const Chosen& chosen) {
    auto address = fmt::format("{}?nam={}", path, chosen.year);
    if (chosen.quarter) address += fmt::format("&quy={}", *chosen.quarter);
    return view.link(address);
}

void add_years(Html& html, const registry::View& view, std::string_view path, const std::vector<int>& years,
               int chosen) {
    html.add(R"(<ul class="chips" aria-label="{}"><li class="soft">{}</li>)", view.say(list_years),
             view.say(years_label));
    for (const auto year : years) {
        html.add(R"(<li><a href="{}")", web::Url(address_of(view, path, {year})));
        if (year == chosen) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", year);
    }
    html.add("</ul>");
}

// ---- What everybody sees --------------------------------------------------------------------------------------------

web::Raw table_of_periods(const registry::View& view, std::string_view path, const Both& both, int year) {
    web::Table table{.caption = std::string(view.say(periods_title)),
                     .columns = {{std::string(view.say(period_column))},
                                 {std::string(view.say(turnover_heading)), true},
                                 {std::string(view.say(profit_heading)), true}},
                     .rows = {}};
    const auto add = [&](const Chosen& chosen, const std::string& name, const PeriodSums& sums) {
        const auto row = row_of_sums(name, sums);
        table.rows.push_back({web::Cell::link(address_of(view, path, chosen), name), cell_of(view, row.cells[0]),
                              cell_of(view, row.cells[1])});
    };
    for (const auto period : both.periods(year)) {
        auto name = name_of(view, period);
        if (const auto day = both.last_closed(period)) name += ", " + filled(view.say(closed_on), view.date(*day));
        add({year, period.quarter}, name, both.total(period));
    }
    add({year}, filled(view.say(year_name), year), both.total(year));
    return web::table(view.language, table);
}

std::vector<ShownRow> with_total(const registry::View& view, std::vector<ShownRow> rows, const ShownTotals& totals) {
    rows.push_back(row_of_total(std::string(view.say(total_here)), totals));
    return rows;
}

void add_shown(Html& html, const registry::View& view, std::string_view path, const Both& both, const Chosen& chosen) {
    html.add(table_of_periods(view, path, both, chosen.year));
    html.add(R"(<p class="soft">{}</p>)", view.say(year_is_sum));
    const std::optional<ReportPeriod> period =
        chosen.quarter ? std::optional(ReportPeriod{chosen.year, *chosen.quarter}) : std::nullopt;
    const auto totals = period ? both.divided(*period) : both.divided(chosen.year);
    html.add("<h2>{}</h2>", filled(view.say(chosen_period),
                                   period ? name_of(view, *period) : filled(view.say(year_name), chosen.year)));
    html.add(R"(<p class="soft">{}</p><div class="two"><div>)", view.say(divided_how));
    if (period || one_hierarchy(chosen.year)) {
        html.add(table_of_rows(view, units_title, unit_column, with_total(view, rows_by_unit(view, totals), totals)));
    } else {
        html.add("<p>{}</p>", view.say(units_changed));
    }
    html.add("</div><div>");
    html.add(table_of_rows(view, groups_title, group_column, with_total(view, rows_by_group(view, totals), totals)));
    html.add("</div></div>");
}

web::Response public_page(const PublicAsk& ask, const Kept& kept) {
    const auto& view = ask.view;
    const auto both = totals_of(kept, view.today);
    const auto years = both.years();
    auto frame = registry::page_of(view, ask.request, std::string(view.say(title)));
    frame.description = view.say(description);
    frame.section = web::Section::figures;
    frame.canonical = public_path;
    frame.crumbs = {{std::string(view.say(registry::home_title)), view.link("/")},
                    {std::string(view.say(figures_title)), view.link("/so-lieu")}};
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(title), view.say(lead));
    if (years.empty()) {
        html.add(web::empty_state({std::string(view.say(none_title)), std::string(view.say(none_text)), {}}));
        return registry::respond(frame, std::move(html));
    }
    const auto chosen = chosen_in(ask.request.query, years, both);
    add_years(html, view, public_path, years, chosen.year);
    add_shown(html, view, public_path, both, chosen);
    html.add(R"(<p><a href="{}">{}</a></p>)", web::Url(file_path), view.say(excel));
    return registry::respond(frame, std::move(html));
}

// ---- The file -------------------------------------------------------------------------------------------------------

office::OutCell out_cell(const registry::View& view, const ShownCell& cell) {
    using Kind = office::OutCell::Kind;
    if (cell.what == ShownCell::What::sum) return {Kind::integer, std::to_string(cell.amount)};
    return {Kind::text, cell.what == ShownCell::What::hidden ? std::string(view.say(kept_private)) : ""};
}

office::Table file_of(const registry::View& view, const Both& both) {
    office::Table table{.title = std::string(view.say(total_word)), .headings = {}, .rows = {}};
    for (const auto heading :
         {year_heading, period_column, split_heading, name_heading, turnover_heading, profit_heading})
        table.headings.emplace_back(view.say(heading));
    table.rows = [&view, &both](const std::function<void(const office::OutRow&)>& take) {
        using Kind = office::OutCell::Kind;
        const auto add = [&](int year, const std::string& period, Word split, const ShownRow& row) {
            take({{Kind::integer, std::to_string(year)},
                  {Kind::text, period},
                  {Kind::text, std::string(view.say(split))},
                  {Kind::text, row.name},
                  out_cell(view, row.cells[0]),
                  out_cell(view, row.cells[1])});
        };
        const auto add_all = [&](int year, const std::string& period, const PeriodSums& sums, const ShownTotals& totals,
                                 bool units) {
            add(year, period, total_word, row_of_sums(std::string(view.say(total_word)), sums));
            for (const auto& row : with_total(view, rows_by_group(view, totals), totals))
                add(year, period, group_column, row);
            if (!units) return;
            for (const auto& row : with_total(view, rows_by_unit(view, totals), totals))
                add(year, period, unit_column, row);
        };
        for (const auto year : both.years()) {
            for (const auto period : both.periods(year))
                add_all(year, name_of(view, period), both.total(period), both.divided(period), true);
            add_all(year, filled(view.say(year_name), year), both.total(year), both.divided(year), one_hierarchy(year));
        }
    };
    return table;
}

web::Response public_file(const PublicAsk& ask, const Kept& kept) {
    const auto both = totals_of(kept, ask.view.today);
    auto response =
        web::file_response(office::write_xlsx(file_of(ask.view, both)),
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ocop-doanh-thu.xlsx");
    response.caching = web::Caching::revalidate;
    return response;
}

// ---- Behind the gate ------------------------------------------------------------------------------------------------

// The reports this person may see, as they are now, as if each period were one closed table without anything private.
std::map<ReportPeriod, ShownTotals> own_totals(const Ask& ask) {
    std::map<ReportPeriod, ShownTotals> all;
    const auto keep = [&](Row row) { return may_see_confidential(ask, turnover::kind, row); };
    for (const auto measure : measures)
        for (const auto& [period, reports] : reports_in(ask.world, ask.gazetteer(), measure, keep)) {
            Shown sums;
            for (const auto& one : reports) {
                sums.total += one.amount;
                sums.units.alone[one.unit] += one.amount;
                sums.groups.alone[one.group] += one.amount;
            }
            all[period].by_measure[static_cast<std::size_t>(measure)] = sums;
        }
    return all;
}

ShownTotals own_year(const std::map<ReportPeriod, ShownTotals>& all, int year) {
    ShownTotals totals;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        std::vector<Shown> tables;
        for (const auto& [period, shown] : all)
            if (period.year == year && shown.by_measure[i]) tables.push_back(*shown.by_measure[i]);
        if (!tables.empty()) totals.by_measure[i] = added(tables);
    }
    return totals;
}

void add_own(Html& html, const Ask& ask, const std::map<ReportPeriod, ShownTotals>& all, int year) {
    const auto& view = ask.desk.view;
    html.add(R"(<h2>{}</h2><p class="soft">{} <a href="{}">{}</a></p>)", view.say(own_title), view.say(own_text),
             web::Url(view.link("/quan-ly/ho-so/doanh-thu")), view.say(records_link));
    std::vector<ShownRow> periods;
    for (const auto& [period, totals] : all)
        if (period.year == year) periods.push_back(row_of_total(name_of(view, period), totals));
    if (periods.empty()) {
        html.add("<p>{}</p>", view.say(own_none));
        return;
    }
    const auto totals = own_year(all, year);
    periods.push_back(row_of_total(filled(view.say(year_name), year), totals));
    html.add(table_of_rows(view, periods_title, period_column, periods)).add(R"(<div class="two"><div>)");
    if (one_hierarchy(year)) html.add(table_of_rows(view, units_title, unit_column, rows_by_unit(view, totals)));
    html.add("</div><div>").add(table_of_rows(view, groups_title, group_column, rows_by_group(view, totals)));
    html.add("</div></div>");
}

web::Response desk_page(const Ask& ask, const Kept& kept) {
    const auto& view = ask.desk.view;
    const auto both = totals_of(kept, view.today);
    if (registry::asks_for_file(ask.desk))
        return registry::desk_file(ask.desk, "doanh-thu", [&](db::Reader&) { return file_of(view, both); });
    const bool sees = ask.desk.holds(people::view_confidential);
    const auto own = sees ? own_totals(ask) : std::map<ReportPeriod, ShownTotals>();
    std::set<int> years;
    for (const auto year : both.years()) years.insert(year);
    for (const auto& [period, totals] : own) years.insert(period.year);
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(title), view.say(lead));
    if (years.empty()) {
        html.add(web::empty_state({std::string(view.say(none_title)), std::string(view.say(none_text)), {}}));
        return registry::desk_answer(ask.desk, {std::string(view.say(title)), desk_path}, std::move(html));
    }
    const std::vector<int> all(years.begin(), years.end());
    const auto chosen = chosen_in(ask.desk.request.query, all, both);
    add_years(html, view, desk_path, all, chosen.year);
    if (sees) add_own(html, ask, own, chosen.year);
    html.add("<h2>{}</h2>", view.say(shown_title));
    if (both.periods(chosen.year).empty()) {
        html.add("<p>{}</p>", view.say(none_title));
    } else {
        add_shown(html, view, desk_path, both, chosen);
        html.add(R"(<p><a href="{}?dang=xlsx">{}</a></p>)", web::Url(view.link(desk_path)), view.say(excel));
    }
    return registry::desk_answer(ask.desk, {std::string(view.say(title)), desk_path}, std::move(html));
}

std::vector<web::Parameter> parameters() {
    return {{"nam", "2024", {"năm", "year"}},
            {"quy",
             "2",
             {"quý 1 đến 4; 0: báo cáo cả năm; không có: cả năm",
              "quarter 1 to 4; 0: reports of the whole year; without it the year"}}};
}

}  // namespace

void add_totals_routes(web::RouteTable& routes, const Site& site) {
    const auto kept = std::make_shared<ProtectedTotals>(site.registry.database, site.registry.gazetteer);
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = public_path,
                      .act = web::public_act,
                      .doc = {"Tổng doanh thu, lợi nhuận, giữ kín từng chủ thể",
                              "Sums of turnover and profit that tell nobody's own"},
                      .handle = {},
                      .runs = web::Runs::on_pool,
                      .parameters = parameters()},
                     [kept](const PublicAsk& ask) { return public_page(ask, kept); });
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = file_path,
                      .act = web::public_act,
                      .doc = {"Các tổng ấy dạng Excel", "These sums as Excel"},
                      .handle = {},
                      .runs = web::Runs::on_pool},
                     [kept](const PublicAsk& ask) { return public_file(ask, kept); });
    auto desk_parameters = parameters();
    desk_parameters.push_back({"dang", "xlsx", {"xlsx: tải về", "xlsx: as a file"}});
    add_programme_route(routes, site,
                        {.method = web::Method::get,
                         .path = desk_path,
                         .act = people::view_programme,
                         .doc = {"Doanh thu, lợi nhuận: số nêu công khai và số đầy đủ trong phạm vi",
                                 "Turnover and profit: what everybody sees, and all within one's reach"},
                         .handle = {},
                         .runs = web::Runs::on_pool,
                         .parameters = desk_parameters},
                        [kept](const Ask& ask) { return desk_page(ask, kept); });
}

}  // namespace saolang::programme

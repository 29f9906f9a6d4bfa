#include "programme/own_records_page.hpp"

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/record_pages.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

using web::Html;
using web::Word;

constexpr Word title{"Hồ sơ của tôi", "My records"};
constexpr Word mine{"Của tôi", "Mine"};
constexpr Word add_label{"Thêm {}", "Add {}"};
constexpr Word report_label{"Báo doanh thu", "Report turnover"};
constexpr Word name_column{"Hồ sơ", "Record"};
constexpr Word state_column{"Tình trạng", "State"};
constexpr Word papers_column{"Giấy tờ", "Papers"};
constexpr std::size_t most_open = 4;  // of a kind; older ones fold away
constexpr Word older{"Xem {} hồ sơ cũ hơn", "{} older records"};
constexpr Word none{"Chưa có.", "None yet."};
constexpr Word asked_words{"Cơ quan OCOP muốn hỏi lại {} số doanh thu.",
                           "The OCOP office asks about {} turnover figures."};
constexpr Word without_paper{"chưa có", "none"};

std::vector<Row> own_rows(const Ask& ask, const Kind& kind) {
    std::vector<Row> rows;
    for (Row row = 0; row < ask.table(kind).size(); ++row)
        if (is_own(ask, kind, row)) rows.push_back(row);
    std::ranges::reverse(rows);
    if (kind.begins)
        std::ranges::stable_sort(rows, std::ranges::greater{},
                                 [&](Row row) { return ask.table(kind).number(*kind.begins, row); });
    return rows;
}

// Whether it stands; of others their state in words.
web::Cell state_of(const Ask& ask, const Kind& kind, Row row) {
    if (has_standing(kind)) return standing_tag(ask, kind, row, ask.desk.view.today);
    for (const auto* name : {"state", "result", "outcome"})
        if (const auto field = field_named(kind, name)) return capitalised(value_words(ask, kind, *field, row));
    return "";
}

web::Raw rows_table(const Ask& ask, const Kind& kind, std::span<const Row> rows) {
    web::Table table{.caption = std::string(ask.desk.say(kind.many)),
                     .columns = {{std::string(ask.desk.say(name_column))},
                                 {std::string(ask.desk.say(state_column))},
                                 {std::string(ask.desk.say(papers_column)), true}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto row : rows) {
        const auto papers = ask.table(kind).proofs[row];
        table.rows.push_back({web::Cell::link(ask.desk.link(path_of(own_side, kind, ask.table(kind).codes[row])),
                                              record_name(ask, kind, row)),
                              state_of(ask, kind, row),
                              papers == 0 ? web::Cell(ask.desk.say(without_paper)) : web::Cell(std::int64_t{papers})});
    }
    return web::table(ask.desk.view.language, table);
}

void add_kind(Html& html, const Ask& ask, const Kind& kind) {
    const auto all = own_rows(ask, kind);
    const std::span<const Row> rows(all);
    html.add(R"(<section class="panel" id="{}"><h2>{}</h2>)", kind.segment, ask.desk.say(kind.many));
    if (rows.empty()) html.add("<p>{}</p>", ask.desk.say(none));
    const auto first = rows.first(std::min(rows.size(), most_open));
    if (!first.empty()) html.add(rows_table(ask, kind, first));
    if (first.size() < rows.size())
        html.add("<details><summary>{}</summary>{}</details>",
                 registry::filled(ask.desk.say(older), rows.size() - first.size()),
                 rows_table(ask, kind, rows.subspan(first.size())));
    const bool turnover = kind.id == KindId::turnover;
    html.add("<p>{}</p></section>",
             web::button_link(turnover ? web::Press::primary : web::Press::plain,
                              ask.desk.link(path_of(own_side, kind) + "/moi"),
                              turnover ? std::string(ask.desk.say(report_label))
                                       : registry::filled(ask.desk.say(add_label), ask.desk.say(kind.one)),
                              web::Icon::plus));
}

void add_questions(Html& html, const Ask& ask) {
    const auto& table = ask.table(turnover::kind);
    std::size_t asked = 0;
    for (const auto row : own_rows(ask, turnover::kind))
        if (table.number(turnover::state, row) == turnover::asked && !table.has(turnover::answer, row)) ++asked;
    if (asked > 0) html.add(web::flash({web::Tone::attention, registry::filled(ask.desk.say(asked_words), asked)}));
}

// Turnover, which is asked for again and again, stands first.
web::Response page(const Ask& ask) {
    Html html;
    html.add("<h1>{}</h1>", ask.desk.say(title));
    add_questions(html, ask);
    add_kind(html, ask, turnover::kind);
    for (const auto* kind : kinds())
        if (kind->filled == Filled::by_producer_too && kind->id != KindId::turnover) add_kind(html, ask, *kind);
    return registry::desk_answer(ask.desk,
                                 {.title = std::string(ask.desk.say(title)),
                                  .section = own_side.section,
                                  .crumbs = {{std::string(ask.desk.say(mine)), ask.desk.link("/cua-toi")}}},
                                 std::move(html));
}

}  // namespace

void add_own_records_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(routes, site,
                        {.method = web::Method::get,
                         .path = own_side.path,
                         .act = people::own_records,
                         .doc = {"Hồ sơ chương trình của chính mình", "One's own records of the programme"},
                         .handle = {}},
                        page);
}

}  // namespace saolang::programme

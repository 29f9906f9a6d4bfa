// /quan-ly/ho-so/{loai}/{ma} and /cua-toi/ho-so/{loai}/{ma}: a record, its parts, what names it, its history.

#include "programme/record_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/record_list_page.hpp"
#include "programme/record_pages.hpp"
#include "programme/record_papers.hpp"
#include "programme/record_rows.hpp"
#include "programme/record_words.hpp"
#include "registry/as_known.hpp"
#include "registry/desk_record_view.hpp"

namespace saolang::programme {

namespace {

using registry::RecordAction;
using web::Html;
using web::Word;

constexpr std::size_t most_rows = 50;  // of one table of parts; the list shows all
constexpr Word edit_label{"Sửa", "Edit"};
constexpr Word remove_label{"Xóa", "Remove"};
constexpr Word papers_label{"Ảnh và giấy tờ ({})", "Pictures and papers ({})"};
constexpr Word add_label{"Thêm {}", "Add {}"};
constexpr Word all_label{"Xem cả {}", "See all {}"};
constexpr Word none_yet{"Chưa có.", "None yet."};
constexpr Word not_known{"chưa có", "not known"};
constexpr Word code_label{"Mã hồ sơ", "Code"};
constexpr Word private_mark{" (thông tin riêng)", " (private)"};

// ---- Facts ----------------------------------------------------------------------------------------------------------

web::Raw facts_of(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    const bool own = side.filler == Filler::producer;
    const bool confidential = own || may_see_confidential(ask, kind, row);
    std::vector<web::Fact> facts{{std::string(ask.desk.say(code_label)), ask.table(kind).codes[row]}};
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const auto& field = kind.fields[i];
        if (field.confidential && !confidential) continue;
        auto words = value_words(ask, kind, i, row);
        if (own && words.empty()) continue;
        auto label = std::string(ask.desk.say(field.label));
        if (field.confidential) label += ask.desk.say(private_mark);
        const auto address = own ? std::string() : address_of(ask, kind, i, row);
        if (words.empty()) words = ask.desk.say(not_known);
        facts.push_back({std::move(label), address.empty() ? web::Cell(words) : web::Cell::link(address, words)});
    }
    return web::facts(facts);
}

std::vector<RecordAction> actions_of(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    const auto path = path_of(side, kind, ask.table(kind).codes[row]);
    std::vector<RecordAction> actions;
    if (side.filler == Filler::producer || may_view_papers(ask, kind, row))
        actions.push_back({path + "/tai-lieu",
                           registry::filled(ask.desk.say(papers_label), ask.table(kind).proofs[row]),
                           web::Icon::photo});
    if (may_keep(ask, side, kind, row)) {
        actions.push_back({path + "/sua", std::string(ask.desk.say(edit_label)), web::Icon::edit});
        if (side.filler == Filler::office)
            actions.push_back({path + "/xoa", std::string(ask.desk.say(remove_label)), web::Icon::trash});
    }
    return actions;
}

// ---- What is part of it, and what names it --------------------------------------------------------------------------

struct Naming {
    const Kind& kind;
    std::size_t field;
};

std::vector<Naming> naming(const Kind& kind) {
    std::vector<Naming> found;
    for (const bool part : {true, false})
        for (const auto* other : kinds())
            for (std::size_t i = 0; i < other->fields.size(); ++i)
                if (!other->of_plan && other->fields[i].holds == Holds::record && other->fields[i].of == kind.id &&
                    (other->part_of == i) == part)
                    found.push_back({*other, i});
    return found;
}

void add_naming(Html& html, const Ask& ask, const Kind& kind, Row row, const Naming& named, Date day) {
    std::vector<Row> rows;
    for (const auto other : ask.table(named.kind).rows_naming(named.field, row))
        if (may_view(ask, named.kind, other)) rows.push_back(other);
    const bool adds = may_add_some(ask, named.kind);
    if (rows.empty() && !adds) return;
    html.add("<h2>{} ({})</h2>", ask.desk.say(named.kind.many), rows.size());
    const auto columns = columns_of(ask, named.kind, named.field);
    web::Table table{.caption = std::string(ask.desk.say(named.kind.many)),
                     .columns = headings_of(ask, columns),
                     .rows = {},
                     .caption_hidden = true};
    for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i)
        table.rows.push_back(cells_of(ask, columns, rows[i], day));
    if (rows.empty()) {
        html.add("<p>{}</p>", ask.desk.say(none_yet));
    } else {
        html.add(web::table(ask.desk.view.language, table));
    }
    const auto code = ask.table(kind).codes[row];
    html.add(R"(<p class="actions">)");
    if (adds)
        html.add(web::button_link(web::Press::plain, ask.desk.link(path_of(named.kind) + "/moi?cha=" + code),
                                  registry::filled(ask.desk.say(add_label), ask.desk.say(named.kind.one)),
                                  web::Icon::plus));
    if (!rows.empty())
        html.add(web::button_link(web::Press::plain, ask.desk.link(path_of(named.kind) + "?cha=" + code),
                                  registry::filled(ask.desk.say(all_label), ask.desk.say(named.kind.one))));
    html.add("</p>");
}

// ---- The page -------------------------------------------------------------------------------------------------------

// As it stands, or as it was known on the day asked for.
std::optional<Ask> shown(const Ask& ask) {
    const auto day = registry::known_on(ask.desk);
    if (!day) return ask;
    auto then = ask;
    then.world = ask.site.worlds->as_known(registry::end_of(*day));
    then.desk.view.index = then.world.index;
    return then;
}

registry::EntryWords words_of_history(const Ask& ask) {
    return {
        [&ask](web::Language, const trail::Subject& subject, std::string_view name) -> std::optional<std::string> {
            const auto* kind = kind_named(subject.kind);
            const auto field = kind ? field_named(*kind, name) : std::nullopt;
            return field ? std::optional(std::string(ask.desk.say(kind->fields[*field].label))) : std::nullopt;
        },
        [&ask](web::Language, const trail::Subject& subject, const trail::Field& value) -> std::optional<std::string> {
            const auto* kind = kind_named(subject.kind);
            const auto field = kind ? field_named(*kind, value.name) : std::nullopt;
            return field ? std::optional(stored_words(ask, kind->fields[*field], *value.value)) : std::nullopt;
        }};
}

void add_question(Html& html, const Ask& ask, const Kind& kind, Row row) {
    if (kind.id != KindId::turnover) return;
    const auto& table = ask.table(kind);
    if (table.number(turnover::state, row) != turnover::asked) return;
    html.add(web::flash({web::Tone::attention, table.text(turnover::question, row)}));
}

web::Response record_page(const Ask& ask, const Kind& kind, Row today_row) {
    const auto then = shown(ask);
    const auto code = ask.table(kind).codes[today_row];
    const auto row = then->table(kind).coded(code);
    if (!row) return registry::gone();
    const registry::Shown when{then->desk.view, registry::known_on(ask.desk)};
    const auto day = when.known.value_or(ask.desk.view.today);
    const auto name = record_name(*then, kind, *row);
    const bool confidential = may_see_confidential(ask, kind, today_row);

    Html html;
    registry::add_record_head(html, ask.desk, name, standing_tag(*then, kind, *row, day),
                              when.now() ? actions_of(ask, office_side, kind, today_row) : std::vector<RecordAction>{});
    registry::add_known_notice(html, ask.desk, when, path_of(kind, code));
    if (when.now() && confidential) add_question(html, ask, kind, today_row);
    html.add(facts_of(*then, office_side, kind, *row));
    for (const auto& named : naming(kind))
        if (when.now()) add_naming(html, ask, kind, today_row, named, day);
    const auto words = words_of_history(ask);
    registry::add_history(html, ask.desk, path_of(kind, code),
                          {{kind.many, {std::string(kind.name), ask.table(kind).ids[today_row]}, confidential}},
                          &words);
    return registry::desk_answer(
        ask.desk, {.title = name, .section = office_side.section, .crumbs = crumbs_of(ask, office_side, kind)},
        std::move(html));
}

web::Response own_page(const Ask& ask, const Kind& kind, Row row) {
    Html html;
    registry::add_record_head(html, ask.desk, record_name(ask, kind, row),
                              standing_tag(ask, kind, row, ask.desk.view.today), actions_of(ask, own_side, kind, row));
    add_question(html, ask, kind, row);
    html.add(facts_of(ask, own_side, kind, row));
    return registry::desk_answer(
        ask.desk,
        {.title = record_name(ask, kind, row), .section = own_side.section, .crumbs = crumbs_of(ask, own_side, kind)},
        std::move(html));
}

}  // namespace

void add_record_page_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(
        routes, site,
        {.method = web::Method::get,
         .path = "/quan-ly/ho-so/{loai}/{ma}",
         .act = people::view_programme,
         .doc = {"Một hồ sơ của chương trình và lịch sử", "A record of the programme and its history"},
         .handle = {},
         .parameters = {{"luc", "2025-03-01", {"như đã biết vào cuối ngày", "as known at the end of a day"}}}},
        [](const Ask& ask) {
            const auto* kind = kind_in(ask, office_side);
            const auto row = kind ? ask.table(*kind).coded(ask.desk.request.parameters[1]) : std::nullopt;
            return row && may_view(ask, *kind, *row) ? record_page(ask, *kind, *row) : registry::gone();
        });
    add_programme_route(routes, site,
                        {.method = web::Method::get,
                         .path = "/cua-toi/ho-so/{loai}/{ma}",
                         .act = people::own_records,
                         .doc = {"Một hồ sơ của chính mình", "A record of one's own"},
                         .handle = {}},
                        [](const Ask& ask) {
                            const auto* kind = kind_in(ask, own_side);
                            const auto row =
                                kind ? ask.table(*kind).coded(ask.desk.request.parameters[1]) : std::nullopt;
                            return row && is_own(ask, *kind, *row) ? own_page(ask, *kind, *row) : registry::gone();
                        });
}

}  // namespace saolang::programme

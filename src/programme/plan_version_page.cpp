#include "programme/plan_version_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/plan_ask.hpp"
#include "programme/plan_edit.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/plan_view.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word in_force_tag{"Đang dùng", "In force"};
constexpr Word former_tag{"Đã được sửa đổi, giữ để tra cứu", "Amended, kept for reference"};
constexpr Word progress_word{"Xem tiến độ", "See the progress"};
constexpr Word amend_word{"Lập bản sửa đổi", "Amend"};
constexpr Word copy_word{"Chép sang năm sau", "Copy to the next year"};
constexpr Word correct_word{"Sửa thông tin văn bản", "Correct the document"};
constexpr Word remove_word{"Bỏ bản này", "Remove this version"};
constexpr Word number_label{"Số văn bản", "Number of the document"};
constexpr Word signed_label{"Ngày ban hành", "Issued on"};
constexpr Word authority_label{"Cơ quan ban hành", "Issued by"};
constexpr Word copied_label{"Chép từ", "Copied from"};
constexpr Word note_label{"Ghi chú", "Note"};
constexpr Word versions_title{"Các bản", "Versions"};
constexpr Word targets_title{"Chỉ tiêu", "Targets"};
constexpr Word add_target{"Thêm chỉ tiêu", "Add a target"};
constexpr Word none_title{"Chưa có chỉ tiêu nào", "No target yet"};
constexpr Word none_text{"Thêm chỉ tiêu đầu tiên: chọn chỉ số, ghi mức và hạn.",
                         "Add the first: choose an indicator, write the goal and the due date."};
constexpr Word goal_heading{"Mục tiêu", "Goal"};
constexpr Word due_heading{"Hạn", "Due"};
constexpr Word department_heading{"Cơ quan chủ trì", "Responsible department"};
constexpr Word shares_heading{"Giao cho đơn vị", "Shares"};
constexpr Word action_heading{"Việc", "Actions"};
constexpr Word edit_word{"Sửa", "Edit"};
constexpr Word shares_word{"Giao", "Share out"};
constexpr Word drop_word{"Bỏ", "Remove"};
constexpr Word up_word{"Lên", "Up"};
constexpr Word down_word{"Xuống", "Down"};
constexpr Word shares_sum{"{} đơn vị, cộng {}", "{} units, sum {}"};
constexpr Word from_year{"lặp lại từ {}", "set again from {}"};
constexpr Word changes_title{"Bản này đã đổi gì so với {}", "What this version changed against {}"};
constexpr Word no_changes{"Chưa có gì khác bản trước. Hãy sửa từng chỉ tiêu bên trên.",
                          "Nothing differs from the one before yet. Correct the targets above."};
constexpr Word added_words{"Thêm: {}", "Added: {}"};
constexpr Word removed_words{"Bỏ: {}", "Taken out: {}"};
constexpr Word field_change{"{}: {} → {}", "{}: {} → {}"};
constexpr Word shares_change{"Mức giao cho các đơn vị đã đổi", "The units' shares were changed"};
constexpr Word none{"–", "–"};

MeasuredIn measure_of(const Table& targets, Row row) {
    return static_cast<MeasuredIn>(targets.number(target::measured_in, row));
}

// ---- Targets
// ---------------------------------------------------------------------------------------------------------

// A press that moves the target; it needs no page of its own.
web::Raw move_button(const Ask& ask, Row row, std::string_view way, Word words) {
    Html html;
    html.add(people::form_start(ask.desk.site.gate, ask.desk.visitor,
                                ask.desk.link(fmt::format("{}/{}", edit_path_of_target(ask, row), way))));
    html.add(R"(<button class="link">{}</button></form>)", ask.desk.say(words));
    return std::move(html).raw();
}

web::Raw actions_of(const Ask& ask, Row row, bool first, bool last) {
    Html html;
    html.add(R"(<div class="row-actions">)");
    const auto door = [&](std::string_view path, Word words) {
        html.add(R"(<a href="{}">{}</a>)",
                 web::Url(ask.desk.link(fmt::format("{}/{}", edit_path_of_target(ask, row), path))),
                 ask.desk.say(words));
    };
    door("sua", edit_word);
    door("giao", shares_word);
    if (!first) html.add(move_button(ask, row, "len", up_word));
    if (!last) html.add(move_button(ask, row, "xuong", down_word));
    door("bo", drop_word);
    html.add("</div>");
    return std::move(html).raw();
}

std::string shares_words(const Ask& ask, Row row) {
    const auto shares = shares_of(*ask.world.ledger, row);
    if (shares.empty()) return std::string(ask.desk.say(none));
    std::int64_t sum = 0;
    for (const auto& share : shares) sum += share.goal;
    return filled(ask.desk.say(shares_sum), shares.size(),
                  amount_words(sum, measure_of(ask.table(target::kind), row), ask.desk.request.language));
}

web::Raw words_of_target(const Ask& ask, Row row) {
    const auto& targets = ask.table(target::kind);
    const auto& ledger = *ask.world.ledger;
    const auto version = version_of_target(ledger, row);
    const auto plan = *plan_of(ledger, version);
    Html html;
    html.add(R"(<a href="{}">{}. {}</a>)",
             web::Url(registry::address_with(ask.desk.link(fmt::format("{}/{}", path_of(plan), targets.codes[row])),
                                             unit_pair(ask, plan))),
             targets.number(target::place, row), targets.text(target::words, row));
    const auto from = targets.position(target::copied_from, row);
    const auto former = from ? plan_of(ledger, version_of_target(ledger, *from)) : std::nullopt;
    if (former && former->year != plan.year)
        html.add(" <small>{}</small>", filled(ask.desk.say(from_year), former->year));
    return std::move(html).raw();
}

void add_targets(Html& html, const Ask& ask, Row version, bool may) {
    const auto& desk = ask.desk;
    const auto& targets = ask.table(target::kind);
    const auto rows = targets_of(*ask.world.ledger, version);
    const auto add = web::button_link(web::Press::primary, desk.link(path_of_version(ask, version) + "/them"),
                                      desk.say(add_target), web::Icon::plus);
    html.add("<h2>{}</h2>", desk.say(targets_title));
    if (rows.empty()) {
        html.add(web::empty_state({.title = std::string(desk.say(none_title)),
                                   .text = may ? std::string(desk.say(none_text)) : std::string(),
                                   .action = may ? add : web::Raw()}));
        return;
    }
    web::Table table{
        .caption = std::string(desk.say(targets_title)), .columns = {}, .rows = {}, .caption_hidden = true};
    for (const auto heading : {targets_title, goal_heading, due_heading, department_heading, shares_heading})
        table.columns.push_back({std::string(desk.say(heading))});
    if (may) table.columns.push_back({std::string(desk.say(action_heading))});
    for (const auto row : rows) {
        const auto goal = goal_of(*ask.world.ledger, row);
        std::vector<web::Cell> cells{
            words_of_target(ask, row), goal_words(goal, measure_of(targets, row), desk.request.language),
            to_vietnamese(goal.due), targets.text(target::department, row), shares_words(ask, row)};
        if (may) cells.emplace_back(actions_of(ask, row, row == rows.front(), row == rows.back()));
        table.rows.push_back(std::move(cells));
    }
    html.add(web::table(desk.request.language, table));
    if (may) html.add("<p>{}</p>", add);
}

// ---- What an amendment changed
// ---------------------------------------------------------------------------------------

std::string told(const Ask& ask, std::size_t field, Row row) {
    const auto& targets = ask.table(target::kind);
    if (!targets.has(field, row)) return std::string(ask.desk.say(none));
    if (field == target::goal || field == target::goal_to)
        return amount_words(targets.number(field, row), measure_of(targets, row), ask.desk.request.language);
    if (field == target::due) return to_vietnamese(*targets.date(field, row));
    if (field == target::comparison || field == target::measured_in)
        return std::string(ask.desk.say(
            target::kind.fields[field].options[static_cast<std::size_t>(targets.number(field, row))].words));
    if (field == target::indicator) {
        const auto indicator = indicator_coded(ask.world, targets.text(field, row));
        if (indicator) return std::string(indicator->name(ask.desk.request.language));
    }
    return targets.text(field, row);
}

void add_change(Html& html, const Ask& ask, const TargetChange& change) {
    const auto& targets = ask.table(target::kind);
    const auto name = targets.text(target::words, change.after ? *change.after : *change.before);
    if (!change.before || !change.after) {
        html.add("<li>{}</li>", filled(ask.desk.say(change.after ? added_words : removed_words), name));
        return;
    }
    html.add("<li><b>{}</b><ul>", name);
    for (const auto field : change.fields)
        html.add("<li>{}</li>", filled(ask.desk.say(field_change), ask.desk.say(target::kind.fields[field].label),
                                       told(ask, field, *change.before), told(ask, field, *change.after)));
    if (change.shares) html.add("<li>{}</li>", ask.desk.say(shares_change));
    html.add("</ul></li>");
}

void add_changes(Html& html, const Ask& ask, Row version) {
    const auto amended = ask.table(plan::kind).position(plan::amends, version);
    if (!amended) return;
    html.add("<section><h2>{}</h2>", filled(ask.desk.say(changes_title), version_name(*ask.world.ledger, *amended)));
    const auto changes = changes_between(*ask.world.ledger, *amended, version);
    if (changes.empty()) html.add("<p>{}</p>", ask.desk.say(no_changes));
    html.add(R"(<ul class="changes">)");
    for (const auto& change : changes) add_change(html, ask, change);
    html.add("</ul></section>");
}

// ---- The page
// --------------------------------------------------------------------------------------------------------

web::Raw document_facts(const Ask& ask, Row version) {
    const auto& desk = ask.desk;
    const auto& plans = ask.table(plan::kind);
    std::vector<web::Fact> facts{
        {std::string(desk.say(number_label)), plans.text(plan::number, version)},
        {std::string(desk.say(signed_label)), to_vietnamese(*plans.date(plan::signed_on, version))}};
    if (plans.has(plan::authority, version))
        facts.push_back({std::string(desk.say(authority_label)), plans.text(plan::authority, version)});
    const bool amends = plans.has(plan::amends, version);  // says where it comes from already
    const auto from = amends ? std::nullopt : plans.position(plan::copied_from, version);
    if (const auto plan = from ? plan_of(*ask.world.ledger, *from) : std::nullopt)
        facts.push_back({std::string(desk.say(copied_label)),
                         web::Cell::link(desk.link(path_of_version(ask, *from)), plan_name(ask, *plan))});
    if (plans.has(plan::note, version))
        facts.push_back({std::string(desk.say(note_label)), plans.text(plan::note, version)});
    return web::facts(facts);
}

void add_versions(Html& html, const Ask& ask, const PlanOf& plan, Row here, std::optional<Row> in_force) {
    const auto versions = versions_of(*ask.world.ledger, plan);
    if (versions.size() < 2) return;
    html.add(R"(<ul class="chips"><li class="soft">{}</li>)", ask.desk.say(versions_title));
    for (const auto version : versions) {
        html.add(R"(<li><a href="{}")", web::Url(ask.desk.link(path_of_version(ask, version))));
        if (version == here) html.add(R"( aria-current="true")");
        html.add(">{}", version_name(*ask.world.ledger, version));
        if (version == in_force) html.add(" <b>{}</b>", ask.desk.say(in_force_tag));
        html.add("</a></li>");
    }
    html.add("</ul>");
}

void add_actions(Html& html, const Ask& ask, const PlanOf& plan, Row version, bool may) {
    const auto& desk = ask.desk;
    const auto path = path_of_version(ask, version);
    html.add(R"(<div class="actions no-print">)");
    html.add(web::button_link(may ? web::Press::plain : web::Press::primary,
                              registry::address_with(desk.link(path_of(plan)), unit_pair(ask, plan)),
                              desk.say(progress_word), web::Icon::chart));
    if (may) {
        html.add(web::button_link(web::Press::plain, desk.link(path + "/sua-doi"), desk.say(amend_word)));
        html.add(
            web::button_link(web::Press::plain,
                             desk.link(fmt::format("{}/moi?chep={}", plans_path, ask.table(plan::kind).codes[version])),
                             desk.say(copy_word)));
        html.add(
            web::button_link(web::Press::plain, desk.link(path + "/sua"), desk.say(correct_word), web::Icon::edit));
        html.add(web::button_link(web::Press::destructive, desk.link(path + "/bo"), desk.say(remove_word)));
    }
    html.add("</div>");
}

web::Response version_page(const Ask& ask) {
    const auto& desk = ask.desk;
    const auto version = ask.table(plan::kind).coded(desk.request.parameters[0]);
    const auto plan = version ? plan_of(*ask.world.ledger, *version) : std::nullopt;
    if (!plan || !may_see_plan(ask, plan->unit)) return registry::gone();
    const bool may = may_plan(ask, *version);
    const auto in_force = version_in_force(*ask.world.ledger, *plan, desk.visitor.today);
    const auto title = fmt::format("{}: {}", plan_name(ask, *plan), version_name(*ask.world.ledger, *version));
    Html html;
    html.add("<h1>{}</h1><p>{}</p>", title,
             version == in_force ? web::tag(web::Tone::good, desk.say(in_force_tag))
                                 : web::tag(web::Tone::quiet, desk.say(former_tag)));
    add_versions(html, ask, *plan, *version, in_force);
    add_actions(html, ask, *plan, *version, may);
    html.add(document_facts(ask, *version));
    add_targets(html, ask, *version, may);
    add_changes(html, ask, *version);
    auto crumbs = above_version(ask, version);
    crumbs.pop_back();
    return registry::desk_answer(desk, {.title = title, .section = plans_path, .crumbs = std::move(crumbs)},
                                 std::move(html));
}

}  // namespace

void add_plan_version_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(routes, site,
                        {.method = web::Method::get,
                         .path = "/quan-ly/ke-hoach/ban/{code}",
                         .act = people::view_programme,
                         .doc = {"Một bản của kế hoạch: văn bản, chỉ tiêu, những gì đã đổi",
                                 "One version of a plan: document, targets, what it changed"},
                         .handle = {}},
                        version_page);
}

}  // namespace saolang::programme

#include "programme/choose_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/choose_view.hpp"
#include "programme/choose_write.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::string_view route_path = "/quan-ly/ke-hoach/{year}/viec-can-lam";
constexpr std::string_view sample_path = "/quan-ly/ke-hoach/2024/viec-can-lam";
constexpr std::string_view mark_name = "danh-sach";
constexpr std::string_view due_name = "han";
constexpr std::string_view source_name = "nguon";
constexpr std::string_view tasks_path = "/quan-ly/ho-so/nhiem-vu";

constexpr Word title_words{"Việc cần làm cho kế hoạch {}", "What to do for the plan of {}"};
constexpr Word plan_words{"Kế hoạch {}", "Plan {}"};
constexpr Word plans_words{"Kế hoạch năm", "Year's plans"};
constexpr Word lead_words{
    "Những sản phẩm, tổ chức và đơn vị nên làm trước để đạt chỉ tiêu với chi phí thấp nhất, theo số liệu đến hết ngày "
    "{}.",
    "The products, organisations and units to work on first, so that the targets are reached at the lowest cost; by "
    "the "
    "figures at the end of {}."};
constexpr Word excel{"Tải về Excel", "Excel"};
constexpr Word no_target_title{"Kế hoạch này chưa có chỉ tiêu", "This plan has no target yet"};
constexpr Word no_target_text{"Thêm chỉ tiêu vào kế hoạch, rồi trở lại đây.",
                              "Add targets to the plan, then come back."};
constexpr Word turn_title{"Chuyển thành hỗ trợ và nhiệm vụ", "Turn into support and tasks"};
constexpr Word turn_lead{
    "Mỗi việc được chọn thành một nhiệm vụ giao cho xã, phường (hoặc huyện); việc có hỗ trợ thành hồ sơ hỗ trợ lên kế "
    "hoạch "
    "hôm nay kèm kinh phí dự kiến. Việc chỉ có chi phí ước tính hãy xem lại trước khi duyệt.",
    "Each of the chosen becomes a task of its commune (or district); what is supported becomes a support planned today "
    "with its planned money. Look at estimated costs again before they are approved."};
constexpr Word due_label{"Hạn hoàn thành", "Due"};
constexpr Word due_hint{"Ví dụ 30/11/2024. Để trống là theo hạn của chỉ tiêu.",
                        "For example 30/11/2024. Empty: when the target is due."};
constexpr Word source_label{"Nguồn vốn dự kiến", "Planned from"};
constexpr Word due_past{"Hạn phải từ hôm nay trở đi.", "The due day must be today or later."};
constexpr Word over_words{
    "Hạn của các chỉ tiêu đã qua hoặc trang này đang xem một ngày trước hôm nay, nên danh sách chỉ để xem lại.",
    "The targets were due already, or this page shows an earlier day: the list is to look back at."};
constexpr Word changed_words{
    "Hồ sơ vừa được sửa nên danh sách đã khác. Chưa có gì được ghi; hãy xem lại rồi bấm “Chuyển thành hỗ trợ và nhiệm "
    "vụ”.",
    "Records changed meanwhile and so did the list. Nothing was written; please look again, then press “Turn into "
    "support "
    "and tasks”."};

bool looks_back(const Ask& ask, const WhatToDo& what) {
    const auto today = ask.desk.visitor.today;
    if (what.plan.known || what.plan.question.day < today) return true;
    return std::ranges::none_of(what.targets, [&](const AimedTarget& one) { return one.aimed.goal.due >= today; });
}
bool may_turn(const Ask& ask, const WhatToDo& what) {
    return ask.desk.may(people::plan_year, {.place = what.plan.question.plan.unit});
}

struct TurnForm {
    const web::Form& form;
    std::string_view code = {};
    int status = 200;
    bool changed = false;
};

std::vector<web::Field> turn_fields(const Ask& ask, const web::Form& form) {
    const auto language = ask.desk.request.language;
    std::vector<web::Choice> sources;
    sources.reserve(budgets.size());
    for (const auto& budget : budgets)
        sources.push_back({std::string(budget.code), std::string(budget.words.in(language))});
    auto source = registry::field_of(form, language, {source_name, source_label, {}, web::Field::Kind::choice, true},
                                     std::move(sources));
    if (source.value.empty()) source.value = "province";
    return {registry::field_of(form, language, {due_name, due_label, due_hint, web::Field::Kind::date}),
            std::move(source)};
}

web::Raw turn_view(const Ask& ask, const WhatToDo& what, const TurnForm& turn) {
    if (what.chosen.candidates.empty() || !may_turn(ask, what)) return {};
    const auto& desk = ask.desk;
    Html html;
    html.add("<h2>{}</h2>", desk.say(turn_title));
    if (looks_back(ask, what)) {
        html.add(web::flash({web::Tone::information, std::string(desk.say(over_words))}));
        return std::move(html).raw();
    }
    html.add(R"(<p>{}</p><div class="filling">)", desk.say(turn_lead));
    html.add(
        people::form_start(desk.site.gate, desk.visitor, plan_address(ask, what.plan, path_of_work(what)), turn.code));
    for (const auto& [name, value] : what.kept())
        html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    html.add(R"(<input type="hidden" name="{}" value="{}">)", mark_name, what.mark());
    for (const auto& field : turn_fields(ask, turn.form)) html.add(web::field(desk.request.language, field));
    html.add(web::button(web::Press::primary, desk.say(turn_title))).add("</form></div>");
    return std::move(html).raw();
}

web::Response page_of(const Ask& ask, const WhatToDo& what, const TurnForm& turn) {
    const auto& desk = ask.desk;
    const auto year = what.plan.question.plan.year;
    const auto title = filled(desk.say(title_words), year);
    Html html;
    auto pairs = what.kept();
    pairs.emplace_back("dang", "xlsx");
    html.add(R"(<div class="list-head"><h1>{}</h1><div class="actions">{}</div></div>)", title,
             web::button_link(web::Press::plain, registry::address_with(desk.link(path_of_work(what)), pairs),
                              desk.say(excel)));
    html.add(R"(<p class="lead">{}</p>)", filled(desk.say(lead_words), desk.view.date(what.plan.question.day)));
    if (turn.changed) html.add(web::flash({web::Tone::attention, std::string(desk.say(changed_words))}));
    if (what.targets.empty()) {
        html.add(web::empty_state(
            {.title = std::string(desk.say(no_target_title)), .text = std::string(desk.say(no_target_text))}));
    } else {
        html.add(result_view(ask, what)).add(form_view(ask, what)).add(turn_view(ask, what, turn));
        html.add(reports_view(ask, what));
    }
    const auto plan_page = plan_address(ask, what.plan, path_of(what.plan.question.plan));
    return registry::desk_answer(desk,
                                 {.title = title,
                                  .section = plans_path,
                                  .crumbs = {{std::string(desk.say(plans_words)), desk.link(plans_path)},
                                             {filled(desk.say(plan_words), year), plan_page}}},
                                 std::move(html), turn.status);
}

web::Response show(const Ask& ask) {
    const auto what = what_to_do(ask, ask.desk.request.query);
    if (!what) return registry::gone();
    if (registry::asks_for_file(ask.desk))
        return registry::desk_file(ask.desk, "viec-can-lam", [&](db::Reader&) { return chosen_file(ask, *what); });
    const web::Form nothing({});
    return page_of(ask, *what, {.form = nothing, .status = what->form.valid() ? 200 : 422});
}

std::optional<WorkTerms> terms_in(const Ask& ask, web::Form& form) {
    WorkTerms terms{.given_on = ask.desk.visitor.today};
    terms.due = form.date(due_name, web::Need::optional);
    if (terms.due && *terms.due < ask.desk.visitor.today) form.refuse(due_name, due_past);
    const auto source = option_coded(support_money::fields[support_money::source], form.typed(source_name));
    terms.source = static_cast<std::size_t>(source.value_or(at(budgets, "province")));
    return form.valid() ? std::optional(terms) : std::nullopt;
}

// Nothing when the data moved on since the list was made: then nothing is written.
std::optional<std::string> write(const Ask& ask, const WhatToDo& what, const WorkTerms& terms, std::int64_t version) {
    const auto& desk = ask.desk;
    const auto change =
        trail::begin_change(people::trail_actor(desk.visitor), std::string(turn_title.vi), desk.site.random);
    return registry::once_unless_refused(desk, [&](db::Writer& writer) -> std::optional<std::string> {
        if (world_changed_since(writer, version)) return std::nullopt;
        (void)write_work({writer, change, desk.visitor.now, desk.site.random}, ask, what, terms);
        return desk.link(tasks_path);
    });
}

// The version of the data is read before the data.
std::pair<Ask, std::int64_t> newest(const Ask& ask) {
    const auto version = ask.desk.site.database.version();
    Ask now = ask;
    now.world = ask.site.worlds->get();
    return {std::move(now), version};
}

web::Response take(const Ask& asked) {
    const auto [ask, version] = newest(asked);
    const auto& sent = ask.desk.request.form;
    const auto what = what_to_do(ask, sent);
    if (!what || !may_turn(ask, *what)) return registry::gone();
    web::Form form(sent);
    const auto terms = terms_in(ask, form);
    const auto code = web::first(sent, people::code_field);
    const bool changed = form.typed(mark_name) != what->mark();
    if (changed || looks_back(ask, *what))
        return page_of(ask, *what, {.form = form, .code = code, .status = 409, .changed = changed});
    if (!terms) return page_of(ask, *what, {.form = form, .code = code, .status = 422});
    if (auto location = write(ask, *what, *terms, version)) return registry::saved(ask.desk, *std::move(location));
    const auto now = newest(ask).first;
    const auto moved_on = what_to_do(now, sent);
    if (!moved_on) return registry::gone();
    return page_of(now, *moved_on, {.form = form, .code = code, .status = 409, .changed = true});
}

}  // namespace

void add_choose_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(routes, site,
                        {.method = web::Method::get,
                         .path = route_path,
                         .act = people::view_programme,
                         .doc = {"Việc cần làm để đạt chỉ tiêu với chi phí thấp nhất",
                                 "What to do to reach the targets at the lowest cost"},
                         .handle = {},
                         .parameters = {{"ngan-sach", "5000000000", {"kinh phí, đồng", "budget in đồng"}},
                                        {"ngay", "2024-06-30", {"số liệu đến ngày", "figures at the end of the day"}},
                                        {"dang", "xlsx", {"tải về Excel", "as a workbook"}}},
                         .sample = sample_path},
                        show);
    add_programme_form_route(
        routes, site,
        {.method = web::Method::post,
         .path = route_path,
         .act = people::plan_year,
         .doc = {"Chuyển việc cần làm thành hỗ trợ và nhiệm vụ", "Turn what to do into support and tasks"},
         .handle = {},
         .sample = sample_path},
        take);
}

}  // namespace saolang::programme

#include "programme/indicator_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/indicator_view.hpp"
#include "programme/plan_ask.hpp"
#include "programme/plan_edit.hpp"
#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::string_view path = "/quan-ly/chi-so";
constexpr Word title{"Chỉ số", "Indicators"};
constexpr Word plans_title{"Kế hoạch năm", "Year's plans"};
constexpr Word lead{
    "Chỉ số quyết định hồ sơ nào được tính vào một chỉ tiêu. Ngoài các chỉ số có sẵn, bạn tự lập được chỉ số khác bằng "
    "cách chọn cách đếm và điều kiện.",
    "An indicator decides which records a target counts. Beside those built in you can make others out of a measure "
    "and conditions."};
constexpr Word add_title{"Tự lập chỉ số", "Make an indicator"};
constexpr Word correct_title{"Sửa chỉ số", "Correct the indicator"};
constexpr Word remove_title{"Bỏ chỉ số", "Remove the indicator"};
constexpr Word own_title{"Tự lập", "Your own"};
constexpr Word built_in_title{"Có sẵn", "Built in"};
constexpr Word own_none{"Chưa có chỉ số tự lập nào.", "None made yet."};
constexpr Word name_heading{"Chỉ số", "Indicator"};
constexpr Word counts_heading{"Đếm gì", "What it counts"};
constexpr Word unit_heading{"Đo bằng", "Measured in"};
constexpr Word used_heading{"Chỉ tiêu dùng", "Targets"};
constexpr Word action_heading{"Việc", "Actions"};
constexpr Word edit_word{"Sửa", "Edit"};
constexpr Word drop_word{"Bỏ", "Remove"};
constexpr Word over_label{"Đếm trên hồ sơ nào", "What is counted over"};
constexpr Word over_lead{"Bước 1 trong 2: chọn loại hồ sơ được đếm.", "Step 1 of 2: choose what is counted over."};
constexpr Word over_press{"Tiếp", "Go on"};
constexpr Word form_lead{"Đếm trên “{}”. Thêm điều kiện, bấm “Thử” để xem giá trị và hồ sơ, rồi lưu.",
                         "Counted over “{}”. Add conditions, press “Try” to see the value and its records, then save."};
constexpr Word changed_meanwhile{
    "Có người vừa sửa chỉ số này; bản họ lưu: {}. Chưa có gì được lưu đè, những gì bạn gõ vẫn còn. Lưu lần nữa để dùng "
    "bản của bạn.",
    "Somebody has just changed it; they saved: {}. Nothing was written over, what you typed is kept. Save again to use "
    "yours."};
constexpr Word remove_lead{"Bỏ chỉ số “{}”. Lịch sử vẫn giữ.", "Removes “{}”. History keeps it."};
constexpr Word in_use{"Chưa bỏ được: {} chỉ tiêu đang dùng chỉ số này. Hãy đổi chỉ số của chúng trước.",
                      "Not removed: {} targets use it. Give those another indicator first."};

// An indicator is the province's.
bool may_keep(const Ask& ask) {
    return ask.desk.may(people::plan_year, {.place = ask.desk.view.province_on(ask.desk.visitor.today)});
}

std::size_t uses_of(const Ask& ask, std::string_view code) {
    const auto& targets = ask.table(target::kind);
    std::size_t uses = 0;
    for (Row row = 0; row < targets.size(); ++row) uses += targets.text(target::indicator, row) == code ? 1U : 0U;
    return uses;
}

Values values_of(const Ask& ask, Row row) {
    Values values;
    ask.desk.site.database.read([&](db::Reader& reader) {
        if (auto stored = stored_record(reader, indicator::kind, ask.table(indicator::kind).ids[row]))
            values = std::move(stored->values);
    });
    return values;
}

// ---- The list
// --------------------------------------------------------------------------------------------------------

web::Table table_of(const Ask& ask, Word caption, std::initializer_list<Word> headings) {
    web::Table table{.caption = std::string(ask.desk.say(caption)), .columns = {}, .rows = {}, .caption_hidden = true};
    for (const auto heading : headings) table.columns.push_back({std::string(ask.desk.say(heading))});
    return table;
}

void add_own(Html& html, const Ask& ask, bool may) {
    const auto& desk = ask.desk;
    const auto& own = ask.table(indicator::kind);
    html.add("<h2>{}</h2>", desk.say(own_title));
    if (own.size() == 0) {
        html.add("<p>{}</p>", desk.say(own_none));
        return;
    }
    auto table = table_of(ask, own_title, {name_heading, counts_heading, unit_heading, used_heading});
    if (may) table.columns.push_back({std::string(desk.say(action_heading))});
    for (Row row = 0; row < own.size(); ++row) {
        const auto& code = own.codes[row];
        const auto unit = static_cast<std::size_t>(own.number(indicator::measured_in, row));
        std::vector<web::Cell> cells{own.text(indicator::name, row),
                                     indicator_sentence(values_of(ask, row), desk.request.language),
                                     desk.say(measures_in[unit].words), static_cast<std::int64_t>(uses_of(ask, code))};
        if (may) {
            Html actions;
            actions.add(R"(<div class="row-actions"><a href="{}">{}</a> <a href="{}">{}</a></div>)",
                        web::Url(desk.link(fmt::format("{}/{}/sua", path, code))), desk.say(edit_word),
                        web::Url(desk.link(fmt::format("{}/{}/bo", path, code))), desk.say(drop_word));
            cells.emplace_back(std::move(actions).raw());
        }
        table.rows.push_back(std::move(cells));
    }
    html.add(web::table(desk.request.language, table));
}

void add_built_in(Html& html, const Ask& ask) {
    const auto& desk = ask.desk;
    auto table = table_of(ask, built_in_title, {name_heading, unit_heading, used_heading});
    for (const auto& one : built_in_indicators())
        table.rows.push_back({std::string(one.name(desk.request.language)),
                              desk.say(measures_in[one.measured_in].words),
                              static_cast<std::int64_t>(uses_of(ask, one.code))});
    html.add("<h2>{}</h2>", desk.say(built_in_title)).add(web::table(desk.request.language, table));
}

std::vector<web::Crumb> above(const Ask& ask) {
    return {{std::string(ask.desk.say(plans_title)), ask.desk.link(plans_path)},
            {std::string(ask.desk.say(title)), ask.desk.link(path)}};
}

web::Response list_page(const Ask& ask) {
    const auto& desk = ask.desk;
    const bool may = may_keep(ask);
    Html html;
    html.add(R"(<div class="list-head"><h1>{}</h1>)", desk.say(title));
    if (may)
        html.add(web::button_link(web::Press::primary, desk.link(fmt::format("{}/moi", path)), desk.say(add_title),
                                  web::Icon::plus));
    html.add(R"(</div><p class="lead">{}</p>)", desk.say(lead));
    add_own(html, ask, may);
    add_built_in(html, ask);
    auto crumbs = above(ask);
    crumbs.pop_back();
    return registry::desk_answer(
        desk, {.title = std::string(desk.say(title)), .section = plans_path, .crumbs = std::move(crumbs)},
        std::move(html));
}

// ---- Making one
// ------------------------------------------------------------------------------------------------------

web::Response choose_over(const Ask& ask) {
    const auto& desk = ask.desk;
    web::Field field{.name = "dem", .label = std::string(desk.say(over_label)), .kind = web::Field::Kind::choice};
    for (const auto& over : all_over())
        field.choices.push_back({std::string(name_of(over)), std::string(desk.say(words_of(over)))});
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p><form class="filling" method="get" action="{}">{}{}</form>)",
             desk.say(add_title), desk.say(over_lead), web::Url(desk.link(fmt::format("{}/moi", path))),
             web::field(desk.request.language, field), web::button(web::Press::primary, desk.say(over_press)));
    return registry::desk_answer(
        desk, {.title = std::string(desk.say(add_title)), .section = plans_path, .crumbs = above(ask)},
        std::move(html));
}

// `shown`: what the form holds.
registry::EditForm edit_form(const Ask& ask, const web::Form& form, const Over& over, const web::Pairs& shown) {
    const auto& desk = ask.desk;
    registry::EditForm page{
        .action = fmt::format("{}/moi", path), .title = std::string(desk.say(add_title)), .section = plans_path};
    page.above = above(ask);
    page.fields = indicator_fields(ask, form, over);
    page.below = conditions_view(ask, form, over, shown);
    Html said;
    said.add(R"(<p class="lead">{}</p>)", filled(desk.say(form_lead), desk.say(words_of(over))));
    page.lead = std::move(said).raw();
    page.status = form.valid() ? 200 : 422;
    return page;
}

void add_trial(registry::EditForm& page, const Ask& ask, const Values& values) {
    Html said;
    said.add(page.lead).add(trial_view(ask, values));
    page.lead = std::move(said).raw();
}

std::optional<Over> over_asked(const Ask& ask) {
    const bool sent = ask.desk.request.method == web::Method::post;
    return over_named(web::first(sent ? ask.desk.request.form : ask.desk.request.query, "dem"));
}

web::Response show_new(const Ask& ask) {
    const auto over = over_asked(ask);
    if (!over) return choose_over(ask);
    const web::Pairs typed{{"do-bang", "count"}};
    return registry::form_page(ask.desk, edit_form(ask, web::Form(typed), *over, typed));
}

// "Thêm điều kiện" shows the form again as it is, "Thử" with what it would count; nothing is saved.
std::optional<web::Response> shown_again(const Ask& ask, const Over& over,
                                         const std::function<registry::EditForm(const web::Form&)>& page_of) {
    const auto& desk = ask.desk;
    web::Form form(desk.request.form);
    if (form.checked("them")) return registry::form_page(desk, page_of(form));
    if (!form.checked("thu")) return std::nullopt;
    const auto values =
        check_indicator(form, over, desk.request.form, ask.gazetteer(), desk.visitor.today, Checked::to_try);
    auto page = page_of(form);
    if (form.valid()) add_trial(page, ask, values);
    return registry::form_page(desk, page);
}

web::Response take_new(const Ask& ask) {
    const auto& desk = ask.desk;
    const auto over = over_asked(ask);
    if (!may_keep(ask)) return registry::gone();
    if (!over) return choose_over(ask);
    const auto page_of = [&](const web::Form& form) { return edit_form(ask, form, *over, desk.request.form); };
    if (auto again = shown_again(ask, *over, page_of)) return *std::move(again);
    web::Form form(desk.request.form);
    const auto values =
        check_indicator(form, *over, desk.request.form, ask.gazetteer(), desk.visitor.today, Checked::to_save);
    if (!form.valid()) return registry::form_page(desk, page_of(form));
    return registry::save_new(desk, add_title, [&](const trail::WriteContext& context) {
        (void)add_record(context, indicator::kind, values);
        return desk.link(path);
    });
}

// ---- Correcting and removing
// -----------------------------------------------------------------------------------------

registry::EditForm correct_form(const Ask& ask, Row row, const web::Form& form, const Over& over,
                                const web::Pairs& shown) {
    auto page = edit_form(ask, form, over, shown);
    page.action = fmt::format("{}/{}/sua", path, ask.table(indicator::kind).codes[row]);
    page.title = ask.desk.say(correct_title);
    page.fields.push_back(registry::reason_of(form, ask.desk.request.language));
    return page;
}

registry::Watched watched(const Ask& ask, Row row) {
    return {{std::string(indicator::kind.name), ask.table(indicator::kind).ids[row]}};
}

std::int64_t version_now(const Ask& ask, Row row) {
    std::int64_t version = 0;
    ask.desk.site.database.read([&](db::Reader& reader) { version = registry::version_of(reader, watched(ask, row)); });
    return version;
}

web::Response show_correct(const Ask& ask, Row row) {
    const auto version = version_now(ask, row);
    const auto values = values_of(ask, row);
    const auto typed = typed_of_indicator(values, ask.gazetteer());
    // One that came by a list may name what cannot be counted: the form lets it be chosen anew by saving.
    const auto over =
        over_named(web::first(typed, "dem")).value_or(Over{.what = Over::What::products, .kind = nullptr});
    auto page = correct_form(ask, row, web::Form(typed), over, typed);
    page.version = version;
    add_trial(page, ask, values);
    return registry::form_page(ask.desk, page);
}

web::Response take_correct(const Ask& ask, Row row) {
    const auto& desk = ask.desk;
    const auto over = over_asked(ask);
    if (!over) return registry::gone();
    const auto page_of = [&](const web::Form& form) { return correct_form(ask, row, form, *over, desk.request.form); };
    if (auto again = shown_again(ask, *over, page_of)) return *std::move(again);
    web::Form form(desk.request.form);
    const auto values =
        check_indicator(form, *over, desk.request.form, ask.gazetteer(), desk.visitor.today, Checked::to_save);
    const auto reason = registry::read_reason(form);
    auto page = page_of(form);
    if (!form.valid()) return registry::form_page(desk, page);
    const auto id = ask.table(indicator::kind).ids[row];
    const auto location = registry::save(desk, watched(ask, row), reason, [&](const trail::WriteContext& context) {
        correct_record(context, indicator::kind, id, values);
        return desk.link(path);
    });
    if (location) return registry::saved(desk, *location);
    page.version = version_now(ask, row);
    page.status = 409;
    Html said;
    said.add(
        web::flash({web::Tone::attention, filled(desk.say(changed_meanwhile),
                                                 indicator_sentence(values_of(ask, row), desk.request.language))}));
    page.lead = std::move(said).raw();
    return registry::form_page(desk, page);
}

web::Response remove_one(const Ask& ask, Row row) {
    const auto& desk = ask.desk;
    const auto& table = ask.table(indicator::kind);
    const auto uses = uses_of(ask, table.codes[row]);
    if (uses > 0) {
        Html html;
        html.add("<h1>{}</h1>", desk.say(remove_title))
            .add(web::flash({web::Tone::attention, filled(desk.say(in_use), uses)}));
        return registry::desk_answer(
            desk, {.title = std::string(desk.say(remove_title)), .section = plans_path, .crumbs = above(ask)},
            std::move(html), desk.request.method == web::Method::post ? 422 : 200);
    }
    return removal_page(ask, {.kind = indicator::kind,
                              .row = row,
                              .action = fmt::format("{}/{}/bo", path, table.codes[row]),
                              .title = std::string(desk.say(remove_title)),
                              .lead = filled(desk.say(remove_lead), table.text(indicator::name, row)),
                              .leads = std::string(path),
                              .above = above(ask)});
}

Handler about_indicator(RowAnswer answer) {
    return [answer](const Ask& ask) {
        const auto row = ask.table(indicator::kind).coded(ask.desk.request.parameters[0]);
        return row && may_keep(ask) ? answer(ask, *row) : registry::gone();
    };
}

}  // namespace

void add_indicator_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(routes, site,
                        {.method = web::Method::get,
                         .path = path,
                         .act = people::view_programme,
                         .doc = {"Các chỉ số có sẵn và tự lập", "Indicators, built in and made by the office"},
                         .handle = {}},
                        list_page);
    const auto add = [&](web::Method method, std::string_view at, Word doc, Handler handle) {
        add_programme_form_route(routes, site,
                                 {.method = method, .path = at, .act = people::plan_year, .doc = doc, .handle = {}},
                                 std::move(handle));
    };
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    add(get, "/quan-ly/chi-so/moi", {"Biểu mẫu tự lập chỉ số", "Form to make an indicator"}, show_new);
    add(post, "/quan-ly/chi-so/moi", add_title, take_new);
    add(get, "/quan-ly/chi-so/{code}/sua", {"Biểu mẫu sửa chỉ số", "Form to correct an indicator"},
        about_indicator(show_correct));
    add(post, "/quan-ly/chi-so/{code}/sua", correct_title, about_indicator(take_correct));
    add(get, "/quan-ly/chi-so/{code}/bo", {"Hỏi trước khi bỏ một chỉ số", "Asks before an indicator goes"},
        about_indicator(remove_one));
    add(post, "/quan-ly/chi-so/{code}/bo", remove_title, about_indicator(remove_one));
}

}  // namespace saolang::programme

#include "programme/plan_form_page.hpp"

#include <fmt/format.h>

#include "programme/plan_ask.hpp"
#include "programme/plan_edit.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/plan_view.hpp"

namespace saolang::programme {

namespace {

using registry::FieldWords;
using registry::filled;
using web::Word;
using FieldKind = web::Field::Kind;

constexpr Word new_title{"Lập kế hoạch", "Make a plan"};
constexpr Word amend_title{"Lập bản sửa đổi", "Amend the plan"};
constexpr Word correct_title{"Sửa thông tin văn bản", "Correct the document"};
constexpr Word remove_title{"Bỏ bản này", "Remove this version"};
constexpr Word remove_lead{
    "Bỏ “{}” cùng {} chỉ tiêu của nó. Lịch sử vẫn giữ, và có thể hoàn tác ở trang Thay đổi.",
    "Removes “{}” with its {} targets. History keeps it, and it can be taken back under Changes."};
constexpr Word amend_lead{
    "Bản sửa đổi bắt đầu bằng mọi chỉ tiêu của {}; sau khi lưu bạn sửa từng chỉ tiêu. Bản cũ được giữ nguyên.",
    "The amendment begins with every target of {}; once saved, correct each. The former version stays as it is."};
constexpr Word new_lead{
    "Chọn một kế hoạch để chép: mọi chỉ tiêu được mang sang, hạn dời theo năm, rồi bạn sửa. Hoặc để trống và thêm từng "
    "chỉ tiêu. Từ ngày ban hành, mọi người xem được kế hoạch ở trang Số liệu.",
    "Choose a plan to copy: every target comes along, due dates moved by the years, for you to correct. Or leave it "
    "empty and add targets. From the day it is issued everybody sees the plan under Figures."};
constexpr Word from_none{"Không chép, lập mới", "None, begin anew"};

constexpr FieldWords year_words{
    "nam", {"Năm", "Year"}, Word{"Ví dụ: 2025.", "For example: 2025."}, FieldKind::number, true};
constexpr FieldWords unit_words{
    registry::place_field,
    {"Đơn vị", "Unit"},
    Word{"Tỉnh, huyện hoặc xã. Ví dụ: Tỉnh Quảng Nam.", "Province, district or commune. For example: Tỉnh Quảng Nam."},
    FieldKind::text,
    true};
constexpr FieldWords copy_words{"chep", {"Chép chỉ tiêu từ kế hoạch", "Copy the targets of"}, {}, FieldKind::choice};

registry::FormGround anywhere(const Ask& ask) { return {ask.gazetteer(), ask.desk.visitor.today}; }

// ---- A new plan
// ------------------------------------------------------------------------------------------------------

std::vector<web::Choice> plans_to_copy(const Ask& ask) {
    std::vector<web::Choice> offered{{"", std::string(ask.desk.say(from_none))}};
    const auto& ledger = *ask.world.ledger;
    for (const auto& plan : plans_of(ledger)) {
        const auto versions = versions_of(ledger, plan);
        if (!versions.empty() && may_see_plan(ask, plan.unit))
            offered.push_back({ask.table(plan::kind).codes[versions.back()],
                               fmt::format("{} ({})", plan_name(ask, plan), version_name(ledger, versions.back()))});
    }
    return offered;
}

registry::EditForm new_form(const Ask& ask, const web::Form& form, const PlanDraft& draft) {
    const auto& desk = ask.desk;
    const auto language = desk.request.language;
    registry::EditForm page{
        .action = fmt::format("{}/moi", plans_path), .title = std::string(desk.say(new_title)), .section = plans_path};
    page.above = above_version(ask, std::nullopt);
    web::Html lead;
    lead.add(R"(<p class="lead">{}</p>)", desk.say(new_lead));
    page.lead = std::move(lead).raw();
    page.fields = {registry::field_of(form, language, copy_words, plans_to_copy(ask)),
                   registry::field_of(form, language, year_words)};
    registry::add_place_fields(page.fields, form, language, anywhere(ask), unit_words, draft.choices);
    for (auto& field : document_fields(ask, form)) page.fields.push_back(std::move(field));
    page.status = form.valid() ? 200 : 422;
    return page;
}

// The year and unit that most probably follow: of the plan that is copied, else of this year and the province.
web::Pairs expected_form(const Ask& ask) {
    const auto& desk = ask.desk;
    const auto code = desk.asked("chep");
    const auto row = ask.table(plan::kind).coded(code);
    const auto plan = row ? plan_of(*ask.world.ledger, *row) : std::nullopt;
    const auto year = plan ? plan->year + 1 : desk.visitor.today.year();
    const auto unit = plan ? std::optional(plan->unit) : desk.view.province_on(desk.visitor.today);
    web::Pairs typed{{"nam", std::to_string(year)}};
    if (unit) typed.emplace_back("noi", ask.gazetteer()[*unit].name);
    if (row) typed.emplace_back("chep", code);
    return typed;
}

web::Response show_new(const Ask& ask) {
    return registry::form_page(ask.desk, new_form(ask, web::Form(expected_form(ask)), {}));
}

web::Response take_new(const Ask& ask) {
    const auto& desk = ask.desk;
    web::Form form(desk.request.form);
    const auto draft = check_plan(form, plan_ground(ask));
    if (form.valid() && !desk.may(people::plan_year, {.place = draft.unit}))
        form.refuse(registry::place_field, registry::out_of_reach);
    if (!form.valid()) return registry::form_page(desk, new_form(ask, form, draft));
    auto location = registry::save(desk, {}, std::string(new_title.vi), [&](const trail::WriteContext& context) {
        if (has_plan_now(context.writer, draft.values)) return std::optional<std::string>();
        const auto made = add_record(context, plan::kind, draft.values);
        if (draft.copied) {
            const auto from = plan_of(*ask.world.ledger, *draft.copied);
            const auto year = std::stoi(*draft.values[plan::year]);
            copy_targets(context, *ask.world.ledger, ask.gazetteer(), *draft.copied, made.id,
                         from ? year - from->year : 0, parse_iso_date(*draft.values[plan::signed_on]));
        }
        return std::optional(desk.link(fmt::format("{}/ban/{}", plans_path, made.code)));
    });
    if (location) return registry::saved(desk, *std::move(location));
    form.refuse("nam", has_plan);
    return registry::form_page(desk, new_form(ask, form, draft));
}

// ---- An amendment
// ----------------------------------------------------------------------------------------------------

registry::EditForm amend_form(const Ask& ask, Row version, const web::Form& form) {
    registry::EditForm page{.action = path_of_version(ask, version) + "/sua-doi",
                            .title = std::string(ask.desk.say(amend_title)),
                            .section = plans_path};
    page.above = above_version(ask, version);
    web::Html lead;
    lead.add(R"(<p class="lead">{}</p>)", filled(ask.desk.say(amend_lead), version_name(*ask.world.ledger, version)));
    page.lead = std::move(lead).raw();
    page.fields = document_fields(ask, form);
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Response show_amend(const Ask& ask, Row version) {
    web::Pairs typed{{"co-quan", ask.table(plan::kind).text(plan::authority, version)}};
    return registry::form_page(ask.desk, amend_form(ask, version, web::Form(std::move(typed))));
}

web::Response take_amend(const Ask& ask, Row version) {
    const auto& desk = ask.desk;
    const auto& plans = ask.table(plan::kind);
    Values values(plan::fields.size());
    values[plan::year] = std::to_string(plans.number(plan::year, version));
    values[plan::unit] = unit_key(*plans.unit(plan::unit, version), ask.gazetteer());
    values[plan::amends] = std::to_string(plans.ids[version]);
    web::Form form(desk.request.form);
    values = check_document(form, plan_ground(ask), values);
    if (!form.valid()) return registry::form_page(desk, amend_form(ask, version, form));
    auto location = registry::save(desk, {}, std::string(amend_title.vi), [&](const trail::WriteContext& context) {
        if (has_number_now(context.writer, values)) return std::optional<std::string>();
        const auto made = add_record(context, plan::kind, values);
        copy_targets(context, *ask.world.ledger, ask.gazetteer(), version, made.id, 0, std::nullopt);
        return std::optional(desk.link(fmt::format("{}/ban/{}", plans_path, made.code)));
    });
    if (location) return registry::saved(desk, *std::move(location));
    form.refuse("so", has_number);
    return registry::form_page(desk, amend_form(ask, version, form));
}

// ---- The document
// ----------------------------------------------------------------------------------------------------

registry::Stored stored(const Ask& ask, Row version) {
    return {layout_of(plan::kind), ask.table(plan::kind).ids[version], typed_of_document};
}

registry::EditForm correct_form(const Ask& ask, Row version, const web::Form& form) {
    registry::EditForm page{.action = path_of_version(ask, version) + "/sua",
                            .title = std::string(ask.desk.say(correct_title)),
                            .section = plans_path};
    page.above = above_version(ask, version);
    page.fields = document_fields(ask, form);
    page.fields.push_back(registry::reason_of(form, ask.desk.request.language));
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Response show_correct(const Ask& ask, Row version) {
    auto [typed, shown] = registry::stored_form(ask.desk, stored(ask, version));
    auto page = correct_form(ask, version, web::Form(std::move(typed)));
    page.version = shown;
    return registry::form_page(ask.desk, page);
}

web::Response take_correct(const Ask& ask, Row version) {
    const auto& desk = ask.desk;
    const auto id = ask.table(plan::kind).ids[version];
    std::optional<StoredRecord> before;
    desk.site.database.read([&](db::Reader& reader) { before = stored_record(reader, plan::kind, id); });
    if (!before) return registry::gone();
    web::Form form(desk.request.form);
    const auto values = check_document(form, plan_ground(ask), before->values);
    const auto reason = registry::read_reason(form);
    auto page = correct_form(ask, version, form);
    if (!form.valid()) return registry::form_page(desk, page);
    bool known = false;
    auto response = registry::save_correction(desk, std::move(page), stored(ask, version), reason,
                                              [&](const trail::WriteContext& context) {
                                                  known = has_number_now(context.writer, values, id);
                                                  if (known) return std::optional<std::string>();
                                                  correct_record(context, plan::kind, id, values);
                                                  return std::optional(desk.link(path_of_version(ask, version)));
                                              });
    if (!known) return response;
    form.refuse("so", has_number);
    return registry::form_page(desk, correct_form(ask, version, form));
}

web::Response remove_version(const Ask& ask, Row version) {
    const auto& ledger = *ask.world.ledger;
    return removal_page(ask, {.kind = plan::kind,
                              .row = version,
                              .action = path_of_version(ask, version) + "/bo",
                              .title = std::string(ask.desk.say(remove_title)),
                              .lead = filled(ask.desk.say(remove_lead), version_name(ledger, version),
                                             targets_of(ledger, version).size()),
                              .leads = std::string(plans_path),
                              .above = above_version(ask, version)});
}

}  // namespace

void add_plan_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, Handler handle) {
        add_programme_form_route(routes, site,
                                 {.method = method, .path = path, .act = people::plan_year, .doc = doc, .handle = {}},
                                 std::move(handle));
    };
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    add(get, "/quan-ly/ke-hoach/moi", {"Biểu mẫu lập kế hoạch", "Form to make a plan"}, show_new);
    add(post, "/quan-ly/ke-hoach/moi", new_title, take_new);
    add(get, "/quan-ly/ke-hoach/ban/{code}/sua-doi", {"Biểu mẫu lập bản sửa đổi", "Form to amend a plan"},
        about_version(show_amend));
    add(post, "/quan-ly/ke-hoach/ban/{code}/sua-doi", amend_title, about_version(take_amend));
    add(get, "/quan-ly/ke-hoach/ban/{code}/sua", {"Biểu mẫu sửa văn bản kế hoạch", "Form to correct a plan's document"},
        about_version(show_correct));
    add(post, "/quan-ly/ke-hoach/ban/{code}/sua", correct_title, about_version(take_correct));
    add(get, "/quan-ly/ke-hoach/ban/{code}/bo", {"Hỏi trước khi bỏ một bản kế hoạch", "Asks before a version goes"},
        about_version(remove_version));
    add(post, "/quan-ly/ke-hoach/ban/{code}/bo", remove_title, about_version(remove_version));
}

}  // namespace saolang::programme

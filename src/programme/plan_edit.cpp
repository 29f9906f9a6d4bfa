#include "programme/plan_edit.hpp"

#include <fmt/format.h>

#include "programme/plan_ask.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/plan_view.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

using registry::FieldWords;
using web::Word;

constexpr Word plans_title{"Kế hoạch năm", "Year's plans"};
constexpr Word named_elsewhere{
    "Chưa bỏ được: còn hồ sơ khác dựa vào mục này ({}). Hãy sửa hoặc bỏ hồ sơ ấy trước.",
    "Not removed: another record stands on it ({}). Please correct or remove that one first."};
constexpr Word remove_press{"Bỏ", "Remove"};

constexpr std::array document_words{
    FieldWords{"so",
               {"Số văn bản", "Number of the document"},
               Word{"Ví dụ: 973/KH-UBND.", "For example: 973/KH-UBND."},
               web::Field::Kind::text,
               true},
    FieldWords{"ngay",
               {"Ngày ban hành", "Issued on"},
               Word{"Ví dụ: 15/02/2024.", "For example: 15/02/2024."},
               web::Field::Kind::date,
               true},
    FieldWords{"co-quan",
               {"Cơ quan ban hành", "Issued by"},
               Word{"Ví dụ: UBND tỉnh Quảng Nam.", "For example: UBND tỉnh Quảng Nam."}},
    FieldWords{"ghi-chu", {"Ghi chú", "Note"}, {}, web::Field::Kind::long_text},
};

}  // namespace

bool may_plan(const Ask& ask, Row version) {
    const auto unit = ask.table(plan::kind).unit(plan::unit, version);
    return unit && ask.desk.may(people::plan_year, {.place = unit});
}

Handler about_version(RowAnswer answer) {
    return [answer](const Ask& ask) {
        const auto row = ask.table(plan::kind).coded(ask.desk.request.parameters[0]);
        return row && may_plan(ask, *row) ? answer(ask, *row) : registry::gone();
    };
}

Handler about_target(RowAnswer answer) {
    return [answer](const Ask& ask) {
        const auto row = ask.table(target::kind).coded(ask.desk.request.parameters[0]);
        const bool may = row && may_plan(ask, version_of_target(*ask.world.ledger, *row));
        return may ? answer(ask, *row) : registry::gone();
    };
}

std::string path_of_version(const Ask& ask, Row version) {
    return fmt::format("{}/ban/{}", plans_path, ask.table(plan::kind).codes[version]);
}

std::string edit_path_of_target(const Ask& ask, Row target) {
    return fmt::format("{}/chi-tieu/{}", plans_path, ask.table(target::kind).codes[target]);
}

std::vector<web::Crumb> above_version(const Ask& ask, std::optional<Row> version) {
    const auto& desk = ask.desk;
    std::vector<web::Crumb> crumbs{{std::string(desk.say(plans_title)), desk.link(plans_path)}};
    const auto plan = version ? plan_of(*ask.world.ledger, *version) : std::nullopt;
    if (!plan) return crumbs;
    crumbs.push_back({plan_name(ask, *plan), registry::address_with(desk.link(path_of(*plan)), unit_pair(ask, *plan))});
    crumbs.push_back({version_name(*ask.world.ledger, *version), desk.link(path_of_version(ask, *version))});
    return crumbs;
}

std::vector<web::Field> document_fields(const Ask& ask, const web::Form& form) {
    std::vector<web::Field> fields;
    fields.reserve(document_words.size() + 1);
    for (const auto& words : document_words)
        fields.push_back(registry::field_of(form, ask.desk.request.language, words));
    return fields;
}

web::Response removal_page(const Ask& ask, const Removal& removal) {
    const auto& desk = ask.desk;
    const auto id = ask.table(removal.kind).ids[removal.row];
    web::Form form(desk.request.form);
    registry::EditForm page{.action = removal.action, .title = removal.title, .section = plans_path};
    page.above = removal.above;
    page.press = remove_press;
    page.tone = web::Press::destructive;
    const bool sent = desk.request.method == web::Method::post;
    const auto reason = sent ? registry::read_reason(form) : std::string();
    std::optional<trail::Subject> named;
    std::optional<std::string> location;
    if (sent && form.valid()) {
        location = registry::save(desk, {}, reason, [&](const trail::WriteContext& context) {
            named = named_by_another(context.writer, removal.kind, id);
            if (named) return std::optional<std::string>();
            if (stored_record(context.writer, removal.kind, id)) remove_record(context, removal.kind, id);
            return std::optional(desk.link(removal.leads));
        });
    } else {
        desk.site.database.read([&](db::Reader& reader) { named = named_by_another(reader, removal.kind, id); });
    }
    if (location) return registry::saved(desk, *std::move(location));
    web::Html lead;
    lead.add(R"(<p class="lead">{}</p>)", removal.lead);
    if (named)
        lead.add(
            web::flash({web::Tone::attention, registry::filled(desk.say(named_elsewhere), named_words(ask, *named))}));
    page.lead = std::move(lead).raw();
    page.fields = {registry::reason_of(form, desk.request.language)};
    page.status = sent ? 422 : 200;
    return registry::form_page(desk, page);
}

}  // namespace saolang::programme

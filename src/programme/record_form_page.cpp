// /quan-ly/ho-so/{loai}/moi, …/{ma}/sua, …/{ma}/xoa, and the producer's own under /cua-toi/ho-so.

#include <fmt/format.h>

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/own_turnover_page.hpp"
#include "programme/record_list_page.hpp"
#include "programme/record_pages.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

using registry::EditForm;
using web::Word;

constexpr Word all_title{"Hồ sơ chương trình", "Programme records"};
constexpr Word own_title{"Của tôi", "Mine"};
constexpr Word own_records_title{"Hồ sơ của tôi", "My records"};
constexpr Word add_title{"Thêm {}", "Add {}"};
constexpr Word correct_title{"Sửa {}", "Correct the {}"};
constexpr Word remove_title{"Xóa {}", "Remove the {}"};
constexpr Word add_reason{"Thêm hồ sơ chương trình", "Added a record of the programme"};
constexpr std::string_view own_reason = "Chủ thể tự sửa";
constexpr Word known_title{"Hồ sơ này có thể đã có", "This record may be known already"};
constexpr Word known_lead{"Giống mọi mục chính. Hãy mở xem; nếu là hồ sơ khác, bấm nút bên dưới.",
                          "All that names it is equal. Please open it; if yours is another one, press the button."};
constexpr Word different{"Là hồ sơ khác, vẫn lưu", "Another record, save it"};
constexpr Word destroys_parts{"Sẽ mất cùng với nó: {} {}.", "What goes with it: {} {}."};
constexpr Word destroys_papers{"{} ảnh, giấy tờ của nó không còn mở được từ đây; tệp vẫn được giữ.",
                               "Its {} pictures and papers can no longer be opened from here; the files are kept."};
constexpr Word history_stays{"Lịch sử vẫn còn trong nhật ký, và cơ quan tỉnh hoàn tác được.",
                             "Its history stays in the log, and the province's office can take the removal back."};
constexpr Word still_named{"Chưa xóa được: hồ sơ khác đang nêu nó ({}). Hãy sửa hoặc xóa hồ sơ ấy trước.",
                           "Not removed: another record names it ({}). Please correct or remove that one first."};
constexpr Word remove_press{"Xóa hồ sơ này", "Remove this record"};
constexpr Word of_parent{"Thuộc {}: {}", "Of {}: {}"};

std::string titled(const Ask& ask, const Kind& kind, Word title) {
    return registry::filled(ask.desk.say(title), ask.desk.say(kind.one));
}

bool is_confirmed_duplicate(const web::Form& form) { return form.checked("khac"); }

// Whom the record would be of is not this person's to keep.
void check_reach(const FormOf& form_of, const Side& side, web::Form& form, const Values& values) {
    const auto subject = subject_of(form_of.ask.world, form_of.ask.gazetteer(), form_of.kind, values);
    if (form_of.ask.desk.may(side.edits, subject)) return;
    const auto asked = fields_asked(form_of);
    const auto places = [&](std::size_t at) {
        const auto holds = form_of.kind.fields[at].holds;
        return holds == Holds::product || holds == Holds::producer || holds == Holds::unit || holds == Holds::record;
    };
    const auto field = std::ranges::find_if(asked, places);
    form.refuse(form_of.kind.fields[field == asked.end() ? asked.front() : *field].name, registry::out_of_reach);
}

web::Raw doubles_of(const Ask& ask, const Side& side, const Kind& kind, const std::vector<Row>& rows) {
    web::Html html;
    html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p><ul>)", ask.desk.say(known_title), ask.desk.say(known_lead));
    for (const auto row : rows)
        html.add(R"(<li><a href="{}">{}</a></li>)",
                 web::Url(ask.desk.link(path_of(side, kind, ask.table(kind).codes[row]))), record_name(ask, kind, row));
    html.add("</ul>{}</div>", registry::go_on_button("khac", ask.desk.say(different)));
    return std::move(html).raw();
}

// What it is a part of, in words: its code says nothing to a person.
web::Raw lead_of(const FormOf& form_of, const web::Form& form) {
    const auto& kind = form_of.kind;
    if (!kind.part_of) return {};
    const auto& parent = kind_of(*kind.fields[*kind.part_of].of);
    const auto row = form_of.ask.table(parent).coded(form.typed(kind.fields[*kind.part_of].name));
    if (!row || !may_view(form_of.ask, parent, *row)) return {};
    web::Html html;
    html.add(R"(<p class="lead">{}</p>)",
             registry::filled(form_of.ask.desk.say(of_parent), form_of.ask.desk.say(parent.one),
                              record_name(form_of.ask, parent, *row)));
    return std::move(html).raw();
}

EditForm edit_form(const FormOf& form_of, const Side& side, const web::Form& form, const RecordDraft& draft) {
    const auto& ask = form_of.ask;
    const auto& kind = form_of.kind;
    const auto code = form_of.row ? ask.table(kind).codes[*form_of.row] : std::string();
    EditForm page{.action = form_of.row ? path_of(side, kind, code) + "/sua" : path_of(side, kind) + "/moi",
                  .title = titled(ask, kind, form_of.row ? correct_title : add_title),
                  .section = side.section};
    if (form_of.row) page.title += ": " + record_name(ask, kind, *form_of.row);
    page.above = crumbs_of(ask, side, kind, form_of.row);
    page.fields = fields_of(form_of, form, draft);
    page.lead = lead_of(form_of, form);
    page.status = form.valid() ? 200 : 422;
    return page;
}

// What another write made wrong while this form was on its way.
web::Response refused_page(const FormOf& form_of, const Side& side, web::Form& form, const RecordDraft& draft,
                           std::vector<Mistake> mistakes) {
    refuse(form_of, form, std::move(mistakes));
    return registry::form_page(form_of.ask.desk, edit_form(form_of, side, form, draft));
}

// ---- Adding ---------------------------------------------------------------------------------------------------------

web::Response show_new(const Ask& ask, const Side& side, const Kind& kind) {
    const FormOf form_of{ask, kind, side.filler};
    return registry::form_page(ask.desk, edit_form(form_of, side, web::Form(typed_new(form_of)), {}));
}

web::Response take_new(const Ask& ask, const Side& side, const Kind& kind) {
    const FormOf form_of{ask, kind, side.filler};
    web::Form form(ask.desk.request.form);
    const auto draft = read_record(form_of, form);
    if (form.valid()) check_reach(form_of, side, form, draft.values);
    auto page = edit_form(form_of, side, form, draft);
    if (!form.valid()) return registry::form_page(ask.desk, page);
    const auto doubles = likely_doubles(form_of, draft.values);
    if (!doubles.empty() && !is_confirmed_duplicate(form)) {
        page.ask = doubles_of(ask, side, kind, doubles);
        page.status = 422;
        return registry::form_page(ask.desk, page);
    }
    std::vector<Mistake> mistakes;
    auto location = registry::save(ask.desk, {}, std::string(add_reason.vi), [&](const trail::WriteContext& context) {
        mistakes = mistakes_now(form_of, context.writer, draft.values);
        if (!mistakes.empty()) return std::optional<std::string>();
        return std::optional(ask.desk.link(path_of(side, kind, add_record(context, kind, draft.values).code)));
    });
    if (location) return registry::saved(ask.desk, *std::move(location));
    return refused_page(form_of, side, form, draft, std::move(mistakes));
}

// ---- Correcting -----------------------------------------------------------------------------------------------------

registry::Stored stored(const FormOf& form_of) {
    return {layout_of(form_of.kind), form_of.ask.table(form_of.kind).ids[*form_of.row],
            [form_of](const trail::Record& record) { return typed_of(form_of, values_of(form_of.kind, record)); }};
}

web::Response show_correct(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    const FormOf form_of{ask, kind, side.filler, row};
    auto [typed, version] = registry::stored_form(ask.desk, stored(form_of));
    auto page = edit_form(form_of, side, web::Form(std::move(typed)), {});
    page.version = version;
    return registry::form_page(ask.desk, page);
}

web::Response take_correct(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    const FormOf form_of{ask, kind, side.filler, row};
    web::Form form(ask.desk.request.form);
    const auto draft = read_record(form_of, form);
    if (form.valid()) check_reach(form_of, side, form, draft.values);
    auto page = edit_form(form_of, side, form, draft);
    if (!form.valid()) return registry::form_page(ask.desk, page);
    const auto reason = side.filler == Filler::producer ? std::string(own_reason) : draft.reason;
    std::vector<Mistake> mistakes;
    auto response = registry::save_correction(
        ask.desk, std::move(page), stored(form_of), reason, [&](const trail::WriteContext& context) {
            mistakes = mistakes_now(form_of, context.writer, draft.values);
            if (!mistakes.empty()) return std::optional<std::string>();
            const auto& table = ask.table(kind);
            correct_record(context, kind, table.ids[row], draft.values);
            return std::optional(ask.desk.link(path_of(side, kind, table.codes[row])));
        });
    return mistakes.empty() ? std::move(response) : refused_page(form_of, side, form, draft, std::move(mistakes));
}

// ---- Removing -------------------------------------------------------------------------------------------------------

web::Raw what_goes(const Ask& ask, const Kind& kind, Row row) {
    web::Html html;
    html.add("<ul>");
    for (const auto* other : kinds()) {
        if (!other->part_of || other->fields[*other->part_of].of != kind.id) continue;
        const auto count = ask.table(*other).rows_naming(*other->part_of, row).size();
        if (count > 0)
            html.add("<li>{}</li>", registry::filled(ask.desk.say(destroys_parts), count, ask.desk.say(other->one)));
    }
    if (const auto papers = ask.table(kind).proofs[row]; papers > 0)
        html.add("<li>{}</li>", registry::filled(ask.desk.say(destroys_papers), papers));
    html.add("<li>{}</li></ul>", ask.desk.say(history_stays));
    return std::move(html).raw();
}

EditForm remove_form(const Ask& ask, const Side& side, const Kind& kind, Row row, const web::Form& form) {
    EditForm page{.action = path_of(side, kind, ask.table(kind).codes[row]) + "/xoa",
                  .title = titled(ask, kind, remove_title) + ": " + record_name(ask, kind, row),
                  .section = side.section,
                  .above = crumbs_of(ask, side, kind, row),
                  .fields = {registry::reason_of(form, ask.desk.request.language)}};
    page.lead = what_goes(ask, kind, row);
    page.press = remove_press;
    page.tone = web::Press::destructive;
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Response show_remove(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    auto page = remove_form(ask, side, kind, row, web::Form({}));
    const trail::Subject subject{std::string(kind.name), ask.table(kind).ids[row]};
    ask.desk.site.database.read([&](db::Reader& reader) { page.version = registry::version_of(reader, {subject}); });
    return registry::form_page(ask.desk, page);
}

web::Response take_remove(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    web::Form form(ask.desk.request.form);
    const auto reason = registry::read_reason(form);
    if (!form.valid()) return registry::form_page(ask.desk, remove_form(ask, side, kind, row, form));
    const auto id = ask.table(kind).ids[row];
    const auto change = trail::begin_change(people::trail_actor(ask.desk.visitor), reason, ask.desk.site.random);
    std::optional<trail::Subject> named;
    const auto location =
        registry::once_unless_refused(ask.desk, [&](db::Writer& writer) -> std::optional<std::string> {
            named = named_by_another(writer, kind, id);
            if (named) return std::nullopt;
            if (stored_record(writer, kind, id))
                remove_record({writer, change, ask.desk.visitor.now, ask.desk.site.random}, kind, id);
            return ask.desk.link(path_of(side, kind));
        });
    if (location) return registry::saved(ask.desk, *location);
    auto page = remove_form(ask, side, kind, row, form);
    web::Html lead;
    lead.add(web::flash({web::Tone::attention, registry::filled(ask.desk.say(still_named), named_words(ask, *named))}));
    page.lead = std::move(lead).raw();
    page.status = 409;
    return registry::form_page(ask.desk, page);
}

// ---- Routes ---------------------------------------------------------------------------------------------------------

using OfKind = web::Response (*)(const Ask&, const Side&, const Kind&);
using OfRow = web::Response (*)(const Ask&, const Side&, const Kind&, Row);

Handler with_kind(const Side& side, OfKind answer) {
    return [&side, answer](const Ask& ask) {
        const auto* kind = kind_in(ask, side);
        if (!kind || (side.filler == Filler::office && !may_add_some(ask, *kind))) return registry::gone();
        return answer(ask, side, *kind);
    };
}

Handler with_row(const Side& side, OfRow answer) {
    return [&side, answer](const Ask& ask) {
        const auto* kind = kind_in(ask, side);
        const auto row = kind ? row_kept(ask, side, *kind) : std::nullopt;
        return row ? answer(ask, side, *kind, *row) : registry::gone();
    };
}

// A producer reports turnover on a page of its own.
web::Response show_own_new(const Ask& ask, const Side& side, const Kind& kind) {
    return kind.id == KindId::turnover ? show_own_turnover(ask) : show_new(ask, side, kind);
}
web::Response take_own_new(const Ask& ask, const Side& side, const Kind& kind) {
    return kind.id == KindId::turnover ? take_own_turnover(ask) : take_new(ask, side, kind);
}

std::vector<web::Parameter> prefills() {
    return {{"san-pham", "", {"mã sản phẩm", "code of a product"}},
            {"chu-the", "", {"mã chủ thể", "code of a producer"}},
            {"cha", "", {"mã hồ sơ mà nó thuộc về", "code of the record it is a part of"}}};
}

}  // namespace

std::string path_of(const Side& side, const Kind& kind, std::string_view code) {
    auto path = fmt::format("{}/{}", side.path, kind.segment);
    return code.empty() ? path : path.append("/").append(code);
}

const Kind* kind_in(const Ask& ask, const Side& side) {
    const auto* kind = kind_in(ask);
    return kind && side.filler == Filler::producer && kind->filled != Filled::by_producer_too ? nullptr : kind;
}

bool is_own(const Ask& ask, const Kind& kind, Row row) {
    return ask.desk.may(people::own_records, subject_of(ask.world, ask.gazetteer(), kind, row));
}

bool may_keep(const Ask& ask, const Side& side, const Kind& kind, Row row) {
    if (kind.id == KindId::turnover && ask.table(kind).has(turnover::frozen_on, row)) {
        const auto subject = subject_of(ask.world, ask.gazetteer(), kind, row);
        if (!ask.desk.may(people::plan_year, subject) || !may_see_confidential(ask, kind, row)) return false;
    }
    return side.filler == Filler::producer ? is_own(ask, kind, row) : may_edit(ask, kind, row);
}

std::optional<Row> row_kept(const Ask& ask, const Side& side, const Kind& kind) {
    const auto row = ask.table(kind).coded(ask.desk.request.parameters[1]);
    return row && may_keep(ask, side, kind, *row) ? row : std::nullopt;
}

std::vector<web::Crumb> crumbs_of(const Ask& ask, const Side& side, const Kind& kind, std::optional<Row> row) {
    std::vector<web::Crumb> crumbs;
    if (side.filler == Filler::producer) {
        crumbs.push_back({std::string(ask.desk.say(own_title)), ask.desk.link("/cua-toi")});
        crumbs.push_back({std::string(ask.desk.say(own_records_title)), ask.desk.link(side.path)});
    } else {
        crumbs.push_back({std::string(ask.desk.say(all_title)), ask.desk.link(side.path)});
        crumbs.push_back({std::string(ask.desk.say(kind.many)), ask.desk.link(path_of(side, kind))});
    }
    if (row)
        crumbs.push_back(
            {record_name(ask, kind, *row), ask.desk.link(path_of(side, kind, ask.table(kind).codes[*row]))});
    return crumbs;
}

void add_record_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](const Side& side, web::Method method, std::string_view path, Word doc, Handler handle,
                         std::vector<web::Parameter> parameters = {}) {
        add_programme_form_route(routes, site,
                                 {.method = method,
                                  .path = path,
                                  .act = side.edits,
                                  .doc = doc,
                                  .handle = {},
                                  .parameters = std::move(parameters)},
                                 std::move(handle));
    };
    constexpr Word new_form{"Biểu mẫu thêm một hồ sơ", "Form to add a record"};
    constexpr Word new_taken{"Thêm một hồ sơ", "Add a record"};
    constexpr Word sua_form{"Biểu mẫu sửa một hồ sơ", "Form to correct a record"};
    constexpr Word sua_taken{"Sửa một hồ sơ", "Correct a record"};
    const auto& office = office_side;
    add(office, web::Method::get, "/quan-ly/ho-so/{loai}/moi", new_form, with_kind(office, show_new), prefills());
    add(office, web::Method::post, "/quan-ly/ho-so/{loai}/moi", new_taken, with_kind(office, take_new));
    add(office, web::Method::get, "/quan-ly/ho-so/{loai}/{ma}/sua", sua_form, with_row(office, show_correct));
    add(office, web::Method::post, "/quan-ly/ho-so/{loai}/{ma}/sua", sua_taken, with_row(office, take_correct));
    add(office, web::Method::get, "/quan-ly/ho-so/{loai}/{ma}/xoa", {"Hỏi lại trước khi xóa", "Ask before removing"},
        with_row(office, show_remove));
    add(office, web::Method::post, "/quan-ly/ho-so/{loai}/{ma}/xoa", {"Xóa một hồ sơ", "Remove a record"},
        with_row(office, take_remove));
    const auto& own = own_side;
    add(own, web::Method::get, "/cua-toi/ho-so/{loai}/moi", new_form, with_kind(own, show_own_new), prefills());
    add(own, web::Method::post, "/cua-toi/ho-so/{loai}/moi", new_taken, with_kind(own, take_own_new));
    add(own, web::Method::get, "/cua-toi/ho-so/{loai}/{ma}/sua", sua_form, with_row(own, show_correct));
    add(own, web::Method::post, "/cua-toi/ho-so/{loai}/{ma}/sua", sua_taken, with_row(own, take_correct));
}

}  // namespace saolang::programme

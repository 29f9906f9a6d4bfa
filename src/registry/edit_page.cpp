#include "registry/edit_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "people/send_again.hpp"
#include "registry/history.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view version_field = "phien-ban";
constexpr Word choose_one{"Chọn đúng mục bạn muốn", "Choose the one you mean"};
constexpr Word reason_label{"Lý do sửa", "Reason for the change"};
constexpr Word reason_hint{"Ghi vào lịch sử hồ sơ. Ví dụ: sửa tên theo giấy đăng ký kinh doanh.",
                           "Goes into the history. For example: name corrected after the business licence."};
constexpr Word conflict_title{"Có người vừa sửa hồ sơ này", "Somebody has just changed this record"};
constexpr Word conflict_lead{
    "Chưa có gì được lưu, và những gì bạn gõ vẫn còn. Ở mỗi mục khác nhau dưới đây, hãy chọn chữ đúng rồi bấm “Lưu”.",
    "Nothing was saved, and what you typed is kept. At each field that differs, choose the right text and press "
    "“Save”."};
constexpr Word nothing_differs{"Chữ của bạn và chữ vừa lưu nay giống nhau.", "Your text and theirs are equal now."};
constexpr Word theirs_label{"Người khác vừa lưu", "Theirs, saved meanwhile"};
constexpr Word yours_label{"Bạn gõ", "Yours"};
constexpr Word before_label{"Trước đó", "Before"};
constexpr Word empty_value{"(để trống)", "(empty)"};

std::string_view shown_value(const web::Field& field, std::string_view value, web::Language language) {
    if (value.empty()) return empty_value.in(language);
    const auto found = std::ranges::find(field.choices, value, &web::Choice::value);
    return found == field.choices.end() ? value : std::string_view(found->label);
}

void add_hidden(Html& html, std::string_view name, std::string_view value) {
    html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

std::int64_t version_shown(const DeskRequest& desk) {
    return number_in<std::int64_t>(web::first(desk.request.form, version_field)).value_or(0);
}

Watched watched(const Stored& stored) { return {{std::string(stored.layout.kind), stored.id}}; }

// Line ends as a browser sends them and as they are stored are one.
std::string plain(std::string_view text) {
    std::string lines(text);
    std::erase(lines, '\r');
    return lines;
}

void add_difference(Html& html, web::Language language, const web::Field& field, const std::string& before,
                    const std::string& theirs, const std::string& yours, const std::string& who) {
    const auto chosen = yours == before ? theirs : theirs == before ? yours : std::string();
    auto shown = field;
    shown.label = field.label;
    html.add(R"(<p class="was"><b>{}: {}</b> {}</p>)", field.label, before_label.in(language),
             shown_value(field, before, language));
    html.add(choose_side(
        shown,
        {{fmt::format("{}{}: {}", theirs_label.in(language), who, shown_value(field, theirs, language)), theirs},
         {fmt::format("{}: {}", yours_label.in(language), shown_value(field, yours, language)), yours}},
        yours == before || theirs == before ? std::string_view(chosen) : std::string_view("\x01")));
}

// What was chosen between several of one name stays chosen when the form comes back for another reason.
void add_former_choices(Html& html, const web::Pairs& sent, const std::vector<web::Field>& fields) {
    for (const auto& [name, value] : sent)
        if (name.ends_with("-chon") && std::ranges::find(fields, name, &web::Field::name) == fields.end())
            add_hidden(html, name, value);
}

// Every field that differs as a choice, the others as they were typed.
Html differences(web::Language language, const std::vector<web::Field>& fields, const web::Pairs& before,
                 const web::Pairs& theirs, const web::Pairs& yours, const std::string& who) {
    Html html;
    std::size_t differing = 0;
    for (const auto& field : fields) {
        const auto mine = plain(web::first(yours, field.name));
        const bool stands = std::ranges::find(theirs, field.name, &web::Pairs::value_type::first) != theirs.end();
        const auto other = plain(web::first(theirs, field.name));
        if (!stands || mine == other) {
            add_hidden(html, field.name, mine);
            continue;
        }
        ++differing;
        add_difference(html, language, field, plain(web::first(before, field.name)), other, mine, who);
    }
    if (differing == 0) html.add("<p>{}</p>", nothing_differs.in(language));
    return html;
}

// The record as its history says it stood at a sequence of the trail.
std::optional<trail::Record> record_at(db::Reader& reader, const trail::Layout& layout, std::int64_t id,
                                       std::int64_t sequence) {
    auto record = trail::stored_row(reader, layout, id);
    if (!record) return std::nullopt;
    for (const auto& entry : trail::history(reader, {std::string(layout.kind), id})) {
        if (entry.sequence <= sequence) continue;
        if (entry.before.empty()) return std::nullopt;  // it did not stand yet
        for (auto& field : trail::fields_of(reader, entry.before)) {
            const auto at = std::ranges::find(*record, field.name, &trail::Field::name);
            if (at != record->end()) at->value = std::move(field.value);
        }
    }
    return record;
}

web::Response conflict_page(const DeskRequest& desk, EditForm form, const Stored& stored) {
    const auto language = desk.request.language;
    web::Pairs before;
    web::Pairs theirs;
    std::string who;
    desk.site.database.read([&](db::Reader& reader) {
        const auto now = trail::stored_row(reader, stored.layout, stored.id);
        const auto then = record_at(reader, stored.layout, stored.id, version_shown(desk));
        if (!now) return;
        theirs = stored.typed(*now);
        if (then) before = stored.typed(*then);
        who = fmt::format(" ({})", last_hand(reader, desk.site.gazetteer, language, watched(stored).front()));
        form.version = version_of(reader, watched(stored));
    });
    Html lead;
    lead.add(web::flash({web::Tone::attention, std::string(conflict_title.in(language))}));
    lead.add(R"(<p class="lead">{}</p>)", conflict_lead.in(language));
    form.lead = std::move(lead).raw();
    form.ask = differences(language, form.fields, before, theirs, desk.request.form, who).raw();
    form.fields.clear();
    form.status = 409;
    return form_page(desk, form);
}

}  // namespace

std::int64_t version_of(db::Reader& reader, const Watched& watched) {
    std::int64_t version = 0;
    for (const auto& subject : watched) version = std::max(version, trail::last_sequence(reader, subject));
    return version;
}

web::Field field_of(const web::Form& form, web::Language language, const FieldWords& words,
                    std::vector<web::Choice> choices) {
    return {.name = std::string(words.name),
            .label = std::string(words.label.in(language)),
            .hint = words.hint ? std::string(words.hint->in(language)) : std::string(),
            .value = std::string(form.typed(words.name)),
            .error = std::string(form.error(words.name, language)),
            .kind = words.kind,
            .choices = std::move(choices),
            .required = words.required};
}

void add_choices(std::vector<web::Field>& fields, const web::Form& form, web::Language language, std::string_view name,
                 std::vector<web::Choice> choices) {
    if (choices.empty()) return;
    fields.push_back(field_of(form, language, {name, choose_one, {}, web::Field::Kind::radio}, std::move(choices)));
}

void add_place_fields(std::vector<web::Field>& fields, const web::Form& form, web::Language language,
                      const FormGround& ground, const FieldWords& words, std::span<const places::UnitId> choices) {
    fields.push_back(field_of(form, language, words));
    std::vector<web::Choice> offered;
    for (const auto unit : choices) {
        const auto& valid = ground.gazetteer[unit].valid;
        auto label = place_words(ground, unit);
        if (valid.until && *valid.until <= ground.today)
            label += fmt::format(" (→ {})", to_vietnamese(valid.until->plus_days(-1)));
        offered.push_back({place_value(ground, unit), std::move(label)});
    }
    add_choices(fields, form, language, choice_field_of(words.name), std::move(offered));
}

web::Field reason_of(const web::Form& form, web::Language language) {
    return field_of(form, language, {reason_field, reason_label, reason_hint, web::Field::Kind::text, true});
}

web::Response form_page(const DeskRequest& desk, const EditForm& form) {
    const auto& request = desk.request;
    auto page = people::desk_page(desk.site.gate, desk.visitor, request, form.title, form.section);
    page.crumbs = form.above;
    Html html;
    html.add("<h1>{}</h1>", form.title);
    html.add(form.lead).add(web::form_errors(request.language, form.fields));
    html.add(R"(<div class="filling">)");
    html.add(people::form_start(desk.site.gate, desk.visitor, web::in_language(request.language, form.action),
                                web::first(request.form, people::code_field)));
    const auto version = std::to_string(form.version != 0 ? form.version : version_shown(desk));
    add_hidden(html, version_field, version);
    add_former_choices(html, request.form, form.fields);
    html.add(form.ask);
    for (const auto& field : form.fields) html.add(web::field(request.language, field));
    html.add(form.below)
        .add(web::button(form.tone, form.press.in(request.language)))
        .add("</form></div>")
        .add(form.tail);
    return people::desk_response(page, std::move(html), form.status);
}

web::Raw go_on_button(std::string_view name, std::string_view words) {
    Html html;
    html.add(R"(<button class="button" name="{}" value="1">{}</button>)", name, words);
    return std::move(html).raw();
}

void add_form_route(web::RouteTable& routes, const Site& site, web::Route route, DeskHandler handle) {
    const bool posted = route.method == web::Method::post;
    add_desk_route(routes, site, std::move(route), [posted, handle = std::move(handle)](const DeskRequest& desk) {
        std::optional<std::string> location, other;
        if (posted)
            desk.site.database.read([&](db::Reader& reader) {
                other = people::taken_with_other_words(reader, desk.visitor, desk.request);
                location = people::taken_before(reader, desk.visitor, desk.request);
            });
        if (other) return people::sent_before_page(desk.site.gate, desk.visitor, desk.request, *other);
        return location ? saved(desk, *std::move(location)) : handle(desk);
    });
}

std::optional<std::string> save(const DeskRequest& desk, const Watched& watched, std::string reason, const Work& work) {
    const auto change = trail::begin_change(people::trail_actor(desk.visitor), std::move(reason), desk.site.random);
    std::optional<std::string> location;
    desk.site.database.write([&](db::Writer& writer) {
        location = people::taken_before(writer, desk.visitor, desk.request);
        // A version that was not shown is no reason to write over anything; a new record has none.
        if (location || (!watched.empty() && version_of(writer, watched) != version_shown(desk))) return;
        location = work({writer, change, desk.visitor.now, desk.site.random});
        if (location) people::mark_taken(writer, desk.visitor, desk.request, *location);
    });
    return location;
}

web::Response saved(const DeskRequest& desk, std::string location) {
    return web::with_flash(web::see_other(std::move(location)), desk.request, saved_message);
}

web::Response save_new(const DeskRequest& desk, web::Word reason, const Work& work) {
    return saved(desk, save(desk, {}, std::string(reason.vi), work).value());
}

StoredForm stored_form(const DeskRequest& desk, const Stored& stored) {
    StoredForm form;
    desk.site.database.read([&](db::Reader& reader) {
        form.version = version_of(reader, watched(stored));
        if (const auto row = trail::stored_row(reader, stored.layout, stored.id)) form.typed = stored.typed(*row);
    });
    return form;
}

web::Response save_correction(const DeskRequest& desk, EditForm form, const Stored& stored, std::string reason,
                              const Work& work) {
    if (auto location = save(desk, watched(stored), std::move(reason), work)) return saved(desk, *std::move(location));
    return conflict_page(desk, std::move(form), stored);
}

web::Raw choose_side(const web::Field& field, const std::vector<Side>& sides, std::string_view chosen) {
    Html html;
    html.add(R"(<fieldset class="field sides"><legend>{}</legend>)", field.label);
    for (const auto& [label, value] : sides) {
        html.add(R"(<label class="choice"><input type="radio" name="{}" value="{}" required)", field.name, value);
        if (value == chosen) html.add(" checked");
        html.add("><span>{}</span></label>", label);
    }
    html.add("</fieldset>");
    return std::move(html).raw();
}

Coded<ProducerAt> producer_coded(const Index& index, std::string_view code) {
    const auto found = std::ranges::find(index.producers, code, &Producer::code);
    if (found != index.producers.end()) return {static_cast<ProducerAt>(found - index.producers.begin())};
    const auto moved = index.moved_producers.by_code.find(std::string(code));
    if (moved == index.moved_producers.by_code.end()) return {};
    return {moved->second, true};
}

Coded<ProductAt> product_coded(const Index& index, std::string_view code) {
    if (const auto found = index.product_by_code.find(code); found != index.product_by_code.end())
        return {found->second};
    const auto moved = index.moved_products.by_code.find(std::string(code));
    if (moved == index.moved_products.by_code.end()) return {};
    return {moved->second, true};
}

web::Response gone() { return {.status = 404}; }

web::Response lead_on(const web::Request& request, std::string_view path) {
    auto response = web::see_other(web::in_language(request.language, path));
    response.status = 301;
    return response;
}

}  // namespace saolang::registry

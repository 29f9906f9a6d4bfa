#include "registry/decision_form_page.hpp"

#include <fmt/format.h>

#include "base/number.hpp"
#include "registry/decision_form.hpp"
#include "registry/edit_page.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using web::Word;
using Kind = web::Field::Kind;

constexpr std::string_view section = "/quan-ly/quyet-dinh";
constexpr Word above_title{"Quyết định", "Decisions"};
constexpr Word add_title{"Thêm quyết định", "Add a decision"};
constexpr Word correct_title{"Sửa quyết định", "Correct a decision"};
constexpr Word known_title{"Quyết định này có thể đã có trong sổ", "This decision may be known already"};
constexpr Word known_lead{"Cùng số và ngày. Hãy mở quyết định ấy; nếu là quyết định khác, bấm nút bên dưới.",
                          "Same number and day. Please open it; if yours is another one, press the button."};
constexpr Word different{"Là quyết định khác, vẫn lưu", "Another decision, save it"};

constexpr FieldWords number_words{
    "so", {"Số quyết định", "Number"}, Word{"Ví dụ: 3635/QĐ-UBND.", "For example: 3635/QĐ-UBND."}, Kind::text, true};
constexpr FieldWords date_words{
    "ngay", {"Ngày ký", "Date"}, Word{"Ví dụ: 22/12/2023.", "For example: 22/12/2023."}, Kind::date, true};
constexpr FieldWords authority_words{"co-quan",
                                     {"Cơ quan ban hành", "Authority"},
                                     Word{"Ví dụ: UBND tỉnh Quảng Nam.", "For example: UBND tỉnh Quảng Nam."}};

// A decision lies where the products it names lie: all of them must be in reach. One that names none is the province's.
bool may_correct(const Asking& asking, const Decision& decision) {
    const auto& index = *asking.view.index;
    bool any = false;
    for (const auto& recognition : index.recognitions) {
        if (recognition.decision != decision.id) continue;
        any = true;
        const auto at = index.at(recognition.product);
        if (!at || !asking.may(people::edit_recognitions, subject_of(index, *at))) return false;
    }
    return any || asking.may(people::edit_recognitions, {.place = asking.view.province_on(asking.visitor.today)});
}

EditForm edit_form(const Asking& asking, const Decision* decision, const web::Form& form) {
    const auto id = decision ? std::to_string(static_cast<std::int64_t>(decision->id)) : std::string();
    const auto title = asking.say(decision ? correct_title : add_title);
    EditForm page{.action = decision ? "/quan-ly/quyet-dinh/" + id + "/sua" : "/quan-ly/quyet-dinh/moi",
                  .title = decision ? fmt::format("{} {}", title, decision->number) : std::string(title),
                  .section = section};
    page.above.push_back({std::string(asking.say(above_title)), asking.view.link(section)});
    if (decision) page.above.push_back({decision->number, asking.view.link("/quan-ly/quyet-dinh/" + id)});
    const auto language = asking.request.language;
    auto date = date_words;
    date.required = !decision || decision->date.has_value();
    page.fields = {field_of(form, language, number_words), field_of(form, language, date),
                   field_of(form, language, authority_words)};
    if (decision) page.fields.push_back(reason_of(form, language));
    page.version = number_in<std::int64_t>(web::first(asking.request.form, version_field)).value_or(0);
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Raw known_already(const Asking& asking, const Decision& known) {
    web::Html html;
    html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p><ul>)", asking.say(known_title), asking.say(known_lead));
    html.add(R"(<li><a href="{}">{}</a> <small>{} {}</small></li></ul>{}</div>)",
             web::Url(asking.view.link(fmt::format("/quan-ly/quyet-dinh/{}", static_cast<std::int64_t>(known.id)))),
             known.number, known.date ? to_vietnamese(*known.date) : std::string(), known.authority,
             go_on_button("khac", asking.say(different)));
    return std::move(html).raw();
}

web::Response show(const Asking& asking, const EditForm& page) {
    return form_page(asking.site, asking.visitor, asking.request, page);
}

// The form again when a field is wrong or the decision is known; nothing when it may be stored.
std::optional<web::Response> ask_again(const Asking& asking, EditForm page, const web::Form& form,
                                       const Decision& decision) {
    if (!form.valid()) return show(asking, page);
    const auto* known = same_decision(*asking.view.index, decision);
    if (!known || form.checked("khac")) return std::nullopt;
    page.ask = known_already(asking, *known);
    page.status = 422;
    return show(asking, page);
}

std::string address_of_decision(const Asking& asking, DecisionId id) {
    return asking.view.link(fmt::format("/quan-ly/quyet-dinh/{}", static_cast<std::int64_t>(id)));
}

web::Response take_new(const Asking& asking) {
    web::Form form(asking.request.form);
    const auto draft = check_decision(form, {}, asking.visitor.today);
    if (auto again = ask_again(asking, edit_form(asking, nullptr, form), form, draft.decision))
        return *std::move(again);
    const auto location = save(asking.site, asking.visitor, asking.request, {}, std::string(add_title.vi),
                               [&](const trail::WriteContext& context) {
                                   return address_of_decision(asking, add_decision(context, draft.decision).id);
                               });
    return saved(asking.request, location.value());
}

Watched watched(const Decision& decision) { return {{"decision", static_cast<std::int64_t>(decision.id)}}; }

web::Response show_correct(const Asking& asking, const Decision& decision) {
    web::Pairs typed;
    std::int64_t version = 0;
    asking.site.database.read([&](db::Reader& reader) {
        version = version_of(reader, watched(decision));
        if (const auto row = trail::stored_row(reader, decision_layout, static_cast<std::int64_t>(decision.id)))
            typed = typed_of_decision(*row);
    });
    auto page = edit_form(asking, &decision, web::Form(std::move(typed)));
    page.version = version;
    return show(asking, page);
}

web::Response take_correct(const Asking& asking, const Decision& decision) {
    web::Form form(asking.request.form);
    const auto draft = check_decision(form, decision, asking.visitor.today);
    auto page = edit_form(asking, &decision, form);
    if (auto again = ask_again(asking, page, form, draft.decision)) return *std::move(again);
    const auto location = save(asking.site, asking.visitor, asking.request, watched(decision), draft.reason,
                               [&](const trail::WriteContext& context) {
                                   correct_decision(context, draft.decision);
                                   return address_of_decision(asking, decision.id);
                               });
    if (location) return saved(asking.request, *location);
    return conflict_page(asking.site, asking.visitor, asking.request, std::move(page),
                         {decision_layout, static_cast<std::int64_t>(decision.id), typed_of_decision});
}

web::Response with_decision(const Asking& asking,
                            const std::function<web::Response(const Asking&, const Decision&)>& answer) {
    const auto id = number_in<std::int64_t>(asking.request.parameters[0]);
    const auto* decision = id ? asking.view.index->decision(DecisionId{*id}) : nullptr;
    if (!decision || !may_correct(asking, *decision)) return gone();
    return answer(asking, *decision);
}

}  // namespace

void add_decision_form_routes(web::RouteTable& routes, const Site& site) {
    using Answer = std::function<web::Response(const Asking&)>;
    const auto add = [&](web::Method method, std::string_view path, Word doc, const Answer& answer) {
        people::add_guarded_route(
            routes, site.gate,
            {.method = method, .path = path, .act = people::edit_recognitions, .doc = doc, .handle = {}},
            [&site, answer](const web::Request& request, const Visitor& visitor) {
                if (request.method == web::Method::post)
                    if (auto done = taken_already(site, visitor, request)) return *std::move(done);
                return answer(asking_of(site, visitor, request));
            });
    };
    add(web::Method::get, "/quan-ly/quyet-dinh/moi", {"Biểu mẫu thêm quyết định", "Form to add a decision"},
        [](const Asking& asking) { return show(asking, edit_form(asking, nullptr, web::Form({}))); });
    add(web::Method::post, "/quan-ly/quyet-dinh/moi", add_title, take_new);
    add(web::Method::get, "/quan-ly/quyet-dinh/{id}/sua", {"Biểu mẫu sửa quyết định", "Form to correct a decision"},
        [](const Asking& asking) { return with_decision(asking, show_correct); });
    add(web::Method::post, "/quan-ly/quyet-dinh/{id}/sua", correct_title,
        [](const Asking& asking) { return with_decision(asking, take_correct); });
}

}  // namespace saolang::registry

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
bool may_correct(const DeskRequest& desk, const Decision& decision) {
    const auto& index = desk.index();
    bool any = false;
    for (const auto& recognition : index.recognitions) {
        if (recognition.decision != decision.id) continue;
        any = true;
        const auto at = index.at(recognition.product);
        if (!at || !desk.may(people::edit_recognitions, subject_of_product(index, *at))) return false;
    }
    return any || desk.may(people::edit_recognitions, {.place = desk.view.province_on(desk.visitor.today)});
}

EditForm edit_form(const DeskRequest& desk, const Decision* decision, const web::Form& form) {
    const auto id = decision ? std::to_string(static_cast<std::int64_t>(decision->id)) : std::string();
    const auto title = desk.say(decision ? correct_title : add_title);
    EditForm page{.action = decision ? "/quan-ly/quyet-dinh/" + id + "/sua" : "/quan-ly/quyet-dinh/moi",
                  .title = decision ? fmt::format("{} {}", title, decision->number) : std::string(title),
                  .section = section};
    page.above.push_back({std::string(desk.say(above_title)), desk.link(section)});
    if (decision) page.above.push_back({decision->number, desk.link("/quan-ly/quyet-dinh/" + id)});
    const auto language = desk.request.language;
    auto date = date_words;
    date.required = !decision || decision->date.has_value();
    page.fields = {field_of(form, language, number_words), field_of(form, language, date),
                   field_of(form, language, authority_words)};
    if (decision) page.fields.push_back(reason_of(form, language));
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Raw known_already(const DeskRequest& desk, const Decision& known) {
    web::Html html;
    html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p><ul>)", desk.say(known_title), desk.say(known_lead));
    html.add(R"(<li><a href="{}">{}</a> <small>{} {}</small></li></ul>{}</div>)",
             web::Url(desk.link(fmt::format("/quan-ly/quyet-dinh/{}", static_cast<std::int64_t>(known.id)))),
             known.number, known.date ? to_vietnamese(*known.date) : std::string(), known.authority,
             go_on_button("khac", desk.say(different)));
    return std::move(html).raw();
}

// The form again when a field is wrong or the decision is known; nothing when it may be stored.
std::optional<web::Response> ask_again(const DeskRequest& desk, EditForm page, const web::Form& form,
                                       const Decision& decision) {
    if (!form.valid()) return form_page(desk, page);
    const auto* known = same_decision(desk.index(), decision);
    if (!known || form.checked("khac")) return std::nullopt;
    page.ask = known_already(desk, *known);
    page.status = 422;
    return form_page(desk, page);
}

std::string address_of_decision(const DeskRequest& desk, DecisionId id) {
    return desk.link(fmt::format("/quan-ly/quyet-dinh/{}", static_cast<std::int64_t>(id)));
}

web::Response take_new(const DeskRequest& desk) {
    web::Form form(desk.request.form);
    const auto draft = check_decision(form, {}, desk.visitor.today);
    if (auto again = ask_again(desk, edit_form(desk, nullptr, form), form, draft.decision)) return *std::move(again);
    return save_new(desk, add_title, [&](const trail::WriteContext& context) {
        return address_of_decision(desk, add_decision(context, draft.decision).id);
    });
}

Stored stored(const Decision& decision) {
    return {decision_layout, static_cast<std::int64_t>(decision.id), typed_of_decision};
}

web::Response show_correct(const DeskRequest& desk, const Decision& decision) {
    auto [typed, version] = stored_form(desk, stored(decision));
    auto page = edit_form(desk, &decision, web::Form(std::move(typed)));
    page.version = version;
    return form_page(desk, page);
}

web::Response take_correct(const DeskRequest& desk, const Decision& decision) {
    web::Form form(desk.request.form);
    const auto draft = check_decision(form, decision, desk.visitor.today);
    auto page = edit_form(desk, &decision, form);
    if (auto again = ask_again(desk, page, form, draft.decision)) return *std::move(again);
    return save_correction(desk, std::move(page), stored(decision), draft.reason,
                           [&](const trail::WriteContext& context) {
                               correct_decision(context, draft.decision);
                               return address_of_decision(desk, decision.id);
                           });
}

web::Response with_decision(const DeskRequest& desk,
                            const std::function<web::Response(const DeskRequest&, const Decision&)>& answer) {
    const auto id = number_in<std::int64_t>(desk.request.parameters[0]);
    const auto* decision = id ? desk.index().decision(DecisionId{*id}) : nullptr;
    if (!decision || !may_correct(desk, *decision)) return gone();
    return answer(desk, *decision);
}

}  // namespace

void add_decision_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, DeskHandler handle) {
        add_form_route(routes, site,
                       {.method = method, .path = path, .act = people::edit_recognitions, .doc = doc, .handle = {}},
                       std::move(handle));
    };
    add(web::Method::get, "/quan-ly/quyet-dinh/moi", {"Biểu mẫu thêm quyết định", "Form to add a decision"},
        [](const DeskRequest& desk) { return form_page(desk, edit_form(desk, nullptr, web::Form({}))); });
    add(web::Method::post, "/quan-ly/quyet-dinh/moi", add_title, take_new);
    add(web::Method::get, "/quan-ly/quyet-dinh/{id}/sua", {"Biểu mẫu sửa quyết định", "Form to correct a decision"},
        [](const DeskRequest& desk) { return with_decision(desk, show_correct); });
    add(web::Method::post, "/quan-ly/quyet-dinh/{id}/sua", correct_title,
        [](const DeskRequest& desk) { return with_decision(desk, take_correct); });
}

}  // namespace saolang::registry

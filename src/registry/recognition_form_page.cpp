#include "registry/recognition_form_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "registry/edit_page.hpp"
#include "registry/labels.hpp"
#include "registry/recognition_form.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using web::Word;
using Kind = web::Field::Kind;

constexpr std::string_view section = "/quan-ly/san-pham";
constexpr Word above_title{"Sản phẩm", "Products"};
constexpr Word add_title{"Thêm lần công nhận", "Add a recognition"};
constexpr Word correct_title{"Sửa lần công nhận", "Correct a recognition"};
constexpr Word withdraw_title{"Thu hồi công nhận", "Withdraw a recognition"};
constexpr Word withdraw_press{"Thu hồi hạng sao của sản phẩm này", "Withdraw this product's star"};
constexpr Word withdraw_lead{
    "Từ ngày thu hồi, sản phẩm không còn hạng sao của lần công nhận này (Quyết định 26/2026/QĐ-TTg, Điều 8).",
    "From the day of the withdrawal the product has no star by this recognition (Decision 26/2026/QĐ-TTg, Article 8)."};
constexpr Word stars_option{"{} sao", "{} stars"};

constexpr FieldWords star_words{"sao", {"Hạng sao", "Star"}, {}, Kind::radio, true};
constexpr FieldWords score_words{"diem",
                                 {"Điểm trung bình", "Average score"},
                                 Word{"Ví dụ: 78,5. Chưa rõ thì để trống.", "For example: 78.5. Empty if not known."},
                                 Kind::number};
constexpr FieldWords decision_words{"quyet-dinh",
                                    {"Số quyết định công nhận", "Number of the decision"},
                                    Word{"Ví dụ: 3635/QĐ-UBND. Chưa có trong sổ thì được thêm.",
                                         "For example: 3635/QĐ-UBND. If it is not known yet it is added."},
                                    Kind::text,
                                    true};
constexpr FieldWords decision_day_words{"qd-ngay",
                                        {"Ngày ký quyết định", "Date of the decision"},
                                        Word{"Ví dụ: 22/12/2023. Cần khi quyết định chưa có trong sổ.",
                                             "For example: 22/12/2023. Needed when the decision is not known yet."},
                                        Kind::date};
constexpr FieldWords authority_words{"qd-co-quan",
                                     {"Cơ quan ban hành", "Authority"},
                                     Word{"Chỉ cần khi thêm quyết định. Ví dụ: UBND tỉnh Quảng Nam.",
                                          "Only for a new decision. For example: UBND tỉnh Quảng Nam."}};
constexpr FieldWords from_words{"tu-ngay",
                                {"Có hiệu lực từ ngày", "Valid from"},
                                Word{"Ví dụ: 22/12/2023.", "For example: 22/12/2023."},
                                Kind::date,
                                true};
constexpr FieldWords to_words{
    "den-ngay",
    {"Đến hết ngày", "To the end of"},
    Word{"Để trống: đủ 36 tháng kể từ ngày có hiệu lực.", "Empty: 36 months from the first day."},
    Kind::date};
constexpr FieldWords certificate_words{
    "so-giay", {"Số giấy chứng nhận", "Certificate number"}, Word{"Ví dụ: 15/2023.", "For example: 15/2023."}};
constexpr FieldWords extension_words{
    "keo-dai-den",
    {"Kéo dài đến hết ngày", "Extended to the end of"},
    Word{"Nhiều nhất 180 ngày sau khi hết hạn (Điều 12 khoản 3). Không kéo dài thì để trống.",
         "At most 180 days past the term (Article 12(3)). Empty if it is not extended."},
    Kind::date};
constexpr FieldWords extension_paper_words{"keo-dai-van-ban",
                                           {"Văn bản kéo dài", "Instrument of the extension"},
                                           Word{"Ví dụ: 120/UBND-KTN.", "For example: 120/UBND-KTN."}};
constexpr FieldWords ground_words{"can-cu", {"Căn cứ thu hồi", "Ground"}, {}, Kind::radio, true};
constexpr FieldWords withdrawn_words{"ngay",
                                     {"Thu hồi từ ngày", "Withdrawn from"},
                                     Word{"Ngày đầu tiên không còn hạng sao. Ví dụ: 15/03/2026.",
                                          "The first day without the star. For example: 15/03/2026."},
                                     Kind::date,
                                     true};
constexpr FieldWords instrument_words{"van-ban",
                                      {"Quyết định thu hồi", "Decision of withdrawal"},
                                      Word{"Ví dụ: 512/QĐ-UBND.", "For example: 512/QĐ-UBND."},
                                      Kind::text,
                                      true};

// What the form is about: a product, and one of its recognitions unless it is new.
struct About {
    const Product& product;
    Recognition recognition;
};

std::string product_address(const DeskRequest& desk, const Product& product) {
    return desk.link("/quan-ly/san-pham/" + product.code);
}

std::vector<web::Choice> decisions_offered(const DeskRequest& desk, const std::vector<DecisionId>& ids) {
    std::vector<web::Choice> offered;
    for (const auto id : ids) {
        const auto* decision = desk.index().decision(id);
        const auto day = decision->date ? to_vietnamese(*decision->date) : std::string("?");
        offered.push_back({std::to_string(static_cast<std::int64_t>(id)),
                           fmt::format("{} – {} {}", decision->number, day, decision->authority)});
    }
    return offered;
}

std::vector<web::Field> fields_of(const DeskRequest& desk, const web::Form& form, const RecognitionDraft& draft,
                                  bool correcting) {
    const auto language = desk.request.language;
    std::vector<web::Choice> stars;
    for (const int star : {3, 4, 5}) stars.push_back({std::to_string(star), filled(desk.say(stars_option), star)});
    std::vector<web::Field> fields{field_of(form, language, star_words, std::move(stars)),
                                   field_of(form, language, score_words), field_of(form, language, decision_words)};
    add_choices(fields, form, language, "qd-chon", decisions_offered(desk, draft.decisions));
    for (const auto* words : {&decision_day_words, &authority_words, &from_words, &to_words, &certificate_words,
                              &extension_words, &extension_paper_words})
        fields.push_back(field_of(form, language, *words));
    if (!correcting) return fields;
    // What an older list did not tell need not be made up to correct another field.
    for (auto& field : fields)
        if (field.value.empty() && (field.name == "sao" || field.name == "quyet-dinh" || field.name == "tu-ngay"))
            field.required = false;
    fields.push_back(reason_of(form, language));
    return fields;
}

EditForm edit_form(const DeskRequest& desk, const About& about, const web::Form& form, Word title, std::string action) {
    EditForm page{.action = std::move(action),
                  .title = fmt::format("{}: {}", desk.say(title), about.product.name),
                  .section = section};
    page.above = {{std::string(desk.say(above_title)), desk.link(section)},
                  {about.product.name, product_address(desk, about.product)}};
    page.status = form.valid() ? 200 : 422;
    return page;
}

// ---- Adding and correcting ------------------------------------------------------------------------------------------

void store_decision(const trail::WriteContext& context, RecognitionDraft& draft) {
    if (draft.new_decision) draft.recognition.decision = add_decision(context, *draft.new_decision).id;
}

EditForm add_form(const DeskRequest& desk, const About& about, const web::Form& form, const RecognitionDraft& draft) {
    auto page = edit_form(desk, about, form, add_title, "/quan-ly/san-pham/" + about.product.code + "/cong-nhan/moi");
    page.fields = fields_of(desk, form, draft, false);
    return page;
}

web::Response show_new(const DeskRequest& desk, const About& about) {
    return form_page(desk, add_form(desk, about, web::Form({}), {about.recognition}));
}

web::Response take_new(const DeskRequest& desk, const About& about) {
    web::Form form(desk.request.form);
    auto draft = check_recognition(form, about.recognition, desk.index(), desk.visitor.today);
    if (!form.valid()) return form_page(desk, add_form(desk, about, form, draft));
    return save_new(desk, add_title, [&](const trail::WriteContext& context) {
        store_decision(context, draft);
        add_recognition(context, draft.recognition);
        return product_address(desk, about.product);
    });
}

std::int64_t id_of(const About& about) { return static_cast<std::int64_t>(about.recognition.id); }
Stored stored(const DeskRequest& desk, const About& about) {
    return {recognition_layout, id_of(about),
            [&desk](const trail::Record& record) { return typed_of_recognition(record, desk.index()); }};
}

EditForm correct_form(const DeskRequest& desk, const About& about, const web::Form& form,
                      const RecognitionDraft& draft) {
    auto page = edit_form(desk, about, form, correct_title, fmt::format("/quan-ly/cong-nhan/{}/sua", id_of(about)));
    page.fields = fields_of(desk, form, draft, true);
    return page;
}

web::Response show_correct(const DeskRequest& desk, const About& about) {
    auto [typed, version] = stored_form(desk, stored(desk, about));
    for (auto& [name, value] : typed)  // proposed, where it is not known
        if (name == "den-ngay" && value.empty() && about.recognition.valid_from)
            value = to_vietnamese(last_day_of_term(*about.recognition.valid_from));
    auto page = correct_form(desk, about, web::Form(std::move(typed)), {about.recognition});
    page.version = version;
    return form_page(desk, page);
}

web::Response take_correct(const DeskRequest& desk, const About& about) {
    web::Form form(desk.request.form);
    auto draft = check_recognition(form, about.recognition, desk.index(), desk.visitor.today);
    auto page = correct_form(desk, about, form, draft);
    if (!form.valid()) return form_page(desk, page);
    return save_correction(desk, std::move(page), stored(desk, about), draft.reason,
                           [&](const trail::WriteContext& context) {
                               store_decision(context, draft);
                               correct_recognition(context, draft.recognition);
                               return product_address(desk, about.product);
                           });
}

// ---- Withdrawing ----------------------------------------------------------------------------------------------------

EditForm withdraw_form(const DeskRequest& desk, const About& about, const web::Form& form) {
    auto page =
        edit_form(desk, about, form, withdraw_title, fmt::format("/quan-ly/cong-nhan/{}/thu-hoi", id_of(about)));
    std::vector<web::Choice> grounds;
    for (int i = 0; i <= static_cast<int>(Ground::other_conclusion); ++i) {
        const auto ground = static_cast<Ground>(i);
        grounds.push_back({std::string(code_of(ground)), std::string(desk.say(label_of(ground)))});
    }
    const auto language = desk.request.language;
    page.fields = {field_of(form, language, ground_words, std::move(grounds)),
                   field_of(form, language, withdrawn_words), field_of(form, language, instrument_words),
                   reason_of(form, language)};
    web::Html lead;
    lead.add(R"(<p class="lead">{}</p>)", desk.say(withdraw_lead));
    page.lead = std::move(lead).raw();
    page.press = withdraw_press;
    page.tone = web::Press::destructive;
    return page;
}

web::Pairs typed_of_withdrawal(const trail::Record& record) {
    web::Pairs typed;
    for (const auto& field : record) {
        const auto value = field.value.value_or("");
        if (field.name == "withdrawal_ground") typed.emplace_back("can-cu", value);
        if (field.name == "withdrawal_instrument") typed.emplace_back("van-ban", value);
        if (field.name != "withdrawn_on") continue;
        const auto day = parse_iso_date(value);
        typed.emplace_back("ngay", day ? to_vietnamese(*day) : std::string());
    }
    return typed;
}

Stored withdrawal(const About& about) { return {recognition_layout, id_of(about), typed_of_withdrawal}; }

web::Response show_withdraw(const DeskRequest& desk, const About& about) {
    auto [typed, version] = stored_form(desk, withdrawal(about));
    auto page = withdraw_form(desk, about, web::Form(std::move(typed)));
    page.version = version;
    return form_page(desk, page);
}

web::Response take_withdraw(const DeskRequest& desk, const About& about) {
    web::Form form(desk.request.form);
    const auto draft = check_withdrawal(form, about.recognition);
    auto page = withdraw_form(desk, about, form);
    if (!form.valid()) return form_page(desk, page);
    return save_correction(desk, std::move(page), withdrawal(about), draft.reason,
                           [&](const trail::WriteContext& context) {
                               correct_recognition(context, draft.recognition);
                               return product_address(desk, about.product);
                           });
}

// ---- Finding what the address names ---------------------------------------------------------------------------------

using Answer = web::Response (*)(const DeskRequest&, const About&);

web::Response with_product(const DeskRequest& desk, Answer answer) {
    const auto& index = desk.index();
    const auto [at, moved] = product_coded(index, desk.request.parameters[0]);
    if (!at || !desk.may(people::edit_recognitions, subject_of_product(index, *at))) return gone();
    const auto& product = index.products[*at];
    if (moved) return lead_on(desk.request, "/quan-ly/san-pham/" + product.code);
    Recognition recognition;
    recognition.product = product.id;
    return answer(desk, {product, recognition});
}

web::Response with_recognition(const DeskRequest& desk, web::Act act, Answer answer) {
    const auto& index = desk.index();
    const auto id = number_in<std::int64_t>(desk.request.parameters[0]);
    if (!id) return gone();
    const auto found = std::ranges::find(index.recognitions, RecognitionId{*id}, &Recognition::id);
    if (found == index.recognitions.end()) return gone();
    const auto at = index.at(found->product);
    if (!at || !desk.may(act, subject_of_product(index, *at))) return gone();
    return answer(desk, {index.products[*at], *found});
}

}  // namespace

void add_recognition_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, web::Act act, Word doc, Answer answer) {
        add_form_route(routes, site, {.method = method, .path = path, .act = act, .doc = doc, .handle = {}},
                       [act, path, answer](const DeskRequest& desk) {
                           return path.starts_with("/quan-ly/san-pham") ? with_product(desk, answer)
                                                                        : with_recognition(desk, act, answer);
                       });
    };
    add(web::Method::get, "/quan-ly/san-pham/{code}/cong-nhan/moi", people::edit_recognitions,
        {"Biểu mẫu thêm lần công nhận", "Form to add a recognition"}, show_new);
    add(web::Method::post, "/quan-ly/san-pham/{code}/cong-nhan/moi", people::edit_recognitions, add_title, take_new);
    add(web::Method::get, "/quan-ly/cong-nhan/{id}/sua", people::edit_recognitions,
        {"Biểu mẫu sửa lần công nhận", "Form to correct a recognition"}, show_correct);
    add(web::Method::post, "/quan-ly/cong-nhan/{id}/sua", people::edit_recognitions, correct_title, take_correct);
    add(web::Method::get, "/quan-ly/cong-nhan/{id}/thu-hoi", people::withdraw_recognitions,
        {"Biểu mẫu thu hồi công nhận", "Form to withdraw a recognition"}, show_withdraw);
    add(web::Method::post, "/quan-ly/cong-nhan/{id}/thu-hoi", people::withdraw_recognitions, withdraw_title,
        take_withdraw);
}

}  // namespace saolang::registry

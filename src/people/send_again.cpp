#include "people/send_again.hpp"

#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr Word title{"Gửi lại", "Send again"};
constexpr Word explain{
    "Phiên làm việc đã đổi từ khi trang được mở, nên chưa có gì được lưu. Những gì bạn đã gõ vẫn còn ở dưới; vui lòng "
    "xem lại rồi bấm “Gửi lại”.",
    "The session has changed since the page was opened, so nothing was saved. What you typed is kept below; please "
    "look it over and press “Send again”."};
constexpr Word explain_signed_in{
    "Bạn đã đăng nhập. Những gì bạn gõ lúc nãy chưa được lưu và còn ở dưới; vui lòng xem lại rồi bấm “Gửi lại”.",
    "You are signed in. What you typed before is not saved yet and is kept below; please look it over and press “Send "
    "again”."};
constexpr Word typed_heading{"Những gì bạn đã gõ", "What you typed"};
constexpr Word refused_title{"Chưa gửi được", "Not sent"};

constexpr Word before_title{"Biểu mẫu này đã được gửi trước đó", "This form was sent before"};
constexpr Word before_lead{
    "Biểu mẫu này đã được gửi trước đó với nội dung khác, và nội dung ấy đã lưu. Những gì bạn vừa gõ chưa được lưu và "
    "còn ở dưới. Hãy xem bản đã lưu; nếu vẫn cần, bấm “Gửi như biểu mẫu mới”.",
    "This form was sent before with other words, and those were saved. What you typed now is not saved and is kept "
    "below. Please see what was saved; if it is still needed, press “Send as a new form”."};
constexpr Word see_saved{"Xem bản đã lưu", "See what was saved"};
constexpr Word send_as_new{"Gửi như biểu mẫu mới", "Send as a new form"};

void add_typed(Html& html, const web::Pairs& form) {
    for (const auto& [name, value] : form)
        if (!value.empty() && may_be_shown(name) && name != code_field && name != "phien-ban")
            html.add("<blockquote>{}</blockquote>", value);
}

}  // namespace

// Passwords, old, new and typed again.
bool may_be_shown(std::string_view name) {
    return name != secret_field && !name.starts_with("mat-khau") && name != "nhac-lai";
}

std::string packed(const web::Pairs& form) {
    std::string text;
    for (const auto& [name, value] : form) {
        if (!may_be_shown(name)) continue;
        if (!text.empty()) text += '&';
        text.append(web::percent_encode(name)).append(1, '=').append(web::percent_encode(value));
    }
    return text;
}

web::Pairs unpacked(std::string_view text) { return web::parse_query(text).value_or(web::Pairs{}); }

web::Response send_again_page(const Gate& gate, const Visitor& visitor, std::string_view action, const web::Pairs& form,
                              Kept why) {
    web::Request request;  // only for the frame
    const bool english = action.starts_with("/en/");
    const auto language = english ? web::Language::en : web::Language::vi;
    request.language = language;
    request.path = english ? action.substr(3) : action;
    const auto page = desk_page(gate, visitor, request, std::string(title.in(language)));
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", title.in(language),
             (why == Kept::signed_in ? explain_signed_in : explain).in(language));
    html.add(form_start(gate, visitor, action, web::first(form, code_field)));
    html.add("<h2>{}</h2>", typed_heading.in(language));
    for (const auto& [name, value] : form)
        if (may_be_shown(name) && name != code_field)
            html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    add_typed(html, form);
    html.add(web::button(web::Press::primary, title.in(language))).add("</form>");
    return desk_response(page, std::move(html), why == Kept::signed_in ? 200 : 403);
}

web::Response sent_before_page(const Gate& gate, const Visitor& visitor, const web::Request& request,
                               std::string_view saved_at) {
    const auto language = request.language;
    const auto page = desk_page(gate, visitor, request, std::string(before_title.in(language)));
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", before_title.in(language), before_lead.in(language));
    html.add(R"(<p class="actions">{}</p>)", web::button_link(web::Press::plain, saved_at, see_saved.in(language)));
    html.add(form_start(gate, visitor, web::in_language(language, request.path)));
    html.add("<h2>{}</h2>", typed_heading.in(language));
    for (const auto& [name, value] : request.form)
        if (may_be_shown(name) && name != code_field)
            html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    add_typed(html, request.form);
    html.add(web::button(web::Press::primary, send_as_new.in(language))).add("</form>");
    return desk_response(page, std::move(html), 409);
}

web::Response refused_page(const Gate& gate, const Visitor& visitor, const web::Request& request, web::Word why) {
    const auto page = desk_page(gate, visitor, request, std::string(refused_title.in(request.language)));
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", refused_title.in(request.language), why.in(request.language));
    add_typed(html, request.form);
    return desk_response(page, std::move(html), 403);
}

}  // namespace saolang::people

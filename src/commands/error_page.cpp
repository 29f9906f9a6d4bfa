#include "commands/commands.hpp"
#include "people/send_again.hpp"
#include "web/pieces.hpp"
#include "web/shell.hpp"

namespace saolang::commands {

namespace {

using Label = web::Word;

constexpr Label title{"Chưa lưu được", "Not saved yet"};
constexpr Label busy{
    "Máy chủ đang bận hoặc mất kết nối tới dữ liệu. Những gì bạn gõ vẫn còn ở đây; vui lòng bấm gửi lại sau ít phút.",
    "The server is busy or has lost its data. What you typed is kept here; please send it again in a few minutes."};
constexpr Label full{
    "Máy chủ đã hết chỗ lưu và người quản trị cần xử lý. Những gì bạn gõ vẫn còn ở đây; vui lòng bấm gửi lại sau.",
    "The server has no room left and its operator must act. What you typed is kept here; please send it again later."};
constexpr Label send_again{"Gửi lại", "Send again"};
constexpr Label typed{"Những gì bạn đã gõ", "What you typed"};
constexpr Label request_number{"Mã yêu cầu", "Request"};

// Shows what was typed and sends the same form again, with the same client-made code.
web::Response send_again_page(const web::Request& request, int status) {
    const auto say = [&](Label label) { return label.in(request.language); };
    web::Page page;
    page.language = request.language;
    page.path = request.path;
    page.title = say(title);
    web::Html html;
    html.add("<h1>{}</h1><p>{}</p>", say(title), say(status == 507 ? full : busy));
    html.add(R"(<form method="post" action="{}"><h2>{}</h2>)",
             web::Url(web::in_language(request.language, request.path)), say(typed));
    for (const auto& [name, value] : request.form) {
        if (name.starts_with("mat-khau")) continue;  // a password is typed again, and never shown
        html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
        if (name != people::code_field && people::may_be_shown(name) && !value.empty())
            html.add(R"(<blockquote>{}</blockquote>)", value);
    }
    html.add(web::button(web::Press::primary, say(send_again))).add("</form>");
    html.add("<p>{}: {}</p>", say(request_number), request.id);
    return web::html_response(web::render(page, std::move(html).raw()), status);
}

}  // namespace

int status_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const db::DatabaseError& error) {
        switch (error.trouble()) {
            case db::Trouble::busy:
            case db::Trouble::connection:
                return 503;
            case db::Trouble::disk_full:
                return 507;
            default:
                return 500;
        }
    } catch (...) {
        return 500;
    }
}

web::Response error_page(const web::Request& request, int status) {
    // Files cannot be sent again from here: their page says so by asking for them anew.
    if (request.method == web::Method::post && !request.form.empty() && request.files.empty() &&
        (status == 503 || status == 507))
        return send_again_page(request, status);
    return web::html_response(web::error_page(request.language, status, request.id, request.path), status);
}

}  // namespace saolang::commands

#include "people/forgotten_page.hpp"

#include <fmt/format.h>

#include "people/account_store.hpp"
#include "people/code_page.hpp"
#include "people/mail.hpp"
#include "people/new_password_page.hpp"
#include "people/ticket.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/dang-nhap/quen";
constexpr Word title{"Quên mật khẩu", "Forgot the password"};
constexpr Word lead{"Gõ thư điện tử đã báo với cơ quan OCOP; máy chủ gửi đến đó một đường dẫn dùng một lần.",
                    "Type the e-mail address the OCOP office knows; a one-time link is sent to it."};
constexpr Word ask_office{
    "Máy chủ này không gửi thư. Vui lòng gọi cơ quan phụ trách OCOP của tỉnh (chủ thể: xã, phường "
    "của mình) để xin đường dẫn hoặc mã đăng nhập mới.",
    "This server sends no letters. Please call the province's OCOP office (producers: your "
    "commune) and ask for a new link or code."};
constexpr Word email_label{"Thư điện tử", "E-mail"};
constexpr Word no_email{"Đây chưa phải địa chỉ thư điện tử.", "This is no e-mail address."};
constexpr Word what_label{"Gửi cho tôi", "Send me"};
constexpr Word new_password{"đường dẫn đặt mật khẩu mới", "a link to choose a new password"};
constexpr Word sign_in_once{"đường dẫn đăng nhập một lần, không cần mật khẩu",
                            "a link to sign in once, without a password"};
constexpr Word send{"Gửi", "Send"};
constexpr Word sent{
    "Nếu địa chỉ này có tài khoản, thư đã được gửi. Vui lòng xem hộp thư, cả mục thư rác.",
    "If there is an account with this address, a letter is on its way. Please look at your mailbox, and "
    "among unwanted mail."};

web::Response form_page(const Gate& gate, const web::Request& request, const web::Form& form, std::string_view notice,
                        int status) {
    const auto say = [&](Word word) { return std::string(word.in(request.language)); };
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", say(title), say(gate.letters ? lead : ask_office));
    if (!notice.empty()) html.add(web::flash({web::Tone::information, std::string(notice)}));
    if (gate.letters) {
        const auto chosen = form.typed("viec");
        html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(request.language, path)));
        html.add(web::field(request.language, {.name = "thu",
                                               .label = say(email_label),
                                               .value = std::string(form.typed("thu")),
                                               .error = std::string(form.error("thu", request.language)),
                                               .kind = web::Field::Kind::email,
                                               .required = true,
                                               .autocomplete = "email"}));
        html.add(web::field(request.language,
                            {.name = "viec",
                             .label = say(what_label),
                             .value = chosen.empty() ? "mat-khau" : std::string(chosen),
                             .kind = web::Field::Kind::radio,
                             .choices = {{"mat-khau", say(new_password)}, {"dang-nhap", say(sign_in_once)}}}));
        html.add(web::button(web::Press::primary, say(send))).add("</form>");
    }
    return outside_page(gate, request, title, path, std::move(html), status);
}

Letter letter_of(const Gate& gate, const Account& account, TicketPurpose purpose, std::string_view secret) {
    const bool password = purpose == TicketPurpose::new_password;
    const auto address = gate.origin + (password ? new_password_address(secret) : code_address(secret));
    return {account.email, password ? "Sao Làng: đặt mật khẩu mới" : "Sao Làng: đường dẫn đăng nhập",
            fmt::format("Chào {},\n\nMở đường dẫn sau để {} (dùng một lần, trong {}):\n{}\n\nTên đăng nhập: {}\n\nNếu "
                        "không phải bạn yêu cầu, vui lòng bỏ qua thư này.\n",
                        account.name, password ? "đặt mật khẩu mới" : "đăng nhập", password ? "2 giờ" : "7 ngày",
                        address, account.sign_in_name.empty() ? "(chưa có)" : account.sign_in_name)};
}

// One write whether anybody has the address or not: the same answer in the same time.
void send_link(const Gate& gate, const std::string& email, TicketPurpose purpose) {
    const auto now = gate.clock();
    gate.database.write([&](db::Writer& writer) {
        const auto account = account_with_email(writer, email);
        if (!account || account->state != AccountState::active) {
            note_sign_in(writer, {}, {now, SignInKind::password_wrong, "", ""});
            return;
        }
        end_tickets(writer, purpose, account->id);
        const auto secret = make_ticket(writer, purpose, account->id, now, gate.random);
        queue_letter(writer, letter_of(gate, *account, purpose, secret), now);
    });
}

web::Response take(const Gate& gate, Throttle& throttle, const web::Request& request) {
    if (!gate.letters) return form_page(gate, request, web::Form({}), "", 200);
    web::Form form(request.form);
    const auto email = email_of(form.typed("thu"));
    if (!is_email(email)) form.refuse("thu", no_email);
    if (!form.valid()) return form_page(gate, request, form, "", 422);
    const auto now = gate.clock();
    if (const auto wait = throttle.wait(request.remote_address, email, now); wait > 0)
        return form_page(gate, request, form, wait_words(request.language, wait), 429);
    throttle.failed(request.remote_address, email, now);  // each letter counts: nobody's mailbox is filled by us
    send_link(gate, email, form.typed("viec") == "dang-nhap" ? TicketPurpose::sign_in : TicketPurpose::new_password);
    return form_page(gate, request, web::Form({}), sent.in(request.language), 200);
}

}  // namespace

void add_forgotten_routes(web::RouteTable& routes, const Gate& gate) {
    routes.add(
        {.method = web::Method::get,
         .path = path,
         .act = web::public_act,
         .doc = {"Quên mật khẩu", "Forgot the password"},
         .handle = [&gate](const web::Request& request) { return form_page(gate, request, web::Form({}), "", 200); }});
    routes.add({.method = web::Method::post,
                .path = path,
                .act = web::public_act,
                .doc = {"Xin đường dẫn qua thư", "Ask for a link by letter"},
                .handle = [&gate, throttle = std::make_shared<Throttle>()](
                              const web::Request& request) { return take(gate, *throttle, request); },
                .runs = web::Runs::on_pool,
                .limits = web::small_form});
}

}  // namespace saolang::people

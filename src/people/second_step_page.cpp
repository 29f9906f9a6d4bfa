#include "people/second_step_page.hpp"

#include "people/account_store.hpp"
#include "people/ticket.hpp"
#include "people/totp.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/dang-nhap/buoc-hai";
constexpr Word title{"Mã trên điện thoại", "Code of your telephone"};
constexpr Word lead{"Mở ứng dụng tạo mã trên điện thoại và gõ sáu chữ số đang hiện.",
                    "Open the app for codes on your telephone and type the six digits it shows."};
constexpr Word code_label{"Mã sáu chữ số, hoặc một mã dự phòng", "Code of six digits, or a recovery code"};
constexpr Word go_on{"Tiếp tục", "Go on"};
constexpr Word wrong{"Mã chưa đúng hoặc đã dùng. Vui lòng chờ mã mới rồi thử lại.",
                     "The code is wrong or was used. Please wait for the next one and try again."};
constexpr Word too_late{"Đã quá mười phút. Vui lòng đăng nhập lại.", "Ten minutes have passed. Please sign in again."};

web::Response form_page(const Gate& gate, const web::Request& request, std::string_view ticket, const Asked& asked,
                        std::string_view notice, int status) {
    const auto say = [&](Word word) { return word.in(request.language); };
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", say(title), say(lead));
    if (!notice.empty()) html.add(web::flash({web::Tone::attention, std::string(notice)}));
    html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(request.language, path)));
    html.add(R"(<input type="hidden" name="ve" value="{}">)", ticket);
    add_asked(html, asked);
    html.add(web::field(
        request.language,
        {.name = "ma", .label = std::string(say(code_label)), .required = true, .autocomplete = "one-time-code"}));
    html.add(web::button(web::Press::primary, say(go_on))).add("</form>");
    return outside_page(gate, request, title, "/dang-nhap", std::move(html), status);
}

// Uses up the code, and the ticket with it.
bool code_fits(db::Writer& writer, AccountId account, std::string_view typed, std::string_view ticket, Moment now) {
    const auto credential = credential_of(writer, account);
    const auto code = typed_code(typed);
    const auto step = totp_step_of(credential.totp_secret, code, now, credential.totp_last_step);
    const bool fits = step ? use_totp_step(writer, account, *step) : use_recovery_code(writer, account, code, now);
    return fits && use_ticket(writer, TicketPurpose::second_step, ticket, now).has_value();
}

web::Response take(const Gate& gate, Throttle& throttle, const web::Request& request) {
    const auto asked = asked_in(request.form);
    const auto secret = web::first(request.form, "ve");
    const auto now = gate.clock();
    std::optional<Ticket> ticket;
    gate.database.read(
        [&](db::Reader& reader) { ticket = ticket_with(reader, TicketPurpose::second_step, secret, now); });
    if (!ticket) {
        Html html;
        html.add("<h1>{}</h1>", title.in(request.language));
        html.add(web::flash({web::Tone::attention, std::string(too_late.in(request.language))}));
        html.add(web::button_link(web::Press::primary, web::in_language(request.language, "/dang-nhap"),
                                  Word{"Đăng nhập", "Sign in"}.in(request.language)));
        return outside_page(gate, request, title, "/dang-nhap", std::move(html), 422);
    }
    const auto counted = "buoc-hai " + std::to_string(static_cast<std::int64_t>(*ticket->account));
    if (const auto wait = throttle.wait(request.remote_address, counted, now); wait > 0)
        return form_page(gate, request, secret, asked, wait_words(request.language, wait), 429);
    bool fits = false;
    std::optional<Actor> actor;
    gate.database.write([&](db::Writer& writer) {
        actor = actor_of(writer, gate, *ticket->account, date_in_vietnam(now));
        fits = actor && code_fits(writer, *ticket->account, web::first(request.form, "ma"), secret, now);
        if (!fits)
            note_sign_in(writer, *ticket->account,
                         {now, SignInKind::code_wrong, device_of(request), request.remote_address});
    });
    if (!fits) {
        throttle.failed(request.remote_address, counted, now);
        return form_page(gate, request, secret, asked, wrong.in(request.language), 422);
    }
    throttle.succeeded(counted);
    return begin(gate, request, *actor, asked, SignInKind::password);
}

}  // namespace

web::Response ask_second_step(const Gate& gate, const web::Request& request, AccountId account, const Asked& asked) {
    std::string ticket;
    gate.database.write([&](db::Writer& writer) {
        ticket = make_ticket(writer, TicketPurpose::second_step, account, gate.clock(), gate.random);
    });
    return form_page(gate, request, ticket, asked, "", 200);
}

void add_second_step_route(web::RouteTable& routes, const Gate& gate, std::shared_ptr<Throttle> throttle) {
    routes.add({.method = web::Method::post,
                .path = path,
                .act = web::public_act,
                .doc = {"Mã của điện thoại sau mật khẩu", "The telephone's code after the password"},
                .handle = [&gate, throttle = std::move(throttle)](
                              const web::Request& request) { return take(gate, *throttle, request); },
                .runs = web::Runs::on_pool,
                .limits = form_with_kept});
}

}  // namespace saolang::people

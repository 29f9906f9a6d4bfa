#include "people/code_page.hpp"

#include "people/account_store.hpp"
#include "people/ticket.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/dang-nhap/ma";
constexpr Word title{"Đăng nhập bằng mã", "Sign in with a code"};
constexpr Word lead{
    "Gõ mã mười hai ký tự trên tờ giấy do xã, phường hoặc cơ quan OCOP đưa. Mỗi mã dùng một lần.",
    "Type the code of twelve signs on the sheet from your commune or the OCOP office. A code is used once."};
constexpr Word label{"Mã đăng nhập", "Code to sign in"};
constexpr Word hint{"Ví dụ abcd-efgh-jkmn. Chữ hoa, chữ thường, dấu gạch đều được.",
                    "For example abcd-efgh-jkmn. Capitals and hyphens do not matter."};
constexpr Word press_once{"Bấm nút dưới đây để đăng nhập. Đường dẫn này dùng một lần.",
                          "Press the button below to sign in. This link is used once."};
constexpr Word sign_in{"Đăng nhập", "Sign in"};
constexpr Word wrong{
    "Mã chưa đúng, đã dùng hoặc đã hết hạn. Vui lòng xem lại tờ giấy, hoặc xin mã mới ở xã, phường.",
    "The code is wrong, was used or is too old. Please look at the sheet again, or ask your commune for "
    "a new one."};

web::Response form_page(const Gate& gate, const web::Request& request, std::string_view code, const Asked& asked,
                        std::string_view notice, int status) {
    const auto say = [&](Word word) { return word.in(request.language); };
    const bool by_link = !code.empty() && request.method == web::Method::get;
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", say(title), say(by_link ? press_once : lead));
    if (!notice.empty()) html.add(web::flash({web::Tone::attention, std::string(notice)}));
    html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(request.language, path)));
    add_asked(html, asked);
    if (by_link) {
        html.add(R"(<input type="hidden" name="ma" value="{}">)", code);
    } else {
        html.add(web::field(request.language, {.name = "ma",
                                               .label = std::string(say(label)),
                                               .hint = std::string(say(hint)),
                                               .value = std::string(code),
                                               .required = true,
                                               .autocomplete = "one-time-code"}));
    }
    html.add(web::button(web::Press::primary, say(sign_in))).add("</form>");
    return outside_page(gate, request, title, request.path, std::move(html), status);
}

// The account the code opens; a first use makes an invited account active.
std::optional<Account> opened_by(const Gate& gate, std::string_view code, Moment now) {
    std::optional<Account> account;
    gate.database.write([&](db::Writer& writer) {
        account.reset();
        const auto ticket = use_ticket(writer, TicketPurpose::sign_in, code, now);
        if (!ticket || !ticket->account) return;
        account = account_of(writer, *ticket->account);
        if (!account || account->state != AccountState::invited) return;
        account->state = AccountState::active;
        const auto change = trail::begin_change({account->code}, "accept", gate.random);
        correct_account({writer, change, now, gate.random}, *account);
    });
    return account;
}

web::Response take(const Gate& gate, Throttle& throttle, const web::Request& request) {
    const auto asked = asked_in(request.form);
    const auto code = typed_code(web::first(request.form, "ma"));
    const auto now = gate.clock();
    const auto counted = "ma " + request.remote_address;
    if (const auto wait = throttle.wait(request.remote_address, counted, now); wait > 0)
        return form_page(gate, request, code, asked, wait_words(request.language, wait), 429);
    if (const auto account = opened_by(gate, code, now)) {
        throttle.succeeded(counted);
        if (auto response = let_in(gate, request, *account, asked, SignInKind::link)) return *std::move(response);
    }
    throttle.failed(request.remote_address, counted, now);
    return form_page(gate, request, code, asked, wrong.in(request.language), 422);
}

}  // namespace

std::string code_address(std::string_view code) { return std::string(path).append("/").append(code); }

void add_code_routes(web::RouteTable& routes, const Gate& gate, std::shared_ptr<Throttle> throttle) {
    routes.add({.method = web::Method::get,
                .path = path,
                .act = web::public_act,
                .doc = {"Đăng nhập bằng mã in trên giấy", "Sign in with a code on paper"},
                .handle = [&gate](const web::Request& request) {
                    return form_page(gate, request, "", asked_by_link(request.query), "", 200);
                }});
    routes.add({.method = web::Method::get,
                .path = "/dang-nhap/ma/{ma}",
                .act = web::public_act,
                .doc = {"Trang một nút của đường dẫn đăng nhập", "The page with one button behind a link to sign in"},
                .handle =
                    [&gate](const web::Request& request) {
                        return form_page(gate, request, typed_code(request.parameters[0]), {}, "", 200);
                    },
                .sample = "/dang-nhap/ma/abcdefghjkmn"});
    routes.add({.method = web::Method::post,
                .path = path,
                .act = web::public_act,
                .doc = {"Dùng một mã đăng nhập", "Use a code to sign in"},
                .handle = [&gate, throttle = std::move(throttle)](
                              const web::Request& request) { return take(gate, *throttle, request); },
                .runs = web::Runs::on_pool,
                .limits = form_with_kept});
}

}  // namespace saolang::people

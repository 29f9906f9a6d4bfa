#include "people/sign_in_page.hpp"

#include "people/account_store.hpp"
#include "people/code_page.hpp"
#include "people/entrance.hpp"
#include "people/new_password_page.hpp"
#include "people/password.hpp"
#include "people/sample_accounts.hpp"
#include "people/second_step_page.hpp"
#include "people/send_again.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr Word title{"Đăng nhập", "Sign in"};
constexpr Word name_label{"Tên đăng nhập", "Name to sign in"};
constexpr Word password_label{"Mật khẩu", "Password"};
constexpr Word first_sign_in{"Trang này cần đăng nhập.", "This page needs you to sign in."};
constexpr Word kept{"Những gì bạn vừa gõ được giữ lại; đăng nhập xong bạn sẽ gửi tiếp được.",
                    "What you just typed is kept; once signed in you can send it."};
constexpr Word wrong{"Tên đăng nhập hoặc mật khẩu chưa đúng. Vui lòng thử lại.",
                     "The name or the password is not right. Please try again."};

constexpr Word no_role{"Tài khoản này không còn vai trò nào có hiệu lực hôm nay. Vui lòng hỏi cơ quan phụ trách OCOP.",
                       "This account holds no role that is valid today. Please ask the OCOP office."};
constexpr Word with_code{"Đăng nhập bằng mã in trên giấy", "Sign in with a code on paper"};
constexpr Word forgotten{"Quên mật khẩu", "Forgot the password"};
constexpr Word sample_heading{"Tài khoản mẫu", "Sample accounts"};
constexpr Word sample_lead{"Dữ liệu này là mẫu. Ai cũng có thể đăng nhập để xem thử; mật khẩu chung:",
                           "These data are a sample. Anybody may sign in to try it; the password of all:"};

void add_sample_accounts(Html& html, const Gate& gate, web::Language language) {
    if (!gate.sample || !gate.sample()) return;
    const auto known = sample_accounts_in(gate.database);
    if (known.empty()) return;
    html.add("<h2>{}</h2><p>{} <code>{}</code></p><ul>", sample_heading.in(language), sample_lead.in(language),
             sample_password);
    for (const auto& one : known)
        html.add("<li><code>{}</code> · {}</li>", one.sign_in_name, label_of(one.role).in(language));
    html.add("</ul>");
}

web::Response form_page(const Gate& gate, const web::Request& request, const web::Form& form, const Asked& asked,
                        std::string_view notice, int status) {
    const auto say = [&](Word word) { return word.in(request.language); };
    const std::vector<web::Field> fields{{.name = "ten",
                                          .label = std::string(say(name_label)),
                                          .value = std::string(form.typed("ten")),
                                          .required = true,
                                          .autocomplete = "username"},
                                         {.name = "mat-khau",
                                          .label = std::string(say(password_label)),
                                          .kind = web::Field::Kind::password,
                                          .required = true,
                                          .autocomplete = "current-password"}};
    Html html;
    html.add("<h1>{}</h1>", say(title));
    if (!notice.empty()) html.add(web::flash({web::Tone::attention, std::string(notice)}));
    html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(request.language, "/dang-nhap")));
    add_asked(html, asked);
    for (const auto& field : fields) html.add(web::field(request.language, field));
    html.add(web::button(web::Press::primary, say(title))).add("</form>");
    const auto link = [&](std::string_view path) { return web::in_language(request.language, path); };
    html.add(R"(<p class="actions"><a href="{}">{}</a> <a href="{}">{}</a></p>)", web::Url(link("/dang-nhap/ma")),
             say(with_code), web::Url(link("/dang-nhap/quen")), say(forgotten));
    add_sample_accounts(html, gate, request.language);
    return outside_page(gate, request, title, "/dang-nhap", std::move(html), status);
}

// One answer for a wrong password, an unknown name and a closed account, after the same work.
web::Response refuse(const Gate& gate, Throttle& throttle, const web::Request& request, const std::string& name,
                     const std::optional<Account>& account) {
    const auto now = gate.clock();
    throttle.failed(request.remote_address, name, now);
    const auto id = account ? std::optional(account->id) : std::nullopt;
    gate.database.write([&](db::Writer& writer) {
        note_sign_in(writer, id, {now, SignInKind::password_wrong, device_of(request), request.remote_address});
    });
    return form_page(gate, request, web::Form(request.form), asked_in(request.form), wrong.in(request.language), 422);
}

web::Response take(const Gate& gate, Throttle& throttle, const web::Request& request) {
    const web::Form form(request.form);
    const auto asked = asked_in(request.form);
    const auto name = sign_in_name_of(form.typed("ten"));
    if (const auto wait = throttle.wait(request.remote_address, name, gate.clock()); wait > 0)
        return form_page(gate, request, form, asked, wait_words(request.language, wait), 429);
    std::optional<Account> account;
    Credential credential;
    gate.database.read([&](db::Reader& reader) {
        account = account_named(reader, name);
        if (account) credential = credential_of(reader, account->id);
    });
    if (!password_fits(credential.password, form.typed("mat-khau")) || account->state != AccountState::active)
        return refuse(gate, throttle, request, name, account);
    throttle.succeeded(name);
    auto response = let_in(gate, request, *account, asked, SignInKind::password);
    if (response) return *std::move(response);
    return form_page(gate, request, form, asked, no_role.in(request.language), 422);
}

web::Response leave(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    gate.database.write([&](db::Writer& writer) {
        end_session(writer, visitor.session.id);
        note_sign_in(writer, visitor.session.account,
                     {visitor.now, SignInKind::signed_out, visitor.session.device, request.remote_address});
    });
    return without_session(web::see_other(web::in_language(request.language, "/dang-nhap")), request);
}

}  // namespace

web::Response sign_in_first(const Gate& gate, const web::Request& request) {
    Asked asked{web::in_language(request.language, request.path), ""};
    if (request.method == web::Method::post) {
        asked.kept = packed(request.form);
    } else if (!request.query.empty()) {
        asked.target.append("?").append(packed(request.query));
    }
    return form_page(gate, request, web::Form({}), asked,
                     (asked.kept.empty() ? first_sign_in : kept).in(request.language), 401);
}

void add_sign_in_routes(web::RouteTable& routes, const Gate& gate) {
    const auto throttle = std::make_shared<Throttle>();
    add_second_step_route(routes, gate, throttle);
    add_code_routes(routes, gate, throttle);
    add_new_password_routes(routes, gate);
    routes.add({.method = web::Method::get,
                .path = "/dang-nhap",
                .act = web::public_act,
                .doc = {"Đăng nhập", "Sign in"},
                .handle = [&gate](const web::Request& request) {
                    return form_page(gate, request, web::Form({}), asked_by_link(request.query), "", 200);
                }});
    routes.add({.method = web::Method::post,
                .path = "/dang-nhap",
                .act = web::public_act,
                .doc = {"Đăng nhập bằng mật khẩu", "Sign in by password"},
                .handle = [&gate, throttle](const web::Request& request) { return take(gate, *throttle, request); },
                .runs = web::Runs::on_pool,
                .limits = form_with_kept});
    add_guarded_route(
        routes, gate,
        {.method = web::Method::post,
         .path = "/dang-xuat",
         .act = own_account,
         .doc = {"Đăng xuất", "Sign out"},
         .handle = {}},
        [&gate](const web::Request& request, const Visitor& visitor) { return leave(gate, request, visitor); });
}

}  // namespace saolang::people

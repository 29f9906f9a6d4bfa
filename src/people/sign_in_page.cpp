#include "people/sign_in_page.hpp"

#include "people/account_store.hpp"
#include "people/password.hpp"
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

// Where to go after signing in: only paths of our own.
std::string target_of(std::string_view asked) { return web::is_own_path(asked) ? std::string(asked) : std::string(); }

// A small form that is kept comes back encoded twice: "%C3" as "%25C3".
constexpr web::Limits kept_form{.body_bytes = 4 * web::small_form.body_bytes};

struct Asked {
    std::string target;
    std::string kept;  // a form that was sent without a session
};

web::Response form_page(const Gate& gate, const web::Request& request, const web::Form& form, const Asked& asked,
                        std::optional<Word> notice, int status) {
    const auto say = [&](Word word) { return word.in(request.language); };
    web::Page page;
    page.language = request.language;
    page.path = "/dang-nhap";
    page.title = say(title);
    page.sample = gate.sample && gate.sample();
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
    if (notice) html.add(web::flash({web::Tone::attention, std::string(say(*notice))}));
    html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(request.language, "/dang-nhap")));
    html.add(R"(<input type="hidden" name="den" value="{}"><input type="hidden" name="giu" value="{}">)", asked.target,
             asked.kept);
    for (const auto& field : fields) html.add(web::field(request.language, field));
    html.add(web::button(web::Press::primary, say(title))).add("</form>");
    auto response = web::html_response(web::render(page, std::move(html).raw()), status);
    response.caching = web::Caching::none;
    return response;
}

web::Response take(const Gate& gate, const web::Request& request) {
    const web::Form form(request.form);
    const Asked asked{target_of(form.typed("den")), std::string(form.typed("giu"))};
    std::optional<Account> account;
    std::string hash;
    gate.database.read([&](db::Reader& reader) {
        account = account_named(reader, sign_in_name_of(form.typed("ten")));
        if (account)
            hash = reader
                       .text("SELECT password FROM credential WHERE account_id = $1",
                             {db::param(static_cast<std::int64_t>(account->id))})
                       .value_or("");
    });
    if (!password_fits(hash, form.typed("mat-khau")) || account->state != AccountState::active)
        return form_page(gate, request, form, asked, wrong, 422);
    std::string secret;
    gate.database.write([&](db::Writer& writer) {
        secret =
            start_session(writer, account->id, device_of(request), request.remote_address, gate.clock(), gate.random);
    });
    auto response =
        web::see_other(asked.target.empty() ? web::in_language(request.language, "/quan-ly") : asked.target);
    return with_session(std::move(response), request, secret, producer_terms);
}

web::Response leave(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    gate.database.write([&](db::Writer& writer) { end_session(writer, visitor.session.id); });
    return without_session(web::see_other(web::in_language(request.language, "/dang-nhap")), request);
}

}  // namespace

web::Response sign_in_first(const Gate& gate, const web::Request& request) {
    Asked asked{web::in_language(request.language, request.path), ""};
    if (request.method == web::Method::post) asked.kept = packed(request.form);
    return form_page(gate, request, web::Form({}), asked, asked.kept.empty() ? first_sign_in : kept, 401);
}

void add_sign_in_routes(web::RouteTable& routes, const Gate& gate) {
    routes.add(
        {.method = web::Method::get,
         .path = "/dang-nhap",
         .act = web::public_act,
         .doc = {"Đăng nhập", "Sign in"},
         .handle = [&gate](const web::Request& request) {
             return form_page(gate, request, web::Form({}), {target_of(web::first(request.query, "den")), ""}, {}, 200);
         }});
    routes.add({.method = web::Method::post,
                .path = "/dang-nhap",
                .act = web::public_act,
                .doc = {"Đăng nhập bằng mật khẩu", "Sign in by password"},
                .handle = [&gate](const web::Request& request) { return take(gate, request); },
                .runs = web::Runs::on_pool,
                .limits = kept_form});
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

#include "people/own_codes_page.hpp"

#include "people/account_store.hpp"
#include "people/credential_store.hpp"
#include "people/entrance.hpp"
#include "people/password.hpp"
#include "people/qr.hpp"
#include "people/ticket.hpp"
#include "people/totp.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/tai-khoan/ma";
constexpr Word account_title{"Tài khoản của tôi", "My account"};
constexpr Word title{"Mã trên điện thoại", "Codes of a telephone"};
constexpr Word lead{
    "Khi bật, mỗi lần đăng nhập cần thêm mã sáu chữ số của ứng dụng trên điện thoại (như Google "
    "Authenticator, FreeOTP). Người biết mật khẩu mà không có điện thoại thì không vào được.",
    "When on, signing in also takes six digits of an app on your telephone (such as Google Authenticator "
    "or FreeOTP). Who knows the password but lacks the telephone does not get in."};
constexpr Word start_word{"Bắt đầu cài đặt", "Start setting up"};
constexpr Word scan{"1. Mở ứng dụng và quét hình này, hoặc gõ khoá bên dưới.",
                    "1. Open the app and scan this picture, or type the key below."};
constexpr Word qr_label{"Mã QR chứa khoá; khoá bằng chữ ở bên dưới",
                        "QR code with the key; the key as text stands below"};
constexpr Word key_label{"Khoá", "Key"};
constexpr Word type_code{"2. Gõ sáu chữ số ứng dụng đang hiện", "2. Type the six digits the app shows"};
constexpr Word turn_on{"Bật", "Turn on"};
constexpr Word wrong{"Mã chưa đúng. Vui lòng xem giờ của điện thoại có đúng không rồi gõ mã đang hiện.",
                     "The code is not right. Please check the telephone's time and type the code it shows now."};
constexpr Word is_on{"Đang bật. Số mã dự phòng còn lại:", "Turned on. Recovery codes left:"};
constexpr Word password_label{"Mật khẩu đang dùng", "The present password"};
constexpr Word password_wrong{"Mật khẩu chưa đúng.", "The password is not right."};
constexpr Word what_label{"Việc cần làm", "What to do"};
constexpr Word new_codes{"tạo mười mã dự phòng mới (mã cũ hết dùng được)",
                         "make ten new recovery codes (the old ones end)"};
constexpr Word turn_off{"tắt mã trên điện thoại", "turn the telephone's codes off"};
constexpr Word do_it{"Thực hiện", "Do it"};
constexpr Word codes_title{"Mã dự phòng", "Recovery codes"};
constexpr Word codes_lead{
    "Cất hoặc in mười mã này. Khi mất điện thoại, gõ một mã thay cho sáu chữ số; mỗi mã dùng một "
    "lần. Trang này không hiện lại.",
    "Keep or print these ten codes. Without the telephone, type one in place of the six digits; each "
    "is used once. This page is not shown again."};
constexpr Word back{"Về tài khoản của tôi", "Back to my account"};

web::Page frame(const Gate& gate, const web::Request& request, const Visitor& visitor, Word words) {
    auto page = desk_page(gate, visitor, request, std::string(words.in(request.language)), "/tai-khoan");
    page.crumbs = {{std::string(account_title.in(request.language)), web::in_language(request.language, "/tai-khoan")}};
    return page;
}

void add_form(Html& html, const Gate& gate, const web::Request& request, const Visitor& visitor, std::string_view to,
              const std::vector<web::Field>& fields, Word press) {
    html.add(form_start(gate, visitor, web::in_language(request.language, to)));
    for (const auto& field : fields) html.add(web::field(request.language, field));
    html.add(web::button(web::Press::primary, press.in(request.language))).add("</form>");
}

void add_enrolment(Html& html, const Gate& gate, const web::Request& request, const Visitor& visitor,
                   const Account& account, const std::string& secret, const web::Form& form) {
    const auto language = request.language;
    const auto name = account.sign_in_name.empty() ? account.code : account.sign_in_name;
    html.add("<p>{}</p>", scan.in(language)).add(qr_code(totp_address(secret, name), qr_label.in(language)));
    html.add("<p>{}: <code class=\"key\">{}</code></p>", key_label.in(language), secret);
    add_form(html, gate, request, visitor, "/tai-khoan/ma/bat",
             {{.name = "so",
               .label = std::string(type_code.in(language)),
               .error = std::string(form.error("so", language)),
               .required = true,
               .autocomplete = "one-time-code"}},
             turn_on);
}

void add_settings(Html& html, const Gate& gate, const web::Request& request, const Visitor& visitor,
                  const Credential& credential, const web::Form& form) {
    const auto say = [&](Word word) { return std::string(word.in(request.language)); };
    std::vector<web::Field> fields{{.name = "viec",
                                    .label = say(what_label),
                                    .value = "moi",
                                    .kind = web::Field::Kind::radio,
                                    .choices = {{"moi", say(new_codes)}, {"tat", say(turn_off)}}}};
    if (!credential.password.empty())
        fields.push_back({.name = "mat-khau",
                          .label = say(password_label),
                          .error = std::string(form.error("mat-khau", request.language)),
                          .kind = web::Field::Kind::password,
                          .required = true,
                          .autocomplete = "current-password"});
    add_form(html, gate, request, visitor, "/tai-khoan/ma/doi", fields, do_it);
}

web::Response show(const Gate& gate, const web::Request& request, const Visitor& visitor, const web::Form& form,
                   std::string_view notice = {}, int status = 200) {
    if (visitor.behind) return {.status = 404};  // nobody else sees the key
    Credential credential;
    Account account;
    std::int64_t left = 0;
    gate.database.read([&](db::Reader& reader) {
        account = account_of(reader, visitor.actor.account).value();
        credential = credential_of(reader, account.id);
        left = recovery_codes_left(reader, account.id);
    });
    const auto language = request.language;
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", title.in(language), lead.in(language));
    if (!notice.empty()) html.add(web::flash({web::Tone::attention, std::string(notice)}));
    if (credential.asks_for_code()) {
        html.add("<p>{} {}</p>", is_on.in(language), left);
        add_settings(html, gate, request, visitor, credential, form);
    } else if (!credential.totp_secret.empty()) {
        add_enrolment(html, gate, request, visitor, account, credential.totp_secret, form);
    } else {
        add_form(html, gate, request, visitor, "/tai-khoan/ma/bat-dau", {}, start_word);
    }
    return desk_response(frame(gate, request, visitor, title), std::move(html), status);
}

web::Response show_codes(const Gate& gate, const web::Request& request, const Visitor& visitor,
                         const std::vector<std::string>& codes) {
    const auto language = request.language;
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p><ol class=\"codes\">", codes_title.in(language),
             codes_lead.in(language));
    for (const auto& code : codes) html.add("<li><code>{}</code></li>", printed_code(code));
    html.add("</ol>").add(
        web::button_link(web::Press::plain, web::in_language(language, "/tai-khoan"), back.in(language)));
    return desk_response(frame(gate, request, visitor, codes_title), std::move(html));
}

web::Response start(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    const auto location = once(gate, visitor, request, [&](db::Writer& writer) {
        if (!credential_of(writer, visitor.actor.account).asks_for_code())
            propose_totp(writer, visitor.actor.account, new_totp_secret(gate.random));
        return web::in_language(request.language, path);
    });
    return web::see_other(location);
}

trail::WriteContext about_me(db::Writer& writer, const Gate& gate, const Visitor& visitor,
                             const trail::Change& change) {
    return {writer, change, visitor.now, gate.random};
}

web::Response turn_codes_on(const Gate& gate, Throttle& throttle, const web::Request& request, const Visitor& visitor) {
    web::Form form(request.form);
    const auto counted = "ma-moi " + visitor.actor.code;
    if (const auto wait = throttle.wait(request.remote_address, counted, visitor.now); wait > 0)
        return show(gate, request, visitor, form, wait_words(request.language, wait), 429);
    std::vector<std::string> codes;
    bool already = false;
    const auto change = trail::begin_change(trail_actor(visitor), "codes_on", gate.random);
    gate.database.write([&](db::Writer& writer) {
        codes.clear();
        const auto credential = credential_of(writer, visitor.actor.account);
        already = credential.asks_for_code();
        if (already || credential.totp_secret.empty()) return;
        const auto step = totp_step_of(credential.totp_secret, typed_code(form.typed("so")), visitor.now, {});
        if (!step) return;
        confirm_totp(writer, visitor.actor.account, *step, visitor.now);
        codes = make_recovery_codes(writer, visitor.actor.account, gate.random);
        note_about(about_me(writer, gate, visitor, change), account_of(writer, visitor.actor.account).value(),
                   "codes_on");
    });
    if (already) return web::see_other(web::in_language(request.language, path));
    if (!codes.empty()) return show_codes(gate, request, visitor, codes);
    throttle.failed(request.remote_address, counted, visitor.now);
    form.refuse("so", wrong);
    return show(gate, request, visitor, form, "", 422);
}

web::Response change_codes(const Gate& gate, Throttle& throttle, const web::Request& request, const Visitor& visitor) {
    web::Form form(request.form);
    Credential credential;
    gate.database.read([&](db::Reader& reader) { credential = credential_of(reader, visitor.actor.account); });
    const auto counted = "mat-khau-cu " + visitor.actor.code;
    if (const auto wait = throttle.wait(request.remote_address, counted, visitor.now); wait > 0)
        return show(gate, request, visitor, form, wait_words(request.language, wait), 429);
    if (!credential.password.empty() && !password_fits(credential.password, form.typed("mat-khau"))) {
        throttle.failed(request.remote_address, counted, visitor.now);
        form.refuse("mat-khau", password_wrong);
        return show(gate, request, visitor, form, "", 422);
    }
    const bool off = form.typed("viec") == "tat";
    const std::string action = off ? "codes_off" : "new_recovery_codes";
    const auto change = trail::begin_change(trail_actor(visitor), action, gate.random);
    std::vector<std::string> codes;
    const auto location = once(gate, visitor, request, [&](db::Writer& writer) {
        const auto account = account_of(writer, visitor.actor.account).value();
        if (off) remove_totp(writer, account.id);
        if (!off && credential.asks_for_code()) codes = make_recovery_codes(writer, account.id, gate.random);
        note_about(about_me(writer, gate, visitor, change), account, action);
        return web::in_language(request.language, path);
    });
    return codes.empty() ? web::see_other(location) : show_codes(gate, request, visitor, codes);
}

}  // namespace

void add_own_codes_routes(web::RouteTable& routes, const Gate& gate, const std::shared_ptr<Throttle>& throttle) {
    using web::Method;
    const auto add = [&](Method method, std::string_view at, Word doc, GuardedHandler handle) {
        add_guarded_route(routes, gate, {.method = method, .path = at, .act = own_account, .doc = doc, .handle = {}},
                          std::move(handle));
    };
    add(Method::get, path, {"Mã trên điện thoại", "Codes of a telephone"},
        [&gate](const web::Request& request, const Visitor& visitor) {
            return show(gate, request, visitor, web::Form({}));
        });
    add(Method::post, "/tai-khoan/ma/bat-dau", {"Bắt đầu cài đặt mã", "Start setting up codes"},
        [&gate](const web::Request& request, const Visitor& visitor) { return start(gate, request, visitor); });
    add(Method::post, "/tai-khoan/ma/bat", {"Bật mã trên điện thoại", "Turn the codes on"},
        [&gate, throttle](const web::Request& request, const Visitor& visitor) {
            return turn_codes_on(gate, *throttle, request, visitor);
        });
    add(Method::post, "/tai-khoan/ma/doi", {"Mã dự phòng mới, hoặc tắt mã", "New recovery codes, or codes off"},
        [&gate, throttle](const web::Request& request, const Visitor& visitor) {
            return change_codes(gate, *throttle, request, visitor);
        });
}

}  // namespace saolang::people

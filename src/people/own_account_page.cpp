#include "people/own_account_page.hpp"

#include "base/number.hpp"
#include "people/account_store.hpp"
#include "people/chosen_entry.hpp"
#include "people/entrance.hpp"
#include "people/own_account_view.hpp"
#include "people/own_codes_page.hpp"
#include "people/password.hpp"
#include "people/ticket.hpp"
#include "web/flash.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/tai-khoan";
constexpr Word title{"Tài khoản của tôi", "My account"};
constexpr Word password_title{"Đổi mật khẩu", "Change the password"};
constexpr Word old_label{"Mật khẩu đang dùng", "The present password"};
constexpr Word old_wrong{"Mật khẩu đang dùng chưa đúng.", "The present password is not right."};
constexpr Word after_it{"Các thiết bị khác sẽ bị đăng xuất.", "All other devices are signed out."};
constexpr Word save{"Lưu mật khẩu", "Save the password"};

constexpr std::array messages{
    web::FlashMessage{"tk-thiet-bi", {"Thiết bị đã được đăng xuất.", "The device is signed out."}},
    web::FlashMessage{"tk-mat-khau",
                      {"Mật khẩu đã đổi; các thiết bị khác đã được đăng xuất.",
                       "The password is changed; all other devices are signed out."}},
};

OwnAccount read_own(const Gate& gate, const Visitor& visitor) {
    OwnAccount own;
    gate.database.read([&](db::Reader& reader) {
        const auto id = visitor.actor.account;
        own.account = account_of(reader, id).value();
        own.credential = credential_of(reader, id);
        own.recovery_codes = recovery_codes_left(reader, id);
        own.devices = sessions_of(reader, id);
        own.sign_ins = sign_ins_of(reader, id);
    });
    std::erase_if(own.devices, [&](const Session& one) { return !alive(one, terms_of(visitor.actor), visitor.now); });
    return own;
}

web::Response show(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    auto page = desk_page(gate, visitor, request, std::string(title.in(request.language)), path);
    const auto message = web::flash_of(request, messages);
    if (message) page.flash = web::Flash{web::Tone::good, std::string(message->words.in(request.language))};
    auto response = desk_response(page, own_account_view(gate, visitor, request.language, read_own(gate, visitor)));
    return message ? web::flash_shown(std::move(response)) : response;
}

web::Response end_device(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    const auto id = number_in<std::int64_t>(web::first(request.form, "thiet-bi"));
    const auto location = once(gate, visitor, request, [&](db::Writer& writer) {
        for (const auto& session : sessions_of(writer, visitor.actor.account))
            if (id && session.id == *id) end_session(writer, session.id);
        return web::in_language(request.language, path);
    });
    return web::with_flash(web::see_other(location), request, messages[0]);
}

web::Response end_all(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    gate.database.write([&](db::Writer& writer) {
        end_sessions(writer, visitor.actor.account);
        note_sign_in(writer, visitor.actor.account,
                     {visitor.now, SignInKind::signed_out, visitor.session.device, request.remote_address});
    });
    return without_session(web::see_other(web::in_language(request.language, "/dang-nhap")), request);
}

web::Response password_page(const Gate& gate, const web::Request& request, const Visitor& visitor,
                            const web::Form& form, std::string_view notice, int status) {
    const auto language = request.language;
    const auto own = read_own(gate, visitor);
    std::vector<web::Field> fields;
    if (!own.credential.password.empty())
        fields.push_back({.name = "mat-khau-cu",
                          .label = std::string(old_label.in(language)),
                          .error = std::string(form.error("mat-khau-cu", language)),
                          .kind = web::Field::Kind::password,
                          .required = true,
                          .autocomplete = "current-password"});
    for (auto& field : entry_fields(language, form, own.account.sign_in_name.empty()))
        fields.push_back(std::move(field));
    auto page = desk_page(gate, visitor, request, std::string(password_title.in(language)), path);
    page.crumbs = {{std::string(title.in(language)), web::in_language(language, path)}};
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", password_title.in(language), after_it.in(language));
    if (!notice.empty()) html.add(web::flash({web::Tone::attention, std::string(notice)}));
    html.add(web::form_errors(language, fields));
    html.add(form_start(gate, visitor, web::in_language(language, "/tai-khoan/mat-khau"), form.typed(code_field)));
    for (const auto& field : fields) html.add(web::field(language, field));
    html.add(web::button(web::Press::primary, save.in(language))).add("</form>");
    return desk_response(page, std::move(html), status);
}

// A new session in place of all of the account's; nothing when somebody has the name.
std::optional<std::string> store_password(const Gate& gate, const web::Request& request, const Visitor& visitor,
                                          const ChosenEntry& chosen) {
    const auto hash = hash_password(chosen.password);
    std::optional<std::string> secret;
    gate.database.write([&](db::Writer& writer) {
        secret.reset();
        auto account = account_of(writer, visitor.actor.account).value();
        const auto holder = account_named(writer, chosen.sign_in_name);
        if (holder && holder->id != account.id) return;
        const auto change = trail::begin_change(trail_actor(visitor), "new_password", gate.random);
        const trail::WriteContext context{writer, change, visitor.now, gate.random};
        account.sign_in_name = chosen.sign_in_name;
        correct_account(context, account);
        note_about(context, account, "new_password");
        set_password(writer, account.id, hash, visitor.now);
        end_tickets(writer, account.id);
        end_sessions(writer, account.id);
        secret =
            start_session(writer, account.id, device_of(request), request.remote_address, visitor.now, gate.random);
    });
    return secret;
}

web::Response change_password(const Gate& gate, Throttle& throttle, const web::Request& request,
                              const Visitor& visitor) {
    const auto own = read_own(gate, visitor);
    web::Form form(request.form);
    const auto counted = "mat-khau-cu " + visitor.actor.code;
    if (const auto wait = throttle.wait(request.remote_address, counted, visitor.now); wait > 0)
        return password_page(gate, request, visitor, form, wait_words(request.language, wait), 429);
    if (!own.credential.password.empty() && !password_fits(own.credential.password, form.typed("mat-khau-cu"))) {
        throttle.failed(request.remote_address, counted, visitor.now);
        form.refuse("mat-khau-cu", old_wrong);
    }
    const auto chosen = chosen_entry_in(form, own.account.sign_in_name.empty(), own.account.sign_in_name);
    if (!form.valid()) return password_page(gate, request, visitor, form, "", 422);
    const auto secret = store_password(gate, request, visitor, chosen);
    if (!secret) {
        refuse_taken_name(form);
        return password_page(gate, request, visitor, form, "", 422);
    }
    return with_session(web::with_flash(web::see_other(web::in_language(request.language, path)), request, messages[1]),
                        request, *secret, terms_of(visitor.actor));
}

}  // namespace

void add_own_account_routes(web::RouteTable& routes, const Gate& gate) {
    using web::Method;
    const auto add = [&](Method method, std::string_view at, Word doc, auto handle) {
        add_guarded_route(routes, gate,
                          {.method = method, .path = at, .act = people::own_account, .doc = doc, .handle = {}},
                          [&gate, handle](const web::Request& request, const Visitor& visitor) {
                              return handle(gate, request, visitor);
                          });
    };
    add(Method::get, path, {"Tài khoản của mình", "One's own account"}, show);
    add(Method::post, "/tai-khoan/thiet-bi", {"Đăng xuất một thiết bị", "Sign one device out"}, end_device);
    add(Method::post, "/tai-khoan/thoat-het", {"Đăng xuất mọi thiết bị", "Sign out everywhere"}, end_all);
    add(Method::get, "/tai-khoan/mat-khau", {"Đổi mật khẩu", "Change the password"},
        [](const Gate& at, const web::Request& request, const Visitor& visitor) {
            return password_page(at, request, visitor, web::Form({}), "", 200);
        });
    const auto throttle = std::make_shared<Throttle>();
    add(Method::post, "/tai-khoan/mat-khau", {"Lưu mật khẩu mới", "Save the new password"},
        [throttle](const Gate& at, const web::Request& request, const Visitor& visitor) {
            return change_password(at, *throttle, request, visitor);
        });
    add_own_codes_routes(routes, gate, throttle);
}

}  // namespace saolang::people

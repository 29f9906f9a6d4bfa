#include "people/own_account_view.hpp"

#include "people/send_again.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Language;
using web::Word;

constexpr Word title{"Tài khoản của tôi", "My account"};
constexpr Word name_to_sign_in{"Tên đăng nhập", "Name to sign in"};
constexpr Word none_code{"không có: đăng nhập bằng mã hoặc đường dẫn", "none: signs in with a code or link"};
constexpr Word email{"Thư điện tử", "E-mail"};
constexpr Word phone{"Điện thoại", "Telephone"};
constexpr Word roles_heading{"Vai trò", "Roles"};
constexpr Word role_column{"Vai trò", "Role"};
constexpr Word scope_column{"Phạm vi", "Over"};
constexpr Word term_column{"Thời hạn", "Term"};
constexpr Word everything{"Toàn bộ", "Everything"};
constexpr Word unknown_place{"(không rõ)", "(unknown)"};
constexpr Word from_word{"từ", "from"};
constexpr Word security{"Bảo vệ tài khoản", "Protecting the account"};
constexpr Word password_word{"Mật khẩu", "Password"};
constexpr Word no_password{"chưa có", "none"};
constexpr Word since{"đặt lúc", "set on"};
constexpr Word change_password{"Đổi mật khẩu", "Change the password"};
constexpr Word set_password_word{"Đặt mật khẩu", "Set a password"};
constexpr Word codes_word{"Mã trên điện thoại", "Codes of a telephone"};
constexpr Word codes_on{"đang dùng; mã dự phòng còn", "in use; recovery codes left:"};
constexpr Word codes_off{"chưa dùng", "not in use"};
constexpr Word codes_door{"Cài đặt mã", "Set up codes"};
constexpr Word devices_heading{"Thiết bị đang đăng nhập", "Devices signed in"};
constexpr Word device_column{"Thiết bị", "Device"};
constexpr Word address_column{"Địa chỉ mạng", "Address"};
constexpr Word first_column{"Đăng nhập lúc", "Signed in"};
constexpr Word last_column{"Dùng lần cuối", "Last used"};
constexpr Word end_column{"Kết thúc", "End"};
constexpr Word this_one{"Thiết bị này", "This device"};
constexpr Word unknown_device{"Không rõ", "Unknown"};
constexpr Word end_word{"Đăng xuất", "Sign out"};
constexpr Word end_all{"Đăng xuất mọi thiết bị", "Sign out everywhere"};
constexpr Word events_heading{"Các lần đăng nhập", "Sign-ins"};
constexpr Word events_lead{
    "Giữ trong mười hai tháng. Nếu có lần nào không phải bạn, hãy đổi mật khẩu và đăng xuất mọi "
    "thiết bị.",
    "Kept for twelve months. If one was not you, change the password and sign out everywhere."};
constexpr Word when_column{"Lúc", "When"};
constexpr Word what_column{"Việc", "What"};

Word words_of(SignInKind kind) {
    switch (kind) {
        case SignInKind::password:
            return {"Đăng nhập bằng mật khẩu", "Signed in by password"};
        case SignInKind::link:
            return {"Đăng nhập bằng mã hoặc đường dẫn", "Signed in by code or link"};
        case SignInKind::password_wrong:
            return {"Mật khẩu sai", "Wrong password"};
        case SignInKind::code_wrong:
            return {"Mã sai", "Wrong code"};
        case SignInKind::signed_out:
            break;
    }
    return {"Đăng xuất", "Signed out"};
}

std::string device_name(std::string_view device, Language language) {
    return std::string(device.empty() ? unknown_device.in(language) : device);
}

void add_roles(Html& html, const Gate& gate, const Visitor& visitor, Language language) {
    web::Table table{.caption = std::string(roles_heading.in(language)),
                     .columns = {{std::string(role_column.in(language))},
                                 {std::string(scope_column.in(language))},
                                 {std::string(term_column.in(language))}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& grant : visitor.actor.grants)
        table.rows.push_back({label_of(grant.role).in(language),
                              scope_words(gate, grant.scope, visitor.today, language), term_words(grant, language)});
    html.add("<h2>{}</h2>", roles_heading.in(language)).add(web::table(language, table));
}

void add_security(Html& html, const OwnAccount& own, Language language) {
    const auto link = [&](std::string_view path) { return web::in_language(language, path); };
    const auto& credential = own.credential;
    const auto password =
        credential.password_since
            ? std::string(since.in(language)).append(" ").append(to_vietnamese(*credential.password_since))
            : std::string(no_password.in(language));
    const auto codes = credential.asks_for_code()
                           ? std::string(codes_on.in(language)).append(" ").append(std::to_string(own.recovery_codes))
                           : std::string(codes_off.in(language));
    html.add("<h2>{}</h2>", security.in(language));
    html.add(web::facts(
        {{std::string(password_word.in(language)), password}, {std::string(codes_word.in(language)), codes}}));
    html.add(R"(<p class="actions">)");
    html.add(web::button_link(web::Press::plain, link("/tai-khoan/mat-khau"),
                              (credential.password.empty() ? set_password_word : change_password).in(language)));
    html.add(web::button_link(web::Press::plain, link("/tai-khoan/ma"), codes_door.in(language))).add("</p>");
}

web::Raw end_button(const Gate& gate, const Visitor& visitor, const Session& session, Language language) {
    Html html;
    html.add(form_start(gate, visitor, web::in_language(language, "/tai-khoan/thiet-bi")));
    html.add(R"(<input type="hidden" name="thiet-bi" value="{}"><button class="link">{}</button></form>)", session.id,
             end_word.in(language));
    return std::move(html).raw();
}

void add_devices(Html& html, const Gate& gate, const Visitor& visitor, const OwnAccount& own, Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    web::Table table{.caption = say(devices_heading),
                     .columns = {{say(device_column)},
                                 {say(address_column)},
                                 {say(first_column)},
                                 {say(last_column)},
                                 {say(end_column)}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& device : own.devices) {
        const bool here = device.id == visitor.session.id;
        table.rows.push_back({device_name(device.device, language), shortened_address(device.address),
                              to_vietnamese(device.started), to_vietnamese(device.seen),
                              here ? web::Cell(web::tag(web::Tone::good, this_one.in(language)))
                                   : web::Cell(end_button(gate, visitor, device, language))});
    }
    html.add("<h2>{}</h2>", say(devices_heading)).add(web::table(language, table));
    html.add(form_start(gate, visitor, web::in_language(language, "/tai-khoan/thoat-het")));
    html.add(web::button(web::Press::destructive, say(end_all))).add("</form>");
}

void add_sign_ins(Html& html, const OwnAccount& own, Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    web::Table table{.caption = say(events_heading),
                     .columns = {{say(when_column)}, {say(what_column)}, {say(device_column)}, {say(address_column)}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& event : own.sign_ins)
        table.rows.push_back({to_vietnamese(event.moment), words_of(event.kind).in(language),
                              device_name(event.device, language), event.address});
    html.add("<h2>{}</h2><p>{}</p>", say(events_heading), say(events_lead));
    if (!table.rows.empty()) html.add(web::table(language, table));
}

}  // namespace

std::string scope_words(const Gate& gate, const Scope& scope, Date today, Language language) {
    if (scope.unit) {
        const auto unit = gate.gazetteer.by_key(scope.unit->code, scope.unit->valid_from);
        return unit ? gate.gazetteer.full_name(*unit, today) : std::string(unknown_place.in(language));
    }
    if (scope.kind == ScopeKind::producer && scope.record && gate.producers.with_id)
        if (const auto producer = gate.producers.with_id(*scope.record)) return producer->name;
    return std::string((scope.kind == ScopeKind::everywhere ? everything : unknown_place).in(language));
}

std::string term_words(const Grant& grant, Language language) {
    const auto from = to_vietnamese(grant.from);
    if (grant.to) return from + " – " + to_vietnamese(*grant.to);
    return std::string(from_word.in(language)).append(" ").append(from);
}

Html own_account_view(const Gate& gate, const Visitor& visitor, Language language, const OwnAccount& own) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    const auto& account = own.account;
    Html html;
    html.add("<h1>{}</h1>", say(title));
    std::vector<web::Fact> facts{
        {say(name_to_sign_in), account.sign_in_name.empty() ? say(none_code) : account.sign_in_name}};
    if (!account.email.empty()) facts.push_back({say(email), account.email});
    if (!account.phone.empty()) facts.push_back({say(phone), account.phone});
    html.add("<p class=\"lead\">{}</p>", account.name).add(web::facts(facts));
    add_roles(html, gate, visitor, language);
    add_security(html, own, language);
    add_devices(html, gate, visitor, own, language);
    add_sign_ins(html, own, language);
    return html;
}

}  // namespace saolang::people

#include "people/account_view.hpp"

#include <algorithm>
#include <array>

#include "people/accounts_page.hpp"
#include "people/grant_form.hpp"
#include "people/own_account_view.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Language;
using web::Word;

constexpr Word state_word{"Trạng thái", "State"};
constexpr Word sign_in_word{"Tên đăng nhập", "Name to sign in"};
constexpr Word email_word{"Thư điện tử", "E-mail"};
constexpr Word phone_word{"Điện thoại", "Telephone"};
constexpr Word last_word{"Đăng nhập lần cuối", "Last sign-in"};
constexpr Word none{"chưa có", "none"};
constexpr Word roles_heading{"Vai trò", "Roles"};
constexpr Word scope_column{"Phạm vi", "Over"};
constexpr Word term_column{"Thời hạn", "Term"};
constexpr Word today_column{"Hôm nay", "Today"};
constexpr Word stands_word{"có hiệu lực", "valid"};
constexpr Word not_word{"không hiệu lực", "not valid"};
constexpr Word end_heading{"Kết thúc vai trò", "End the role"};
constexpr Word last_day{"Ngày cuối giữ vai trò", "Last day of the role"};
constexpr Word end_lead{"Từ hôm sau người này không còn quyền của vai trò; lịch sử vẫn giữ tên.",
                        "From the day after the person has no rights of the role; the history keeps the name."};
constexpr Word add_heading{"Thêm vai trò", "Add a role"};
constexpr Word add_press_words{"Thêm vai trò", "Add the role"};
constexpr Word entry_heading{"Cách đăng nhập", "Ways to sign in"};
constexpr Word link_press{"Tạo đường dẫn hoặc mã mới", "Make a new link or code"};
constexpr Word code_press{"In mã đăng nhập một lần", "Print a one-time code"};
constexpr Word new_password_press{"In đường dẫn đặt mật khẩu mới", "Print a link to set a new password"};
constexpr Word view_press{"Xem trang như người này", "See the pages as this person"};
constexpr Word close_press{"Đóng tài khoản", "Close the account"};
constexpr Word close_lead{"Đóng tài khoản của", "Close the account of"};
constexpr Word close_means{"người này không đăng nhập được nữa và mọi vai trò kết thúc hôm nay. Lịch sử vẫn giữ tên.",
                           "the person signs in no more and every role ends today. The history keeps the name."};
constexpr Word history_heading{"Lịch sử", "History"};
constexpr Word server_word{"quản trị máy chủ", "administrator of the server"};

struct ActionWords {
    std::string_view action;
    Word account;
    Word role;
};
constexpr std::array actions{
    ActionWords{"create", {"Tạo tài khoản", "Account made"}, {"Cấp vai trò", "Role given"}},
    ActionWords{"correct", {"Sửa tài khoản", "Account corrected"}, {"Đổi vai trò", "Role changed"}},
    ActionWords{"new_password", {"Đặt mật khẩu mới", "New password"}, {"–", "–"}},
    ActionWords{"new_link", {"Tạo đường dẫn một lần", "One-time link made"}, {"–", "–"}},
    ActionWords{"new_code", {"Tạo mã một lần", "One-time code made"}, {"–", "–"}},
    ActionWords{"codes_on", {"Bật mã trên điện thoại", "Telephone's codes on"}, {"–", "–"}},
    ActionWords{"codes_off", {"Tắt mã trên điện thoại", "Telephone's codes off"}, {"–", "–"}},
    ActionWords{"new_recovery_codes", {"Tạo mã dự phòng mới", "New recovery codes"}, {"–", "–"}},
    ActionWords{"view_as", {"Xem trang như người này", "Pages seen as this person"}, {"–", "–"}},
    ActionWords{"stop_view_as", {"Thôi xem", "Stopped viewing"}, {"–", "–"}},
};

std::string words_of(const AccountChange& change, Language language) {
    for (const auto& one : actions)
        if (one.action == change.action) return std::string((change.about_role ? one.role : one.account).in(language));
    return change.action;
}

struct FieldWords {
    std::string_view field;
    Word words;
};
constexpr std::array fields_shown{
    FieldWords{"name", {"họ tên", "name"}},         FieldWords{"sign_in_name", {"tên đăng nhập", "name to sign in"}},
    FieldWords{"email", {"thư điện tử", "e-mail"}}, FieldWords{"phone", {"điện thoại", "telephone"}},
    FieldWords{"state", {"trạng thái", "state"}},   FieldWords{"role", {"vai trò", "role"}},
    FieldWords{"valid_from", {"từ", "from"}},       FieldWords{"valid_to", {"đến hết", "until the end of"}},
};

std::string value_words(std::string_view field, const std::string& value, Language language) {
    if (field == "role")
        if (const auto role = role_from_code(value)) return std::string(label_of(*role).in(language));
    if (field == "state")
        if (const auto state = account_state_from_code(value)) return std::string(label_of(*state).in(language));
    const auto day = parse_iso_date(value);
    return day ? to_vietnamese(*day) : value;
}

// What changed, in words; codes and keys of places are left to the table of roles above.
std::string details_of(const AccountChange& change, Language language) {
    std::string text;
    for (const auto& shown : fields_shown)
        for (const auto& field : change.after)
            if (field.name == shown.field && field.value)
                text.append(text.empty() ? "" : "; ")
                    .append(shown.words.in(language))
                    .append(": ")
                    .append(value_words(field.name, *field.value, language));
    return text;
}

std::string action_path(const AccountFacts& facts, Language language, std::string_view what) {
    return web::in_language(language, std::string("/quan-ly/tai-khoan/").append(facts.account.code).append(what));
}

void add_press(Html& html, const Gate& gate, const Visitor& visitor, const std::string& to, web::Press press,
               std::string_view words) {
    html.add(form_start(gate, visitor, to)).add(web::button(press, words)).add("</form>");
}

void add_facts(Html& html, const AccountFacts& facts, Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    const auto& account = facts.account;
    std::vector<web::Fact> rows{{say(state_word), say(label_of(account.state))},
                                {say(sign_in_word), account.sign_in_name.empty() ? say(none) : account.sign_in_name}};
    if (!account.email.empty()) rows.push_back({say(email_word), account.email});
    if (!account.phone.empty()) rows.push_back({say(phone_word), account.phone});
    rows.push_back({say(last_word), facts.last_sign_in ? to_vietnamese(*facts.last_sign_in) : say(none)});
    html.add("<h1>{}</h1>", account.name).add(web::facts(rows));
}

web::Raw end_dialog(const Gate& gate, const Visitor& visitor, const AccountFacts& facts, const Grant& grant,
                    Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    const auto id = std::to_string(static_cast<std::int64_t>(grant.id));
    const auto what = std::string(label_of(grant.role).in(language))
                          .append(", ")
                          .append(scope_words(gate, grant.scope, visitor.today, language));
    Html body;
    body.add("<p>{}: <b>{}</b>, <b>{}</b>. {}</p>", say(end_heading), facts.account.name, what, say(end_lead));
    body.add(form_start(gate, visitor, action_path(facts, language, "/ket-thuc")));
    body.add(R"(<input type="hidden" name="vai-tro-so" value="{}">)", id);
    body.add(
        R"(<div class="field"><label for="f-ket-thuc-{}">{}</label><input type="text" id="f-ket-thuc-{}" name="ngay" value="{}" required></div>)",
        id, say(last_day), id, to_vietnamese(std::max(visitor.today, grant.from)));
    body.add(web::button(web::Press::destructive, say(end_heading))).add("</form>");
    return web::dialog(language, {.id = "ket-thuc-" + id,
                                  .opener = say(end_heading),
                                  .title = say(end_heading),
                                  .body = std::move(body).raw(),
                                  .press = web::Press::plain});
}

void add_roles(Html& html, const Gate& gate, const Visitor& visitor, const AccountFacts& facts,
               const AccountDoors& doors, Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    web::Table table{.caption = say(roles_heading),
                     .columns = {{say(roles_heading)}, {say(scope_column)}, {say(term_column)}, {say(today_column)}},
                     .rows = {},
                     .caption_hidden = true};
    Html dialogs;
    for (const auto& [grant, place] : facts.grants) {
        const bool valid = facts.account.state != AccountState::closed && stands(grant, gate.gazetteer, visitor.today);
        table.rows.push_back(
            {say(label_of(grant.role)), scope_words(gate, grant.scope, visitor.today, language),
             term_words(grant, language),
             web::tag(valid ? web::Tone::good : web::Tone::quiet, say(valid ? stands_word : not_word))});
        if (std::ranges::find(doors.endable, grant.id) == doors.endable.end()) continue;
        dialogs.add("<p>{}, {}:</p>", say(label_of(grant.role)),
                    scope_words(gate, grant.scope, visitor.today, language));
        dialogs.add(end_dialog(gate, visitor, facts, grant, language));
    }
    html.add("<h2>{}</h2>", say(roles_heading));
    if (!table.rows.empty()) html.add(web::table(language, table));
    html.add(std::move(dialogs).raw());
}

void add_new_role(Html& html, const Gate& gate, const Visitor& visitor, const AccountFacts& facts, Language language,
                  const web::Form& form) {
    const auto fields = grant_fields(gate, visitor, language, form);
    html.add(R"(<details class="more")");
    if (!form.valid()) html.add(" open");
    html.add("><summary>{}</summary>", add_heading.in(language)).add(web::form_errors(language, fields));
    html.add(form_start(gate, visitor, action_path(facts, language, "/vai-tro"), form.typed(code_field)));
    for (const auto& field : fields) html.add(web::field(language, field));
    html.add(web::button(web::Press::primary, add_press_words.in(language))).add("</form></details>");
}

void add_entry(Html& html, const Gate& gate, const Visitor& visitor, const AccountFacts& facts,
               const AccountDoors& doors, Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    if (!doors.manage && !doors.code && !doors.view_as) return;
    html.add("<h2>{}</h2>", say(entry_heading));
    // Who has a name to sign in gets a link to a new password: a code alone would not bring the password back.
    const auto printed = facts.account.sign_in_name.empty() ? code_press : new_password_press;
    const auto press = doors.manage ? link_press : printed;
    if (doors.manage || doors.code)
        add_press(html, gate, visitor, action_path(facts, language, doors.manage ? "/duong-dan" : "/ma"),
                  web::Press::plain, say(press));
    if (doors.view_as)
        add_press(html, gate, visitor, action_path(facts, language, "/xem-nhu"), web::Press::plain, say(view_press));
    if (!doors.manage) return;
    Html body;
    body.add("<p>{} <b>{}</b>: {}</p>", say(close_lead), facts.account.name, say(close_means));
    add_press(body, gate, visitor, action_path(facts, language, "/dong"), web::Press::destructive, say(close_press));
    html.add(web::dialog(language, {.id = "dong",
                                    .opener = say(close_press),
                                    .title = say(close_press),
                                    .body = std::move(body).raw(),
                                    .press = web::Press::destructive}));
}

}  // namespace

Html account_view(const Gate& gate, const Visitor& visitor, Language language, const AccountFacts& facts,
                  const std::vector<AccountChange>& changes, const AccountDoors& doors, const web::Form& form) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    Html html;
    add_facts(html, facts, language);
    add_roles(html, gate, visitor, facts, doors, language);
    if (doors.add_role) add_new_role(html, gate, visitor, facts, language, form);
    add_entry(html, gate, visitor, facts, doors, language);
    std::vector<web::Event> events;
    events.reserve(changes.size());
    for (const auto& change : changes)
        events.push_back(
            {.iso = to_iso(date_in_vietnam(change.moment)),
             .when = to_vietnamese(change.moment),
             .what = words_of(change, language) + " · " + (change.who == "console" ? say(server_word) : change.who),
             .detail = details_of(change, language)});
    html.add("<h2>{}</h2>", history_heading.in(language)).add(web::timeline(language, events));
    return html;
}

}  // namespace saolang::people

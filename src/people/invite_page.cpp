#include "people/invite_page.hpp"

#include "people/account_store.hpp"
#include "people/given_entry.hpp"
#include "people/grant_form.hpp"
#include "people/mail.hpp"
#include "web/flash.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/quan-ly/tai-khoan/moi";
constexpr Word list_title{"Tài khoản", "Accounts"};
constexpr Word title{"Mời người mới", "Invite a person"};
constexpr Word lead_letter{
    "Người được mời nhận thư có đường dẫn dùng một lần. Không có thư điện tử thì đường dẫn hoặc mã hiện "
    "ở trang sau để chép hay in.",
    "The person gets a letter with a one-time link. Without an e-mail address the link or code is "
    "shown on the next page, to copy or print."};
constexpr Word lead_shown{"Đường dẫn hoặc mã dùng một lần hiện ở trang sau để chép hay in rồi đưa cho người được mời.",
                          "A one-time link or code is shown on the next page, to copy or print and hand over."};
constexpr Word name_label{"Họ và tên", "Full name"};
constexpr Word email_label{"Thư điện tử (nếu có)", "E-mail (if any)"};
constexpr Word phone_label{"Điện thoại (nếu có)", "Telephone (if any)"};
constexpr Word no_email{"Đây chưa phải địa chỉ thư điện tử.", "This is no e-mail address."};
constexpr Word email_taken{"Đã có tài khoản dùng thư điện tử này. Vui lòng thêm vai trò ở tài khoản đó.",
                           "An account has this address already. Please add the role to that account."};
constexpr Word send{"Mời", "Invite"};
constexpr web::FlashMessage sent{"tk-da-moi",
                                 {"Lời mời đã được gửi qua thư.", "The invitation is on its way by letter."}};

web::Response form_page(const Gate& gate, const web::Request& request, const Visitor& visitor, const web::Form& form) {
    const auto language = request.language;
    const auto field = [&](std::string_view name, Word label, web::Field::Kind kind, bool required) {
        return web::Field{.name = std::string(name),
                          .label = std::string(label.in(language)),
                          .value = std::string(form.typed(name)),
                          .error = std::string(form.error(name, language)),
                          .kind = kind,
                          .required = required};
    };
    std::vector<web::Field> fields{field("ho-ten", name_label, web::Field::Kind::text, true),
                                   field("thu", email_label, web::Field::Kind::email, false),
                                   field("dien-thoai", phone_label, web::Field::Kind::phone, false)};
    for (auto& one : grant_fields(gate, visitor, language, form)) fields.push_back(std::move(one));
    auto page = desk_page(gate, visitor, request, std::string(title.in(language)), "/quan-ly/tai-khoan");
    page.crumbs = {{std::string(list_title.in(language)), web::in_language(language, "/quan-ly/tai-khoan")}};
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", title.in(language),
             (gate.letters ? lead_letter : lead_shown).in(language));
    html.add(web::form_errors(language, fields));
    html.add(form_start(gate, visitor, web::in_language(language, path), form.typed(code_field)));
    for (const auto& one : fields) html.add(web::field(language, one));
    html.add(web::button(web::Press::primary, send.in(language))).add("</form>");
    return desk_response(page, std::move(html), form.valid() ? 200 : 422);
}

struct Invited {
    Account account;
    GivenEntry given;
    std::string location;
};

Invited store(const Gate& gate, const web::Request& request, const Visitor& visitor, const Account& wanted,
              const AskedGrant& asked) {
    const auto change = trail::begin_change(trail_actor(visitor), "invite", gate.random);
    Invited invited;
    invited.location = once(gate, visitor, request, [&](db::Writer& writer) {
        const trail::WriteContext context{writer, change, visitor.now, gate.random};
        invited.account = add_account(context, wanted);
        const auto grant =
            add_grant(context, {GrantId{}, invited.account.id, asked.role, asked.scope, asked.from, asked.to});
        invited.given =
            give_entry(gate, context, {invited.account, {PlacedGrant{grant, asked.producer_place}}, {}}, true);
        return web::in_language(request.language, "/quan-ly/tai-khoan/" + invited.account.code);
    });
    return invited;
}

web::Response take(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    web::Form form(request.form);
    Account account;
    account.name = form.text("ho-ten", {.least = 2, .most = 120});
    account.email = email_of(form.text("thu", {.need = web::Need::optional, .most = 254}));
    account.phone = form.text("dien-thoai", {.need = web::Need::optional, .most = 30});
    if (!account.email.empty() && !is_email(account.email)) form.refuse("thu", no_email);
    const auto asked = asked_grant_in(gate, visitor, form);
    std::optional<Account> holder;
    bool before = false;
    gate.database.read([&](db::Reader& reader) {
        before = taken_before(reader, visitor, request).has_value();
        if (!account.email.empty()) holder = account_with_email(reader, account.email);
    });
    if (!before && holder && holder->state != AccountState::closed) form.refuse("thu", email_taken);
    if (!asked || !form.valid()) return form_page(gate, request, visitor, form);
    const auto invited = store(gate, request, visitor, account, *asked);
    if (!invited.given.secret.empty() && !invited.given.by_letter)
        return given_entry_page(gate, request, visitor, invited.account, invited.given);
    return web::with_flash(web::see_other(invited.location), request, sent);
}

}  // namespace

void add_invite_routes(web::RouteTable& routes, const Gate& gate) {
    add_guarded_route(routes, gate,
                      {.method = web::Method::get,
                       .path = path,
                       .act = invite_people,
                       .doc = {"Mời người mới", "Invite a person"},
                       .handle = {},
                       .parameters = {{"chu-the", "", {"chủ thể điền sẵn", "producer filled in"}}}},
                      [&gate](const web::Request& request, const Visitor& visitor) {
                          auto typed = request.query;  // from a producer's record: its owner is invited
                          if (!web::first(typed, "chu-the").empty() && web::first(typed, "vai-tro").empty())
                              typed.emplace_back("vai-tro", code_of(Role::producer_owner));
                          return form_page(gate, request, visitor, web::Form(typed));
                      });
    add_guarded_route(
        routes, gate,
        {.method = web::Method::post,
         .path = path,
         .act = invite_people,
         .doc = {"Gửi lời mời", "Send the invitation"},
         .handle = {}},
        [&gate](const web::Request& request, const Visitor& visitor) { return take(gate, request, visitor); });
}

}  // namespace saolang::people

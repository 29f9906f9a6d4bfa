#include "people/new_password_page.hpp"

#include "people/account_store.hpp"
#include "people/chosen_entry.hpp"
#include "people/first_page.hpp"
#include "people/forgotten_page.hpp"
#include "people/password.hpp"
#include "people/ticket.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr Word title{"Đặt mật khẩu", "Choose a password"};
constexpr Word account_of_whom{"Tài khoản của", "Account of"};
constexpr Word save{"Lưu và đăng nhập", "Save and sign in"};
constexpr Word over{"Đường dẫn này đã dùng hoặc đã hết hạn. Vui lòng xin đường dẫn mới ở cơ quan phụ trách OCOP.",
                    "This link was used or is too old. Please ask the OCOP office for a new one."};
constexpr Word no_role{"Mật khẩu đã được lưu, nhưng tài khoản chưa có vai trò nào có hiệu lực hôm nay.",
                       "The password is saved, but the account holds no role that is valid today."};

struct Opened {
    Account account;
    TicketPurpose purpose;
};

std::optional<Opened> opened_by(db::Reader& reader, std::string_view secret, Moment now) {
    for (const auto purpose : {TicketPurpose::invitation, TicketPurpose::new_password}) {
        const auto ticket = ticket_with(reader, purpose, secret, now);
        if (!ticket || !ticket->account) continue;
        const auto account = account_of(reader, *ticket->account);
        if (account && account->state != AccountState::closed) return Opened{*account, purpose};
    }
    return std::nullopt;
}

web::Response over_page(const Gate& gate, const web::Request& request, Word words) {
    Html html;
    html.add("<h1>{}</h1>", title.in(request.language));
    html.add(web::flash({web::Tone::attention, std::string(words.in(request.language))}));
    html.add(web::button_link(web::Press::plain, web::in_language(request.language, "/dang-nhap"),
                              Word{"Đến trang đăng nhập", "To the page to sign in"}.in(request.language)));
    return outside_page(gate, request, title, request.path, std::move(html));
}

web::Response form_page(const Gate& gate, const web::Request& request, const Account& account, const web::Form& form) {
    const auto language = request.language;
    const auto fields = entry_fields(language, form, account.sign_in_name.empty());
    Html html;
    html.add("<h1>{}</h1>", title.in(language));
    html.add("<p class=\"lead\">{} <b>{}</b>.</p>", account_of_whom.in(language), account.name);
    if (!account.sign_in_name.empty())
        html.add("<p>{}: <code>{}</code></p>", Word{"Tên đăng nhập", "Name to sign in"}.in(language),
                 account.sign_in_name);
    html.add(web::form_errors(language, fields));
    html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(language, request.path)));
    for (const auto& field : fields) html.add(web::field(language, field));
    html.add(web::button(web::Press::primary, save.in(language))).add("</form>");
    return outside_page(gate, request, title, request.path, std::move(html), form.valid() ? 200 : 422);
}

web::Response show(const Gate& gate, const web::Request& request) {
    std::optional<Opened> opened;
    gate.database.read([&](db::Reader& reader) { opened = opened_by(reader, request.parameters[0], gate.clock()); });
    if (!opened) return over_page(gate, request, over);
    return form_page(gate, request, opened->account, web::Form({}));
}

enum class Stored : std::uint8_t { done, name_taken, link_over };

Stored store(const Gate& gate, std::string_view secret, Opened& opened, const ChosenEntry& chosen) {
    const auto hash = hash_password(chosen.password);  // before the one writer is held
    const auto now = gate.clock();
    auto stored = Stored::link_over;
    gate.database.write([&](db::Writer& writer) {
        if (!ticket_with(writer, opened.purpose, secret, now)) return;
        auto account = account_of(writer, opened.account.id).value();
        const auto holder = account_named(writer, chosen.sign_in_name);
        if (holder && holder->id != account.id) {
            stored = Stored::name_taken;
            return;
        }
        (void)use_ticket(writer, opened.purpose, secret, now);
        const trail::Change change = trail::begin_change({account.code}, "new_password", gate.random);
        const trail::WriteContext context{writer, change, now, gate.random};
        account.sign_in_name = chosen.sign_in_name;
        account.state = AccountState::active;
        correct_account(context, account);
        set_password(writer, account.id, hash, now);
        note_about(context, account, "new_password");
        end_sessions(writer, account.id);
        end_tickets(writer, account.id);
        opened.account = account;
        stored = Stored::done;
    });
    return stored;
}

web::Response take(const Gate& gate, const web::Request& request) {
    const auto& secret = request.parameters[0];
    std::optional<Opened> opened;
    gate.database.read([&](db::Reader& reader) { opened = opened_by(reader, secret, gate.clock()); });
    if (!opened) return over_page(gate, request, over);
    web::Form form(request.form);
    const auto& known = opened->account.sign_in_name;
    const auto chosen = chosen_entry_in(form, known.empty(), known);
    if (!form.valid()) return form_page(gate, request, opened->account, form);
    switch (store(gate, secret, *opened, chosen)) {
        case Stored::link_over:
            return over_page(gate, request, over);
        case Stored::name_taken:
            refuse_taken_name(form);
            return form_page(gate, request, opened->account, form);
        case Stored::done:
            break;
    }
    auto response = let_in(gate, request, opened->account, {}, SignInKind::link);
    return response ? *std::move(response) : over_page(gate, request, no_role);
}

}  // namespace

std::string new_password_address(std::string_view secret) { return std::string("/dang-nhap/mat-khau/").append(secret); }

void add_new_password_routes(web::RouteTable& routes, const Gate& gate) {
    add_forgotten_routes(routes, gate);
    add_first_routes(routes, gate);
    routes.add({.method = web::Method::get,
                .path = "/dang-nhap/mat-khau/{ma}",
                .act = web::public_act,
                .doc = {"Đặt mật khẩu bằng đường dẫn một lần", "Choose a password with a one-time link"},
                .handle = [&gate](const web::Request& request) { return show(gate, request); },
                .runs = web::Runs::on_pool,
                .sample = "/dang-nhap/mat-khau/abcdefghjkmnabcdefghjkmn"});
    routes.add({.method = web::Method::post,
                .path = "/dang-nhap/mat-khau/{ma}",
                .act = web::public_act,
                .doc = {"Lưu mật khẩu đã chọn", "Save the chosen password"},
                .handle = [&gate](const web::Request& request) { return take(gate, request); },
                .runs = web::Runs::on_pool,
                .limits = web::small_form});
}

}  // namespace saolang::people

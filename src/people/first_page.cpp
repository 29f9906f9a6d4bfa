#include "people/first_page.hpp"

#include "people/account_store.hpp"
#include "people/chosen_entry.hpp"
#include "people/grant_rule.hpp"
#include "people/password.hpp"
#include "people/ticket.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr Word title{"Người quản trị đầu tiên", "The first administrator"};
constexpr Word lead{
    "Người quản trị mời những người khác vào và cấp vai trò. Vui lòng điền tên và chọn mật khẩu.",
    "The administrator invites the others and gives them their roles. Please give your name and choose a "
    "password."};
constexpr Word name_label{"Họ và tên", "Full name"};
constexpr Word officer_label{"Tôi cũng là cán bộ OCOP tỉnh", "I am also the province's OCOP officer"};
constexpr Word save{"Bắt đầu", "Start"};
constexpr Word over{
    "Đường dẫn này đã dùng, đã hết hạn, hoặc đã có người quản trị. Mỗi lần khởi động khi chưa có người quản "
    "trị, máy chủ in ra một đường dẫn mới.",
    "This link was used, is too old, or there is an administrator already. Each start without an "
    "administrator prints a new one."};

bool has_administrator(db::Reader& reader, Date today) {
    return keeps_an_administrator(accounts(reader), grants(reader), today);
}

web::Response over_page(const Gate& gate, const web::Request& request) {
    Html html;
    html.add("<h1>{}</h1>", title.in(request.language));
    html.add(web::flash({web::Tone::attention, std::string(over.in(request.language))}));
    return outside_page(gate, request, title, request.path, std::move(html));
}

web::Response form_page(const Gate& gate, const web::Request& request, const web::Form& form) {
    const auto language = request.language;
    std::vector<web::Field> fields{{.name = "ho-ten",
                                    .label = std::string(name_label.in(language)),
                                    .value = std::string(form.typed("ho-ten")),
                                    .error = std::string(form.error("ho-ten", language)),
                                    .required = true,
                                    .autocomplete = "name"}};
    for (auto& field : entry_fields(language, form, true)) fields.push_back(std::move(field));
    fields.push_back({.name = "can-bo",
                      .label = std::string(officer_label.in(language)),
                      .value = request.method == web::Method::get || form.checked("can-bo") ? "1" : "",
                      .kind = web::Field::Kind::check});
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", title.in(language), lead.in(language));
    html.add(web::form_errors(language, fields));
    html.add(R"(<form method="post" action="{}">)", web::Url(web::in_language(language, request.path)));
    for (const auto& field : fields) html.add(web::field(language, field));
    html.add(web::button(web::Press::primary, save.in(language))).add("</form>");
    return outside_page(gate, request, title, request.path, std::move(html), form.valid() ? 200 : 422);
}

bool is_open(const Gate& gate, std::string_view secret) {
    bool open = false;
    gate.database.read([&](db::Reader& reader) {
        open = ticket_with(reader, TicketPurpose::first_administrator, secret, gate.clock()).has_value();
    });
    return open;
}

// Nothing when the link was used meanwhile; an account without id when somebody has the name.
std::optional<Account> store(const Gate& gate, std::string_view secret, const Account& wanted, std::string_view hash,
                             bool officer_too) {
    std::optional<Account> stored;
    const auto now = gate.clock();
    const auto today = date_in_vietnam(now);
    gate.database.write([&](db::Writer& writer) {
        stored.reset();
        if (account_named(writer, wanted.sign_in_name)) {
            stored = wanted;
            return;
        }
        const bool usable = use_ticket(writer, TicketPurpose::first_administrator, secret, now).has_value();
        if (!usable || has_administrator(writer, today)) return;
        const auto change = trail::begin_change({"console"}, "first_administrator", gate.random);
        const trail::WriteContext context{writer, change, now, gate.random};
        stored = add_account(context, wanted);
        for (const auto role : {Role::administrator, Role::province_officer})
            if (role == Role::administrator || officer_too)
                (void)add_grant(context, {GrantId{}, stored->id, role, over_everything(), today, {}});
        set_password(writer, stored->id, hash, now);
    });
    return stored;
}

web::Response take(const Gate& gate, const web::Request& request) {
    const auto& secret = request.parameters[0];
    if (!is_open(gate, secret)) return over_page(gate, request);
    web::Form form(request.form);
    Account account;
    account.name = form.text("ho-ten", {.least = 2, .most = 120});
    const auto chosen = chosen_entry_in(form, true);
    account.sign_in_name = chosen.sign_in_name;
    account.state = AccountState::active;
    if (!form.valid()) return form_page(gate, request, form);
    const auto stored = store(gate, secret, account, hash_password(chosen.password), form.checked("can-bo"));
    if (!stored) return over_page(gate, request);
    if (stored->id == AccountId{}) {
        refuse_taken_name(form);
        return form_page(gate, request, form);
    }
    auto response = let_in(gate, request, *stored, {}, SignInKind::link);
    return response ? *std::move(response) : over_page(gate, request);
}

}  // namespace

std::optional<std::string> first_administrator_address(db::Database& database, Moment now, const Randomness& random) {
    std::optional<std::string> address;
    database.write([&](db::Writer& writer) {
        address.reset();
        end_tickets(writer, TicketPurpose::first_administrator, {});
        if (has_administrator(writer, date_in_vietnam(now))) return;
        address = "/bat-dau/" + make_ticket(writer, TicketPurpose::first_administrator, {}, now, random);
    });
    return address;
}

void add_first_routes(web::RouteTable& routes, const Gate& gate) {
    routes.add({.method = web::Method::get,
                .path = "/bat-dau/{ma}",
                .act = web::public_act,
                .doc = {"Người quản trị đầu tiên", "The first administrator"},
                .handle =
                    [&gate](const web::Request& request) {
                        return is_open(gate, request.parameters[0]) ? form_page(gate, request, web::Form({}))
                                                                    : over_page(gate, request);
                    },
                .runs = web::Runs::on_pool,
                .sample = "/bat-dau/abcdefghjkmnabcdefghjkmn"});
    routes.add({.method = web::Method::post,
                .path = "/bat-dau/{ma}",
                .act = web::public_act,
                .doc = {"Lưu người quản trị đầu tiên", "Save the first administrator"},
                .handle = [&gate](const web::Request& request) { return take(gate, request); },
                .runs = web::Runs::on_pool,
                .limits = web::small_form});
}

}  // namespace saolang::people

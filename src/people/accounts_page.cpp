#include "people/accounts_page.hpp"

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "office/workbook.hpp"
#include "people/account_facts.hpp"
#include "people/own_account_view.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/shell_words.hpp"
#include "web/workbook.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr std::string_view path = "/quan-ly/tai-khoan";
constexpr std::size_t page_size = 100;
constexpr Word title{"Tài khoản", "Accounts"};
constexpr Word invite{"Mời người mới", "Invite a person"};
constexpr Word search_label{"Tên, tên đăng nhập", "Name"};
constexpr Word role_label{"Vai trò", "Role"};
constexpr Word state_label{"Trạng thái", "State"};
constexpr Word any{"Tất cả", "All"};
constexpr Word filter_press{"Lọc", "Filter"};
constexpr Word name_column{"Người", "Person"};
constexpr Word scope_column{"Phạm vi", "Over"};
constexpr Word last_column{"Đăng nhập lần cuối", "Last sign-in"};
constexpr Word never{"chưa", "never"};
constexpr Word no_role{"không còn vai trò", "no role"};
constexpr Word of_what{"tài khoản", "accounts"};
constexpr Word nobody{"Không có tài khoản nào phù hợp", "No account fits"};
constexpr Word nobody_text{"Thử bỏ bớt điều kiện lọc, hoặc mời người mới.", "Try fewer filters, or invite a person."};

struct Filter {
    std::string words;
    std::optional<Role> role;
    std::optional<AccountState> state;
    std::size_t page = 0;
};

Filter filter_in(const web::Pairs& query) {
    return {std::string(web::first(query, "q")), role_from_code(web::first(query, "vai-tro")),
            account_state_from_code(web::first(query, "trang-thai")),
            number_in<std::size_t>(web::first(query, "trang")).value_or(0)};
}

bool fits(const Filter& filter, const AccountFacts& facts, const Gate& gate, Date today) {
    if (filter.state && facts.account.state != *filter.state) return false;
    const auto holds_role = [&](const PlacedGrant& one) {
        return one.grant.role == *filter.role && stands(one.grant, gate.gazetteer, today);
    };
    if (filter.role && std::ranges::none_of(facts.grants, holds_role)) return false;
    const auto key = search_key(facts.account.name + " " + facts.account.sign_in_name);
    return key.find(search_key(filter.words)) != std::string::npos;
}

std::string address_of_filter(const Filter& filter) {
    std::string address = "?q=" + web::percent_encode(filter.words);
    if (filter.role) address.append("&vai-tro=").append(code_of(*filter.role));
    if (filter.state) address.append("&trang-thai=").append(code_of(*filter.state));
    return address;
}

std::string address_of_page(const Filter& filter, std::size_t page) {
    return address_of_filter(filter).append("&trang=").append(std::to_string(page));
}

void add_filters(Html& html, const Filter& filter, web::Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    std::vector<web::Choice> role_choices{{"", say(any)}};
    for (const auto role : roles) role_choices.push_back({std::string(code_of(role)), say(label_of(role))});
    std::vector<web::Choice> state_choices{{"", say(any)}};
    for (const auto state : {AccountState::invited, AccountState::active, AccountState::closed})
        state_choices.push_back({std::string(code_of(state)), say(label_of(state))});
    html.add(R"(<form class="account-filter" action="{}">)", web::Url(web::in_language(language, path)));
    html.add(web::field(
        language, {.name = "q", .label = say(search_label), .value = filter.words, .kind = web::Field::Kind::search}));
    html.add(web::field(language, {.name = "vai-tro",
                                   .label = say(role_label),
                                   .value = std::string(filter.role ? code_of(*filter.role) : ""),
                                   .kind = web::Field::Kind::choice,
                                   .choices = std::move(role_choices)}));
    html.add(web::field(language, {.name = "trang-thai",
                                   .label = say(state_label),
                                   .value = std::string(filter.state ? code_of(*filter.state) : ""),
                                   .kind = web::Field::Kind::choice,
                                   .choices = std::move(state_choices)}));
    html.add(web::button(web::Press::plain, say(filter_press))).add("</form>");
}

// The roles that stand today; without any, that.
std::pair<std::string, std::string> roles_of(const AccountFacts& facts, const Gate& gate, Date today,
                                             web::Language language) {
    std::string held;
    std::string over;
    for (const auto& one : facts.grants) {
        if (!stands(one.grant, gate.gazetteer, today)) continue;
        held.append(held.empty() ? "" : "; ").append(label_of(one.grant.role).in(language));
        const auto words = scope_words(gate, one.grant.scope, today, language);
        if (over.find(words) == std::string::npos) over.append(over.empty() ? "" : "; ").append(words);
    }
    return {held.empty() ? std::string(no_role.in(language)) : held, over};
}

web::Raw table_of(const Gate& gate, const Visitor& visitor, std::span<const AccountFacts* const> shown,
                  web::Language language) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    web::Table table{
        .caption = say(title),
        .columns = {{say(name_column)}, {say(role_label)}, {say(scope_column)}, {say(state_label)}, {say(last_column)}},
        .rows = {},
        .caption_hidden = true};
    for (const auto* facts : shown) {
        const auto [held, over] = roles_of(*facts, gate, visitor.today, language);
        const auto link = web::in_language(language, std::string(path) + "/" + facts->account.code);
        table.rows.push_back({web::Cell::link(link, facts->account.name), held, over,
                              say(label_of(facts->account.state)),
                              facts->last_sign_in ? to_vietnamese(*facts->last_sign_in) : say(never)});
    }
    return web::table(language, table);
}

// All that the filter leaves, with the columns of the page.
web::Response workbook(const Gate& gate, const Visitor& visitor, std::span<const AccountFacts* const> fitting,
                       web::Language language) {
    office::Table table;
    table.title = title.in(language);
    for (const auto& word : {name_column, role_label, scope_column, state_label, last_column})
        table.headings.emplace_back(word.in(language));
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto* facts : fitting) {
            auto [held, over] = roles_of(*facts, gate, visitor.today, language);
            take(office::OutRow{{.text = facts->account.name},
                                {.text = std::move(held)},
                                {.text = std::move(over)},
                                {.text = std::string(label_of(facts->account.state).in(language))},
                                {.text = facts->last_sign_in ? to_vietnamese(*facts->last_sign_in) : std::string()}});
        }
    };
    return web::workbook_response(office::write_xlsx(table), "tai-khoan.xlsx");
}

web::Response show(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    const auto language = request.language;
    const auto filter = filter_in(request.query);
    std::vector<AccountFacts> seen;
    gate.database.read([&](db::Reader& reader) { seen = accounts_seen(gate, visitor, reader); });
    std::vector<const AccountFacts*> fitting;
    for (const auto& facts : seen)
        if (fits(filter, facts, gate, visitor.today)) fitting.push_back(&facts);
    if (web::first(request.query, "dang") == "xlsx") return workbook(gate, visitor, fitting, language);
    const auto first = std::min(filter.page * page_size, fitting.size());
    const auto shown = std::span(fitting).subspan(first, std::min(page_size, fitting.size() - first));
    Html html;
    html.add(R"(<div class="head"><h1>{}</h1>)", title.in(language));
    if (holds_now(gate, visitor, invite_people))
        html.add(web::button_link(web::Press::primary, web::in_language(language, std::string(path) + "/moi"),
                                  invite.in(language), web::Icon::plus));
    html.add("</div>");
    add_filters(html, filter, language);
    if (shown.empty()) {
        html.add(web::empty_state(
            {.title = std::string(nobody.in(language)), .text = std::string(nobody_text.in(language))}));
    } else {
        html.add("<p class=\"actions\">{}</p>",
                 web::button_link(web::Press::plain,
                                  web::in_language(language, path) + address_of_filter(filter) + "&dang=xlsx",
                                  web::words::download_excel.in(language), web::Icon::download));
        html.add(table_of(gate, visitor, shown, language));
        html.add(web::pager(
            language, {.total = fitting.size(),
                       .previous = filter.page > 0 ? address_of_page(filter, filter.page - 1) : "",
                       .next = first + shown.size() < fitting.size() ? address_of_page(filter, filter.page + 1) : "",
                       .of_what = std::string(of_what.in(language))}));
    }
    return desk_response(desk_page(gate, visitor, request, std::string(title.in(language)), path), std::move(html));
}

}  // namespace

web::Word label_of(AccountState state) {
    switch (state) {
        case AccountState::invited:
            return {"đã mời, chưa vào", "invited, not yet in"};
        case AccountState::active:
            return {"đang dùng", "active"};
        case AccountState::closed:
            break;
    }
    return {"đã đóng", "closed"};
}

void add_accounts_routes(web::RouteTable& routes, const Gate& gate) {
    add_guarded_route(
        routes, gate,
        {.method = web::Method::get,
         .path = path,
         .act = view_accounts,
         .doc = {"Tài khoản và vai trò", "Accounts and roles"},
         .handle = {},
         .parameters = {{"q", "hoa", {"tên", "name"}},
                        {"vai-tro", "commune_officer", {"vai trò", "role"}},
                        {"trang-thai", "active", {"trạng thái", "state"}},
                        {"dang", "xlsx", {"tải về Excel", "as a workbook"}}}},
        [&gate](const web::Request& request, const Visitor& visitor) { return show(gate, request, visitor); });
}

}  // namespace saolang::people

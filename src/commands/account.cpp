// account add, password, list: accounts from the console; the sample registry's accounts.

#include <fmt/core.h>

#include <algorithm>
#include <iostream>

#include "commands/commands.hpp"
#include "people/account_store.hpp"
#include "people/code_page.hpp"
#include "people/credential_store.hpp"
#include "people/new_password_page.hpp"
#include "people/password.hpp"
#include "people/password_rule.hpp"
#include "people/sample_accounts.hpp"
#include "people/session.hpp"
#include "people/ticket.hpp"
#include "registry/known_producers.hpp"

namespace saolang::commands {

namespace {

using people::ScopeKind;

int refused(const std::string& words) {
    fmt::print(stderr, "{}\n", words);
    return 1;
}

// Throws std::runtime_error with words for people.
people::Scope scope_of(db::Database& database, const AccountAdd& options, people::Role role, Date today) {
    const auto& gazetteer = places::Gazetteer::shipped();
    people::Scope scope = people::over_everything();
    if (!options.unit.empty()) {
        const auto unit = gazetteer.find(options.unit, today);
        if (!unit) throw std::runtime_error(fmt::format("hôm nay không có đơn vị nào mang mã {}", options.unit));
        scope = people::over_unit({gazetteer[*unit].code, gazetteer[*unit].valid.from});
    } else if (!options.producer.empty()) {
        registry::IndexCache index(database, gazetteer);
        const auto producer = registry::known_producers(index, gazetteer).called(options.producer);
        if (!producer) throw std::runtime_error(fmt::format("không có chủ thể nào mang mã {}", options.producer));
        scope = people::over_record(ScopeKind::producer, producer->id);
    }
    if (!people::may_be_held_over(role, scope.kind))
        throw std::runtime_error(
            "vai trò này cần phạm vi khác: cán bộ huyện, xã cần --unit; chủ thể cần --producer; quản trị không cần gì");
    return scope;
}

// From standard input, its line end taken off.
std::optional<std::string> typed_password(const std::string& sign_in_name) {
    std::string password;
    std::getline(std::cin, password);
    if (const auto why = people::password_refusal(password, sign_in_name)) {
        fmt::print(stderr, "{}\n", why->vi);
        return std::nullopt;
    }
    return password;
}

struct Entry {
    std::string hash;  // of the password given; empty: a link is made
    bool by_code = false;
};

// Sets the password, or makes a link or code; returns what is to be told.
std::string give_entry(const trail::WriteContext& context, people::Account account, const Entry& entry,
                       const std::string& origin) {
    end_tickets(context.writer, account.id);
    if (!entry.hash.empty()) {
        account.state = people::AccountState::active;
        correct_account(context, account);
        set_password(context.writer, account.id, entry.hash, context.moment);
        note_about(context, account, "new_password");
        end_sessions(context.writer, account.id);
        return fmt::format("Tài khoản {} đã có mật khẩu.", account.sign_in_name);
    }
    note_about(context, account, "new_link");
    const auto purpose = entry.by_code ? people::TicketPurpose::sign_in : people::TicketPurpose::invitation;
    const auto secret = make_ticket(context.writer, purpose, account.id, context.moment, context.random);
    if (entry.by_code)
        return fmt::format("Mã đăng nhập một lần, trong 7 ngày: {}\n{}{}", people::printed_code(secret), origin,
                           people::code_address(secret));
    return fmt::format("Đường dẫn một lần, trong 7 ngày, để đặt mật khẩu:\n{}{}", origin,
                       people::new_password_address(secret));
}

std::string words_of(const people::Grant& grant) {
    std::string words(code_of(grant.role));
    if (grant.scope.unit) words += " " + grant.scope.unit->code;
    if (grant.scope.record) words += fmt::format(" {} {}", code_of(grant.scope.kind), *grant.scope.record);
    words += " " + to_iso(grant.from) + "/" + (grant.to ? to_iso(*grant.to) : "");
    return words;
}

}  // namespace

int add_account(const AccountAdd& options) {
    const auto role = people::role_from_code(options.role);
    if (!role) return refused(fmt::format("Không có vai trò {}.", options.role));
    const auto name = people::sign_in_name_of(options.sign_in_name);
    if (name.size() < 3) return refused("Tên đăng nhập cần ít nhất ba chữ hoặc số.");
    const auto database = db::Database::open(options_of(options.data), db::Access::serve_or_write);
    const auto today = date_in_vietnam(system_moment());
    const auto scope = scope_of(*database, options, *role, today);
    Entry entry{"", scope.kind == ScopeKind::producer};
    if (options.password_given) {
        const auto password = typed_password(name);
        if (!password) return 1;
        entry.hash = people::hash_password(*password);
    }
    const auto random = system_randomness();
    const auto change = trail::begin_change({"console"}, "account add", random);
    std::string told;
    database->write([&](db::Writer& writer) {
        if (people::account_named(writer, name)) return;
        const trail::WriteContext context{writer, change, system_moment(), random};
        people::Account account;
        account.sign_in_name = name;
        account.name = options.name.empty() ? options.sign_in_name : options.name;
        account = people::add_account(context, std::move(account));
        (void)people::add_grant(context, {people::GrantId{}, account.id, *role, scope, today, {}});
        told = give_entry(context, account, entry, options.origin);
    });
    if (told.empty()) return refused(fmt::format("Đã có tài khoản {}.", name));
    fmt::print("Đã tạo tài khoản {}.\n{}\n", name, told);
    return 0;
}

int set_account_password(const AccountAdd& options) {
    const auto name = people::sign_in_name_of(options.sign_in_name);
    const auto database = open_existing(options.data, db::Access::serve_or_write);
    Entry entry;
    if (options.password_given) {
        const auto password = typed_password(name);
        if (!password) return 1;
        entry.hash = people::hash_password(*password);
    }
    const auto random = system_randomness();
    const auto change = trail::begin_change({"console"}, "account password", random);
    std::string told;
    database->write([&](db::Writer& writer) {
        const auto account = people::account_named(writer, name);
        if (!account || account->state == people::AccountState::closed) return;
        told = give_entry({writer, change, system_moment(), random}, *account, entry, options.origin);
    });
    if (told.empty()) return refused(fmt::format("Không có tài khoản {} đang mở.", name));
    fmt::print("{}\n", told);
    return 0;
}

int list_accounts(const Data& data) {
    const auto database = open_existing(data, db::Access::read_only);
    database->read([&](db::Reader& reader) {
        for (const auto& account : people::accounts(reader)) {
            std::string roles;
            for (const auto& grant : grants_of(reader, account.id))
                roles += (roles.empty() ? "" : "; ") + words_of(grant);
            fmt::print("{}\t{}\t{}\t{}\t{}\n", account.code, account.sign_in_name, code_of(account.state), account.name,
                       roles);
        }
    });
    return 0;
}

void add_demo_accounts(db::Database& database) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto day = *Date::from_civil(2025, 7, 1);
    registry::IndexCache index(database, gazetteer);
    const auto all = index.get();
    for (const auto& producer : all->producers) {
        if (!producer.place) continue;
        const auto place = gazetteer.by_key(producer.place->code, producer.place->valid_from);
        const auto commune = place ? gazetteer.locate(*place, places::Level::commune, day) : std::nullopt;
        if (!commune) continue;
        const auto random = system_randomness();
        const auto change = trail::begin_change({"console"}, "demo accounts", random);
        database.write([&](db::Writer& writer) {
            people::add_sample_accounts({writer, change, system_moment(), random}, gazetteer,
                                        {*commune, static_cast<std::int64_t>(producer.id)});
        });
        fmt::print("Tài khoản mẫu: quantri, canbotinh, canboxa, chuthe … (trang Đăng nhập có đủ); mật khẩu chung: {}\n",
                   people::sample_password);
        return;
    }  // a handful of products may lie in no commune: then nobody is needed
}

}  // namespace saolang::commands

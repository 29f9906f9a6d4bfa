#include "people/account_store.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace saolang::people {

namespace {

using trail::Fields;
using trail::Privacy;
using trail::StoredField;
using Holds = StoredField::Holds;

constexpr std::array account_columns{
    StoredField{"code"},
    StoredField{"sign_in_name"},
    StoredField{"state"},
    StoredField{"name", Holds::text, true, Privacy::personal},
    StoredField{"email", Holds::text, true, Privacy::personal},
    StoredField{"phone", Holds::text, true, Privacy::personal},
};
constexpr std::array grant_columns{
    StoredField{"account_id", Holds::integer},
    StoredField{"role"},
    StoredField{"scope_kind"},
    StoredField{"unit_code"},
    StoredField{"unit_from"},
    StoredField{"record_id", Holds::integer},
    StoredField{"valid_from"},
    StoredField{"valid_to"},
};
const trail::Layout account_layout{"account", "account", "account_private", "account_id", account_columns};
const trail::Layout grant_layout{"role_grant", "role_grant", "", "", grant_columns};

trail::Record record_of(const Account& account) {
    return Fields(account_columns)
        .text(account.code)
        .text(account.sign_in_name)
        .text(code_of(account.state))
        .text(account.name)
        .text(account.email)
        .text(account.phone)
        .take();
}

trail::Record record_of(const Grant& grant) {
    const auto& unit = grant.scope.unit;
    return Fields(grant_columns)
        .add_id(std::optional(grant.account))
        .text(code_of(grant.role))
        .text(code_of(grant.scope.kind))
        .add(unit ? std::optional(unit->code) : std::nullopt)
        .add(unit ? std::optional(unit->valid_from) : std::nullopt)
        .add(grant.scope.record)
        .add(std::optional(grant.from))
        .add(grant.to)
        .take();
}

constexpr std::string_view account_sql = R"(
SELECT a.id, a.code, a.sign_in_name, a.state, p.name, p.email, p.phone
  FROM account a LEFT JOIN account_private p ON p.account_id = a.id)";

Account account_in(const db::Row& row) {
    return {AccountId{row.integer(0)},      std::string(row.text(1)),
            row.maybe_text(2).value_or(""), account_state_from_code(row.text(3)).value_or(AccountState::closed),
            row.maybe_text(4).value_or(""), row.maybe_text(5).value_or(""),
            row.maybe_text(6).value_or("")};
}

std::optional<Account> one_account(db::Reader& reader, std::string_view where, db::Param value) {
    std::optional<Account> found;
    reader.query(std::string(account_sql).append(where), {value}, [&](const db::Row& row) { found = account_in(row); });
    return found;
}

constexpr std::string_view grant_sql = R"(
SELECT id, account_id, role, scope_kind, unit_code, unit_from, record_id, valid_from, valid_to FROM role_grant)";

// A row this program cannot read is a broken promise of ours: thrown.
Grant grant_in(const db::Row& row) {
    Grant grant{
        .id = GrantId{row.integer(0)},
        .account = AccountId{row.integer(1)},
        .role = role_from_code(row.text(2)).value(),
        .scope = {.kind = scope_kind_from_code(row.text(3)).value(), .unit = {}, .record = row.maybe_integer(6)},
        .from = parse_iso_date(row.text(7)).value(),
        .to = {}};
    if (!row.is_null(4)) grant.scope.unit = {std::string(row.text(4)), parse_iso_date(row.text(5)).value()};
    if (!row.is_null(8)) grant.to = parse_iso_date(row.text(8));
    return grant;
}

}  // namespace

Account add_account(const trail::WriteContext& context, Account account) {
    if (account.code.empty()) account.code = short_code(context.random);
    account.id = AccountId{create_row(context, account_layout, record_of(account))};
    return account;
}

void correct_account(const trail::WriteContext& context, const Account& account) {
    correct_row(context, account_layout, static_cast<std::int64_t>(account.id), record_of(account));
}

void note_about(const trail::WriteContext& context, const Account& account, std::string_view action) {
    const auto record = record_of(account);
    trail::append(context.writer, context.change, context.moment, action,
                  {std::string(account_layout.kind), static_cast<std::int64_t>(account.id)}, record, record,
                  context.random);
}

Grant add_grant(const trail::WriteContext& context, Grant grant) {
    grant.id = GrantId{create_row(context, grant_layout, record_of(grant))};
    return grant;
}

void correct_grant(const trail::WriteContext& context, const Grant& grant) {
    correct_row(context, grant_layout, static_cast<std::int64_t>(grant.id), record_of(grant));
}

std::optional<Account> account_of(db::Reader& reader, AccountId id) {
    return one_account(reader, " WHERE a.id = $1", db::param(static_cast<std::int64_t>(id)));
}

std::optional<Account> account_with_code(db::Reader& reader, std::string_view code) {
    return one_account(reader, " WHERE a.code = $1", db::param(code));
}

std::optional<Account> account_named(db::Reader& reader, std::string_view name) {
    if (name.empty()) return std::nullopt;
    return one_account(reader, " WHERE a.sign_in_name = $1", db::param(name));
}

std::optional<Account> account_with_email(db::Reader& reader, std::string_view email) {
    return one_account(reader, " WHERE p.email = $1 ORDER BY a.id DESC LIMIT 1", db::param(email));
}

std::vector<Account> accounts(db::Reader& reader) {
    std::vector<Account> all;
    reader.query(std::string(account_sql) + " ORDER BY a.id", {},
                 [&](const db::Row& row) { all.push_back(account_in(row)); });
    return all;
}

std::vector<Grant> grants_of(db::Reader& reader, AccountId account) {
    std::vector<Grant> all;
    reader.query(std::string(grant_sql) + " WHERE account_id = $1 ORDER BY id",
                 {db::param(static_cast<std::int64_t>(account))},
                 [&](const db::Row& row) { all.push_back(grant_in(row)); });
    return all;
}

std::vector<Grant> grants(db::Reader& reader) {
    std::vector<Grant> all;
    reader.query(std::string(grant_sql) + " ORDER BY id", {},
                 [&](const db::Row& row) { all.push_back(grant_in(row)); });
    return all;
}

const trail::Layout& grant_rows() { return grant_layout; }

std::string sign_in_name_of(std::string_view typed) {
    std::string name = search_key(typed);
    std::erase(name, ' ');
    return name;
}

std::vector<trail::Invariant> invariants() {
    return {trail::agrees_with_trail(account_layout), trail::agrees_with_trail(grant_layout),
            trail::finds_nothing("mọi vai trò kết thúc sau khi bắt đầu", "role_grant",
                                 "SELECT id FROM role_grant WHERE valid_to < valid_from ORDER BY id LIMIT 1")};
}

}  // namespace saolang::people

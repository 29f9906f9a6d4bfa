#pragma once
// Accounts and grants: rows in, values out; every write with its trail entry.

#include <optional>
#include <string_view>
#include <vector>

#include "people/account.hpp"
#include "trail/rows.hpp"

namespace saolang::people {

// The account gets its id and, when it has none, its code.
Account add_account(const trail::WriteContext& context, Account account);
void correct_account(const trail::WriteContext& context, const Account& account);

// What happened to the account outside its facts ("new_password", "view_as", …): an entry of the trail that changes
// nothing.
void note_about(const trail::WriteContext& context, const Account& account, std::string_view action);

Grant add_grant(const trail::WriteContext& context, Grant grant);
// A role is never taken away from the past: it ends with a day.
void correct_grant(const trail::WriteContext& context, const Grant& grant);

[[nodiscard]] std::optional<Account> account_of(db::Reader& reader, AccountId id);
[[nodiscard]] std::optional<Account> account_with_code(db::Reader& reader, std::string_view code);
// `name` as `sign_in_name_of` makes it.
[[nodiscard]] std::optional<Account> account_named(db::Reader& reader, std::string_view name);
[[nodiscard]] std::optional<Account> account_with_email(db::Reader& reader, std::string_view email);
[[nodiscard]] std::vector<Account> accounts(db::Reader& reader);  // by id

// All grants of the account, ended ones too, by id.
[[nodiscard]] std::vector<Grant> grants_of(db::Reader& reader, AccountId account);
[[nodiscard]] std::vector<Grant> grants(db::Reader& reader);

// How grants stand in their table: for a merge of producers, which the roles over them follow.
[[nodiscard]] const trail::Layout& grant_rows();

// What is typed to sign in, made comparable: small letters, marks and spaces taken off.
[[nodiscard]] std::string sign_in_name_of(std::string_view typed);

[[nodiscard]] std::vector<trail::Invariant> invariants();

}  // namespace saolang::people

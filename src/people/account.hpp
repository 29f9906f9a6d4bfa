#pragma once
// Tài khoản: a person, and the roles the person holds over a place, a producer or a sales point, for a time.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "people/role.hpp"
#include "places/place_key.hpp"

namespace saolang::people {

enum class AccountId : std::int64_t {};
enum class GrantId : std::int64_t {};

enum class AccountState : std::uint8_t {
    invited,  // has not chosen a way to sign in yet
    active,
    closed,  // signs in no more; the name stays in the history
};
[[nodiscard]] std::string_view code_of(AccountState state);
[[nodiscard]] std::optional<AccountState> account_state_from_code(std::string_view code);

struct Account {
    AccountId id{};
    std::string code;  // short and unguessable: names the account in addresses and in the trail
    // What is typed to sign in, in small letters without marks; empty: signs in by link or code only.
    std::string sign_in_name;
    AccountState state = AccountState::invited;
    // Personal: in the trail as commitments.
    std::string name;
    std::string email;  // empty: none
    std::string phone;
    bool operator==(const Account&) const = default;
};

struct Scope {
    ScopeKind kind = ScopeKind::everywhere;
    std::optional<places::PlaceKey> unit = {};
    std::optional<std::int64_t> record = {};  // of the producer or the sales point
    bool operator==(const Scope&) const = default;
};

[[nodiscard]] Scope over_everything();
[[nodiscard]] Scope over_unit(places::PlaceKey unit);
[[nodiscard]] Scope over_record(ScopeKind kind, std::int64_t record);

// One role for a time. A person may hold several.
struct Grant {
    GrantId id{};
    AccountId account{};
    Role role{};
    Scope scope;
    Date from;
    std::optional<Date> to;  // the last day; absent: open
    bool operator==(const Grant&) const = default;
};

}  // namespace saolang::people

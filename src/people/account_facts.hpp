#pragma once
// Accounts with what pages about others need: their roles placed, their last sign-in, their history.

#include <string>
#include <vector>

#include "people/gate.hpp"
#include "people/grant_rule.hpp"

namespace saolang::people {

struct AccountFacts {
    Account account;
    std::vector<PlacedGrant> grants;
    std::optional<Moment> last_sign_in = {};
};

[[nodiscard]] PlacedGrant placed(const Gate& gate, Grant grant);
[[nodiscard]] std::vector<PlacedGrant> placed_grants_of(const Gate& gate, db::Reader& reader, AccountId account);

// Those the visitor may see, by name.
[[nodiscard]] std::vector<AccountFacts> accounts_seen(const Gate& gate, const Visitor& visitor, db::Reader& reader);
// The one with the code; nothing when there is none or the visitor may not see it.
[[nodiscard]] std::optional<AccountFacts> account_seen(const Gate& gate, const Visitor& visitor, db::Reader& reader,
                                                       std::string_view code);

struct AccountChange {
    Moment moment{};
    std::string who;  // name, or "console"
    std::string action;
    bool about_role = false;
    trail::Record after;  // the fields that changed, personal ones as they stand now
};
// Newest first: of the account and of its roles.
[[nodiscard]] std::vector<AccountChange> history_of(db::Reader& reader, const AccountFacts& facts);

}  // namespace saolang::people

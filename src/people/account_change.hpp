#pragma once
// What is done to somebody else's account, each in the caller's write with its trail entries; refused in words.

#include "base/result.hpp"
#include "people/account_facts.hpp"
#include "trail/rows.hpp"

namespace saolang::people {

struct ChangeRefused {
    web::Word why;
};

// The last day of the role. Its account's sessions end, so that rights are looked at anew.
[[nodiscard]] Result<void, ChangeRefused> end_role(const trail::WriteContext& context, const AccountFacts& facts,
                                                   GrantId grant, Date last_day);
[[nodiscard]] Result<void, ChangeRefused> close_account(const trail::WriteContext& context, const AccountFacts& facts,
                                                        Date today);

}  // namespace saolang::people

#pragma once
// Values of somebody else's account → HTML.

#include "people/account_facts.hpp"
#include "web/form.hpp"

namespace saolang::people {

// What the visitor may do here; decided by the page.
struct AccountDoors {
    bool add_role = false;
    bool manage = false;  // closing, and a new link
    bool code = false;    // a code on paper
    bool view_as = false;
    std::vector<GrantId> endable;
};

[[nodiscard]] web::Html account_view(const Gate& gate, const Visitor& visitor, web::Language language,
                                     const AccountFacts& facts, const std::vector<AccountChange>& changes,
                                     const AccountDoors& doors, const web::Form& form);

}  // namespace saolang::people

#pragma once
// The fields of a role: which, over what, from when to when.

#include <vector>

#include "people/account_facts.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

struct AskedGrant {
    Role role;
    Scope scope;
    std::optional<places::UnitId> producer_place = {};
    Date from;
    std::optional<Date> to = {};
};

// Nothing when a field is wrong; mistakes stand in the form. What the visitor may not give is one too.
[[nodiscard]] std::optional<AskedGrant> asked_grant_in(const Gate& gate, const Visitor& visitor, web::Form& form);

[[nodiscard]] std::vector<web::Field> grant_fields(const Gate& gate, const Visitor& visitor, web::Language language,
                                                   const web::Form& form);

}  // namespace saolang::people

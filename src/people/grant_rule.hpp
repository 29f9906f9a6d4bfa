#pragma once
// Who may give which role to whom, and take it away. Pure; the only place that decides.

#include <optional>
#include <span>

#include "people/access.hpp"

namespace saolang::people {

// Where a scope lies, as the access rule asks. `producer_place`: of the producer a producer's role is held over.
[[nodiscard]] Subject subject_of(const Scope& scope, std::optional<places::UnitId> producer_place,
                                 const places::Gazetteer& gazetteer, Date day);

// The administrator gives every role; the province's officer all but the administrator's; officers of districts and
// communes those of producers in their own place, a district's also those of its communes' officers.
[[nodiscard]] bool may_grant(const Actor& actor, Role role, const Scope& scope,
                             std::optional<places::UnitId> producer_place, const places::Gazetteer& gazetteer,
                             Date day);

// Those the actor can give somewhere, in their order: what a form offers.
[[nodiscard]] std::vector<Role> roles_to_give(const Actor& actor, const places::Gazetteer& gazetteer, Date day);

// A grant with the place of its producer, if it is over one.
struct PlacedGrant {
    Grant grant;
    std::optional<places::UnitId> producer_place = {};
};

// A way to sign in as somebody is all that person may do: it is given by those alone who could give each of the roles
// that have not ended; and to oneself not this way.
[[nodiscard]] bool may_give_entry(const Actor& actor, AccountId account, std::span<const PlacedGrant> held,
                                  const places::Gazetteer& gazetteer, Date day);

// Whether the actor sees the account: one of its roles, ended ones too, lies where the actor sees accounts.
[[nodiscard]] bool may_see_account(const Actor& actor, std::span<const PlacedGrant> held,
                                   const places::Gazetteer& gazetteer, Date day);

// Whether on `day` and after it somebody still holds the administrator's role without end.
[[nodiscard]] bool keeps_an_administrator(std::span<const Account> accounts, std::span<const Grant> grants, Date day);

}  // namespace saolang::people

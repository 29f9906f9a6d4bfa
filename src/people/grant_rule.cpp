#include "people/grant_rule.hpp"

#include <algorithm>

namespace saolang::people {

namespace {

bool is_producers(Role role) { return role == Role::producer_owner || role == Role::producer_staff; }

bool gives(Role giver, Role role, const Subject& where, const places::Gazetteer& gazetteer) {
    switch (giver) {
        case Role::administrator:
            return true;
        case Role::province_officer:
            return role != Role::administrator;
        case Role::district_officer:
            return is_producers(role) || (role == Role::commune_officer && where.place &&
                                          gazetteer[*where.place].level == places::Level::commune);
        case Role::commune_officer:
            return is_producers(role);
        default:
            return false;
    }
}

bool has_ended(const Grant& grant, Date day) { return grant.to && *grant.to < day; }

}  // namespace

Subject subject_of(const Scope& scope, std::optional<places::UnitId> producer_place, const places::Gazetteer& gazetteer,
                   Date day) {
    Subject subject;
    switch (scope.kind) {
        case ScopeKind::everywhere:
            break;
        case ScopeKind::unit:
            subject.place = unit_of(scope, gazetteer, day);
            if (!subject.place && scope.unit)
                subject.place = gazetteer.by_key(scope.unit->code, scope.unit->valid_from);
            break;
        case ScopeKind::producer:
            subject.producer = scope.record;
            subject.place = producer_place;
            break;
        case ScopeKind::sales_point:
            subject.sales_point = scope.record;
            break;
    }
    return subject;
}

bool may_grant(const Actor& actor, Role role, const Scope& scope, std::optional<places::UnitId> producer_place,
               const places::Gazetteer& gazetteer, Date day) {
    if (!may_be_held_over(role, scope.kind)) return false;
    const auto where = subject_of(scope, producer_place, gazetteer, day);
    return std::ranges::any_of(actor.grants, [&](const Grant& grant) {
        const Actor by_this_role{actor.account, actor.code, actor.name, {grant}};
        return gives(grant.role, role, where, gazetteer) &&
               may(by_this_role, invite_people, where, gazetteer, day).has_value();
    });
}

std::vector<Role> roles_to_give(const Actor& actor, const places::Gazetteer& gazetteer, Date day) {
    std::vector<Role> given;
    for (const auto role : roles) {
        const bool by_any = std::ranges::any_of(actor.grants, [&](const Grant& grant) {
            const bool to_communes = grant.role == Role::district_officer && role == Role::commune_officer;
            return stands(grant, gazetteer, day) && (to_communes || gives(grant.role, role, {}, gazetteer));
        });
        if (by_any) given.push_back(role);
    }
    return given;
}

bool may_give_entry(const Actor& actor, AccountId account, std::span<const PlacedGrant> held,
                    const places::Gazetteer& gazetteer, Date day) {
    if (account == actor.account) return false;
    return std::ranges::all_of(held, [&](const PlacedGrant& one) {
        return has_ended(one.grant, day) ||
               may_grant(actor, one.grant.role, one.grant.scope, one.producer_place, gazetteer, day);
    });
}

bool may_see_account(const Actor& actor, std::span<const PlacedGrant> held, const places::Gazetteer& gazetteer,
                     Date day) {
    const auto sees = [&](const Subject& subject) {
        return may(actor, view_accounts, subject, gazetteer, day).has_value();
    };
    if (held.empty()) return sees({});
    return std::ranges::any_of(held, [&](const PlacedGrant& one) {
        return sees(subject_of(one.grant.scope, one.producer_place, gazetteer, day));
    });
}

bool keeps_an_administrator(std::span<const Account> accounts, std::span<const Grant> grants, Date day) {
    return std::ranges::any_of(grants, [&](const Grant& grant) {
        if (grant.role != Role::administrator || grant.to || day < grant.from) return false;
        const auto account = std::ranges::find(accounts, grant.account, &Account::id);
        return account != accounts.end() && account->state == AccountState::active;
    });
}

}  // namespace saolang::people

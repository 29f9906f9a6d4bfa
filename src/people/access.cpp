#include "people/access.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace saolang::people {

namespace {

struct Row {
    web::Act act;
    std::span<const Role> roles;
};

// docs/access.md says the same in words; access_test reads it.
constexpr std::array view_roles{Role::administrator,    Role::province_officer, Role::province_leader,
                                Role::district_officer, Role::commune_officer,  Role::department_officer,
                                Role::council_member,   Role::council_chair,    Role::council_secretary,
                                Role::consulting_team,  Role::auditor};
constexpr std::array place_roles{Role::province_officer, Role::district_officer, Role::commune_officer};
constexpr std::array district_roles{Role::province_officer, Role::district_officer};
constexpr std::array province_roles{Role::province_officer};
constexpr std::array administrators{Role::administrator};
constexpr std::array office_roles{Role::administrator, Role::province_officer};
constexpr std::array inviting_roles{Role::administrator, Role::province_officer, Role::district_officer,
                                    Role::commune_officer};
constexpr std::array trail_roles{Role::administrator, Role::province_officer, Role::province_leader, Role::auditor};
constexpr std::array evidence_adders{Role::province_officer, Role::district_officer, Role::commune_officer,
                                     Role::producer_owner, Role::producer_staff};
constexpr std::array programme_roles{Role::province_officer, Role::district_officer, Role::commune_officer,
                                     Role::department_officer};
constexpr std::array confidential_roles{Role::province_officer, Role::district_officer, Role::commune_officer,
                                        Role::auditor};
constexpr std::array producers{Role::producer_owner, Role::producer_staff};

const std::array<Row, acts.size()> table{{
    {view_records, view_roles},
    {view_private, place_roles},
    {edit_records, place_roles},
    {merge_records, province_roles},
    {import_records, district_roles},
    {edit_recognitions, district_roles},
    {withdraw_recognitions, district_roles},
    {undo_changes, office_roles},
    {view_trail, trail_roles},
    {view_evidence, view_roles},
    {add_evidence, evidence_adders},
    {handle_remarks, province_roles},
    {edit_contacts, place_roles},
    {view_accounts, inviting_roles},
    {invite_people, inviting_roles},
    {manage_accounts, office_roles},
    {view_as, administrators},
    {print_codes, place_roles},
    {handle_privacy, province_roles},
    {view_programme, view_roles},
    {edit_programme, programme_roles},
    {plan_year, province_roles},
    {edit_advice, province_roles},
    {view_confidential, confidential_roles},
    {own_account, roles},
    {own_records, producers},
}};

bool covers(const Grant& grant, const Subject& subject, const places::Gazetteer& gazetteer, Date day) {
    switch (grant.scope.kind) {
        case ScopeKind::everywhere:
            return true;
        case ScopeKind::unit: {
            const auto unit = unit_of(grant.scope, gazetteer, day);
            return unit && subject.place && gazetteer.locate(*subject.place, gazetteer[*unit].level, day) == *unit;
        }
        case ScopeKind::producer:
            return subject.producer && subject.producer == grant.scope.record;
        case ScopeKind::sales_point:
            return subject.sales_point && subject.sales_point == grant.scope.record;
    }
    return false;
}

}  // namespace

bool role_has(Role role, web::Act act) {
    const auto row = std::ranges::find(table, act.name, [](const Row& one) { return one.act.name; });
    return row != table.end() && std::ranges::find(row->roles, role) != row->roles.end();
}

std::optional<places::UnitId> unit_of(const Scope& scope, const places::Gazetteer& gazetteer, Date day) {
    if (!scope.unit) return std::nullopt;
    const auto stored = gazetteer.by_key(scope.unit->code, scope.unit->valid_from);
    if (!stored || gazetteer[*stored].valid.contains(day)) return stored;
    const auto today = gazetteer.find(scope.unit->code, day);
    const auto same = [&](const places::Unit& a, const places::Unit& b) {
        return a.level == b.level && a.name == b.name;
    };
    return today && same(gazetteer[*stored], gazetteer[*today]) ? today : std::nullopt;
}

bool stands(const Grant& grant, const places::Gazetteer& gazetteer, Date day) {
    if (day < grant.from || (grant.to && *grant.to < day)) return false;
    if (!may_be_held_over(grant.role, grant.scope.kind)) return false;
    if (grant.scope.kind != ScopeKind::unit) return true;
    const auto unit = unit_of(grant.scope, gazetteer, day);
    return unit && may_be_held_over(grant.role, gazetteer[*unit].level);
}

Result<void, Denied> may(const Actor& actor, web::Act act, const Subject& subject, const places::Gazetteer& gazetteer,
                         Date day) {
    auto why = Denied::no_role;
    for (const auto& grant : actor.grants) {
        if (!stands(grant, gazetteer, day) || !role_has(grant.role, act)) continue;
        const bool own = act.name == own_account.name;
        if (own ? subject.account == actor.account : covers(grant, subject, gazetteer, day)) return {};
        why = Denied::other_place;
    }
    return fail(why);
}

bool holds(const Actor& actor, web::Act act, const places::Gazetteer& gazetteer, Date day) {
    return std::ranges::any_of(
        actor.grants, [&](const Grant& grant) { return stands(grant, gazetteer, day) && role_has(grant.role, act); });
}

Reach reach_of(const Actor& actor, web::Act act, const places::Gazetteer& gazetteer, Date day) {
    Reach reach;
    for (const auto& grant : actor.grants) {
        if (!stands(grant, gazetteer, day) || !role_has(grant.role, act)) continue;
        switch (grant.scope.kind) {
            case ScopeKind::everywhere:
                reach.everything = true;
                break;
            case ScopeKind::unit:
                reach.units.push_back(*unit_of(grant.scope, gazetteer, day));
                break;
            case ScopeKind::producer:
                if (grant.scope.record) reach.producers.push_back(*grant.scope.record);
                break;
            case ScopeKind::sales_point:
                if (grant.scope.record) reach.sales_points.push_back(*grant.scope.record);
                break;
        }
    }
    return reach;
}

}  // namespace saolang::people

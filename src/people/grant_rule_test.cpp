#include "people/grant_rule.hpp"

#include <gtest/gtest.h>

namespace saolang::people {
namespace {

const auto& gazetteer() { return places::Gazetteer::shipped(); }
const Date before = *Date::from_civil(2025, 6, 30);  // the last day of the districts
const Date after = *Date::from_civil(2025, 7, 1);

places::UnitId unit(std::string_view code, Date day) { return gazetteer().find(code, day).value(); }
Scope over(places::UnitId id) { return over_unit({gazetteer()[id].code, gazetteer()[id].valid.from}); }
Grant grant(Role role, Scope scope) {
    return {.id = {},
            .account = AccountId{1},
            .role = role,
            .scope = std::move(scope),
            .from = *Date::from_civil(2010, 1, 1),
            .to = {}};
}
Actor actor(Role role, Scope scope) { return {AccountId{1}, "a", "A", {grant(role, std::move(scope))}}; }

const auto dai_loc = unit("506", before);
const auto duy_xuyen = unit("507", before);
const auto own_commune = gazetteer().children(dai_loc, before).front();
const auto other_commune = gazetteer().children(duy_xuyen, before).front();
const Scope a_producer = over_record(ScopeKind::producer, 7);

bool grants(const Actor& by, Role role, const Scope& scope, std::optional<places::UnitId> place = {},
            Date day = before) {
    return may_grant(by, role, scope, place, gazetteer(), day);
}

TEST(GrantRule, TheAdministratorGivesEveryRoleAndTheProvincesOfficerAllButThat) {
    const auto administrator = actor(Role::administrator, over_everything());
    const auto officer = actor(Role::province_officer, over_everything());
    for (const auto role : roles) {
        const auto scope = may_be_held_over(role, ScopeKind::everywhere) ? over_everything()
                           : may_be_held_over(role, ScopeKind::unit)     ? over(dai_loc)
                           : may_be_held_over(role, ScopeKind::producer) ? a_producer
                                                                         : over_record(ScopeKind::sales_point, 1);
        EXPECT_TRUE(grants(administrator, role, scope, own_commune)) << code_of(role);
        EXPECT_EQ(grants(officer, role, scope, own_commune), role != Role::administrator) << code_of(role);
    }
}

TEST(GrantRule, ADistrictsOfficerGivesProducersAndCommunesOfTheOwnDistrict) {
    const auto officer = actor(Role::district_officer, over(dai_loc));
    EXPECT_TRUE(grants(officer, Role::producer_owner, a_producer, own_commune));
    EXPECT_TRUE(grants(officer, Role::commune_officer, over(own_commune)));
    EXPECT_FALSE(grants(officer, Role::producer_owner, a_producer, other_commune));
    EXPECT_FALSE(grants(officer, Role::producer_owner, a_producer));  // a producer of no known place
    EXPECT_FALSE(grants(officer, Role::commune_officer, over(other_commune)));
    EXPECT_FALSE(grants(officer, Role::commune_officer, over(dai_loc)));
    EXPECT_FALSE(grants(officer, Role::district_officer, over(dai_loc)));
    EXPECT_FALSE(grants(officer, Role::auditor, over(own_commune)));
    EXPECT_FALSE(grants(officer, Role::producer_owner, a_producer, own_commune, after));  // the districts ended
}

TEST(GrantRule, ACommunesOfficerGivesProducersOfTheOwnCommuneAlone) {
    const auto officer = actor(Role::commune_officer, over(own_commune));
    EXPECT_TRUE(grants(officer, Role::producer_staff, a_producer, own_commune));
    EXPECT_FALSE(grants(officer, Role::producer_staff, a_producer, other_commune));
    EXPECT_FALSE(grants(officer, Role::commune_officer, over(own_commune)));
}

TEST(GrantRule, OthersGiveNothing) {
    for (const auto role : {Role::province_leader, Role::department_officer, Role::council_chair, Role::auditor})
        for (const auto given : roles) EXPECT_FALSE(grants(actor(role, over_everything()), given, over_everything()));
    EXPECT_FALSE(grants(actor(Role::producer_owner, a_producer), Role::producer_staff, a_producer, own_commune));
}

TEST(GrantRule, ARoleIsGivenOnlyOverWhatItIsHeldOver) {
    const auto administrator = actor(Role::administrator, over_everything());
    EXPECT_FALSE(grants(administrator, Role::commune_officer, over_everything()));
    EXPECT_FALSE(grants(administrator, Role::administrator, over(dai_loc)));
    EXPECT_FALSE(grants(administrator, Role::producer_owner, over(own_commune)));
}

TEST(GrantRule, AWayToSignInIsGivenByThoseAloneWhoCouldGiveEveryRoleOfTheAccount) {
    const auto officer = actor(Role::province_officer, over_everything());
    const std::vector<PlacedGrant> producer{{grant(Role::producer_owner, a_producer), own_commune}};
    auto both = producer;
    both.push_back({grant(Role::administrator, over_everything()), {}});
    EXPECT_TRUE(may_give_entry(officer, AccountId{9}, producer, gazetteer(), before));
    EXPECT_FALSE(may_give_entry(officer, AccountId{9}, both, gazetteer(), before));
    both.back().grant.to = before.plus_days(-1);
    EXPECT_TRUE(may_give_entry(officer, AccountId{9}, both, gazetteer(), before));
    EXPECT_FALSE(may_give_entry(officer, AccountId{1}, producer, gazetteer(), before));
}

TEST(GrantRule, AccountsOfAnotherPlaceAreNotSeen) {
    const auto officer = actor(Role::commune_officer, over(own_commune));
    const auto sees = [&](const std::vector<PlacedGrant>& held) {
        return may_see_account(officer, held, gazetteer(), before);
    };
    EXPECT_TRUE(sees({{grant(Role::producer_owner, a_producer), own_commune}}));
    EXPECT_FALSE(sees({{grant(Role::producer_owner, a_producer), other_commune}}));
    EXPECT_FALSE(sees({{grant(Role::district_officer, over(dai_loc)), {}}}));
    EXPECT_FALSE(sees({{grant(Role::administrator, over_everything()), {}}}));
    EXPECT_FALSE(sees({}));
}

TEST(GrantRule, TheLastAdministratorStays) {
    const Account active{AccountId{1}, "a", "a", AccountState::active, "A", "", ""};
    const Account closed{AccountId{1}, "a", "a", AccountState::closed, "A", "", ""};
    const Account invited{AccountId{1}, "a", "a", AccountState::invited, "A", "", ""};
    auto held = std::vector{grant(Role::administrator, over_everything())};
    const auto keeps = [&](const Account& account) {
        return keeps_an_administrator(std::vector{account}, held, before);
    };
    EXPECT_TRUE(keeps(active));
    EXPECT_FALSE(keeps(closed));
    EXPECT_FALSE(keeps(invited));  // who never signed in administers nothing
    held.front().to = before.plus_days(100);
    EXPECT_FALSE(keeps(active));
}

}  // namespace
}  // namespace saolang::people

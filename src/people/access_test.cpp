#include "people/access.hpp"

#include <gtest/gtest.h>

namespace saolang::people {
namespace {

Actor an_officer(Role role, std::string_view unit_code, Date unit_from) {
    Actor actor{AccountId{1}, "a", "A", {}};
    actor.grants.push_back({.id = {},
                            .account = AccountId{1},
                            .role = role,
                            .scope = over_unit({std::string(unit_code), unit_from}),
                            .from = *Date::from_civil(2020, 1, 1),
                            .to = {}});
    return actor;
}

TEST(Access, ADistrictOfficerActsInTheOwnDistrictUntilTheDistrictsEnded) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto before = *Date::from_civil(2025, 6, 30);
    const auto after = *Date::from_civil(2025, 7, 1);
    const auto own = *gazetteer.find("506", before);  // Huyện Đại Lộc
    const auto other = *gazetteer.find("502", before);
    const auto officer = an_officer(Role::district_officer, "506", gazetteer[own].valid.from);
    EXPECT_TRUE(may(officer, edit_records, {.place = own}, gazetteer, before));
    EXPECT_EQ(may(officer, edit_records, {.place = other}, gazetteer, before).error(), Denied::other_place);
    EXPECT_EQ(may(officer, merge_records, {.place = own}, gazetteer, before).error(), Denied::no_role);
    EXPECT_EQ(may(officer, edit_records, {.place = own}, gazetteer, after).error(), Denied::no_role);
}

}  // namespace
}  // namespace saolang::people

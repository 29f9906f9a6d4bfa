#include "law/law.hpp"

#include <gtest/gtest.h>

namespace saolang::law {
namespace {

TEST(Law, EachDayHasTheRegimeThatGovernedIt) {
    const auto& law = Law::shipped();
    const auto on = [&](int year, unsigned month, unsigned day) {
        const auto* found = law.in_force(*Date::from_civil(year, month, day));
        return found ? found->number : std::string("none");
    };
    EXPECT_EQ(on(2018, 5, 6), "none");
    EXPECT_EQ(on(2019, 8, 20), "490/2018");
    EXPECT_EQ(on(2019, 8, 21), "1048/2019");
    EXPECT_EQ(on(2023, 2, 23), "1048/2019");
    EXPECT_EQ(on(2023, 2, 24), "148/2023");
    EXPECT_EQ(on(2025, 7, 6), "1489/2025");
    EXPECT_EQ(on(2026, 5, 21), "1489/2025");
    EXPECT_EQ(on(2026, 5, 22), "26/2026");
}

TEST(Law, TheTwentySixSetsOf2026AreWhole) {
    const auto& criteria = *Law::shipped().newest().criteria;
    std::size_t scored = 0, levels = 0;
    for (const auto& set : criteria.sets) {
        EXPECT_TRUE(set.complete) << set.name;
        scored += set.criteria.size();
        for (const auto& criterion : set.criteria) levels += criterion.levels.size();
    }
    EXPECT_EQ(criteria.sets.size(), 26U);
    EXPECT_EQ(scored, 787U);
    EXPECT_EQ(levels, 2579U);
}

}  // namespace
}  // namespace saolang::law

#include "places/point.hpp"

#include <gtest/gtest.h>

namespace saolang::places {
namespace {

TEST(Point, EveryCommuneOfTodayHasOne) {
    const auto& gazetteer = Gazetteer::shipped();
    const auto communes = gazetteer.list(Level::commune, *Date::from_civil(2025, 7, 1));
    ASSERT_EQ(communes.size(), 3'321U);
    for (const auto unit : communes) EXPECT_TRUE(point_inside(gazetteer, unit)) << gazetteer[unit].code;
}

TEST(Point, DistancesAreThoseOfTheMap) {
    const Point hoi_an{15.8801, 108.3380};
    const Point tam_ky{15.5736, 108.4740};
    EXPECT_NEAR(kilometres_between(hoi_an, tam_ky), 37.0, 1.0);
    EXPECT_EQ(kilometres_between(hoi_an, hoi_an), 0);
}

TEST(Point, WhatIsNoPositionIsNone) {
    EXPECT_TRUE(point_of("15.87944,108.33000"));
    for (const auto* text : {"", "15.8", "95.0,108.3", "15.8,181", "a,b", "15.8,108.3,1"})
        EXPECT_FALSE(point_of(text)) << text;
}

}  // namespace
}  // namespace saolang::places

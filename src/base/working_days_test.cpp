#include "base/working_days.hpp"

#include <gtest/gtest.h>

namespace saolang {
namespace {

Date day(int year, unsigned month, unsigned of_month) { return *Date::from_civil(year, month, of_month); }

TEST(WorkingDays, TheDayItselfIsNotCountedAndWeekendsAreNot) {
    EXPECT_EQ(working_days_after(day(2026, 11, 23), 2), day(2026, 11, 25));  // Monday → Wednesday
    EXPECT_EQ(working_days_after(day(2026, 11, 27), 2), day(2026, 12, 1));   // Friday → Tuesday
    EXPECT_EQ(working_days_after(day(2026, 11, 28), 1), day(2026, 11, 30));  // Saturday → Monday
}

TEST(WorkingDays, TetOf2026IsJumpedOver) {
    EXPECT_EQ(working_days_after(day(2026, 2, 13), 2), day(2026, 2, 24));  // Friday before → Tuesday after
    EXPECT_EQ(working_days_after(day(2026, 2, 18), 1), day(2026, 2, 23));
    EXPECT_FALSE(is_working_day(day(2026, 2, 16)));
    EXPECT_TRUE(is_working_day(day(2026, 2, 23)));
}

TEST(WorkingDays, ASaturdayWorkedInExchangeCounts) {
    EXPECT_TRUE(is_working_day(day(2026, 1, 10)));
    EXPECT_EQ(working_days_after(day(2026, 1, 9), 1), day(2026, 1, 10));
    EXPECT_FALSE(is_working_day(day(2026, 1, 2)));
    EXPECT_EQ(working_days_after(day(2025, 12, 31), 2), day(2026, 1, 6));
}

TEST(WorkingDays, WhatIsPublishedEndsWith2026) {
    EXPECT_EQ(Calendar::shipped().known_until, day(2026, 12, 31));
    EXPECT_EQ(Calendar::shipped().off.front(), day(2023, 1, 2));
}

}  // namespace
}  // namespace saolang

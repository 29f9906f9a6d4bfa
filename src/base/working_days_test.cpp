#include "base/working_days.hpp"

#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "base/embedded.hpp"

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

TEST(WorkingDays, WhatIsPublishedBeginsWith2023AndEndsWith2026) {
    const auto& calendar = Calendar::shipped();
    EXPECT_EQ(calendar.known_until, day(2026, 12, 31));
    EXPECT_EQ(calendar.off.front(), day(2023, 1, 2));
    EXPECT_TRUE(calendar.knows(day(2023, 1, 1), day(2026, 12, 31)));
    EXPECT_FALSE(calendar.knows(day(2026, 12, 31), day(2027, 1, 1)));
    EXPECT_FALSE(calendar.knows(day(2022, 12, 31), day(2023, 1, 1)));
}

TEST(WorkingDays, AYearNotPublishedHasNoRowAndIsSaidToBeSo) {
    const auto years = parse_shipped_csv(embedded_file("data/holidays/years.csv").bytes);
    EXPECT_EQ(years.back().at(0), "2027");
    EXPECT_EQ(years.back().at(1), "no");
    EXPECT_FALSE(years.back().at(2).empty());
    const auto rows = parse_shipped_csv(embedded_file("data/holidays/holidays.csv").bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_LT(rows[i].at(0), "2027-01-01");
}

TEST(WorkingDays, BesideEveryDayStandsItsSource) {
    const auto rows = parse_shipped_csv(embedded_file("data/holidays/holidays.csv").bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& mark = rows[i].at(3);
        EXPECT_TRUE(mark == "F" || mark == "M") << rows[i].at(0);
        const bool to_confirm = rows[i].at(4).find("cần đối chiếu") != std::string::npos;
        EXPECT_EQ(to_confirm, mark == "M") << rows[i].at(0);
        EXPECT_GT(rows[i].at(4).size(), 20U) << rows[i].at(0);
    }
}

TEST(WorkingDays, DaysOffAreWeekdaysAndSwappedDaysAreSaturdays) {
    const auto weekday = [](Date one) { return ((one.days() + 3) % 7 + 7) % 7; };  // Monday is 0
    for (const auto one : Calendar::shipped().off) EXPECT_LT(weekday(one), 5) << to_iso(one);
    for (const auto one : Calendar::shipped().work) EXPECT_EQ(weekday(one), 5) << to_iso(one);
}

TEST(WorkingDays, OverTetOfEachYearTheFirstWorkingDayIsTheOneAfter) {
    struct Tet {
        Date last_before, first_after;
    };
    for (const auto& [before, after] :
         {Tet{day(2023, 1, 19), day(2023, 1, 27)}, Tet{day(2024, 2, 7), day(2024, 2, 15)},
          Tet{day(2025, 1, 24), day(2025, 2, 3)}, Tet{day(2026, 2, 13), day(2026, 2, 23)}})
        EXPECT_EQ(working_days_after(before, 1), after) << to_iso(before);
}

TEST(WorkingDays, TheLatestStartIsTheLastDayFromWhichTheTermStillFits) {
    EXPECT_EQ(latest_start(day(2026, 11, 25), 2), day(2026, 11, 23));
    for (Date last = day(2023, 1, 20); last < day(2027, 1, 1); last = last.plus_days(1)) {
        const auto start = latest_start(last, 15);
        EXPECT_LE(working_days_after(start, 15), last) << to_iso(last);
        EXPECT_GT(working_days_after(start.plus_days(1), 15), last) << to_iso(last);
    }
}

}  // namespace
}  // namespace saolang

#include "base/date.hpp"

#include <gtest/gtest.h>

#include "base/clock.hpp"

namespace saolang {
namespace {

Date day(int year, unsigned month, unsigned number) { return Date::from_civil(year, month, number).value(); }

TEST(Date, KnowsTheCalendar) {
    EXPECT_EQ(to_iso(day(2024, 2, 29)), "2024-02-29");
    EXPECT_FALSE(Date::from_civil(2023, 2, 29));
    EXPECT_FALSE(Date::from_civil(2023, 13, 1));
    EXPECT_FALSE(Date::from_civil(2023, 4, 31));
    EXPECT_EQ(day(1970, 1, 1).days(), 0);
    EXPECT_EQ(day(2023, 12, 31).plus_days(1), day(2024, 1, 1));
    EXPECT_EQ(last_day_of_year(2024).plus_days(1), first_day_of_year(2025));
}

TEST(Date, AMonthLaterIsTheSameDayOrTheLastOne) {
    EXPECT_EQ(day(2023, 12, 22).plus_months(36), day(2026, 12, 22));
    EXPECT_EQ(day(2024, 1, 31).plus_months(1), day(2024, 2, 29));
    EXPECT_EQ(day(2023, 1, 31).plus_months(1), day(2023, 2, 28));
    EXPECT_EQ(day(2024, 2, 29).plus_months(36), day(2027, 2, 28));
    EXPECT_EQ(day(2024, 1, 15).plus_months(-1), day(2023, 12, 15));
}

TEST(Date, ReadsIsoExactly) {
    EXPECT_EQ(parse_iso_date("2023-12-31"), day(2023, 12, 31));
    for (const char* wrong : {"", "2023-12-32", "2023-2-01", "31/12/2023", "2023-12-31 ", "2023-12-3a", "+023-12-31"})
        EXPECT_FALSE(parse_iso_date(wrong)) << wrong;
}

TEST(Date, ReadsVietnameseDayBeforeMonth) {
    EXPECT_EQ(parse_vietnamese_date("31/12/2023"), day(2023, 12, 31));
    EXPECT_EQ(parse_vietnamese_date("1-2-2023"), day(2023, 2, 1));
    EXPECT_EQ(parse_vietnamese_date("01.02.2023"), day(2023, 2, 1));
    for (const char* wrong : {"12/31/2023", "31/12/23", "31/12", "2023/12/31", "a/b/c", "1/2-2023/"})
        EXPECT_FALSE(parse_vietnamese_date(wrong)) << wrong;
    EXPECT_EQ(to_vietnamese(day(2023, 2, 1)), "01/02/2023");
}

TEST(Period, EndsBeforeItsLastBound) {
    const Period period{day(2024, 1, 1), day(2025, 1, 1)};
    EXPECT_FALSE(period.contains(day(2023, 12, 31)));
    EXPECT_TRUE(period.contains(day(2024, 1, 1)));
    EXPECT_TRUE(period.contains(day(2024, 12, 31)));
    EXPECT_FALSE(period.contains(day(2025, 1, 1)));
    EXPECT_TRUE((Period{day(2024, 1, 1), std::nullopt}.contains(day(2999, 1, 1))));
}

TEST(Moment, TheDayInVietnamBeginsSevenHoursBeforeUtc) {
    const std::int64_t midnight_utc = std::int64_t{day(2024, 1, 1).days()} * 86'400'000;
    EXPECT_EQ(date_in_vietnam(Moment{midnight_utc - 7 * 3'600'000 - 1}), day(2023, 12, 31));
    EXPECT_EQ(date_in_vietnam(Moment{midnight_utc - 7 * 3'600'000}), day(2024, 1, 1));
    EXPECT_EQ(to_iso(Moment{midnight_utc + 1}), "2024-01-01T00:00:00.001Z");
    EXPECT_EQ(to_vietnamese(Moment{midnight_utc}), "01/01/2024 07:00");
}

}  // namespace
}  // namespace saolang

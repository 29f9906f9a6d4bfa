#include "programme/outlook.hpp"

#include <gtest/gtest.h>

#include <random>

namespace saolang::programme {
namespace {

constexpr Bounds grows{.grows = true};

YearSoFar linear(int year, std::int64_t total, int day, bool over = true) {
    YearSoFar made{.year = year, .at_start = 0, .at_day = total * day / 365};
    if (over) made.at_due = total;
    return made;
}

TEST(Outlook, AYearThatGoesOnAsThePastOnesDidEndsAsTheyDid) {
    for (int day = 1; day < 365; ++day) {
        const std::vector past{linear(2021, 36'500, day), linear(2022, 36'500, day), linear(2023, 36'500, day)};
        const auto outlook = outlook_of(linear(2024, 36'500, day, false), past, grows);
        ASSERT_TRUE(outlook.expected) << day;
        EXPECT_EQ(outlook.expected->least, 36'500) << day;
        EXPECT_EQ(outlook.expected->likely, 36'500) << day;
        EXPECT_EQ(outlook.expected->most, 36'500) << day;
        EXPECT_EQ(outlook.mean_error, 0) << day;
    }
}

TEST(Outlook, AYearAtTwiceThePaceBringsTwiceAsMuchOnceThePaceCanBeTold) {
    const std::vector past{linear(2022, 36'500, 200), linear(2023, 36'500, 200)};
    EXPECT_EQ(outlook_of(linear(2024, 73'000, 200, false), past, grows).expected->likely, 73'000);
}

TEST(Outlook, OnTheDueDayItIsTheValue) {
    const std::vector past{linear(2022, 10'000, 365), linear(2023, 90'000, 365)};
    const auto outlook = outlook_of({.year = 2024, .at_start = 0, .at_day = 700, .at_due = 700}, past, grows);
    EXPECT_EQ(outlook.expected->least, 700);
    EXPECT_EQ(outlook.expected->likely, 700);
    EXPECT_EQ(outlook.expected->most, 700);
}

TEST(Outlook, WithFewerThanTwoPastYearsNothingIsTriedAndTheRangeIsWide) {
    const std::vector past{linear(2023, 40'000, 100)};
    YearSoFar now{.year = 2024, .at_start = 0, .at_day = 10'000, .waiting = YearSoFar::Waiting{16'000, 30'000, 10'000}};
    const auto outlook = outlook_of(now, past, grows);
    EXPECT_TRUE(outlook.back_tests.empty());
    EXPECT_EQ(outlook.expected->least, 10'000);
    EXPECT_GE(outlook.expected->most, 30'000);
    now.waiting.reset();
    EXPECT_EQ(outlook_of(now, {}, grows).expected->likely, 10'000);
    EXPECT_EQ(outlook_of(now, {}, grows).method, Method::as_now);
}

TEST(Outlook, WhereNothingCanBeMeasuredNothingIsExpected) { EXPECT_FALSE(outlook_of({.year = 2024}, {}, {}).expected); }

TEST(Outlook, TheMethodThatWentWrongLeastIsTaken) {
    std::vector<YearSoFar> past;
    for (const int year : {2021, 2022, 2023}) {
        auto one = linear(year, year == 2022 ? 10'000 : 40'000, 20);  // years differ, what waited told it
        one.waiting = YearSoFar::Waiting{*one.at_due, *one.at_due + 5'000, *one.at_day};
        past.push_back(one);
    }
    YearSoFar now{.year = 2024, .at_start = 0, .at_day = 1'000, .waiting = YearSoFar::Waiting{23'000, 30'000, 1'000}};
    const auto outlook = outlook_of(now, past, grows);
    EXPECT_EQ(outlook.method, Method::waiting);
    EXPECT_EQ(outlook.expected->likely, 23'000);
    EXPECT_EQ(outlook.back_tests.size(), 3U);
    EXPECT_TRUE(outlook.back_tests[1].held());
}

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::int64_t upto(std::int64_t most) {
        return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most + 1));
    }
    YearSoFar year(int year, bool over) {
        YearSoFar made{.year = year};
        made.at_start = upto(1) == 0 ? 0 : upto(1'000);
        if (upto(9) > 0) made.at_day = *made.at_start + upto(20'000);
        const auto at_day = made.at_day.value_or(0);
        if (over && upto(9) > 0) made.at_due = at_day + upto(30'000);
        if (waits) {
            const auto likely = at_day + upto(20'000);
            made.waiting = YearSoFar::Waiting{likely, likely + upto(5'000), at_day};
        }
        return made;
    }
    bool waits = false;

private:
    std::mt19937 engine_;
};

TEST(Outlook, TheLikelyIsNeverOutsideItsRangeAndMoreThatWaitsNeverLowersIt) {
    for (unsigned seed = 0; seed < 20'000; ++seed) {
        Random random(seed);
        random.waits = seed % 2 == 0;
        std::vector<YearSoFar> past;
        for (auto n = random.upto(5); n > 0; --n) past.push_back(random.year(2024 - static_cast<int>(n), true));
        auto now = random.year(2024, false);
        const auto check = [&](const Outlook& outlook) {
            if (!outlook.expected) return;
            ASSERT_LE(outlook.expected->least, outlook.expected->likely) << seed;
            ASSERT_LE(outlook.expected->likely, outlook.expected->most) << seed;
            ASSERT_GE(outlook.expected->least, now.at_day.value_or(0)) << seed;
        };
        const auto before = outlook_of(now, past, grows);
        check(before);
        if (!now.waiting) continue;
        const auto more = random.upto(3'000);
        now.waiting->likely += more;
        now.waiting->most += more;
        const auto after = outlook_of(now, past, grows);
        check(after);
        if (!before.expected) continue;
        ASSERT_GE(after.expected->least, before.expected->least) << seed;
        ASSERT_GE(after.expected->likely, before.expected->likely) << seed;
        ASSERT_GE(after.expected->most, before.expected->most) << seed;
    }
}

}  // namespace
}  // namespace saolang::programme

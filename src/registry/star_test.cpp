#include "registry/star.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "registry/recognition.hpp"

namespace saolang::registry {
namespace {

Date date(int year, unsigned month, unsigned day) { return *Date::from_civil(year, month, day); }

Recognition given(int stars, Date from) {
    Recognition recognition;
    recognition.star = Star::of(stars);
    recognition.valid_from = from;
    return recognition;
}

Recognition given_in(int stars, int year) {
    Recognition recognition;
    recognition.star = Star::of(stars);
    recognition.year = year;
    return recognition;
}

std::vector<Term> terms(std::initializer_list<Recognition> recognitions) {
    std::vector<Term> made;
    for (const Recognition& recognition : recognitions) made.push_back(*term_of(recognition));
    return made;
}

// 0: not recognised; -1: nobody can say; else the star.
int stars_on(const std::vector<Term>& history, Date day) {
    const Standing standing = standing_on(history, day);
    if (standing.kind == Standing::Kind::uncertain) return -1;
    return standing.star ? standing.star->number() : 0;
}

TEST(StarOnADate, NothingWithoutARecognition) {
    EXPECT_EQ(standing_on({}, date(2023, 12, 31)).kind, Standing::Kind::none);
    EXPECT_FALSE(standing_on({}, date(2023, 12, 31)).term);
}

TEST(StarOnADate, HoldsFromTheFirstToTheLastDayOf36Months) {
    const auto history = terms({given(3, date(2020, 12, 28))});
    EXPECT_EQ(stars_on(history, date(2020, 12, 27)), 0);
    EXPECT_EQ(stars_on(history, date(2020, 12, 28)), 3);
    EXPECT_EQ(stars_on(history, date(2023, 12, 28)), 3);
    EXPECT_EQ(stars_on(history, date(2023, 12, 29)), 0);
}

TEST(StarOnADate, ATermFromTheLeapDayEndsWithTheLastDayOfFebruary) {
    const auto history = terms({given(4, date(2024, 2, 29))});
    EXPECT_EQ(stars_on(history, date(2027, 2, 28)), 4);
    EXPECT_EQ(stars_on(history, date(2027, 3, 1)), 0);
}

TEST(StarOnADate, ALastDayStatedByTheDecisionReplacesThe36Months) {
    Recognition short_one = given(3, date(2022, 1, 1));
    short_one.valid_to = date(2022, 6, 30);
    const auto history = terms({short_one});
    EXPECT_EQ(stars_on(history, date(2022, 6, 30)), 3);
    EXPECT_EQ(stars_on(history, date(2022, 7, 1)), 0);
}

TEST(StarOnADate, AnUpgradeReplacesTheLowerStarFromItsFirstDay) {
    const auto history = terms({given(3, date(2021, 6, 1)), given(4, date(2022, 12, 20))});
    EXPECT_EQ(stars_on(history, date(2022, 12, 19)), 3);
    EXPECT_EQ(stars_on(history, date(2022, 12, 20)), 4);
    EXPECT_EQ(stars_on(history, date(2025, 12, 20)), 4);
    EXPECT_EQ(stars_on(history, date(2025, 12, 21)), 0);
}

TEST(StarOnADate, OfTwoRecognitionsOfOneDayTheLaterDecisionHolds) {
    const auto history = terms({given(3, date(2022, 12, 20)), given(4, date(2022, 12, 20))});
    EXPECT_EQ(stars_on(history, date(2022, 12, 20)), 4);
    EXPECT_EQ(standing_on(history, date(2022, 12, 20)).term, 1U);
}

TEST(StarOnADate, ALaterLowerStarReplacesAHigherOne) {
    const auto history = terms({given(4, date(2021, 6, 1)), given(3, date(2022, 6, 1))});
    EXPECT_EQ(stars_on(history, date(2022, 5, 31)), 4);
    EXPECT_EQ(stars_on(history, date(2022, 6, 1)), 3);
}

TEST(StarOnADate, TheEarlierStarDoesNotComeBackWhenTheLaterOneEnds) {
    Recognition upgrade = given(4, date(2022, 6, 1));
    upgrade.withdrawal = Withdrawal{date(2022, 9, 1), Ground::criteria_not_kept, ""};
    const auto history = terms({given(3, date(2021, 6, 1)), upgrade});
    EXPECT_EQ(stars_on(history, date(2022, 8, 31)), 4);
    EXPECT_EQ(stars_on(history, date(2022, 9, 1)), 0);
    EXPECT_EQ(stars_on(history, date(2023, 6, 1)), 0);
}

TEST(StarOnADate, AWithdrawalEndsTheStarOnItsDay) {
    Recognition withdrawn = given(3, date(2022, 1, 10));
    withdrawn.withdrawal = Withdrawal{date(2023, 3, 15), Ground::law_breached, "12/QĐ-UBND"};
    const auto history = terms({withdrawn});
    EXPECT_EQ(stars_on(history, date(2023, 3, 14)), 3);
    EXPECT_EQ(stars_on(history, date(2023, 3, 15)), 0);
    EXPECT_EQ(standing_on(history, date(2023, 3, 15)).term, 0U);
}

TEST(StarOnADate, AWithdrawalOnTheFirstDayLeavesNoDay) {
    Recognition withdrawn = given(3, date(2022, 1, 10));
    withdrawn.withdrawal = Withdrawal{date(2022, 1, 10), Ground::false_dossier, ""};
    EXPECT_EQ(stars_on(terms({withdrawn}), date(2022, 1, 10)), 0);
}

TEST(StarOnADate, AWithdrawalAlsoEndsAnExtension) {
    Recognition recognition = given(3, date(2023, 6, 1));
    recognition.extension = Extension{date(2026, 11, 28), "QĐ 26/2026, Điều 12"};
    recognition.withdrawal = Withdrawal{date(2026, 8, 1), Ground::production_stopped, ""};
    EXPECT_EQ(stars_on(terms({recognition}), date(2026, 7, 31)), 3);
    EXPECT_EQ(stars_on(terms({recognition}), date(2026, 8, 1)), 0);
}

TEST(StarOnADate, IsGivenAgainAfterAGap) {
    const auto history = terms({given(3, date(2019, 12, 24)), given(3, date(2023, 5, 10))});
    EXPECT_EQ(stars_on(history, date(2022, 12, 24)), 3);
    EXPECT_EQ(stars_on(history, date(2022, 12, 25)), 0);
    EXPECT_EQ(stars_on(history, date(2023, 5, 9)), 0);
    EXPECT_EQ(stars_on(history, date(2023, 5, 10)), 3);
}

TEST(StarOnADate, AnExtensionHoldsTo180DaysPastTheTerm) {
    Recognition extended = given(4, date(2023, 6, 1));
    const Date first_day_after_term = date(2026, 6, 2);
    extended.extension = Extension{first_day_after_term.plus_days(180), "QĐ 26/2026, Điều 12"};
    const auto history = terms({extended});
    EXPECT_EQ(stars_on(history, first_day_after_term.plus_days(179)), 4);
    EXPECT_EQ(stars_on(history, first_day_after_term.plus_days(180)), 0);
}

TEST(StarOnADate, WithOnlyTheYearKnownItIsCertainFromTheLastDayOfThatYear) {
    const auto history = terms({given_in(3, 2021)});
    EXPECT_EQ(stars_on(history, date(2020, 12, 31)), 0);
    EXPECT_EQ(stars_on(history, date(2021, 1, 1)), -1);
    EXPECT_EQ(stars_on(history, date(2021, 12, 30)), -1);
    EXPECT_EQ(stars_on(history, date(2021, 12, 31)), 3);
    EXPECT_EQ(stars_on(history, date(2024, 1, 1)), 3);  // last day if it was given on 1 January
    EXPECT_EQ(stars_on(history, date(2024, 1, 2)), -1);
    EXPECT_EQ(stars_on(history, date(2024, 12, 31)), -1);
    EXPECT_EQ(stars_on(history, date(2025, 1, 1)), 0);
}

TEST(StarOnADate, AnUpgradeSomeDayOfAYearLeavesTheStarOpenDuringThatYear) {
    const auto history = terms({given(3, date(2021, 6, 1)), given_in(4, 2022)});
    EXPECT_EQ(stars_on(history, date(2021, 12, 31)), 3);
    EXPECT_EQ(stars_on(history, date(2022, 6, 1)), -1);
    EXPECT_EQ(stars_on(history, date(2022, 12, 31)), 4);
}

TEST(StarOnADate, TheSameStarGivenAgainSomeDayOfAYearIsCertainThroughout) {
    const auto history = terms({given(3, date(2021, 6, 1)), given_in(3, 2022)});
    EXPECT_EQ(stars_on(history, date(2022, 6, 1)), 3);
}

TEST(StarOnADate, ADayAndAYearThatMayBeBeforeOrAfterItDoNotDecideBetweenTwoStars) {
    const auto history = terms({given(3, date(2023, 6, 15)), given_in(4, 2023)});
    EXPECT_EQ(stars_on(history, date(2024, 1, 1)), -1);
}

TEST(StarOnADate, ARecognitionWithoutAStatedStarIsRecognisedWithoutAStar) {
    Recognition unstated = given(3, date(2022, 1, 1));
    unstated.star = std::nullopt;
    const Standing standing = standing_on(terms({unstated}), date(2022, 6, 1));
    EXPECT_EQ(standing.kind, Standing::Kind::recognised);
    EXPECT_FALSE(standing.star);
}

TEST(NextChange, IsTheFirstDayOfADifferentStanding) {
    const auto history = terms({given(3, date(2020, 12, 28)), given(4, date(2022, 12, 20))});
    EXPECT_EQ(next_change(history, date(2020, 1, 1)), date(2020, 12, 28));
    EXPECT_EQ(next_change(history, date(2020, 12, 28)), date(2022, 12, 20));
    EXPECT_EQ(next_change(history, date(2022, 12, 20)), date(2025, 12, 21));
    EXPECT_EQ(next_change(history, date(2025, 12, 21)), std::nullopt);
}

// The same rule the slow way: every way the unknown days may have fallen, one after the other.
struct World {
    std::vector<Date> from, until;
};

int stars_in(const World& world, const std::vector<Term>& history, Date day) {
    std::optional<std::size_t> newest;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (world.from[i] <= day && (!newest || world.from[i] >= world.from[*newest])) newest = i;
    }
    if (!newest || world.until[*newest] <= day) return 0;
    return history[*newest].star ? history[*newest].star->number() : 9;
}

void each_world(const std::vector<Term>& history, World& world, const std::function<void(const World&)>& visit) {
    const std::size_t i = world.from.size();
    if (i == history.size()) return visit(world);
    for (Date from = history[i].earliest_from; from <= history[i].latest_from; from = from.plus_days(1)) {
        for (const Date until : {history[i].earliest_until, history[i].latest_until}) {
            world.from.push_back(from);
            world.until.push_back(until);
            each_world(history, world, visit);
            world.from.pop_back();
            world.until.pop_back();
        }
    }
}

int stars_by_worlds(const std::vector<Term>& history, Date day) {
    std::set<int> seen;
    World world;
    each_world(history, world, [&](const World& one) { seen.insert(stars_in(one, history, day)); });
    return seen.size() == 1 ? *seen.begin() : -1;
}

std::vector<Term> random_history(std::mt19937& random) {
    const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    std::vector<Term> history;
    for (int i = up_to(3); i > 0; --i) {
        const Date from = Date(up_to(14));
        const int doubt = up_to(2) == 0 ? up_to(4) : 0;
        const Date until = from.plus_days(up_to(10));
        history.push_back({Star::of(2 + up_to(3)), from, from.plus_days(doubt), until,
                           std::max(from.plus_days(doubt), until.plus_days(doubt))});
    }
    std::ranges::stable_sort(history, {}, &Term::latest_from);
    return history;
}

TEST(StarOnADate, AgreesWithEveryWayTheUnknownDaysMayHaveFallen) {
    std::mt19937 random(20260522);
    for (int round = 0; round < 3'000; ++round) {
        const auto history = random_history(random);
        for (Date day(-1); day < Date(32); day = day.plus_days(1)) {
            const Standing standing = standing_on(history, day);
            int stars = stars_on(history, day);
            if (standing.kind == Standing::Kind::recognised && !standing.star) stars = 9;
            ASSERT_EQ(stars, stars_by_worlds(history, day)) << "round " << round << ", day " << day.days();
        }
    }
}

TEST(NextChange, AgreesWithAskingDayByDay) {
    std::mt19937 random(148);
    const auto answer = [](const Standing& s) { return std::tuple(s.kind, s.star, s.term); };
    for (int round = 0; round < 3'000; ++round) {
        const auto history = random_history(random);
        const Date day(static_cast<int>(random() % 30));
        std::optional<Date> expected;
        for (Date later = day; later < Date(60) && !expected; later = later.plus_days(1)) {
            if (answer(standing_on(history, later)) != answer(standing_on(history, day))) expected = later;
        }
        ASSERT_EQ(next_change(history, day), expected) << "round " << round;
    }
}

}  // namespace
}  // namespace saolang::registry

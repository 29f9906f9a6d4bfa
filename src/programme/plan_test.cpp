#include "programme/plan_progress.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/records_for_tests.hpp"

namespace saolang::programme {
namespace {

using registry::date;

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }
places::UnitId quang_nam() { return registry::unit("49", date(2024, 1, 1)); }
std::string province_key() { return unit_key(quang_nam(), gazetteer()); }

// A plan of 2023, that of 2024 with an amendment of June, and of 2025, each copied from the one before.
class Plans : public ::testing::Test {
protected:
    Plans() {
        add_plan(2023, "2023-02-01", {}, {});
        add_plan(2024, "2024-02-15", {}, "1");
        add_plan(2024, "2024-06-10", "2", {});
        add_plan(2025, "2025-01-20", {}, "3");
        add_target("1", 1, "100", "2023-12-31", {});   // row 0
        add_target("2", 1, "200", "2024-12-31", "1");  // row 1
        add_target("3", 1, "300", "2024-12-31", "2");  // row 2: the amendment's
        add_target("4", 1, "400", "2025-12-31", "3");  // row 3
    }
    void add_plan(int year, std::string signed_on, std::string amends, std::string copied_from) {
        const auto row = records_.add(plan::kind, {{"year", std::to_string(year)},
                                                   {"unit", province_key()},
                                                   {"number", std::to_string(year) + "/KH"},
                                                   {"signed_on", std::move(signed_on)}});
        if (!amends.empty()) records_.set(plan::kind, row, "amends", amends);
        if (!copied_from.empty()) records_.set(plan::kind, row, "copied_from", copied_from);
    }
    Row add_target(std::string plan, int place, std::string goal, std::string due, std::string copied_from,
                   std::string indicator = "thematic_fairs") {
        const auto row = records_.add(target::kind, {{"plan", std::move(plan)},
                                                     {"place", std::to_string(place)},
                                                     {"indicator", std::move(indicator)},
                                                     {"words", "Hội chợ chuyên đề"},
                                                     {"comparison", "at_least"},
                                                     {"goal", std::move(goal)},
                                                     {"measured_in", "count"},
                                                     {"due", std::move(due)}});
        if (!copied_from.empty()) records_.set(target::kind, row, "copied_from", copied_from);
        return row;
    }
    void add_fair(std::string from, std::string to) {
        records_.add(event::kind, {{"name", "Hội chợ OCOP"},
                                   {"kind", "fair"},
                                   {"thematic", "1"},
                                   {"region", "in_province"},
                                   {"unit", province_key()},
                                   {"from_day", std::move(from)},
                                   {"to_day", std::move(to)}});
    }
    [[nodiscard]] World world() const { return records_.with(registry_.build()); }
    registry::TestRegistry registry_;
    TestRecords records_;
};

TEST_F(Plans, TheLastVersionSignedByTheDayIsInForceAndTheFormerStays) {
    const auto made = world();
    const PlanOf plan{2024, quang_nam()};
    EXPECT_EQ(versions_of(*made.ledger, plan), (std::vector<Row>{1, 2}));
    EXPECT_EQ(version_in_force(*made.ledger, plan, date(2024, 2, 14)), std::nullopt);
    EXPECT_EQ(version_in_force(*made.ledger, plan, date(2024, 2, 15)), 1U);
    EXPECT_EQ(version_in_force(*made.ledger, plan, date(2024, 6, 9)), 1U);
    EXPECT_EQ(version_in_force(*made.ledger, plan, date(2024, 6, 10)), 2U);
    EXPECT_EQ(goal_of(*made.ledger, targets_of(*made.ledger, 1).front()).goal, 200);
    EXPECT_EQ(goal_of(*made.ledger, targets_of(*made.ledger, 2).front()).goal, 300);
    EXPECT_EQ(plans_of(*made.ledger).size(), 3U);
    EXPECT_EQ(plans_of(*made.ledger).front().year, 2025);
}

TEST_F(Plans, TargetsStandInTheirOrder) {
    add_target("1", 3, "100", "2023-12-31", {});
    add_target("1", 2, "100", "2023-12-31", {});
    EXPECT_EQ(targets_of(*world().ledger, 0), (std::vector<Row>{0, 5, 4}));
}

TEST_F(Plans, ATargetIsFollowedThroughItsYearsFromAnyOfThem) {
    const auto made = world();
    // Of 2024 the amendment stands for the year.
    for (const Row row : {0U, 1U, 2U, 3U}) EXPECT_EQ(lineage_of(*made.ledger, row), (std::vector<Row>{0, 2, 3})) << row;
    EXPECT_EQ(same_target_in(*made.ledger, 1, 2), 2U);
    EXPECT_EQ(same_target_in(*made.ledger, 2, 1), 1U);
}

TEST_F(Plans, CopiesThatRunInACircleEnd) {
    records_.set(target::kind, 0, "copied_from", "4");
    EXPECT_EQ(lineage_of(*world().ledger, 0).size(), 3U);
}

TEST_F(Plans, AnAmendmentTellsWhatItChanged) {
    const auto added = add_target("3", 2, "100", "2024-12-31", {});
    const auto removed = add_target("2", 2, "100", "2024-12-31", {});
    const auto made = world();
    const auto changes = changes_between(*made.ledger, 1, 2);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].fields, std::vector<std::size_t>{target::goal});
    EXPECT_EQ(changes[1].before, removed);
    EXPECT_FALSE(changes[1].after);
    EXPECT_EQ(changes[2].after, added);
    EXPECT_FALSE(changes[2].before);
}

TEST_F(Plans, EachYearIsJudgedOnItsOwnDueDay) {
    add_fair("2023-05-01", "2023-05-03");
    add_fair("2024-05-01", "2024-05-03");
    add_fair("2024-12-30", "2025-01-02");  // over after the due day
    const auto made = world();
    const PlanGround ground(made, gazetteer(), {{2025, quang_nam()}, date(2025, 3, 1), date(2025, 3, 1)});
    const auto years = years_of(ground, 3);
    ASSERT_EQ(years.size(), 3U);
    EXPECT_EQ(years[0].tally.value, 100);
    EXPECT_EQ(years[0].status, Status::reached);
    EXPECT_EQ(years[1].tally.value, 100);
    EXPECT_EQ(years[1].status, Status::missed);
    EXPECT_EQ(years[2].tally.value, 0);
}

TEST_F(Plans, MonthsEndOnTheDayAsked) {
    add_fair("2024-05-01", "2024-05-03");
    const auto made = world();
    const PlanGround ground(made, gazetteer(), {{2024, quang_nam()}, date(2024, 6, 15), date(2024, 6, 15)});
    const auto months = months_of(ground, ground.progress(2));
    ASSERT_EQ(months.size(), 6U);
    EXPECT_EQ(months[3].day, date(2024, 4, 30));
    EXPECT_EQ(months[3].value, 0);
    EXPECT_EQ(months[4].value, 100);
    EXPECT_EQ(months[5].day, date(2024, 6, 15));
}

TEST_F(Plans, WhatEndangersTheYearStandsFirst) {
    add_fair("2024-05-01", "2024-05-03");
    const auto abroad = add_target("3", 2, "100", "2024-12-31", {}, "promotion_abroad");
    records_.set(target::kind, 2, "goal", "100");
    const auto made = world();
    const PlanGround ground(made, gazetteer(), {{2024, quang_nam()}, date(2024, 12, 31), date(2024, 12, 31)});
    const auto all = ground.progress_of_version(2);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].target, abroad);
    EXPECT_EQ(all[0].status, Status::missed);
    EXPECT_EQ(all[1].status, Status::reached);
}

TEST_F(Plans, DistrictsWithoutASalesPointAreNamedWithTheReason) {
    const auto row = add_target("3", 2, "1800", "2024-12-31", {}, "districts_with_sales_point");
    const auto made = world();
    const PlanGround ground(made, gazetteer(), {{2024, quang_nam()}, date(2024, 9, 1), date(2024, 9, 1)});
    const auto units = units_of(ground, ground.progress(row));
    ASSERT_EQ(units.size(), 18U);
    EXPECT_EQ(units.front().lag, Lag::behind);
    ASSERT_EQ(units.front().why.size(), 1U);
    EXPECT_EQ(units.front().why.begin()->first->vi, "Chưa có điểm bán nào");
}

TEST_F(Plans, AUnitIsHeldToItsShare) {
    add_fair("2024-05-01", "2024-05-03");
    const auto dai_loc = registry::unit("506", date(2024, 1, 1));
    records_.set(event::kind, 0, "unit", unit_key(dai_loc, gazetteer()));
    for (const auto* code : {"506", "503"})
        records_.add(target_share::kind,
                     {{"target", "3"}, {"unit", TestRecords::place(code, date(2024, 1, 1))}, {"goal", "100"}});
    const auto made = world();
    const PlanGround ground(made, gazetteer(), {{2024, quang_nam()}, date(2024, 9, 1), date(2024, 9, 1)});
    const auto units = units_of(ground, ground.progress(2));
    EXPECT_EQ(units.front().unit, registry::unit("503", date(2024, 1, 1)));
    EXPECT_EQ(units.front().lag, Lag::behind);
    const auto fulfilled = std::ranges::find(units, std::optional(dai_loc), &UnitProgress::unit);
    ASSERT_NE(fulfilled, units.end());
    EXPECT_EQ(fulfilled->share, 100);
    EXPECT_EQ(fulfilled->lag, Lag::none);
}

TEST(MovedByYears, KeepsTheDayWhereTheYearHasIt) {
    EXPECT_EQ(moved_by_years(date(2024, 12, 31), 1), date(2025, 12, 31));
    EXPECT_EQ(moved_by_years(date(2024, 2, 29), 1), date(2025, 2, 28));
}

}  // namespace
}  // namespace saolang::programme

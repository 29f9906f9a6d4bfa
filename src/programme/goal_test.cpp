#include "programme/goal.hpp"

#include <gtest/gtest.h>

namespace saolang::programme {
namespace {

const Date due = *Date::from_civil(2024, 12, 31);
const Date summer = *Date::from_civil(2024, 7, 1);
constexpr std::nullopt_t nothing_expected = std::nullopt;

Goal goal(Comparison comparison, std::int64_t level, std::optional<std::int64_t> to = {}) {
    return {comparison, level, to, due};
}
Tally counts(std::uint32_t counted, std::uint32_t unproved, std::uint32_t not_counted = 0) {
    return {counted, unproved, not_counted, counted * 100, (counted + unproved) * 100};
}

TEST(Goal, OnceDueIsReachedOrMissed) {
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(10, 0), due, nothing_expected), Status::reached);
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(9, 0), due, nothing_expected), Status::missed);
    EXPECT_EQ(status_of(goal(Comparison::at_most, 1'000), counts(10, 0), due, nothing_expected), Status::reached);
    EXPECT_EQ(status_of(goal(Comparison::at_most, 1'000), counts(11, 0), due, nothing_expected), Status::missed);
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(9, 0), due, Expected{1'100, 1'200, 1'300}),
              Status::missed)
        << "what was expected no longer matters";
}

TEST(Goal, IsNotKnownWhenMissingProofDecidesIt) {
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(9, 1), due, nothing_expected), Status::unknown);
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(8, 1), due, nothing_expected), Status::missed)
        << "not reached whatever is proved yet";
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(10, 5), due, nothing_expected), Status::reached);
    EXPECT_EQ(status_of(goal(Comparison::at_most, 1'000), counts(9, 2), due, nothing_expected), Status::unknown);
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), counts(9, 1), summer, nothing_expected), Status::unknown);
    EXPECT_EQ(status_of(goal(Comparison::at_least, 1'000), Tally{}, due, nothing_expected), Status::unknown)
        << "nothing to measure";
}

TEST(Goal, FiguresNobodyReportedDoNotTakeAwayWhatTheOthersShow) {
    const Tally shown{.counted = 9, .unproved = 1, .value = 160};
    const Tally not_shown{.counted = 9, .unproved = 1, .value = 140};
    EXPECT_EQ(status_of(goal(Comparison::at_least, 150), shown, due, nothing_expected), Status::reached);
    EXPECT_EQ(status_of(goal(Comparison::at_least, 150), not_shown, due, nothing_expected), Status::unknown);
    const Tally turned{.counted = 9, .unproved = 1, .value = 160, .value_if_proved = 140};
    EXPECT_EQ(status_of(goal(Comparison::at_least, 150), turned, due, nothing_expected), Status::unknown);
}

TEST(Goal, BeforeItIsDueWhatIsExpectedDecides) {
    const auto ten = goal(Comparison::at_least, 1'000);
    EXPECT_EQ(status_of(ten, counts(4, 0), summer, Expected{800, 1'000, 1'200}), Status::on_track);
    EXPECT_EQ(status_of(ten, counts(4, 0), summer, Expected{700, 900, 1'200}), Status::at_risk);
    EXPECT_EQ(status_of(ten, counts(4, 0), summer, nothing_expected), Status::at_risk);
    EXPECT_EQ(status_of(ten, counts(10, 0), summer, Expected{700, 900, 1'200}), Status::reached);
    const auto at_most = goal(Comparison::at_most, 1'000);
    EXPECT_EQ(status_of(at_most, counts(4, 0), summer, nothing_expected), Status::on_track)
        << "it can still be exceeded";
    EXPECT_EQ(status_of(at_most, counts(4, 0), summer, Expected{900, 1'100, 1'200}), Status::at_risk);
}

TEST(Goal, MoreThanARangeIsReachedAndTheSurplusIsTold) {
    const auto range = goal(Comparison::between, 1'500, 2'000);
    EXPECT_EQ(status_of(range, counts(14, 0), due, nothing_expected), Status::missed);
    EXPECT_EQ(status_of(range, counts(15, 0), due, nothing_expected), Status::reached);
    EXPECT_EQ(status_of(range, counts(22, 0), due, nothing_expected), Status::reached);
    EXPECT_EQ(surplus(range, 2'200), 200);
    EXPECT_EQ(surplus(range, 2'000), 0);
}

TEST(Goal, AllIsMissedByOne) {
    const auto all = goal(Comparison::all, 0);
    const Tally whole{40, 0, 0, 10'000, 10'000}, one_unproved{39, 1, 0, 9'750, 10'000}, one_not{39, 0, 1, 9'750, 9'750};
    EXPECT_EQ(status_of(all, whole, due, nothing_expected), Status::reached);
    EXPECT_EQ(status_of(all, one_unproved, due, nothing_expected), Status::unknown);
    EXPECT_EQ(status_of(all, one_not, due, nothing_expected), Status::missed);
    EXPECT_EQ(status_of(all, Tally{}, due, nothing_expected), Status::unknown) << "nothing was asked about";
}

TEST(Goal, ALaterDayIsJudgedAsOnTheDueDay) {
    EXPECT_EQ(judged_on(goal(Comparison::at_least, 100), *Date::from_civil(2025, 3, 1)), due);
    EXPECT_EQ(judged_on(goal(Comparison::at_least, 100), summer), summer);
}

}  // namespace
}  // namespace saolang::programme

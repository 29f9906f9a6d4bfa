#include "law/totals.hpp"

#include <gtest/gtest.h>

#include "law/law.hpp"

namespace saolang::law {
namespace {

const Regime& qd148() { return *Law::shipped().regime("148/2023"); }

NotKept refusal(const SignedSheet& sheet) {
    const auto kept = keep_totals(qd148(), sheet);
    EXPECT_FALSE(kept.has_value());
    return kept ? NotKept::total_missing : kept.error();
}

Points points(std::string_view text) { return *parse_points(text); }

TEST(Totals, TheBandFollowsFromTheTotalAndTheStarFromTheSignedSheet) {
    struct Row {
        std::string_view total;
        StarNumber band;
    };
    for (const auto& row : {Row{"100", 5}, Row{"90", 5}, Row{"89.99", 4}, Row{"70", 4}, Row{"69.99", 3}, Row{"50", 3},
                            Row{"349/7", 2}, Row{"30", 2}, Row{"29.99", 1}, Row{"0", 1}}) {
        const auto kept = keep_totals(qd148(), {.total = points(row.total), .star = row.band});
        ASSERT_TRUE(kept) << row.total;
        EXPECT_EQ(kept->band, row.band) << row.total;
        EXPECT_EQ(kept->star, row.band) << row.total;
        EXPECT_EQ(kept->certificate(), row.band >= 3) << row.total;
    }
}

TEST(Totals, AStarIsNeverAboveItsBandButMayBeBelowForAMinimumOnlyTheSheetKnows) {
    EXPECT_EQ(refusal({.total = points("89.5"), .star = 5}), NotKept::star_above_band);
    EXPECT_EQ(keep_totals(qd148(), {.total = points("89.5"), .star = 3})->star, 3);
}

TEST(Totals, PartsOfTheSplitAddUpToTheTotal) {
    const std::vector<PartTotal> parts{{"C", points("30.25")}, {"A", points("38")}, {"B", points("100/7")}};
    const auto kept = keep_totals(qd148(), {.parts = parts, .star = 4});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->total, points("2311/28"));
    EXPECT_EQ(refusal({.total = points("82"), .parts = parts, .star = 4}), NotKept::total_is_not_the_sum);
    EXPECT_EQ(refusal({.parts = {{"A", points("40")}, {"B", points("25")}}, .star = 3}), NotKept::parts_not_of_split);
    EXPECT_EQ(refusal({.parts = {{"A", points("40")}, {"B", points("25")}, {"D", points("1")}}, .star = 3}),
              NotKept::parts_not_of_split);
    EXPECT_EQ(refusal({.parts = {{"A", points("40.5")}, {"B", points("25")}, {"C", points("1")}}, .star = 3}),
              NotKept::part_above_maximum);
}

TEST(Totals, NothingIsMadeUpForWhatIsMissing) {
    EXPECT_EQ(refusal({.star = 4}), NotKept::total_missing);
    EXPECT_EQ(refusal({.total = points("88")}), NotKept::star_missing);
    EXPECT_EQ(refusal({.total = points("88"), .star = 6}), NotKept::no_such_star);
    EXPECT_EQ(refusal({.total = points("88"), .star = 0}), NotKept::no_such_star);
    EXPECT_EQ(refusal({.total = points("100.5"), .star = 5}), NotKept::total_out_of_range);
    EXPECT_EQ(refusal({.total = points("1/9000000000000000000"), .star = 1}), NotKept::too_fine);
}

TEST(Totals, BothRegimesWithoutPublicLevelsTakeTotals) {
    for (const auto& regime : Law::shipped().regimes)
        EXPECT_EQ(regime.totals_only, regime.number == "148/2023" || regime.number == "1489/2025") << regime.number;
}

}  // namespace
}  // namespace saolang::law

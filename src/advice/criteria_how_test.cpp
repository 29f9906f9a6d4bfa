// How 70 is decided.

#include "advice/criteria_how.hpp"

#include "law/law.hpp"

namespace saolang::advice {
namespace {

std::span<const law::Band> bands() { return law::Law::shipped().newest().criteria->bands; }

Decided decided(std::string_view totals, std::optional<std::uint8_t> decimals = {},
                std::optional<law::StarNumber> missed = {}) {
    return decide({.totals = read_totals(totals).value(), .decimals = decimals, .missed = missed}, bands());
}

TEST(How, SixtyNinePointNineIsThreeStarsAndSeventyFour) {
    EXPECT_EQ(decided("69,9").star, 3);
    EXPECT_EQ(decided("70").star, 4);
    EXPECT_EQ(decided("89,9999").star, 4);
    EXPECT_EQ(decided("90").star, 5);
    EXPECT_EQ(decided("49,9").star, 2);
    EXPECT_EQ(decided("29").star, 1);
}

TEST(How, TheAverageStaysExactAndIsRoundedOnlyWhenAsked) {
    EXPECT_EQ(decided("70; 70; 69; 71; 69").average, Points::ratio(349, 5));
    EXPECT_EQ(decided("70; 70; 69; 71; 69").star, 3);
    EXPECT_EQ(decided("70; 70; 69; 71; 69", 0).star, 4);
    EXPECT_EQ(decided("70; 70; 69; 71; 69", 1).star, 3);
    EXPECT_EQ(decided("70 70 69").star, 3);  // 209/3
    EXPECT_EQ(decided("69,95", 1).star, 4);  // half up
    EXPECT_EQ(decided("69,95", 2).star, 3);
}

TEST(How, AMissedMinimumKeepsTheStarBelowIt) {
    EXPECT_EQ(decided("75", {}, 4).star, 3);
    EXPECT_EQ(decided("92", {}, 5).star, 4);
    EXPECT_EQ(decided("92", {}, 4).star, 3);
    EXPECT_EQ(decided("60", {}, 4).star, 3);
    EXPECT_EQ(decided("60", {}, 3).star, 2);
    EXPECT_EQ(decided("20", {}, 3).star, 1);
}

TEST(How, TotalsAreReadAsPeopleTypeThem) {
    EXPECT_EQ(read_totals("70, 69, 71").value().size(), 3U);
    EXPECT_EQ(read_totals(" 70;69.5 ;71;").value()[1], *Points::ratio(139, 2));
    EXPECT_EQ(read_totals("100 0").value().size(), 2U);
}

TEST(How, WhatIsNoTotalIsNamed) {
    EXPECT_EQ(read_totals("70; bảy mươi").error().piece, "bảy");
    EXPECT_EQ(read_totals("70,69,71").error().piece, "70,69,71");
    EXPECT_EQ(read_totals("101").error().piece, "101");
    EXPECT_EQ(read_totals("-1").error().piece, "-1");
    EXPECT_EQ(read_totals("70/3").error().piece, "70/3");
    EXPECT_EQ(read_totals(" ; ").error().piece, "");
    std::string many;
    for (int i = 0; i < 100; ++i) many += "70 ";
    EXPECT_TRUE(read_totals(many).error().too_many);
    EXPECT_EQ(read_totals(many.substr(3)).value().size(), most_totals);
}

TEST(How, AFractionIsNeverShownAsMoreThanItIs) {
    EXPECT_EQ(exact_words(*Points::ratio(349, 5), ','), "69,8");
    EXPECT_EQ(exact_words(*Points::ratio(1'399'999, 20'000), ','), "69,999… (1399999/20000)");
    EXPECT_EQ(exact_words(*Points::ratio(209, 3), '.'), "69.666… (209/3)");
    EXPECT_EQ(exact_words(Points(70), ','), "70");
}

}  // namespace
}  // namespace saolang::advice

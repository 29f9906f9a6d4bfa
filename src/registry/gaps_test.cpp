#include "registry/gaps.hpp"

#include <gtest/gtest.h>

#include <set>

#include "registry/index_for_tests.hpp"

namespace saolang::registry {
namespace {

const Date signed_on = date(2023, 12, 22);  // its 36 months end with 22/12/2026
const Date last = date(2026, 12, 22);

Recognition by_decision(int stars, Date from) {
    Recognition recognition;
    recognition.star = Star::of(stars);
    recognition.valid_from = from;
    recognition.decision = DecisionId{1};
    return recognition;
}

class Gaps : public testing::Test {
protected:
    void SetUp() override { registry.tables.decisions.push_back({DecisionId{1}, "1/QĐ-UBND", signed_on, ""}); }
    TestRegistry registry;
    PlaceKey dai_loc = place_key("506", date(2023, 12, 31));
};

TEST_F(Gaps, NothingIsMissingOfAProductWithPlaceGroupProducerDecisionAndDay) {
    const auto maker = registry.producer("HTX Một", ProducerKind::cooperative, dai_loc);
    registry.product("Bánh").of(maker).group(ProductGroup::food).recognised(by_decision(3, signed_on));
    EXPECT_TRUE(gaps_of(*registry.build(), 0).empty());
}

TEST_F(Gaps, WhatIsMissingIsNamedInItsOrder) {
    Recognition bare;
    bare.star = Star::of(3);
    bare.year = 2023;
    registry.product("Bánh").recognised(bare);
    EXPECT_EQ(gaps_of(*registry.build(), 0),
              (std::vector{Gap::place, Gap::group, Gap::decision, Gap::day, Gap::producer}));
}

TEST_F(Gaps, AProductStandsWhereItsProducerStands) {
    registry.product("Có nơi").of(registry.producer("Một", {}, dai_loc));
    registry.product("Không nơi").of(registry.producer("Hai"));
    const auto index = registry.build();
    EXPECT_FALSE(has_gap(*index, 0, Gap::place));
    EXPECT_TRUE(has_gap(*index, 1, Gap::place));
}

TEST_F(Gaps, AProductNeverRecognisedMissesNoDecisionAndNoDay) {
    registry.product("Đăng ký");
    const auto index = registry.build();
    EXPECT_FALSE(has_gap(*index, 0, Gap::decision));
    EXPECT_FALSE(has_gap(*index, 0, Gap::day));
}

TEST_F(Gaps, OneRecognitionWithoutDecisionAmongSeveralIsAGap) {
    registry.product("Bánh").star(3, date(2019, 1, 1)).recognised(by_decision(4, signed_on));
    EXPECT_TRUE(has_gap(*registry.build(), 0, Gap::decision));
}

TEST_F(Gaps, CodesNameEachGapAndExpiryOnce) {
    std::set<std::string_view> codes;
    for (const Gap gap : gaps) codes.insert(code_of(gap));
    for (const Expiry expiry : expiries) codes.insert(code_of(expiry));
    EXPECT_EQ(codes.size(), gaps.size() + expiries.size());
}

TEST_F(Gaps, AStarIsToBeEvaluatedAgainFromThe180thToThe120thDayBeforeItsLast) {
    registry.product("Bánh").star(4, signed_on);
    const auto index = registry.build();
    EXPECT_EQ(last_day_of_star(*index, 0, signed_on), last);
    const auto on = [&](int days_left) { return expiry_of(*index, 0, last.plus_days(-days_left)); };
    EXPECT_EQ(on(211), std::nullopt);
    EXPECT_EQ(on(210), Expiry::window_soon);
    EXPECT_EQ(on(181), Expiry::window_soon);
    EXPECT_EQ(on(180), Expiry::window_open);
    EXPECT_EQ(on(120), Expiry::window_open);
    EXPECT_EQ(on(119), Expiry::window_missed);
    EXPECT_EQ(on(0), Expiry::window_missed);
}

TEST_F(Gaps, AStarLapsedFromTheDayAfterItsLastAndFor180Days) {
    registry.product("Bánh").star(4, signed_on);
    const auto index = registry.build();
    EXPECT_EQ(expiry_of(*index, 0, last.plus_days(1)), Expiry::lapsed);
    EXPECT_EQ(expiry_of(*index, 0, last.plus_days(180)), Expiry::lapsed);
    EXPECT_EQ(expiry_of(*index, 0, last.plus_days(181)), std::nullopt);
    EXPECT_EQ(lapsed_on(*index, 0, last.plus_days(500)), last);
}

TEST_F(Gaps, OfAStarThatEndedBeforeTermsWereKnownNoWindowIsMadeUp) {
    EXPECT_EQ(expiry_on(date(2025, 3, 1), date(2024, 10, 1)), std::nullopt);
    EXPECT_EQ(expiry_on(date(2026, 8, 1), date(2026, 5, 21)), std::nullopt);
    EXPECT_EQ(expiry_on(date(2026, 8, 1), date(2026, 5, 22)), Expiry::window_missed);  // Điều 12(3)
}

TEST_F(Gaps, ARecognitionThatFollowsWithoutADayBetweenCarriesTheStarOn) {
    registry.product("Nối").star(3, signed_on).star(4, last.plus_days(1));
    registry.product("Hở một ngày").star(3, signed_on).star(4, last.plus_days(2));
    const auto index = registry.build();
    EXPECT_EQ(last_day_of_star(*index, 0, last), date(2029, 12, 23));
    EXPECT_EQ(expiry_of(*index, 0, last), std::nullopt);
    EXPECT_EQ(last_day_of_star(*index, 1, last), last);
    EXPECT_EQ(expiry_of(*index, 1, last), Expiry::window_missed);
}

TEST_F(Gaps, AnExtensionMovesTheLastDayAndAWithdrawalIsNoLapse) {
    auto extended = by_decision(3, signed_on);
    extended.extension = Extension{last.plus_days(181), "9/QĐ"};
    auto withdrawn = by_decision(3, signed_on);
    withdrawn.withdrawal = Withdrawal{last.plus_days(-9), Ground::production_stopped, ""};
    registry.product("Gia hạn").recognised(extended);
    registry.product("Thu hồi").recognised(withdrawn);
    const auto index = registry.build();
    EXPECT_EQ(last_day_of_star(*index, 0, last), last.plus_days(180));
    EXPECT_EQ(last_day_of_certificate(*index, 0, last.plus_days(180)), last);
    for (const int past : {-119, 0, 1, 60, 180})  // the window was that of the certificate
        EXPECT_EQ(expiry_of(*index, 0, last.plus_days(past)), Expiry::window_missed) << past;
    EXPECT_EQ(last_day_of_star(*index, 1, last.plus_days(-100)), last.plus_days(-10));
    EXPECT_EQ(expiry_of(*index, 1, last.plus_days(1)), std::nullopt);
}

TEST_F(Gaps, WhatOnlyAWeakSourceSaysNeitherEndsNorLapses) {
    registry.product("Nghe nói").star(3, signed_on, Confidence::weak);
    const auto index = registry.build();
    EXPECT_EQ(expiry_of(*index, 0, last), std::nullopt);
    EXPECT_EQ(expiry_of(*index, 0, last.plus_days(1)), std::nullopt);
}

TEST_F(Gaps, OfAStarWhoseYearAloneIsKnownTheFirstPossibleEndCounts) {
    Recognition rough;
    rough.star = Star::of(3);
    rough.year = 2023;  // ends between 01/01/2026 and 31/12/2026
    registry.product("Chỉ biết năm").recognised(rough);
    const auto index = registry.build();
    EXPECT_EQ(last_day_of_star(*index, 0, date(2025, 12, 1)), date(2026, 1, 1));
    EXPECT_EQ(expiry_of(*index, 0, date(2026, 6, 1)), std::nullopt);  // nobody can say whether it stands
    EXPECT_EQ(expiry_of(*index, 0, date(2027, 1, 1)), Expiry::lapsed);
}

}  // namespace
}  // namespace saolang::registry

#include "law/grade.hpp"

#include <gtest/gtest.h>

#include "law/law.hpp"
#include "law/test_council.hpp"

namespace saolang::law {
namespace {

const Criteria& criteria() { return *Law::shipped().newest().criteria; }

Grade graded(int set, const Council& council) { return grade(*criteria().set(set), criteria().bands, council); }

std::uint8_t finding(int set, std::string_view kind) {
    const auto& all = criteria().set(set)->findings;
    return static_cast<std::uint8_t>(std::ranges::find(all, kind, &Finding::kind) - all.begin());
}

Points points(std::string_view text) { return *parse_points(text); }

TEST(Grade, RoundsAHalfUpAndExactly) {
    EXPECT_EQ(rounded_half_up(points("49.995"), 2), points("50"));
    EXPECT_EQ(rounded_half_up(points("49.9949"), 2), points("49.99"));
    EXPECT_EQ(rounded_half_up(points("269/3"), 0), points("90"));
    EXPECT_EQ(rounded_half_up(points("89.5"), 0), points("90"));
    EXPECT_EQ(rounded_half_up(points("268/3"), 9), *Points::ratio(89'333'333'333, 1'000'000'000));
    EXPECT_EQ(rounded_half_up(points("0"), 3), points("0"));
}

TEST(Grade, ABandBeginsAtItsFirstPoint) {
    const auto& bands = criteria().bands;
    EXPECT_EQ(band_of(bands, points("90")), 5);
    EXPECT_EQ(band_of(bands, points("89.9999")), 4);
    EXPECT_EQ(band_of(bands, points("70")), 4);
    EXPECT_EQ(band_of(bands, points("49.9999")), 3 - 1);
    EXPECT_EQ(band_of(bands, points("0")), 1);
}

TEST(Grade, AStarRequiresThePointsOfItsHighestMarkNotAboveIt) {
    const auto& market =
        criteria().set(1)->criteria[*criteria().set(1)->criterion_at("4.1")];  // 1, 2***, 3****, 5*****
    EXPECT_EQ(required_points(market, 2), std::nullopt);
    EXPECT_EQ(required_points(market, 3), 2);
    EXPECT_EQ(required_points(market, 4), 3);
    EXPECT_EQ(required_points(market, 5), 5);
    EXPECT_EQ(lifting_level(market, 5, std::nullopt), 4);
    const auto& label = criteria().set(1)->criteria[*criteria().set(1)->criterion_at("2.2")];  // 0, 1, 2***, 3
    EXPECT_EQ(required_points(label, 5), 2);
}

TEST(Grade, WithoutASheetAFindingStillRejectsOrStops) {
    EXPECT_EQ(graded(1, {}).reasons, std::vector{GradeReason{.kind = GradeReason::Kind::no_sheets}});
    EXPECT_EQ(graded(1, {.sheets = {}, .findings = {finding(1, "forged_dossier")}}).outcome, Outcome::rejected);
    EXPECT_EQ(graded(1, {.sheets = {}, .findings = {finding(1, "foreign_matter")}}).outcome, Outcome::stopped);
    EXPECT_EQ(graded(1, {.sheets = {}, .findings = {200}}).reasons.at(0).kind, GradeReason::Kind::no_such_finding);
}

TEST(Grade, ACouncilWithoutAQuorumDecidesNothingNotEvenARejection) {
    auto council = council_of(*criteria().set(1), {best_sheet(*criteria().set(1))});
    council.sheets[0].count = 6;
    council.findings = {finding(1, "forged_dossier")};
    council.rules = {.members = 8, .quorum_percent = std::uint8_t{75}};
    EXPECT_EQ(graded(1, council).outcome, Outcome::rejected);  // 6 of 8 are 75%
    council.rules.members = 9;
    EXPECT_EQ(graded(1, council).outcome, Outcome::invalid);
    EXPECT_EQ(graded(1, council).reasons.at(0).kind, GradeReason::Kind::no_quorum);
}

TEST(Grade, ASpreadTooWideIsDiscussedAgainUnlessTheProductIsRejected) {
    const auto& set = *criteria().set(1);
    auto low = best_sheet(set);
    low.levels[*set.criterion_at("4.3")] = 1;  // five points fewer
    auto council = council_of(set, {best_sheet(set), low});
    council.rules.widest_spread = 5;
    EXPECT_EQ(graded(1, council).outcome, Outcome::graded);
    council.rules.widest_spread = 4;
    EXPECT_EQ(graded(1, council).reasons, std::vector{GradeReason{.kind = GradeReason::Kind::spread_too_wide}});
    EXPECT_EQ(graded(1, council).outcome, Outcome::invalid);
    council.findings = {finding(1, "forged_dossier")};
    EXPECT_EQ(graded(1, council).outcome, Outcome::rejected);
}

TEST(Grade, TheFirstWrongThingOfASheetIsNamed) {
    const auto& set = *criteria().set(26);
    const auto reason_of = [&](const Sheet& sheet) { return graded(26, council_of(set, {sheet})).reasons.at(0); };
    auto sheet = best_sheet(set);
    const auto eight = *set.criterion_at("8");
    sheet.levels[eight] = 4;
    EXPECT_EQ(word_of(reason_of(sheet), set), "wrong_case:8");
    sheet.levels[0] = 9;
    EXPECT_EQ(word_of(reason_of(sheet), set), "no_such_level:1.1");
    sheet.levels.pop_back();
    EXPECT_EQ(word_of(reason_of(sheet), set), "sheet_incomplete");
    // Without a case named none of its levels may be chosen, but none at all may.
    sheet = best_sheet(set);
    EXPECT_EQ(word_of(graded(26, {.sheets = {sheet}}).reasons.at(0), set), "wrong_case:8");
}

}  // namespace
}  // namespace saolang::law

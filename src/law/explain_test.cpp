#include "law/explain.hpp"

#include <gtest/gtest.h>

#include "law/law.hpp"
#include "law/test_council.hpp"

namespace saolang::law {
namespace {

const Criteria& criteria() { return *Law::shipped().newest().criteria; }

TEST(Explain, NamesTheMissedMinimumAndTheLevelThatLiftsIt) {
    const auto& set = *criteria().set(7);
    const auto at = *set.criterion_at("3.4");
    auto low = best_sheet(set);
    low.levels[at] = 1;
    const Council council{.sheets = {best_sheet(set), low, low}};
    const auto result = grade(set, criteria().bands, council);
    ASSERT_EQ(result.star, 3);

    const auto next = next_stars(set, criteria().bands, council, result);
    ASSERT_EQ(next.size(), 2U);
    EXPECT_EQ(next[0].star, 4);
    EXPECT_EQ(next[1].star, 5);
    EXPECT_EQ(next[0].lacking, Points(0));
    ASSERT_EQ(next[0].missed.size(), 1U);
    const auto& missed = next[0].missed[0];
    EXPECT_EQ(missed.criterion, at);
    EXPECT_EQ(missed.required, 2);
    EXPECT_EQ(missed.reached, *parse_points("4/3"));
    EXPECT_EQ(missed.members_below, 2U);
    EXPECT_EQ(missed.lifted_by, 2);

    // What it says holds: with that level the star is reached.
    auto lifted = council;
    for (auto& sheet : lifted.sheets) sheet.levels[at] = std::max(sheet.levels[at], *missed.lifted_by);
    EXPECT_EQ(grade(set, criteria().bands, lifted).star, 5);
}

TEST(Explain, SaysHowManyPointsLackToEachBandAfterTheCouncilsRounding) {
    const auto& set = *criteria().set(1);
    // 99 and twice 100: 299/3, moved down to just below the top band by a band that begins at 100.
    auto less = best_sheet(set);
    less.levels[*set.criterion_at("1.7")] = 1;
    Council council{.sheets = {best_sheet(set), best_sheet(set), less}};
    const std::vector<Band> bands{{5, 100}, {4, 99}, {3, 50}, {2, 30}, {1, 0}};
    auto result = grade(set, bands, council);
    auto next = next_stars(set, bands, council, result);
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next[0].band_from, 100);
    EXPECT_EQ(next[0].lacking, *parse_points("1/3"));
    EXPECT_TRUE(next[0].missed.empty());

    council.rules.decimals = 1;  // 99.7
    result = grade(set, bands, council);
    EXPECT_EQ(next_stars(set, bands, council, result)[0].lacking, *parse_points("0.3"));
    council.rules.decimals = 0;  // 100: five stars
    result = grade(set, bands, council);
    EXPECT_EQ(result.star, 5);
    EXPECT_TRUE(next_stars(set, bands, council, result).empty());
}

TEST(Explain, HasNothingToLiftForAProductOfFiveStarsOrOneThatIsNotGraded) {
    const auto& set = *criteria().set(26);
    auto council = council_of(set, {best_sheet(set)});
    EXPECT_TRUE(next_stars(set, criteria().bands, council, grade(set, criteria().bands, council)).empty());
    council.sheets.clear();
    EXPECT_TRUE(next_stars(set, criteria().bands, council, grade(set, criteria().bands, council)).empty());
}

TEST(Explain, ALevelOfTheCouncilsOwnCaseIsNamed) {
    Criterion criterion{.code = "8", .max = 3, .cases = {{"a", "one"}, {"b", "other"}}};
    criterion.levels = {{.points = 1, .case_at = 0},
                        {.points = 3, .case_at = 0},
                        {.points = 2, .min_for_star = 4, .case_at = 1},
                        {.points = 3, .case_at = 1}};
    EXPECT_EQ(lifting_level(criterion, 4, 0), 2);
    EXPECT_EQ(lifting_level(criterion, 4, 1), 3);
    EXPECT_EQ(lifting_level(criterion, 4, std::nullopt), std::nullopt);
    EXPECT_EQ(lifting_level(criterion, 3, 0), std::nullopt);
}

TEST(Explain, EveryReasonHasASentenceInBothLanguages) {
    const auto& set = *criteria().set(16);
    using Kind = GradeReason::Kind;
    for (const auto kind :
         {Kind::finding, Kind::minimum_missed, Kind::no_sheets, Kind::sheet_incomplete, Kind::no_such_level,
          Kind::wrong_case, Kind::no_such_finding, Kind::no_quorum, Kind::spread_too_wide}) {
        const auto said = sentence_of(GradeReason{.kind = kind, .at = 0, .star = 4}, set);
        EXPECT_FALSE(said.vi.empty());
        EXPECT_FALSE(said.en.empty());
        EXPECT_NE(said.vi, said.en);
    }
}

TEST(Explain, ReadsAsASentence) {
    const auto& set = *criteria().set(7);
    const MissedMinimum missed{.criterion = *set.criterion_at("3.4"),
                               .required = 2,
                               .reached = *parse_points("1.5"),
                               .members_below = 2,
                               .lifted_by = 2};
    const auto& criterion = set.criteria[missed.criterion];
    EXPECT_EQ(sentence_of(missed, 4, set).vi,
              "Tiêu chí 3.4 “" + criterion.name +
                  "”: 4 sao cần ít nhất 2 điểm, Hội đồng chấm trung bình 1,5 điểm (2 phiếu chưa đạt). Cần đạt: “" +
                  criterion.levels[1].text + "” (2 điểm).");
    EXPECT_EQ(sentence_of_lacking({.star = 4, .band_from = 70, .lacking = *parse_points("0.1"), .missed = {}}).vi,
              "Còn thiếu 0,1 điểm trung bình để vào bậc 4 sao (từ 70 điểm).");
    EXPECT_EQ(sentence_of_lacking({.star = 4, .band_from = 70, .lacking = Points(0), .missed = {}}), Sentence{});
}

}  // namespace
}  // namespace saolang::law

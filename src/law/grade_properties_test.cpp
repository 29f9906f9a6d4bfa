// What holds of every council, shown on councils drawn by seeds over all sets; a failure names its seed and set.

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "law/grade_line.hpp"
#include "law/law.hpp"
#include "law/test_council.hpp"

namespace saolang::law {
namespace {

namespace json = boost::json;

constexpr unsigned seeds = 40;  // of every set: over a thousand councils a rule

const Criteria& criteria() { return *Law::shipped().newest().criteria; }

Grade graded(const CriteriaSet& set, const Council& council) { return grade(set, criteria().bands, council); }

// Calls `check(set, council, random)` for every set and seed.
template <class Check>
void for_drawn_councils(const Check& check) {
    for (const auto& set : criteria().sets)
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            SCOPED_TRACE(fmt::format("set {}, seed {}", set.number, seed));
            std::mt19937 random(seed * 100 + set.number);
            const auto council = drawn_council(set, random);
            check(set, council, random);
            if (::testing::Test::HasFailure()) return;
        }
}

// Positions in the criterion's case with more points than the chosen level.
std::vector<std::uint8_t> higher_levels(const CriteriaSet& set, const Council& council, std::size_t sheet,
                                        std::size_t at) {
    const auto& criterion = set.criteria[at];
    const auto chosen = council.sheets[sheet].levels[at];
    const int points = chosen == 0 ? 0 : criterion.levels[chosen - 1U].points;
    auto levels = levels_of_case(criterion, council.cases[at]);
    std::erase_if(levels, [&](std::uint8_t level) { return criterion.levels[level - 1U].points <= points; });
    return levels;
}

TEST(GradeProperties, RaisingOneLevelNeverLowersTheStar) {
    std::size_t raised = 0, higher = 0;
    for_drawn_councils([&](const CriteriaSet& set, const Council& council, std::mt19937&) {
        const auto before = graded(set, council);
        if (before.outcome != Outcome::graded) return;
        for (std::size_t sheet = 0; sheet < council.sheets.size(); ++sheet)
            for (std::size_t at = 0; at < set.criteria.size(); ++at)
                for (const auto level : higher_levels(set, council, sheet, at)) {
                    auto better = council;
                    better.sheets[sheet].levels[at] = level;
                    const auto after = graded(set, better);
                    ASSERT_EQ(after.outcome, Outcome::graded) << set.criteria[at].code;
                    ASSERT_GE(after.star, before.star) << set.criteria[at].code << " to level " << int{level};
                    ASSERT_GE(after.band, before.band) << set.criteria[at].code << " to level " << int{level};
                    ++raised;
                    higher += after.star > before.star ? 1 : 0;
                }
    });
    EXPECT_GT(raised, 10'000U);
    EXPECT_GT(higher, 50U);
}

TEST(GradeProperties, TheOrderOfMembersNeverMatters) {
    for_drawn_councils([](const CriteriaSet& set, const Council& council, std::mt19937& random) {
        auto shuffled = council;
        std::ranges::shuffle(shuffled.sheets, random);
        auto one = graded(set, council);
        auto other = graded(set, shuffled);
        std::ranges::sort(one.totals);
        std::ranges::sort(other.totals);
        EXPECT_EQ(one.outcome, other.outcome);
        EXPECT_EQ(one.reasons, other.reasons);
        EXPECT_EQ(one.totals, other.totals);
        EXPECT_EQ(one.average, other.average);
        EXPECT_EQ(one.failed, other.failed);
        EXPECT_EQ(one.star, other.star);
    });
}

TEST(GradeProperties, TheStarNeverExceedsItsBandAndIsOneAllOfWhoseMinimumsAreMet) {
    std::array<std::size_t, 6> stars{};
    for_drawn_councils([&](const CriteriaSet& set, const Council& council, std::mt19937&) {
        const auto result = graded(set, council);
        if (result.outcome != Outcome::graded) return;
        ++stars[result.star];
        EXPECT_LE(result.star, result.band);
        EXPECT_EQ(result.certificate(), result.star >= 3);
        EXPECT_TRUE(result.star < 3 || result.failed[result.star - 3U].empty());
        EXPECT_EQ(result.reasons.empty(), result.star == result.band);
    });
    for (const int star : {2, 3, 4, 5}) EXPECT_GT(stars[static_cast<std::size_t>(star)], 10U) << star;
}

TEST(GradeProperties, ASheetThatCountsForThreeIsThreeSheets) {
    for_drawn_councils([](const CriteriaSet& set, const Council& council, std::mt19937&) {
        auto expanded = council;
        expanded.sheets.clear();
        for (const auto& sheet : council.sheets)
            for (std::uint32_t i = 0; i < sheet.count; ++i)
                expanded.sheets.push_back({.levels = sheet.levels, .count = 1});
        const auto one = graded(set, council);
        const auto other = graded(set, expanded);
        EXPECT_EQ(one.outcome, other.outcome);
        EXPECT_EQ(one.reasons, other.reasons);
        EXPECT_EQ(one.average, other.average);
        EXPECT_EQ(one.failed, other.failed);
        EXPECT_EQ(one.star, other.star);
    });
}

json::object line_of(const CriteriaSet& set, const Council& council) {
    using Minimum = CouncilRules::Minimum;
    const auto& rules = council.rules;
    json::object cases;
    for (std::size_t at = 0; at < set.criteria.size(); ++at)
        if (council.cases[at]) cases[set.criteria[at].code] = set.criteria[at].cases[*council.cases[at]].code;
    json::array members;
    for (const auto& sheet : council.sheets) {
        json::object choices;
        for (std::size_t at = 0; at < set.criteria.size(); ++at)
            choices[set.criteria[at].code] = std::uint64_t{sheet.levels[at]};
        members.push_back(json::object{{"count", std::uint64_t{sheet.count}}, {"choices", std::move(choices)}});
    }
    json::object settings{{"min_rule", rules.minimum == Minimum::average    ? "average"
                                       : rules.minimum == Minimum::majority ? "majority"
                                                                            : "all"},
                          {"stop_rule", rules.stop == CouncilRules::Stop::any ? "any" : "majority"},
                          {"rounding", nullptr}};
    if (rules.decimals) settings["rounding"] = std::uint64_t{*rules.decimals};
    return {{"id", "drawn"},
            {"set", std::uint64_t{set.number}},
            {"cases", std::move(cases)},
            {"settings", std::move(settings)},
            {"members", std::move(members)}};
}

TEST(GradeProperties, ThroughJsonTheGradeIsTheSame) {
    for_drawn_councils([](const CriteriaSet& set, const Council& council, std::mt19937&) {
        const auto result = graded(set, council);
        const auto answer =
            json::parse(graded_line(json::serialize(line_of(set, council)), Law::shipped())).as_object();
        std::vector<std::string> reasons;
        for (const auto& reason : answer.at("reasons").as_array()) reasons.emplace_back(reason.as_string());
        std::vector<std::string> expected;
        for (const auto& reason : result.reasons) expected.push_back(word_of(reason, set));
        EXPECT_EQ(reasons, expected);
        EXPECT_EQ(answer.at("outcome") == "graded", result.outcome == Outcome::graded);
        if (result.outcome != Outcome::graded) return;
        EXPECT_EQ(answer.at("star").to_number<int>(), int{result.star});
        EXPECT_EQ(answer.at("band").to_number<int>(), int{result.band});
        EXPECT_EQ(parse_points(std::string_view(answer.at("average").as_string())), result.average);
    });
}

}  // namespace
}  // namespace saolang::law

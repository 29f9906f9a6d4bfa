// Two sets side by side.

#include "advice/compare.hpp"

#include <set>

#include "law/law.hpp"

namespace saolang::advice {
namespace {

law::CriteriaSet a_set(const std::vector<law::Criterion>& criteria) {
    law::CriteriaSet set;
    set.criteria = criteria;
    set.sections = {{.code = "1", .name = "x", .first = 0, .count = static_cast<std::uint8_t>(criteria.size())}};
    set.parts = {{.code = "A", .name = "x", .first = 0, .count = 1}};
    return set;
}
law::Criterion a_criterion(std::string code, std::string name, std::vector<law::Level> levels) {
    return {
        .id = code, .code = code, .name = std::move(name), .max = levels.back().points, .levels = std::move(levels)};
}
law::Level level(std::string text, std::uint8_t points, std::optional<law::StarNumber> mark = {}) {
    return {.id = text, .text = text, .points = points, .min_for_star = mark};
}

TEST(Compare, ASetIsTheSameAsItself) {
    for (const auto& set : law::Law::shipped().newest().criteria->sets) {
        const auto comparison = compare(set, set);
        EXPECT_EQ(comparison.count(Likeness::same), set.criteria.size()) << set.id;
        EXPECT_EQ(comparison.criteria.size(), set.criteria.size()) << set.id;
    }
}

TEST(Compare, EveryCriterionOfBothStandsExactlyOnce) {
    const auto& law = law::Law::shipped();
    for (const auto* regime : {law.regime("1048/2019"), law.regime("26/2026")})
        for (const auto& a : law.newest().criteria->sets)
            for (const auto& b : regime->criteria->sets) {
                std::multiset<int> of_a;
                std::multiset<int> of_b;
                for (const auto& one : compare(a, b).criteria) {
                    if (one.a) of_a.insert(*one.a);
                    if (one.b) of_b.insert(*one.b);
                    EXPECT_TRUE(one.a || one.b);
                }
                EXPECT_EQ(of_a.size(), a.criteria.size()) << a.id << " " << b.id;
                EXPECT_EQ(std::set<int>(of_a.begin(), of_a.end()).size(), a.criteria.size());
                EXPECT_EQ(of_b.size(), b.criteria.size()) << a.id << " " << b.id;
                EXPECT_EQ(std::set<int>(of_b.begin(), of_b.end()).size(), b.criteria.size());
            }
}

TEST(Compare, TurnedRoundFindsTheSamePairs) {
    const auto& sets = law::Law::shipped().newest().criteria->sets;
    const auto there = compare(sets[6], sets[7]);
    const auto back = compare(sets[7], sets[6]);
    EXPECT_EQ(there.count(Likeness::only_a), back.count(Likeness::only_b));
    EXPECT_EQ(there.count(Likeness::only_b), back.count(Likeness::only_a));
    EXPECT_EQ(there.count(Likeness::differs), back.count(Likeness::differs));
}

TEST(Compare, TheSameNameAnswersWhereverItStands) {
    const auto a = a_set({a_criterion("1.1", "Bao bì", {level("Không", 0), level("Đẹp", 2)})});
    const auto b = a_set({a_criterion("1.1", "Nguồn gốc", {level("Không", 0), level("Có", 1)}),
                          a_criterion("1.2", "BAO BÌ", {level("Không", 0), level("Đẹp", 2)})});
    const auto found = compare(a, b).criteria;
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].likeness, Likeness::only_b);
    EXPECT_EQ(found[1].likeness, Likeness::same);
    EXPECT_EQ(found[1].b, 1);
}

TEST(Compare, ALevelOfOtherPointsOrAnotherMarkDiffers) {
    const auto a = a_set({a_criterion("1.1", "Bao bì", {level("Không", 0), level("Đẹp", 2), level("Rất đẹp", 3, 4)})});
    const auto b = a_set({a_criterion("1.1", "Bao bì", {level("Không", 0), level("Đẹp", 1), level("Rất đẹp", 3)})});
    const auto one = compare(a, b).criteria.at(0);
    EXPECT_EQ(one.likeness, Likeness::differs);
    EXPECT_FALSE(one.other_max || one.other_name);
    EXPECT_EQ(one.levels_a,
              (std::vector{LevelLikeness::same, LevelLikeness::other_points, LevelLikeness::other_points}));
}

TEST(Compare, ALevelTheOtherLacksIsAbsent) {
    const auto a = a_set({a_criterion("1.1", "Bao bì", {level("Không", 0), level("Đẹp", 2)})});
    const auto b = a_set({a_criterion("1.1", "Bao bì", {level("Không", 0), level("Sang", 3)})});
    const auto one = compare(a, b).criteria.at(0);
    EXPECT_TRUE(one.other_max);
    EXPECT_EQ(one.levels_a[1], LevelLikeness::absent);
    EXPECT_EQ(one.levels_b[1], LevelLikeness::absent);
}

TEST(Compare, NamesNotAlikeStayAlone) {
    const auto a = a_set({a_criterion("1.1", "Lao động địa phương", {level("Không", 0), level("Có", 2)})});
    const auto b = a_set({a_criterion("1.1", "Quảng bá sản phẩm", {level("Không", 0), level("Có", 2)})});
    EXPECT_EQ(compare(a, b).count(Likeness::only_a), 1U);
    EXPECT_EQ(compare(a, b).count(Likeness::only_b), 1U);
}

TEST(Compare, ASetAnswersToTheOneOfItsNameNotOfItsNumber) {
    const auto& law = law::Law::shipped();
    const auto& now = *law.regime("26/2026")->criteria;
    const auto& then = *law.regime("1048/2019")->criteria;
    const auto number_then = [&](int number) {
        const auto* found = counterpart(*now.set(number), then);
        return found ? int{found->number} : 0;
    };
    EXPECT_EQ(number_then(7), 7);
    EXPECT_EQ(number_then(8), 8);
    EXPECT_EQ(number_then(9), 10);
    EXPECT_EQ(number_then(10), 11);
    EXPECT_EQ(number_then(13), 14);  // coffee
    EXPECT_EQ(number_then(14), 15);  // white spirits
    EXPECT_EQ(number_then(19), 20);
    EXPECT_EQ(number_then(22), 25);
    EXPECT_EQ(number_then(23), 0);  // no flowers then
    EXPECT_EQ(number_then(3), 0);   // set 3 then has no criteria in the source
}

}  // namespace
}  // namespace saolang::advice

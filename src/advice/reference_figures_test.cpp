#include "advice/reference_figures.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "law/law.hpp"

namespace saolang::advice {

namespace {

// 0, 1 …, as the law's own positions count.
template <class T>
std::vector<std::uint8_t> positions(const std::vector<T>& all) {
    std::vector<std::uint8_t> found(all.size());
    std::iota(found.begin(), found.end(), std::uint8_t{0});
    return found;
}

template <class T>
std::vector<std::uint8_t> numbers_from_one(const std::vector<T>& all) {
    std::vector<std::uint8_t> found(all.size());
    std::iota(found.begin(), found.end(), std::uint8_t{1});
    return found;
}

TEST(ReferenceFigures, EveryLevelOfEverySetIsReachedByAWorkOrSaidNotToBeByWish) {
    const auto& figures = ReferenceFigures::shipped();
    for (const auto& set : law::Law::shipped().newest().criteria->sets)
        for (const auto at : positions(set.criteria))
            for (const auto level : numbers_from_one(set.criteria[at].levels)) {
                if (set.criteria[at].levels[level - 1].points == 0) continue;
                const auto where = set.id + " " + set.criteria[at].code + ", level " + std::to_string(level);
                const auto estimate = figures.estimate(set, at, 0, level);
                const auto* why_not = figures.why_not(set, at, level);
                EXPECT_NE(estimate.has_value(), why_not != nullptr) << where;
                EXPECT_TRUE(!why_not || !why_not->en.empty()) << where;
                if (!estimate) continue;
                EXPECT_FALSE(estimate->figure.empty()) << where;
                EXPECT_NE(figures.figure(estimate->figure), nullptr) << where;
            }
}

TEST(ReferenceFigures, EachNamesItsSourceAndItsDay) {
    for (const auto& figure : ReferenceFigures::shipped().all()) {
        EXPECT_FALSE(figure.source_vi.empty()) << figure.id;
        EXPECT_FALSE(figure.source_en.empty()) << figure.id;
        EXPECT_GT(figure.as_of, *Date::from_civil(2026, 1, 1)) << figure.id;
        EXPECT_FALSE(figure.own) << figure.id;
        EXPECT_TRUE(figure.low && figure.high && figure.months) << figure.id;
    }
}

TEST(ReferenceFigures, WorksOfLevelsPassedComeOneAfterAnother) {
    const auto& figures = ReferenceFigures::shipped();
    const auto& set = *law::Law::shipped().newest().criteria->set(1);
    const auto trademark = *set.criterion_at("3.5");
    const auto estimate = *figures.estimate(set, trademark, 0, 2);
    EXPECT_EQ(estimate.before, (std::vector<std::string>{"trademark_application", "trademark_certificate"}));
    EXPECT_EQ(estimate.figure, "origin_sign");
    std::int64_t low = 0;
    int months = 0;
    for (const auto* id : {"trademark_application", "trademark_certificate", "origin_sign"}) {
        low += figures.figure(id)->low->amount;
        months += *figures.figure(id)->months;
    }
    EXPECT_EQ(estimate.low, Dong{low});
    EXPECT_EQ(estimate.months, months);
    EXPECT_EQ(figures.estimate(set, trademark, 1, 2)->before, std::vector<std::string>{"trademark_certificate"});
}

TEST(ReferenceFigures, HandsomePackagingNeedsNoPlainOneFirst) {
    const auto& figures = ReferenceFigures::shipped();
    const auto& set = *law::Law::shipped().newest().criteria->set(1);
    const auto estimate = *figures.estimate(set, *set.criterion_at("2.2"), 0, 3);
    EXPECT_TRUE(estimate.before.empty());
    EXPECT_EQ(estimate.figure, "packaging_design");
    EXPECT_EQ(estimate.low, figures.figure("packaging_design")->low);
}

TEST(ReferenceFigures, NobodyBecomesAnotherKindOfOrganisationByWish) {
    const auto& figures = ReferenceFigures::shipped();
    const auto& set = *law::Law::shipped().newest().criteria->set(1);
    const auto kind = *set.criterion_at("3.1");
    EXPECT_FALSE(figures.estimate(set, kind, 1, 3));
    EXPECT_NE(figures.why_not(set, kind, 3), nullptr);
    EXPECT_TRUE(figures.estimate(set, kind, 0, 1)) << "a household registers its business";
}

TEST(ReferenceFigures, WhatTheOfficeWroteStandsOverTheShippedOne) {
    auto own = *ReferenceFigures::shipped().figure("haccp");
    own.low = Dong{1};
    own.high = Dong{2};
    own.own = true;
    auto unknown = own;
    unknown.id = "nothing_of_that_name";
    const auto figures = ReferenceFigures::shipped().with({own, unknown});
    EXPECT_EQ(figures.all().size(), ReferenceFigures::shipped().all().size());
    EXPECT_TRUE(figures.figure("haccp")->own);
    const auto& set = *law::Law::shipped().newest().criteria->set(7);
    EXPECT_EQ(figures.estimate(set, *set.criterion_at("9"), 1, 2)->high, Dong{2});
    EXPECT_FALSE(ReferenceFigures::shipped().figure("haccp")->own);
}

TEST(ReferenceFigures, ALevelTheFileDoesNotKnowIsUnknownNotFree) {
    const auto& set = *law::Law::shipped().newest().criteria->set(1);
    const auto figures = ReferenceFigures::read(
        "id,work_vi,work_en,issuer_vi,issuer_en,low,high,months,once,as_of,source_vi,source_en\n",
        "criterion,sets,level,works,why_not_vi,why_not_en\n");
    const auto estimate = figures.estimate(set, 0, 0, 1);
    ASSERT_TRUE(estimate);
    EXPECT_FALSE(estimate->known());
    EXPECT_FALSE(estimate->low);
}

TEST(ReferenceFigures, AFileThatDoesNotAddUpIsRefusedWithItsLine) {
    const std::string head = "id,work_vi,work_en,issuer_vi,issuer_en,low,high,months,once,as_of,source_vi,source_en\n";
    const std::string lifts = "criterion,sets,level,works,why_not_vi,why_not_en\n";
    const auto refusal = [&](const std::string& figures, const std::string& lift_rows) -> std::string {
        try {
            (void)ReferenceFigures::read(head + figures, lifts + lift_rows);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return {};
    };
    EXPECT_NE(refusal("a,v,w,,,5,,1,,2026-01-01,n,s\n", "").find("csv:2: low and high"), std::string::npos);
    EXPECT_NE(refusal("a,v,w,,,5,4,1,,2026-01-01,n,s\n", "").find("low and high"), std::string::npos);
    EXPECT_NE(refusal("a,v,w,,,5,6,1,,2026-01-01,,\n", "").find("source"), std::string::npos);
    EXPECT_NE(refusal("a,v,w,,,5,6,1,,,n,s\n", "").find("day"), std::string::npos);
    EXPECT_NE(refusal("", "c,,1,a,,\n").find("lifts.csv:2: there is no figure a"), std::string::npos);
    EXPECT_NE(refusal("", "c,,1,,,\n").find("either works"), std::string::npos);
}

}  // namespace

}  // namespace saolang::advice

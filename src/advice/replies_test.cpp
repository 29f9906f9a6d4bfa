#include "advice/replies.hpp"

#include <gtest/gtest.h>

#include <random>

#include "advice/ask_steps.hpp"
#include "law/law.hpp"

namespace saolang::advice {
namespace {

const law::Regime& regime() { return law::Law::shipped().newest(); }
const law::CriteriaSet& set_of(int number) { return *regime().criteria->set(number); }

// Answers as a producer might give them, by seed.
Replies some_replies(const law::CriteriaSet& set, unsigned seed) {
    std::mt19937 random(seed);
    auto replies = no_replies(set);
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto& levels = set.criteria[at].levels;
        const auto drawn = random() % (levels.size() + 2);
        if (drawn > levels.size()) continue;
        replies.levels[at] = static_cast<std::uint8_t>(drawn);
        if (drawn > 0) replies.cases[at] = levels[drawn - 1].case_at;
    }
    for (std::size_t at = 0; at < set.findings.size(); ++at)
        if (const auto drawn = random() % 3; drawn < 2 && is_asked(set.findings[at])) replies.findings[at] = drawn == 1;
    return replies;
}

TEST(Replies, ACodeKeepsEveryAnswerOfEverySet) {
    for (const auto& set : regime().criteria->sets)
        for (unsigned seed = 0; seed < 50; ++seed) {
            const auto replies = some_replies(set, seed);
            const auto code = code_of(regime(), set, replies);
            const auto read = replies_in(regime(), set, code);
            ASSERT_TRUE(read) << code;
            EXPECT_EQ(*read, replies) << code;
            EXPECT_LE(code.size(), 60U);
            EXPECT_NE(code.back(), '-');
        }
}

TEST(Replies, ACodeThatWasCutMistypedOrBelongsElsewhereIsTold) {
    const auto& set = set_of(7);
    const auto code = code_of(regime(), set, some_replies(set, 1));
    const auto fault = [&](const std::string& broken) {
        const auto read = replies_in(regime(), set, broken);
        return read ? std::nullopt : std::optional(read.error());
    };
    for (std::size_t length = 0; length < code.size(); ++length) EXPECT_TRUE(fault(code.substr(0, length))) << length;
    EXPECT_EQ(fault(code.substr(0, code.size() - 1)), CodeFault::unreadable);
    EXPECT_EQ(fault(code + "0"), CodeFault::unreadable);
    EXPECT_EQ(fault("qd26-7-" + std::string(code.size() - 7, '9')), CodeFault::unreadable);
    EXPECT_EQ(fault("qd26-7-" + std::string(code.size() - 7, '\xff')), CodeFault::unreadable);
    EXPECT_EQ(fault("nothing at all"), CodeFault::unreadable);
    EXPECT_EQ(fault(code_of(regime(), set_of(8), no_replies(set_of(8)))), CodeFault::other_set);
    EXPECT_EQ(fault("qd30-7-xxxx"), CodeFault::other_regime);
    for (const auto* mistyped : {"zz-1-2", "--", "qd-7-x", "q26-7-x", "qdxx-7-x"})
        EXPECT_EQ(fault(mistyped), CodeFault::unreadable) << mistyped;
}

TEST(Replies, WhatIsNeverAskedIsNotClaimedByACode) {
    for (const auto& set : regime().criteria->sets)
        for (std::size_t at = 0; at < set.findings.size(); ++at) {
            if (is_asked(set.findings[at])) continue;
            auto claimed = no_replies(set);
            claimed.findings[at] = true;
            const auto read = replies_in(regime(), set, code_of(regime(), set, claimed));
            ASSERT_FALSE(read) << int{set.number};
            EXPECT_EQ(read.error(), CodeFault::unreadable);
            claimed.findings[at] = false;
            EXPECT_EQ(replies_in(regime(), set, code_of(regime(), set, claimed)), no_replies(set));
            auto sent = no_replies(set);
            EXPECT_FALSE(take_form(sent, set, {{finding_field(at), "1"}}));
            EXPECT_EQ(sent, no_replies(set));
        }
}

TEST(Replies, AFormIsTakenOverWhatWasAnsweredBefore) {
    const auto& set = set_of(7);
    const auto at = *set.criterion_at("3.5");
    auto replies = no_replies(set);
    EXPECT_FALSE(take_form(replies, set, {{"t", "x"}, {"phan", "1"}, {"9.9", "1"}}));
    EXPECT_EQ(replies, no_replies(set));

    EXPECT_TRUE(take_form(replies, set, {{"3.5", "2"}, {"o3", "1"}}));
    EXPECT_EQ(replies.levels[at], 2);
    EXPECT_EQ(replies.findings[3], true);
    EXPECT_TRUE(take_form(replies, set, {{"3.5", "0"}}));
    EXPECT_EQ(replies.levels[at], 0);
    EXPECT_EQ(replies.findings[3], true);
    EXPECT_TRUE(take_form(replies, set, {{"3.5", "x"}, {"o3", "x"}}));
    EXPECT_EQ(replies, no_replies(set));
    for (const auto* nonsense : {"7", "-1", "", "2 ", "99999999999", "\xc3"}) {
        (void)take_form(replies, set, {{"3.5", nonsense}, {"o3", nonsense}});
        EXPECT_EQ(replies, no_replies(set)) << nonsense;
    }
}

TEST(Replies, ALevelSaysItsCaseAndOneOfAnotherCaseIsNone) {
    const auto& set = set_of(26);
    const auto at = *set.criterion_at("8");
    auto replies = no_replies(set);
    (void)take_form(replies, set, {{"8", "3"}});
    EXPECT_EQ(replies.cases[at], 1);
    (void)take_form(replies, set, {{"8.th", "a"}});
    EXPECT_EQ(replies.cases[at], 0);
    EXPECT_EQ(replies.levels[at], std::nullopt);
}

TEST(Replies, ZeroOfASenseIsInTheWayAsTheFindingIs) {
    const auto& water = set_of(16);
    auto replies = no_replies(water);
    EXPECT_TRUE(answers_of(water, replies).obstacles.empty());
    const auto at = *water.criterion_at("6.1");
    for (std::uint8_t level = 1; level <= water.criteria[at].levels.size(); ++level) {
        replies.levels[at] = level;
        EXPECT_EQ(answers_of(water, replies).obstacles.empty(), !water.criteria[at].levels[level - 1U].stops);
    }
}

TEST(AskSteps, EveryCriterionIsAskedOnceInTheOrderOfTheLawAndNoStepIsLong) {
    for (const auto& set : regime().criteria->sets) {
        std::size_t next = 0;
        for (const auto& step : steps_of(set)) {
            EXPECT_EQ(step.first, next) << int{set.number};
            EXPECT_LE(int{step.count}, 12) << int{set.number};
            next += step.count;
        }
        EXPECT_EQ(next, set.criteria.size()) << int{set.number};
        EXPECT_LE(steps_of(set).size(), 6U);
    }
}

}  // namespace
}  // namespace saolang::advice

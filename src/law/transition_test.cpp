#include "law/transition.hpp"

#include <gtest/gtest.h>

namespace saolang::law {
namespace {

Date day(int year, unsigned month, unsigned of_month) { return *Date::from_civil(year, month, of_month); }
constexpr auto first = Application::first;
constexpr auto again = Application::re_evaluation;

struct Case {
    Date filed;
    Application application;
    std::optional<Date> evaluated;
    Date asked;
};
Governed governed(const Case& one) {
    return regime_of_case(Law::shipped(), one.filed, one.application, one.evaluated, one.asked);
}
std::string number_of(const Governed& found) { return found.regime ? found.regime->number : "none"; }

const Date filed_before = day(2026, 5, 21);

TEST(Transition, ACaseKeepsTheRegimeOfItsFilingDate) {
    EXPECT_EQ(number_of(governed({day(2026, 5, 22), first, {}, day(2026, 11, 27)})), "26/2026");
    EXPECT_EQ(number_of(governed({day(2024, 3, 1), first, day(2024, 6, 20), day(2026, 11, 27)})), "148/2023");
    EXPECT_EQ(number_of(governed({day(2022, 3, 1), first, day(2022, 6, 20), day(2026, 11, 27)})), "1048/2019");
    EXPECT_EQ(governed({day(2024, 3, 1), first, day(2024, 6, 20), day(2026, 11, 27)}).ground, Ground::filed_under_it);
}

TEST(Transition, BeforeTheProgrammeThereIsNoRegime) {
    EXPECT_EQ(governed({day(2018, 5, 6), first, day(2018, 5, 6), day(2018, 5, 6)}).regime, nullptr);
    EXPECT_EQ(governed({day(2018, 5, 6), first, {}, day(2026, 11, 27)}).regime, nullptr);
}

TEST(Transition, OneFiledBefore22May2026AndNotEvaluatedGoesOnUnderTheOldRulesFor60Days) {
    const auto waiting = governed({filed_before, first, {}, day(2026, 7, 21)});
    EXPECT_EQ(number_of(waiting), "1489/2025");
    EXPECT_EQ(waiting.ground, Ground::waiting_case);
    EXPECT_EQ(waiting.finish_by, day(2026, 7, 21));
    EXPECT_EQ(waiting.transition->id, "T2");
    EXPECT_EQ(governed({filed_before, Application::upgrade, {}, day(2026, 6, 1)}).finish_by, day(2026, 7, 21));
}

TEST(Transition, OnItsFirstDayTheNewDecisionAlreadyGivesTheOldCasesTheirDays) {
    EXPECT_EQ(governed({filed_before, first, {}, day(2026, 5, 22)}).ground, Ground::waiting_case);
    EXPECT_EQ(governed({filed_before, first, {}, day(2026, 5, 21)}).ground, Ground::filed_under_it);
}

TEST(Transition, AReEvaluationHas30Days) {
    const auto waiting = governed({filed_before, again, {}, day(2026, 6, 21)});
    EXPECT_EQ(waiting.finish_by, day(2026, 6, 21));
    EXPECT_EQ(waiting.ground, Ground::waiting_case);
    EXPECT_EQ(governed({filed_before, again, {}, day(2026, 6, 22)}).ground, Ground::waiting_too_long);
}

TEST(Transition, OneEvaluatedBefore22May2026IsNoWaitingCase) {
    const auto decided = governed({day(2026, 3, 1), first, day(2026, 5, 21), day(2026, 11, 27)});
    EXPECT_EQ(number_of(decided), "1489/2025");
    EXPECT_EQ(decided.ground, Ground::filed_under_it);
    EXPECT_FALSE(decided.finish_by);
}

TEST(Transition, OneEvaluatedWithinTheDaysStaysUnderTheOldRulesForGood) {
    const auto decided = governed({filed_before, first, day(2026, 7, 10), day(2027, 11, 27)});
    EXPECT_EQ(number_of(decided), "1489/2025");
    EXPECT_EQ(decided.ground, Ground::waiting_case);
}

// The law does not say what follows. The old decisions stand until 21/07/2026 (Điều 11) and not after it.
TEST(Transition, AReEvaluationLateAfter30DaysIsStillUnderTheOldDecisionWhileThatStands) {
    const auto late = governed({filed_before, again, {}, day(2026, 7, 21)});
    EXPECT_EQ(late.ground, Ground::waiting_too_long);
    EXPECT_EQ(number_of(late), "1489/2025");
}
TEST(Transition, WhenTheOldDecisionsEndedOnlyTheNewOneIsLeftForACaseNotFinished) {
    for (const auto application : {first, again}) {
        const auto late = governed({filed_before, application, {}, day(2026, 7, 22)});
        EXPECT_EQ(late.ground, Ground::waiting_too_long);
        EXPECT_EQ(number_of(late), "26/2026");
    }
}

TEST(Transition, TheRulesForCasesUnderWayIn2025WereNotFoundAndThatIsSaid) {
    const auto open = governed({day(2025, 6, 1), first, day(2025, 8, 1), day(2026, 11, 27)});
    EXPECT_EQ(open.ground, Ground::not_found);
    EXPECT_EQ(number_of(open), "148/2023");
    EXPECT_EQ(open.changed_by->number, "1489/2025");
}

TEST(Transition, ADecisionMadeWithin60DaysMayBeOfACaseUnderTheOldRules) {
    const auto& law = Law::shipped();
    EXPECT_EQ(regime_of_decision(law, day(2026, 5, 21)).regime->number, "1489/2025");
    EXPECT_EQ(regime_of_decision(law, day(2026, 5, 21)).or_older, nullptr);
    EXPECT_EQ(regime_of_decision(law, day(2026, 7, 21)).regime->number, "26/2026");
    ASSERT_NE(regime_of_decision(law, day(2026, 7, 21)).or_older, nullptr);
    EXPECT_EQ(regime_of_decision(law, day(2026, 7, 21)).or_older->number, "1489/2025");
    EXPECT_EQ(regime_of_decision(law, day(2026, 7, 22)).or_older, nullptr);
    EXPECT_EQ(regime_of_decision(law, day(2018, 1, 1)).regime, nullptr);
}

}  // namespace
}  // namespace saolang::law

#include "registry/recognition.hpp"

#include <gtest/gtest.h>

#include "law/clock.hpp"

namespace saolang::registry {
namespace {

Date date(int year, unsigned month, unsigned day) { return *Date::from_civil(year, month, day); }

TEST(Term, EndsWithTheDay36MonthsLaterAndTheFirstDayIsNotCounted) {
    EXPECT_EQ(last_day_of_term(date(2020, 12, 28)), date(2023, 12, 28));
    EXPECT_EQ(last_day_of_term(date(2024, 2, 29)), date(2027, 2, 28));
}

TEST(Term, IsThatOfEveryDecisionThatFixesOne) {
    const auto& law = law::Law::shipped();
    for (const auto& regime : law.regimes)
        if (regime.validity_months) {
            EXPECT_EQ(last_day_of_term(regime.from), law::end_of_certificate(law, regime.from));
        }
}

TEST(Term, IsUnknownWithoutADayAndAYear) {
    Recognition recognition;
    recognition.star = Star::of(4);
    recognition.valid_to = date(2023, 12, 28);
    EXPECT_FALSE(term_of(recognition));
}

TEST(Term, IsExactWhenTheFirstDayIsKnown) {
    Recognition recognition;
    recognition.valid_from = date(2020, 12, 28);
    recognition.year = 2020;
    const Term term = term_of(recognition).value();
    EXPECT_EQ(term.earliest_from, date(2020, 12, 28));
    EXPECT_EQ(term.latest_from, date(2020, 12, 28));
    EXPECT_EQ(term.earliest_until, date(2023, 12, 29));
    EXPECT_EQ(term.latest_until, date(2023, 12, 29));
}

TEST(Term, OfAYearReachesFromItsFirstToItsLastDay) {
    Recognition recognition;
    recognition.year = 2021;
    const Term term = term_of(recognition).value();
    EXPECT_EQ(term.earliest_from, date(2021, 1, 1));
    EXPECT_EQ(term.latest_from, date(2021, 12, 31));
    EXPECT_EQ(term.earliest_until, date(2024, 1, 2));
    EXPECT_EQ(term.latest_until, date(2025, 1, 1));
}

TEST(Term, OfAYearWithAKnownLastDayEndsExactly) {
    Recognition recognition;
    recognition.year = 2021;
    recognition.valid_to = date(2024, 6, 30);
    const Term term = term_of(recognition).value();
    EXPECT_EQ(term.earliest_until, date(2024, 7, 1));
    EXPECT_EQ(term.latest_until, date(2024, 7, 1));
}

TEST(Term, AnExtensionLengthensAndNeverShortens) {
    Recognition recognition;
    recognition.valid_from = date(2023, 6, 1);
    recognition.extension = Extension{date(2026, 11, 28), ""};
    EXPECT_EQ(term_of(recognition)->latest_until, date(2026, 11, 28));
    recognition.extension = Extension{date(2025, 1, 1), ""};
    EXPECT_EQ(term_of(recognition)->latest_until, date(2026, 6, 2));
}

TEST(Term, AWithdrawalBeforeTheFirstDayLeavesNothing) {
    Recognition recognition;
    recognition.valid_from = date(2023, 6, 1);
    recognition.withdrawal = Withdrawal{date(2023, 5, 1), Ground::false_dossier, ""};
    const Term term = term_of(recognition).value();
    EXPECT_EQ(term.earliest_from, term.latest_until);
}

TEST(Confidence, SecondHandAndWeakSourcesDoNotCount) {
    EXPECT_TRUE(counts_in_figures(Confidence::official));
    EXPECT_TRUE(counts_in_figures(Confidence::press));
    EXPECT_TRUE(counts_in_figures(Confidence::sample));
    EXPECT_FALSE(counts_in_figures(Confidence::second));
    EXPECT_FALSE(counts_in_figures(Confidence::weak));
}

TEST(RecognitionCodes, ReadBackAsWritten) {
    for (const auto confidence :
         {Confidence::official, Confidence::press, Confidence::second, Confidence::weak, Confidence::sample}) {
        EXPECT_EQ(confidence_from_code(code_of(confidence)), confidence);
    }
    for (const auto ground : {Ground::false_dossier, Ground::criteria_not_kept, Ground::law_breached,
                              Ground::mark_misused, Ground::production_stopped, Ground::other_conclusion}) {
        EXPECT_EQ(ground_from_code(code_of(ground)), ground);
    }
    EXPECT_FALSE(confidence_from_code("X"));
    EXPECT_FALSE(ground_from_code(""));
}

}  // namespace
}  // namespace saolang::registry

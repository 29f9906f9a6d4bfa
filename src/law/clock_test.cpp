#include "law/clock.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace saolang::law {
namespace {

Date day(int year, unsigned month, unsigned of_month) { return *Date::from_civil(year, month, of_month); }

Clocks clocks(const CaseFacts& facts, Date asked) { return clocks_of(Law::shipped(), facts, asked); }
std::optional<Due> due(const Clocks& clocks, What what) {
    const auto found = std::ranges::find(clocks.dues, what, &Due::what);
    return found == clocks.dues.end() ? std::nullopt : std::optional(*found);
}
std::optional<Due> due(const CaseFacts& facts, Date asked, What what) { return due(clocks(facts, asked), what); }

CaseFacts filed(Date on) { return {.filed = on}; }
CaseFacts renewed(Date expires) { return {.application = Application::re_evaluation, .expires = expires}; }

// ---- The commune: 15 working days, Điều 7.2 -------------------------------------------------------------------------

TEST(CommuneCheck, HasFifteenWorkingDaysFromTheDayAfterItReceivedTheDossier) {
    const auto check = due(filed(day(2026, 10, 5)), day(2026, 10, 20), What::commune_check);
    ASSERT_TRUE(check);
    EXPECT_EQ(check->who, Party::commune);
    EXPECT_EQ(check->last, day(2026, 10, 26));
    EXPECT_EQ(check->left, 6);
    EXPECT_EQ(check->state, State::open);
    EXPECT_EQ(check->article, "Điều 7.2");
    EXPECT_EQ(check->amount, 15);
    EXPECT_TRUE(check->working_days);
    EXPECT_FALSE(check->holidays_unknown);
}

TEST(CommuneCheck, IsLateTheDayAfterAndNotOnTheLastDay) {
    EXPECT_EQ(due(filed(day(2026, 10, 5)), day(2026, 10, 26), What::commune_check)->state, State::open);
    const auto late = due(filed(day(2026, 10, 5)), day(2026, 10, 27), What::commune_check);
    EXPECT_EQ(late->state, State::late);
    EXPECT_EQ(late->left, -1);
}

TEST(CommuneCheck, EndsWhenTheDossierWentOnAndKeepsWhetherThatWasInTime) {
    auto facts = filed(day(2026, 10, 5));
    facts.proposed = day(2026, 10, 26);
    EXPECT_EQ(due(facts, day(2026, 11, 27), What::commune_check)->state, State::done);
    facts.proposed = day(2026, 10, 28);
    EXPECT_EQ(due(facts, day(2026, 11, 27), What::commune_check)->state, State::done_late);
    EXPECT_EQ(due(facts, day(2026, 11, 27), What::commune_check)->left, -2);
}

TEST(CommuneCheck, CountsASaturdayWorkedInExchangeAndNotTheDayGivenForIt) {
    // 22/08 is worked for 31/08; 01 and 02/09 are holidays.
    EXPECT_EQ(due(filed(day(2026, 8, 14)), day(2026, 8, 14), What::commune_check)->last, day(2026, 9, 8));
}

TEST(CommuneCheck, IsNotAskedOfADossierReceivedBeforeTheDecisionThatSetsTheTerm) {
    const auto late = clocks(filed(day(2026, 5, 10)), day(2026, 11, 27));
    EXPECT_FALSE(due(late, What::commune_check));
    EXPECT_TRUE(due(late, What::waiting_case));
}

TEST(CommuneCheck, PastWhatIsPublishedSaysThatHolidaysAreNotKnown) {
    const auto over = due(filed(day(2026, 12, 11)), day(2026, 12, 14), What::commune_check);
    EXPECT_EQ(over->last, day(2027, 1, 1));  // surely a holiday, and no data says so yet
    EXPECT_TRUE(over->holidays_unknown);
    EXPECT_FALSE(due(filed(day(2026, 12, 10)), day(2026, 12, 14), What::commune_check)->holidays_unknown);
}

TEST(CommuneCheck, HasNoTermUnderDecisionsWhoseTermsWereNotFound) {
    EXPECT_FALSE(due(filed(day(2024, 3, 1)), day(2024, 3, 2), What::commune_check));
}

TEST(CommuneCheck, OverTetOfAYearBeforeTheDecisionWouldBeReckonedByTheSameCalendar) {
    EXPECT_EQ(working_days_after(day(2023, 1, 16), 15), day(2023, 2, 13));
    EXPECT_EQ(working_days_after(day(2024, 2, 1), 15), day(2024, 2, 29));  // the day of a leap year
    EXPECT_EQ(working_days_after(day(2025, 1, 20), 15), day(2025, 2, 17));
    EXPECT_EQ(working_days_after(day(2026, 2, 9), 15), day(2026, 3, 9));
}

// ---- Certificates: 36 months, Điều 4.3; the window of 180 to 120 days, Điều 7.6.a -----------------------------------

TEST(Certificate, StandsThirtySixMonthsFromTheDayItWasIssued) {
    EXPECT_EQ(end_of_certificate(Law::shipped(), day(2026, 6, 20)), day(2029, 6, 20));
    EXPECT_EQ(end_of_certificate(Law::shipped(), day(2023, 12, 22)), day(2026, 12, 22));
    EXPECT_EQ(end_of_certificate(Law::shipped(), day(2018, 12, 22)), std::nullopt);  // QĐ 490/2018 fixes none
}

TEST(Certificate, OfThe29thOfFebruaryEndsOnThe28th) {
    EXPECT_EQ(end_of_certificate(Law::shipped(), day(2024, 2, 29)), day(2027, 2, 28));
    EXPECT_EQ(end_of_certificate(Law::shipped(), day(2025, 2, 28)), day(2028, 2, 28));
    EXPECT_EQ(end_of_certificate(Law::shipped(), day(2023, 8, 31)), day(2026, 8, 31));
}

TEST(Certificate, NamesTheDecisionUnderWhichItWasIssuedWhenThatDayIsKnown) {
    const auto end = [](const CaseFacts& facts) { return due(facts, day(2026, 11, 27), What::certificate_end); };
    EXPECT_EQ(end({.issued = day(2024, 3, 1)})->regime->number, "148/2023");
    EXPECT_EQ(end({.issued = day(2024, 3, 1)})->amount, 36);
    EXPECT_EQ(end({.issued = day(2026, 7, 1)})->article, "Điều 4.3");
    EXPECT_EQ(end({.expires = day(2027, 3, 1)})->regime, nullptr);
}

TEST(FilingWindowOf, AReEvaluationHoldsThe180thAndThe120thDayBeforeTheEnd) {
    const auto end = day(2027, 6, 30);
    const auto state = [&](Date asked) { return due(renewed(end), asked, What::filing_window)->state; };
    EXPECT_EQ(due(renewed(end), day(2026, 11, 27), What::filing_window)->earliest, day(2027, 1, 1));
    EXPECT_EQ(due(renewed(end), day(2026, 11, 27), What::filing_window)->last, day(2027, 3, 2));
    EXPECT_EQ(state(day(2026, 12, 31)), State::not_yet);
    EXPECT_EQ(state(day(2027, 1, 1)), State::open);
    EXPECT_EQ(state(day(2027, 3, 2)), State::open);
    EXPECT_EQ(state(day(2027, 3, 3)), State::late);
    EXPECT_EQ(due(renewed(end), day(2026, 11, 27), What::filing_window)->article, "Điều 7.6.a");
}

TEST(FilingWindowOf, ALeapYearIsADayShorterOfTheCalendar) {
    EXPECT_EQ(filing_window(Law::shipped(), day(2028, 6, 30))->closes, day(2028, 3, 2));
    EXPECT_EQ(filing_window(Law::shipped(), day(2028, 6, 28))->closes, day(2028, 2, 29));
    EXPECT_EQ(filing_window(Law::shipped(), day(2028, 6, 30))->opens, day(2028, 1, 2));
}

TEST(FilingWindowOf, WhatWasFiledTooEarlyInTimeOrTooLateIsTold) {
    auto facts = renewed(day(2027, 6, 30));
    const auto state = [&](Date filed_on) {
        facts.filed = filed_on;
        return due(facts, day(2027, 6, 1), What::filing_window)->state;
    };
    EXPECT_EQ(state(day(2026, 12, 31)), State::done_early);
    EXPECT_EQ(state(day(2027, 2, 1)), State::done);
    EXPECT_EQ(state(day(2027, 3, 3)), State::done_late);
}

TEST(FilingWindowOf, CertificatesWhoseWindowWasOverBeforeTheDecisionIsNotKnown) {
    EXPECT_FALSE(filing_window(Law::shipped(), day(2026, 9, 18)));
    EXPECT_TRUE(filing_window(Law::shipped(), day(2026, 9, 19)));  // it closed on 22/05/2026
}

TEST(Standstill, ACertificateThatCouldNotMeetTheWindowStandsAtMost180DaysPastItsEnd) {
    const auto stands = due(renewed(day(2026, 9, 18)), day(2026, 11, 27), What::certificate_stands);
    ASSERT_TRUE(stands);
    EXPECT_EQ(stands->last, day(2027, 3, 17));
    EXPECT_EQ(stands->amount, 180);
    EXPECT_EQ(stands->article, "Điều 12");
    EXPECT_EQ(code_of(stands->what), "T3");
}

TEST(Standstill, NeitherOneThatCouldMeetItNorOneThatEndedBeforeTheDecisionIsKept) {
    EXPECT_FALSE(standstill_of(Law::shipped(), day(2026, 9, 19)));
    EXPECT_TRUE(standstill_of(Law::shipped(), day(2026, 5, 22)));
    EXPECT_FALSE(standstill_of(Law::shipped(), day(2026, 5, 21)));
}

// ---- Re-evaluation 45 days, Điều 7.6.g; revocation 15 days, Điều 8.4 ------------------------------------------------

TEST(ReEvaluation, TakesAtMost45DaysFromAFullDossierAndTheCentreDecidesFiveStars) {
    CaseFacts facts{.application = Application::re_evaluation, .full_dossier = day(2027, 1, 15)};
    const auto province = due(facts, day(2027, 2, 1), What::re_evaluation);
    EXPECT_EQ(province->last, day(2027, 3, 1));
    EXPECT_EQ(province->who, Party::province);
    EXPECT_FALSE(province->holidays_unknown);  // days, not working days
    facts.five_stars = true;
    EXPECT_EQ(due(facts, day(2027, 2, 1), What::re_evaluation)->who, Party::central);
    facts.application = Application::first;
    EXPECT_FALSE(due(facts, day(2027, 2, 1), What::re_evaluation));
}

TEST(ReEvaluation, FollowsNoRound) {
    CaseFacts facts{.application = Application::re_evaluation, .filed = day(2026, 6, 1), .proposed = day(2026, 6, 15)};
    EXPECT_FALSE(due(facts, day(2026, 7, 1), What::province_round));
}

TEST(Revocation, IsDecidedWithin15DaysOfTheConclusionAndADayOffIsSaidToBeOne) {
    const auto revocation = due({.violation_found = day(2026, 11, 27)}, day(2026, 11, 30), What::revocation);
    EXPECT_EQ(revocation->last, day(2026, 12, 12));
    EXPECT_TRUE(revocation->on_day_off);  // a Saturday
    EXPECT_EQ(revocation->article, "Điều 8.4");
    EXPECT_FALSE(due({.violation_found = day(2026, 5, 21)}, day(2026, 6, 1), What::revocation));
}

// ---- Rounds, Điều 5 -------------------------------------------------------------------------------------------------

TEST(Rounds, BeforeThe30thOfAprilMeansThatThe29thIsTheLastDay) {
    CaseFacts facts{.filed = day(2027, 4, 1), .proposed = day(2027, 4, 29)};
    const auto round = due(facts, day(2027, 5, 1), What::province_round);
    EXPECT_EQ(round->last, day(2027, 6, 29));
    EXPECT_EQ(round->round, 1);
    EXPECT_EQ(round->article, "Điều 5.1");
    facts.proposed = day(2027, 4, 30);
    EXPECT_EQ(due(facts, day(2027, 5, 1), What::province_round)->last, day(2027, 12, 29));
}

TEST(Rounds, WhatIsSentAfterTheLastCutOffOfAYearGoesIntoTheNext) {
    const CaseFacts facts{.filed = day(2026, 10, 12), .proposed = day(2026, 10, 30)};
    EXPECT_EQ(due(facts, day(2026, 11, 27), What::province_round)->last, day(2027, 6, 29));
}

TEST(Rounds, OfTheCentreEndInMarchAndSeptember) {
    CaseFacts facts{.five_stars = true, .filed = day(2026, 9, 1), .sent_to_central = day(2027, 1, 29)};
    EXPECT_EQ(due(facts, day(2027, 2, 1), What::central_round)->last, day(2027, 3, 29));
    facts.sent_to_central = day(2027, 1, 30);
    EXPECT_EQ(due(facts, day(2027, 2, 1), What::central_round)->last, day(2027, 9, 29));
    EXPECT_EQ(due(facts, day(2027, 2, 1), What::central_round)->who, Party::central);
}

TEST(Rounds, OneWhoseResultComesInTheNextYearIsReckonedSo) {
    Regime made_up;
    made_up.rounds = {{.level = Authority::province,
                       .number = 1,
                       .proposed_month = 12,
                       .proposed_day = 1,
                       .done_month = 1,
                       .done_day = 31}};
    const auto chance = next_rounds(made_up, day(2026, 11, 30), 1).front();
    EXPECT_EQ(chance.send_by, day(2026, 11, 30));
    EXPECT_EQ(chance.done_by, day(2027, 1, 30));
    EXPECT_FALSE(chance.file_by);  // without a term of the commune nobody can say
}

TEST(Rounds, TheNextOnesAreThoseACaseCanStillMake) {
    const auto chances = next_rounds(*Law::shipped().regime("26/2026"), day(2026, 11, 27), 2);
    ASSERT_EQ(chances.size(), 4U);
    EXPECT_EQ(chances[0].round->level, Authority::central);
    EXPECT_EQ(chances[0].send_by, day(2027, 1, 29));
    EXPECT_EQ(chances[0].done_by, day(2027, 3, 29));
    EXPECT_FALSE(chances[0].file_by);
    EXPECT_EQ(chances[1].send_by, day(2027, 4, 29));
    EXPECT_EQ(chances[1].file_by, day(2027, 4, 8));  // holidays of 2027 are not known: Saturdays and Sundays alone
    EXPECT_TRUE(chances[1].holidays_unknown);
    EXPECT_EQ(chances[2].send_by, day(2027, 7, 29));
    EXPECT_EQ(chances[3].send_by, day(2027, 10, 29));
}

TEST(Rounds, FiledByTheDayNamedTheCommuneStillHasItsWholeTerm) {
    const auto chances = next_rounds(*Law::shipped().regime("26/2026"), day(2026, 6, 1), 1);
    ASSERT_EQ(chances[1].round->level, Authority::province);
    EXPECT_EQ(chances[1].send_by, day(2026, 10, 29));
    EXPECT_EQ(chances[1].file_by, day(2026, 10, 8));
    EXPECT_EQ(working_days_after(*chances[1].file_by, 15), chances[1].send_by);
    EXPECT_FALSE(chances[1].holidays_unknown);
}

TEST(Rounds, OnTheLastDayARoundIsStillOpenAndTheDayAfterItIsNot) {
    const auto& regime = *Law::shipped().regime("26/2026");
    EXPECT_EQ(next_rounds(regime, day(2026, 10, 29), 1).front().send_by, day(2026, 10, 29));
    EXPECT_EQ(next_rounds(regime, day(2026, 10, 30), 1).back().send_by, day(2027, 4, 29));
}

// ---- Cases under way on 22/05/2026, Điều 12(2) ----------------------------------------------------------------------

TEST(WaitingCase, IsToBeFinishedByThe60thDayAndTheProvinceIsDue) {
    const auto waiting = due(filed(day(2026, 5, 4)), day(2026, 7, 1), What::waiting_case);
    EXPECT_EQ(waiting->last, day(2026, 7, 21));
    EXPECT_EQ(waiting->left, 20);
    EXPECT_EQ(waiting->who, Party::province);
    EXPECT_EQ(waiting->article, "Điều 12");
    EXPECT_FALSE(due(filed(day(2026, 5, 22)), day(2026, 7, 1), What::waiting_case));
}

TEST(WaitingCase, OfAReEvaluationIsDueByThe30thDayWhichIsASunday) {
    CaseFacts facts{.application = Application::re_evaluation, .filed = day(2026, 5, 4)};
    const auto waiting = due(facts, day(2026, 6, 1), What::waiting_case);
    EXPECT_EQ(waiting->last, day(2026, 6, 21));
    EXPECT_TRUE(waiting->on_day_off);
}

// ---- All together ---------------------------------------------------------------------------------------------------

TEST(Clocks, AnswerInTheOrderOfTheirLastDaysAndOnlyWhatIsKnownCounts) {
    EXPECT_TRUE(clocks({}, day(2026, 11, 27)).dues.empty());
    CaseFacts facts = renewed(day(2027, 6, 30));
    facts.filed = day(2027, 1, 11);
    facts.full_dossier = day(2027, 2, 1);
    const auto found = clocks(facts, day(2027, 2, 2));
    ASSERT_EQ(found.dues.size(), 4U);
    EXPECT_TRUE(std::ranges::is_sorted(found.dues, {}, &Due::last));
    for (const auto& one : found.dues)
        EXPECT_EQ(one.regime ? one.regime->number : "", one.what == What::certificate_end ? "" : "26/2026");
}

TEST(Clocks, EveryTermOfTheShippedLawIsReckoned) {
    for (const auto& term : Law::shipped().newest().terms) {
        const bool window = term.id.starts_with("re_evaluation_filing");
        EXPECT_TRUE(window || term.id == code_of(What::commune_check) || term.id == code_of(What::re_evaluation) ||
                    term.id == code_of(What::revocation))
            << term.id;
    }
}

}  // namespace
}  // namespace saolang::law

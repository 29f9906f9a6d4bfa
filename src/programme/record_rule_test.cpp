#include "programme/record_rule.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/record_value.hpp"

namespace saolang::programme {
namespace {

Date day(int year, unsigned month, unsigned of_month) { return *Date::from_civil(year, month, of_month); }

const Date today = day(2024, 11, 24);

using Said = std::vector<std::pair<std::string_view, std::string>>;

Values stored(const Kind& kind, const Said& said) {
    Values values(kind.fields.size());
    for (const auto& [name, value] : said) values[field_named(kind, name).value()] = value;
    return values;
}

// Names of the fields with mistakes, after what follows was filled in.
std::vector<std::string_view> wrong(const Kind& kind, const Said& said, RuleGround ground = {}) {
    if (ground.today == Date(0)) ground.today = today;
    auto values = stored(kind, said);
    complete(kind, values, ground);
    std::vector<std::string_view> fields;
    for (const auto& mistake : mistakes_in(kind, values, ground)) fields.push_back(kind.fields[mistake.field].name);
    return fields;
}

using Fields = std::vector<std::string_view>;

TEST(RecordRule, NothingEndsBeforeItBegins) {
    EXPECT_EQ(wrong(standard::kind, {{"valid_from", "2024-02-01"}, {"valid_to", "2024-01-31"}}), Fields{"valid_to"});
    EXPECT_EQ(wrong(standard::kind, {{"valid_from", "2024-02-01"}, {"valid_to", "2024-02-01"}}), Fields{});
    EXPECT_EQ(wrong(event::kind, {{"from_day", "2024-02-02"}, {"to_day", "2024-02-01"}}), Fields{"to_day"});
    EXPECT_EQ(wrong(zone::kind, {{"from_day", "2024-02-02"}, {"to_day", "2024-02-01"}}), Fields{"to_day"});
    EXPECT_EQ(wrong(training::kind, {{"from_day", "2024-02-02"}, {"to_day", "2024-02-01"}}), Fields{"to_day"});
    EXPECT_EQ(wrong(sales_point::kind, {{"opened_on", "2024-02-02"}, {"closed_on", "2024-02-01"}}),
              Fields{"closed_on"});
}

TEST(RecordRule, ACommitmentLastsThreeYearsWhereNothingElseIsSaid) {
    auto values = stored(commitment::kind, {{"signed_on", "2024-03-15"}});
    complete(commitment::kind, values, {.today = today});
    EXPECT_EQ(values[commitment::valid_to], "2027-03-14");
    values = stored(commitment::kind, {{"signed_on", "2024-02-29"}});
    complete(commitment::kind, values, {.today = today});
    EXPECT_EQ(values[commitment::valid_to], "2027-02-27");
    values = stored(commitment::kind, {{"signed_on", "2024-03-15"}, {"valid_to", "2025-03-14"}});
    complete(commitment::kind, values, {.today = today});
    EXPECT_EQ(values[commitment::valid_to], "2025-03-14");
}

TEST(RecordRule, ARegistrationIsForItsYearOrTheNext) {
    EXPECT_EQ(wrong(registration::kind, {{"registered_on", "2023-12-20"}, {"year", "2023"}}), Fields{});
    EXPECT_EQ(wrong(registration::kind, {{"registered_on", "2023-12-20"}, {"year", "2024"}}), Fields{});
    EXPECT_EQ(wrong(registration::kind, {{"registered_on", "2023-12-20"}, {"year", "2025"}}), Fields{"year"});
    EXPECT_EQ(wrong(registration::kind, {{"registered_on", "2024-12-20"}}), Fields{"registered_on"});
}

TEST(RecordRule, AResultHasItsDayAndARecognitionItsStar) {
    const Said base{{"registered_on", "2024-02-20"}};
    const auto with = [&](Said more) {
        more.insert(more.end(), base.begin(), base.end());
        return more;
    };
    const auto& kind = registration::kind;
    EXPECT_EQ(wrong(kind, with({{"result", "recognised"}})), (Fields{"result_on", "star"}));
    EXPECT_EQ(wrong(kind, with({{"result", "recognised"}, {"result_on", "2024-10-01"}, {"star", "2"}})),
              Fields{"star"});
    EXPECT_EQ(wrong(kind, with({{"result", "recognised"}, {"result_on", "2024-10-01"}, {"star", "4"}})), Fields{});
    EXPECT_EQ(wrong(kind, with({{"result", "not_reached"}, {"result_on", "2024-10-01"}})), Fields{});
    EXPECT_EQ(wrong(kind, with({{"result_on", "2024-10-01"}})), Fields{"result"});
    EXPECT_EQ(wrong(kind, with({{"star_wanted", "6"}})), Fields{"star_wanted"});
}

Said report(std::string from, std::string to, std::string amount, std::string profit = "") {
    Said said{{"product", "1"},
              {"from_day", std::move(from)},
              {"to_day", std::move(to)},
              {"turnover", std::move(amount)},
              {"reported_on", "2024-10-02"},
              {"state", "reported"}};
    if (!profit.empty()) said.emplace_back("profit", std::move(profit));
    return said;
}

TEST(RecordRule, ATurnoverCoversAtMostAYearThatIsOver) {
    EXPECT_EQ(wrong(turnover::kind, report("2023-01-01", "2024-01-01", "40000000")), Fields{});
    EXPECT_EQ(wrong(turnover::kind, report("2023-01-01", "2024-01-02", "40000000")), Fields{"to_day"});
    EXPECT_EQ(wrong(turnover::kind, report("2024-10-01", "2024-11-25", "40000000")), Fields{"to_day"});
}

TEST(RecordRule, TwoTurnoversOfAProductDoNotOverlapAndTheOtherIsNamed) {
    RuleGround ground{.today = today, .reported = {{day(2024, 1, 1), day(2024, 3, 31), 30'000'000}}};
    EXPECT_EQ(wrong(turnover::kind, report("2024-04-01", "2024-06-30", "30000001"), ground), Fields{});
    EXPECT_EQ(wrong(turnover::kind, report("2024-03-31", "2024-06-30", "30000001"), ground), Fields{"from_day"});
    const auto values = stored(turnover::kind, report("2024-03-31", "2024-06-30", "30000001"));
    EXPECT_NE(mistakes_in(turnover::kind, values, ground).front().vi.find("01/01/2024 – 31/03/2024"),
              std::string::npos);
}

TEST(RecordRule, OddFiguresAreSavedAndAskedAbout) {
    const Reported before{day(2024, 1, 1), day(2024, 3, 31), 30'000'000, 5'000'000};  // 91 days
    const Reported now{day(2024, 4, 1), day(2024, 6, 30), 0, std::nullopt};           // 91 days
    const auto question = [&](std::int64_t amount, std::optional<std::int64_t> profit = {}) {
        auto report_now = now;
        report_now.turnover = amount;
        report_now.profit = profit;
        return question_about(report_now, {before});
    };
    EXPECT_EQ(question(31'000'000, 4'000'000), "");
    EXPECT_NE(question(31'000'000, 31'000'001), "");  // more left than came in
    EXPECT_NE(question(150'000'000), "");             // five times
    EXPECT_EQ(question(149'999'999), "");
    EXPECT_NE(question(6'000'000), "");  // a fifth
    EXPECT_EQ(question(6'000'001), "");
    EXPECT_NE(question(30'000'000), "");  // copied
    EXPECT_NE(question(44'444'444), "");  // one digit
    EXPECT_NE(question(31), "");          // in millions
    EXPECT_NE(question(0), "");           // nothing sold after a good quarter
    EXPECT_EQ(question_about(now, {}), "");
}

TEST(RecordRule, PeriodsOfDifferentLengthAreComparedByTheDay) {
    const Reported month{day(2024, 3, 1), day(2024, 3, 31), 10'000'000};
    EXPECT_EQ(question_about({day(2024, 4, 1), day(2024, 9, 30), 70'000'000}, {month}), "");
    EXPECT_NE(question_about({day(2024, 4, 1), day(2024, 4, 30), 70'000'000}, {month}), "");
}

TEST(RecordRule, AQuestionGoesWithTheFigureThatRaisedItAndStaysWhereTheOfficeSpoke) {
    auto values = stored(turnover::kind, report("2024-04-01", "2024-06-30", "30000000", "40000000"));
    complete(turnover::kind, values, {.today = today});
    EXPECT_EQ(values[turnover::state], "asked");
    ASSERT_TRUE(values[turnover::question]);
    auto confirmed = values;
    confirmed[turnover::state] = "confirmed";
    complete(turnover::kind, confirmed, {.today = today, .before = values});
    EXPECT_EQ(confirmed[turnover::state], "confirmed");
    auto corrected = values;
    corrected[turnover::profit] = "4000000";
    complete(turnover::kind, corrected, {.today = today, .before = values});
    EXPECT_EQ(corrected[turnover::state], "reported");
    EXPECT_FALSE(corrected[turnover::question]);
}

TEST(RecordRule, ABaselineIsFrozenWithADocumentAndThenChangedByTheProvinceAlone) {
    auto frozen = report("2022-01-01", "2022-12-31", "40000000");
    frozen.emplace_back("baseline", "1");
    auto open = stored(turnover::kind, frozen);
    frozen.emplace_back("frozen_on", "2024-01-10");
    const auto& kind = turnover::kind;
    EXPECT_EQ(wrong(kind, frozen, {.today = today, .before = open}), Fields{"frozen_on"});
    EXPECT_EQ(wrong(kind, frozen, {.today = today, .before = open, .proved = true}), Fields{});
    auto no_baseline = report("2022-01-01", "2022-12-31", "40000000");
    no_baseline.emplace_back("frozen_on", "2024-01-10");
    EXPECT_EQ(wrong(kind, no_baseline, {.today = today, .before = open, .proved = true}), Fields{"frozen_on"});

    const auto frozen_values = stored(kind, frozen);
    auto changed = frozen;
    for (auto& [name, value] : changed)
        if (name == "turnover") value = "45000000";
    EXPECT_EQ(wrong(kind, changed, {.today = today, .before = frozen_values, .proved = true}), Fields{"frozen_on"});
    EXPECT_EQ(
        wrong(kind, changed, {.today = today, .before = frozen_values, .proved = true, .may_change_frozen = true}),
        Fields{});
}

TEST(RecordRule, AProducerDoesNotCorrectWhatTheOfficeDecided) {
    auto said = report("2024-04-01", "2024-06-30", "30000000");
    auto confirmed = stored(turnover::kind, said);
    confirmed[turnover::state] = "confirmed";
    EXPECT_EQ(wrong(turnover::kind, said, {.today = today, .before = confirmed, .by_producer = true}),
              Fields{"turnover"});
    EXPECT_EQ(wrong(turnover::kind, said, {.today = today, .before = confirmed}), Fields{});
}

TEST(RecordRule, WhatIsNamedTogetherBelongsTogether) {
    const Said said{{"producer", "7"}, {"product", "3"}, {"valid_from", "2024-01-01"}};
    EXPECT_EQ(wrong(standard::kind, said, {.today = today, .product_owner = "7"}), Fields{});
    EXPECT_EQ(wrong(standard::kind, said, {.today = today, .product_owner = "8"}), Fields{"product"});
    const Said seen{{"producer", "7"}, {"commitment", "3"}, {"on_day", "2024-01-01"}};
    EXPECT_EQ(wrong(inspection::kind, seen, {.today = today, .commitment_owner = "8"}), Fields{"commitment"});
}

TEST(RecordRule, WhatIsDoneHasItsDay) {
    EXPECT_EQ(wrong(task::kind, {{"given_on", "2024-01-01"}, {"due", "2024-02-01"}, {"state", "done"}}),
              Fields{"done_on"});
    EXPECT_EQ(wrong(support::kind, {{"planned_on", "2024-01-01"}, {"finished_on", "2024-02-01"}}),
              Fields{"started_on"});
    EXPECT_EQ(wrong(support_money::kind, {{"paid", "1000000"}}), Fields{"paid_on"});
    EXPECT_EQ(wrong(event_part::kind, {{"state", "applied"}, {"sales", "1000000"}}), Fields{"state"});
    EXPECT_EQ(wrong(trained::kind, {{"people", "3"}}), Fields{"unit"});
    EXPECT_EQ(wrong(local_strength::kind, {{"workers", "5"}, {"local_workers", "6"}, {"local_material", "10001"}}),
              (Fields{"local_material", "local_workers"}));
}

TEST(RecordValue, DecimalsAreReadAsPeopleWriteThem) {
    const std::vector<std::pair<std::string_view, std::optional<std::int64_t>>> table{
        {"70,5", 7'050},        {"70.5", 7'050},       {"70", 7'000},         {"0,05", 5},
        {"1.250", 125'000},     {"1.250,75", 125'075}, {"70,55", 7'055},      {"70,5555", std::nullopt},
        {"", std::nullopt},     {"-1", std::nullopt},  {"70,", std::nullopt}, {"bảy mươi", std::nullopt},
        {"70,-5", std::nullopt}};
    for (const auto& [typed, stored] : table) EXPECT_EQ(parse_decimal(typed), stored) << typed;
}

TEST(RecordValue, APositionLiesInVietnam) {
    EXPECT_EQ(parse_position("15.88, 108.33"), "15.88000,108.33000");
    EXPECT_EQ(parse_position("15.87944 108.3"), "15.87944,108.30000");
    EXPECT_EQ(parse_position("108.33, 15.88"), std::nullopt);  // the other way round
    EXPECT_EQ(parse_position("48.85, 2.35"), std::nullopt);
    EXPECT_EQ(parse_position("15.88"), std::nullopt);
    EXPECT_EQ(parse_position("nan, inf"), std::nullopt);
}

}  // namespace
}  // namespace saolang::programme

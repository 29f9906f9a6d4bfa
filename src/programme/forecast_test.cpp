#include "programme/forecast.hpp"

#include <gtest/gtest.h>

#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/records_for_tests.hpp"
#include "programme/waiting.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {
namespace {

using registry::date;
using registry::place_key;

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }
std::string on(int year, int month, int day) { return fmt::format("{}-{:02}-{:02}", year, month, day); }

class ForecastOfAYear : public testing::Test {
protected:
    ForecastOfAYear() {
        for (const int year : {2021, 2022, 2023, 2024}) {
            const auto id = static_cast<std::int64_t>(registry_.tables.decisions.size()) + 1;
            registry_.tables.decisions.push_back({registry::DecisionId{id}, "1/QĐ-UBND", date(year, 10, 1), ""});
        }
    }
    // Number of a new product of its own producer in Đại Lộc.
    std::string product() {
        const auto where = place_key("20512", date(2020, 1, 1));
        registry_.product("Trà").of(registry_.producer("HTX", registry::ProducerKind::cooperative, where)).in(where);
        return std::to_string(registry_.tables.products.size());
    }
    // Registered in February, with its result in October where it has one.
    void registered(int year, int count, std::string_view result, int star_wanted = 3) {
        for (int i = 0; i < count; ++i) {
            const auto row = records_.add(registration::kind, {{"registered_on", on(year, 2, 1)},
                                                               {"year", std::to_string(year)},
                                                               {"round", "1"},
                                                               {"product", product()},
                                                               {"kind", "first"},
                                                               {"star_wanted", std::to_string(star_wanted)}});
            if (result.empty()) continue;
            records_.set(registration::kind, row, "result", std::string(result));
            records_.set(registration::kind, row, "result_on", on(year, 10, 1));
            if (result != "recognised") continue;
            records_.set(registration::kind, row, "star", "3");
            records_.set(registration::kind, row, "decision", std::to_string(year - 2020));
        }
    }
    void fair(Date from, std::string_view cancelled = "") {
        const auto row = records_.add(event::kind, {{"name", "Hội chợ OCOP"},
                                                    {"kind", "fair"},
                                                    {"thematic", "1"},
                                                    {"region", "in_province"},
                                                    {"address", "Tam Kỳ"},
                                                    {"from_day", to_iso(from)},
                                                    {"to_day", to_iso(from.plus_days(3))},
                                                    {"report_on", to_iso(from.plus_days(20))}});
        if (!cancelled.empty()) records_.set(event::kind, row, "cancelled_on", std::string(cancelled));
    }
    [[nodiscard]] Forecast forecast(std::string_view code, Date day = date(2024, 7, 20)) const {
        const auto world = records_.with(registry_.build());
        const Goal goal{.comparison = Comparison::at_least, .goal = 7'000, .due = date(2024, 12, 31)};
        return forecast_of(*indicator_coded(world, code), goal, world, gazetteer(),
                           {2024, registry::unit("49", date(2024, 3, 1)), day, date(2024, 3, 1)});
    }
    [[nodiscard]] std::optional<WaitingRecords> waiting(std::string_view code, std::vector<int> years) const {
        const auto world = records_.with(registry_.build());
        return waiting_of(*indicator_coded(world, code), world, gazetteer(),
                          {2024, registry::unit("49", date(2024, 3, 1)), date(2024, 7, 20), date(2024, 3, 1)},
                          date(2024, 12, 31), years);
    }

    registry::TestRegistry registry_;
    TestRecords records_;
};

TEST_F(ForecastOfAYear, RegistrationsWithoutAResultCountAtTheRateOfPastYears) {
    registered(2022, 6, "recognised");
    registered(2022, 2, "not_reached");
    registered(2023, 9, "recognised");
    registered(2023, 3, "not_reached");
    registered(2024, 10, "");
    const auto records = waiting("registered_reaching_three", {2022, 2023});
    ASSERT_TRUE(records);
    ASSERT_EQ(records->groups.size(), 1U);
    EXPECT_EQ(records->groups[0].count, 10);
    EXPECT_EQ(records->groups[0].out_of, 20);
    EXPECT_EQ(records->groups[0].rate, 75);
    const auto made = forecast("registered_reaching_three");
    ASSERT_TRUE(made.expected);
    EXPECT_EQ(made.expected->likely, 7'500) << "of ten, seven and a half";
    EXPECT_EQ(made.expected->least, 7'500) << "both past years went exactly so";
    EXPECT_EQ(made.back_tests.size(), 2U);
    EXPECT_EQ(made.mean_error, 0);
    ASSERT_EQ(made.parts.size(), 4U) << "so far, what waits, the season, the method";
    EXPECT_NE(made.parts[1].vi.find("10 đăng ký lần đầu"), std::string::npos) << made.parts[1].vi;
    EXPECT_EQ(made.parts[1].amount, 7'500);
}

TEST_F(ForecastOfAYear, WithoutPastYearsItSaysThatItCannotBeTried) {
    registered(2024, 10, "");
    const auto made = forecast("registered_reaching_three");
    ASSERT_TRUE(made.expected);
    EXPECT_FALSE(made.tested());
    EXPECT_EQ(made.expected->least, 0);
    EXPECT_EQ(made.expected->most, 10'000);
    EXPECT_NE(made.parts[1].vi.find("tạm tính một nửa"), std::string::npos);
    EXPECT_NE(made.parts.back().vi.find("Chưa đủ hai năm trước"), std::string::npos);
}

TEST_F(ForecastOfAYear, OnTheDueDayAndAfterItIsTheValue) {
    registered(2023, 5, "recognised");
    registered(2024, 3, "recognised");
    registered(2024, 1, "not_reached");
    for (const auto day : {date(2024, 12, 31), date(2025, 3, 1)}) {
        const auto made = forecast("registered_reaching_three", day);
        ASSERT_TRUE(made.expected);
        EXPECT_EQ(made.expected->least, 7'500);
        EXPECT_EQ(made.expected->likely, 7'500);
        EXPECT_EQ(made.expected->most, 7'500);
    }
}

TEST_F(ForecastOfAYear, AFairInTheCalendarIsExpectedAndACancelledOneIsNot) {
    fair(date(2024, 4, 10));
    EXPECT_EQ(forecast("thematic_fairs").expected->likely, 100);
    fair(date(2024, 9, 2));
    EXPECT_EQ(forecast("thematic_fairs").expected->most, 200);
    EXPECT_EQ(waiting("thematic_fairs", {})->most(), 100);
    fair(date(2024, 11, 2), "2024-06-01");
    fair(date(2025, 1, 5));
    EXPECT_EQ(waiting("thematic_fairs", {})->most(), 100);
}

TEST_F(ForecastOfAYear, AFurtherFairNeverLowersTheForecast) {
    for (const int year : {2021, 2022, 2023}) {
        fair(date(year, 3, 5));
        fair(date(year, 9, 5));
    }
    fair(date(2024, 3, 5));
    auto before = forecast("thematic_fairs").expected.value();
    EXPECT_EQ(before.likely, 200) << "as each of the past years";
    for (const unsigned month : {8U, 9U, 10U, 11U}) {
        fair(date(2024, month, 8));
        const auto after = forecast("thematic_fairs").expected.value();
        EXPECT_GE(after.least, before.least);
        EXPECT_GE(after.likely, before.likely);
        EXPECT_GE(after.most, before.most);
        before = after;
    }
}

TEST_F(ForecastOfAYear, ACommitmentThatEndsBeforeTheDueDayIsLostUnlessTheyUsuallySignAgain) {
    registered(2024, 4, "");
    for (int producer = 1; producer <= 4; ++producer)
        records_.add(commitment::kind, {{"producer", std::to_string(producer)},
                                        {"signed_on", "2021-09-01"},
                                        {"body", "UBND xã"},
                                        {"valid_to", producer == 1 ? "2024-08-31" : "2025-08-31"}});
    const auto records = waiting("registered_with_commitment", {});
    ASSERT_TRUE(records);
    ASSERT_EQ(records->groups.size(), 1U);
    EXPECT_TRUE(records->groups[0].ends);
    EXPECT_EQ(records->least(), -100);
    const auto made = forecast("registered_with_commitment");
    EXPECT_EQ(made.expected->least, 7'500);
    EXPECT_EQ(made.expected->most, 10'000);
}

TEST_F(ForecastOfAYear, AProductWithTwoRegistrationsWaitsOnce) {
    registered(2024, 1, "");
    records_.add(
        registration::kind,
        {{"registered_on", "2024-03-01"}, {"year", "2024"}, {"round", "2"}, {"product", "1"}, {"kind", "first"}});
    EXPECT_EQ(waiting("registered_reaching_three", {})->groups.at(0).count, 1);
    EXPECT_FALSE(waiting("turnover_growth", {})) << "nothing of it waits";
}

}  // namespace
}  // namespace saolang::programme

#include "programme/totals.hpp"

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "programme/market_kinds.hpp"
#include "programme/store.hpp"
#include "registry/index_for_tests.hpp"
#include "registry/store.hpp"

namespace saolang::programme {
namespace {

using registry::date;

Values report_of(std::int64_t product, const std::string& from, const std::string& to, std::int64_t amount,
                 bool baseline = false) {
    Values values(turnover::fields.size());
    values[turnover::product] = std::to_string(product);
    values[turnover::from_day] = from;
    values[turnover::to_day] = to;
    values[turnover::amount] = std::to_string(amount);
    values[turnover::reported_on] = to;
    values[turnover::baseline] = baseline ? "1" : "0";
    values[turnover::state] = "reported";
    return values;
}

TEST(Totals, AReportBelongsToItsQuarterOrToItsYear) {
    registry::TestRegistry registry;
    const auto producer = registry.producer("HTX Thử");
    const auto one = registry.product("Mật ong").of(producer).in(registry::place_key("506", date(2024, 3, 1))).id();
    const auto two = registry.product("Trà").of(producer).in(registry::place_key("506", date(2024, 3, 1))).id();
    const auto id = [](registry::ProductId product) { return static_cast<std::int64_t>(product); };
    const auto index = registry.build();
    const std::vector<RecordsOf> records{
        {KindId::turnover,
         {report_of(id(one), "2024-01-01", "2024-03-31", 100), report_of(id(one), "2024-02-01", "2024-02-29", 10),
          report_of(id(one), "2024-01-01", "2024-12-31", 999),  // by quarters already
          report_of(id(two), "2024-01-01", "2024-12-31", 400),
          report_of(id(two), "2023-07-01", "2024-06-30", 999),  // of no year
          report_of(id(two), "2024-04-01", "2024-06-30", 999, true)}}};
    const World world{index, ledger_of(records, *index, places::Gazetteer::shipped())};
    const auto found = reports_in(world, places::Gazetteer::shipped(), Measure::turnover);
    ASSERT_EQ(found.size(), 2U);
    const auto& quarter = found.at({2024, 1});
    ASSERT_EQ(quarter.size(), 2U);
    EXPECT_EQ(quarter[0].amount + quarter[1].amount, 110);
    EXPECT_EQ(places::UnitId{quarter[0].unit}, registry::unit("506", date(2024, 3, 31)));
    ASSERT_EQ(found.at({2024, 0}).size(), 1U);
    EXPECT_EQ(found.at({2024, 0})[0].amount, 400);
    EXPECT_TRUE(reports_in(world, places::Gazetteer::shipped(), Measure::profit).empty()) << "nobody told a profit";
}

TEST(Totals, ClosingsAreFourDaysAYear) {
    EXPECT_EQ(closings_between(date(2024, 2, 15), date(2024, 8, 14)),
              (std::vector{date(2024, 2, 15), date(2024, 5, 15)}));
    EXPECT_EQ(closings_between(date(2023, 11, 16), date(2025, 2, 15)).size(), 5U);
}

TEST(Totals, AQuarterThatIsNotOverIsNotShown) {
    std::vector<Contribution> reports;
    for (std::uint32_t producer = 0; producer < 9; ++producer) reports.push_back({producer, producer / 3, 0, 100});
    Totals totals;
    close(totals, {{{2024, 1}, reports}, {{2024, 2}, reports}}, date(2024, 5, 15));
    EXPECT_EQ(totals.total(ReportPeriod{2024, 1}), 900);
    EXPECT_FALSE(totals.total(ReportPeriod{2024, 2}));
    EXPECT_EQ(totals.total(2024), 900);
    close(totals, {{{2024, 1}, reports}, {{2024, 2}, reports}}, date(2024, 8, 15));
    EXPECT_EQ(totals.total(2024), 1'800);
    EXPECT_EQ(totals.closed_on.at({2024, 1}), std::vector{date(2024, 5, 15)});
    EXPECT_EQ(totals.periods(2024).size(), 2U);
    EXPECT_EQ(totals.divided(2024)->units.alone.size(), 3U);
}

// --- Out of the trail ------------------------------------------------------------------------------------------------

Randomness counting() {
    return [state = std::make_shared<unsigned>(7)](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>((*state = *state * 1103515245U + 12345U) >> 16);
    };
}

Moment noon(Date day) { return {std::int64_t{day.days()} * 86'400'000 + 5 * 3'600'000}; }

class TotalsOfTrail : public db::Engines {
protected:
    void write(db::Database& database, Date day, const std::function<void(const WriteContext&)>& work) {
        const auto change = trail::begin_change({"console"}, "thử", random_);
        database.write([&](db::Writer& writer) { work({writer, change, noon(day), random_}); });
    }
    // A product of a producer of its own.
    std::int64_t product(const WriteContext& context, int number) {
        registry::Producer producer;
        producer.name = fmt::format("HTX Thử {}", number);
        producer = registry::add_producer(context, producer);
        registry::Product product;
        product.name = fmt::format("Mật ong {}", number);
        product.producer = producer.id;
        product.group = registry::ProductGroup::food;
        product.place = registry::place_key("506", date(2024, 3, 1));
        return static_cast<std::int64_t>(registry::add_product(context, product).id);
    }
    static std::optional<std::int64_t> total(ProtectedTotals& totals, Date today) {
        return totals.get(Measure::turnover, today)->total(ReportPeriod{2024, 1});
    }
    Randomness random_ = counting();
};
INSTANTIATE_TEST_SUITE_P(Both, TotalsOfTrail, db::both_engines, db::engine_name);

TEST_P(TotalsOfTrail, WhatIsShownIsWhatTheClosingKnew) {
    const auto database = open();
    std::vector<std::int64_t> products;
    write(*database, date(2024, 4, 2), [&](const WriteContext& context) {
        for (int i = 0; i < 8; ++i) products.push_back(product(context, i));
        for (int i = 0; i < 5; ++i)
            add_record(context, turnover::kind,
                       report_of(products.at(static_cast<std::size_t>(i)), "2024-01-01", "2024-03-31", 100 + i));
    });
    write(*database, date(2024, 5, 16), [&](const WriteContext& context) {  // one day late
        add_record(context, turnover::kind, report_of(products[5], "2024-01-01", "2024-03-31", 777));
    });
    ProtectedTotals totals(*database, places::Gazetteer::shipped());
    EXPECT_EQ(total(totals, date(2024, 5, 15)), std::nullopt) << "the closing's day is not over";
    EXPECT_EQ(total(totals, date(2024, 5, 16)), 510);
    EXPECT_EQ(total(totals, date(2024, 8, 20)), 510) << "one report more would be a producer's own";
    write(*database, date(2024, 10, 1), [&](const WriteContext& context) {
        add_record(context, turnover::kind, report_of(products[6], "2024-01-01", "2024-03-31", 700));
        add_record(context, turnover::kind, report_of(products[7], "2024-01-01", "2024-03-31", 800));
    });
    EXPECT_EQ(total(totals, date(2024, 11, 16)), 510 + 777 + 700 + 800);
    ProtectedTotals again(*database, places::Gazetteer::shipped());
    EXPECT_EQ(total(again, date(2024, 11, 16)), total(totals, date(2024, 11, 16))) << "read anew it is the same";
}

}  // namespace
}  // namespace saolang::programme

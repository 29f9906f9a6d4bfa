#include "programme/options.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/records_for_tests.hpp"

namespace saolang::programme {
namespace {

using registry::date;
using registry::place_key;

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }
const Date summer = date(2024, 7, 1);
const Question question{2024, registry::unit("49", summer), summer, summer};

class WhatCouldBeDone : public testing::Test {
protected:
    std::string product(int stars = 0, std::optional<Points> score = {}) {
        const auto where = place_key("20512", summer);
        auto line = registry_.product("Trà");
        line.of(registry_.producer("HTX", registry::ProducerKind::cooperative, where)).in(where);
        line.group(registry::ProductGroup::drink);
        if (stars > 0) {
            registry::Recognition made;
            made.star = registry::Star::of(stars);
            made.valid_from = date(2023, 1, 10);
            made.score = score;
            line.recognised(made);
        }
        return std::to_string(registry_.tables.products.size());
    }
    void registered(const std::string& product, int year, std::string_view result = "") {
        const auto row = records_.add(registration::kind, {{"registered_on", fmt::format("{}-02-01", year)},
                                                           {"year", std::to_string(year)},
                                                           {"round", "1"},
                                                           {"product", product},
                                                           {"kind", "first"}});
        if (result.empty()) return;
        records_.set(registration::kind, row, "result", std::string(result));
        records_.set(registration::kind, row, "star", "3");
    }
    void supported(const std::string& product, std::string_view planned_on, std::string_view need, std::int64_t paid,
                   std::string_view started_on = "") {
        const auto row = records_.add(support::kind, {{"producer", product},
                                                      {"product", product},
                                                      {"need", std::string(need)},
                                                      {"measure", "x"},
                                                      {"planned_on", std::string(planned_on)}});
        if (!started_on.empty()) records_.set(support::kind, row, "started_on", std::string(started_on));
        records_.add(support_money::kind, {{"support", std::to_string(row + 1)},
                                           {"source", "province"},
                                           {"planned", std::to_string(paid)},
                                           {"paid", started_on.empty() ? "0" : std::to_string(paid)}});
    }
    [[nodiscard]] OptionsFound found(const std::vector<std::pair<std::string, std::int64_t>>& targets,
                                     const TypedCosts& typed = {}) const {
        world_ = records_.with(registry_.build());
        std::vector<Aimed> aimed;
        for (const auto& [code, goal] : targets)
            aimed.push_back(
                {static_cast<Row>(aimed.size()),
                 {.comparison = Comparison::at_least, .goal = goal, .goal_to = {}, .due = date(2024, 12, 31)},
                 *indicator_coded(world_, code),
                 question});
        return options_for(world_, gazetteer(), aimed, typed);
    }
    static const WorkOption& keyed(const OptionsFound& found, std::string_view key) {
        return *std::ranges::find(found.options, key, &WorkOption::key);
    }

    registry::TestRegistry registry_;
    TestRecords records_;
    mutable World world_;
};

TEST_F(WhatCouldBeDone, ARegisteredProductWithoutAResultIsSupportedAtTheChanceOfEarlierYears) {
    for (int i = 0; i < 3; ++i) registered(product(), 2023, "recognised");
    registered(product(), 2023, "not_reached");
    registered(product(), 2024);
    const auto all = found({{"registered_reaching_three", 7'000}});
    ASSERT_EQ(all.options.size(), 1U);
    const auto& option = all.options[0];
    EXPECT_EQ(option.key, "ba.p5");
    EXPECT_EQ(option.moves.at(0).chance, 75);
    EXPECT_EQ(option.moves.at(0).out_of, 4U);
    EXPECT_FALSE(option.cost) << "no support was ever paid: nothing is made up";
    EXPECT_EQ(option.lacks.front()->vi, "Chưa có kết quả đánh giá");
}

TEST_F(WhatCouldBeDone, CostsAreTheMedianOfPastSupportOfTheNeedOrWhatAnOfficerTyped) {
    const auto one = product(3), two = product(3);
    supported(one, "2022-03-01", "quality", 10'000'000, "2022-04-01");
    supported(one, "2022-05-01", "quality", 30'000'000, "2022-06-01");
    supported(one, "2023-03-01", "quality", 14'000'000, "2023-04-01");
    auto all = found({{"recognised_supported", 200}});
    ASSERT_EQ(all.options.size(), 2U);
    EXPECT_EQ(keyed(all, "ho-tro.p2").cost->dong, 14'000'000);
    EXPECT_EQ(keyed(all, "ho-tro.p2").cost->out_of, 3U);
    TypedCosts typed;
    typed.by_need[static_cast<std::size_t>(at(support::needs, "quality"))] = 8'000'000;
    typed.by_key["ho-tro.p1"] = 5'000'000;
    all = found({{"recognised_supported", 200}}, typed);
    EXPECT_EQ(keyed(all, "ho-tro.p2").cost->dong, 8'000'000);
    EXPECT_EQ(keyed(all, "ho-tro.p1").cost->dong, 5'000'000);
    EXPECT_EQ(keyed(all, "ho-tro.p1").cost->out_of, 0U);
}

TEST_F(WhatCouldBeDone, SupportThatIsPlannedIsBegunAtWhatIsStillToBePaid) {
    const auto one = product(3), two = product(3);
    supported(one, "2024-03-01", "packaging", 20'000'000);
    supported(two, "2024-03-01", "packaging", 20'000'000, "2024-04-01");
    const auto all = found({{"recognised_supported", 200}});
    ASSERT_EQ(all.options.size(), 1U) << "the other one is supported";
    EXPECT_EQ(all.options[0].deed, Deed::begin);
    EXPECT_EQ(all.options[0].cost->dong, 20'000'000);
}

TEST_F(WhatCouldBeDone, AProductNearFourStarsMovesItsOtherTargetTooAndIsDoneOnce) {
    product(3, Points(68));
    product(3, Points(55));
    const auto all = found({{"four_star_new", 1'500}, {"recognised_supported", 200}});
    const auto& four = keyed(all, "bon.p1");
    EXPECT_EQ(four.moves.size(), 2U);
    EXPECT_EQ(four.group, keyed(all, "ho-tro.p1").group);
    EXPECT_EQ(std::ranges::count(all.options, Deed::reach_four, &WorkOption::deed), 1);
    EXPECT_FALSE(four.moves[0].chance_known) << "no earlier year tells it";
}

TEST_F(WhatCouldBeDone, AProducerWithoutACommitmentSignsOneWithoutMoney) {
    registered(product(), 2024);
    const auto all = found({{"registered_with_commitment", 10'000}});
    ASSERT_EQ(all.options.size(), 1U);
    EXPECT_EQ(all.options[0].deed, Deed::commit);
    EXPECT_EQ(all.options[0].cost->dong, 0);
}

TEST_F(WhatCouldBeDone, EachDistrictWithoutAPointOpensOneAtTheKnownSupport) {
    const auto all = found({{"districts_with_sales_point", 1'800}});
    ASSERT_EQ(all.options.size(), 18U);
    EXPECT_EQ(all.options[0].deed, Deed::open_point);
    EXPECT_EQ(all.options[0].cost->dong, 100'000'000);
    EXPECT_TRUE(all.options[0].cost->source);
}

TEST_F(WhatCouldBeDone, OnlyMissingFairsAreProposed) {
    EXPECT_EQ(found({{"thematic_fairs", 200}, {"promotion_abroad", 100}}).options.size(), 3U);
    EXPECT_TRUE(found({{"thematic_fairs", 0}}).options.empty());
}

TEST_F(WhatCouldBeDone, WhatIsATaskAlreadyIsNotProposedAgainAndNoLongerMissing) {
    const auto one = product(3), two = product(3);
    records_.add(
        plan::kind,
        {{"year", "2024"}, {"unit", TestRecords::place("49", summer)}, {"number", "1"}, {"signed_on", "2024-01-01"}});
    for (const auto* indicator : {"recognised_supported", "thematic_fairs"})
        records_.add(target::kind, {{"plan", "1"},
                                    {"place", "1"},
                                    {"indicator", indicator},
                                    {"words", "x"},
                                    {"comparison", "at_least"},
                                    {"goal", "200"},
                                    {"measured_in", "count"},
                                    {"due", "2024-12-31"}});
    const std::vector<std::pair<std::string, std::int64_t>> both{{"recognised_supported", 200},
                                                                 {"thematic_fairs", 200}};
    EXPECT_EQ(found(both).options.size(), 4U);
    const auto task_of = [&](std::string_view target, std::string_view words, std::string_view product) {
        const auto row = records_.add(task::kind, {{"words", std::string(words)},
                                                   {"target", std::string(target)},
                                                   {"given_on", "2024-07-01"},
                                                   {"due", "2024-12-31"},
                                                   {"state", "open"}});
        if (!product.empty()) records_.set(task::kind, row, "product", std::string(product));
        return row;
    };
    const auto of_product = task_of("1", "x", one);
    task_of("2", "Tổ chức hội chợ chuyên đề OCOP: Tỉnh Quảng Nam (dự kiến 5.000.000 ₫)", "");
    auto all = found(both);
    ASSERT_EQ(all.options.size(), 2U) << "the other product and one fair of the two";
    EXPECT_EQ(all.options[0].key, "ho-tro.p" + two);
    EXPECT_EQ(all.options[1].deed, Deed::hold_fair);
    EXPECT_EQ(all.under_way, (std::vector<std::int64_t>{100, 100}));
    EXPECT_EQ(all.taken_out, 2U);
    records_.set(task::kind, of_product, "state", "dropped");
    EXPECT_EQ(found(both).options.size(), 3U) << "what was given up is proposed again";
}

TEST_F(WhatCouldBeDone, WhatWaitsToBeginIsNotPlannedASecondTime) {
    registered(product(), 2024);
    const auto needs = found({{"registered_reaching_three", 10'000}}).options.at(0).needs;
    ASSERT_EQ(needs.size(), 2U);
    supported("1", "2024-03-01", support::needs[needs[0]].code, 1'000);
    auto all = found({{"registered_reaching_three", 10'000}});
    ASSERT_EQ(all.options.size(), 1U);
    EXPECT_EQ(all.options[0].needs, std::vector<std::size_t>{needs[1]}) << "the other need is still to be planned";
    supported("1", "2024-03-01", support::needs[needs[1]].code, 1'000);
    all = found({{"registered_reaching_three", 10'000}});
    EXPECT_TRUE(all.options.empty());
    EXPECT_EQ(all.under_way, std::vector<std::int64_t>{50});
}

TEST_F(WhatCouldBeDone, NothingIsProposedForATargetThatIsKeptPrivate) {
    world_ = records_.with(registry_.build());
    std::vector<Aimed> aimed{
        {0,
         {.comparison = Comparison::at_least, .goal = 200, .goal_to = {}, .due = date(2024, 12, 31)},
         *indicator_coded(world_, "thematic_fairs"),
         question}};
    EXPECT_EQ(options_for(world_, gazetteer(), aimed, {}).options.size(), 2U);
    aimed[0].kept_private = true;
    EXPECT_TRUE(options_for(world_, gazetteer(), aimed, {}).options.empty());
}

TEST_F(WhatCouldBeDone, WhatIsMissingIsCountedInRecords) {
    const auto share = [&](Comparison comparison, std::int64_t goal, Tally tally) {
        return missing_records({0,
                                {.comparison = comparison, .goal = goal, .goal_to = {}, .due = summer},
                                *indicator_coded(world_, "registered_reaching_three"),
                                question},
                               tally);
    };
    world_ = records_.with(registry_.build());
    EXPECT_EQ(share(Comparison::at_least, 7'000, {.counted = 60, .unproved = 0, .not_counted = 43}), 1'300)
        << "73 of 103 are the first 70 %";
    EXPECT_EQ(share(Comparison::all, 10'000, {.counted = 60, .unproved = 2, .not_counted = 1}), 300);
    EXPECT_EQ(share(Comparison::at_most, 100, {.counted = 60}), std::nullopt);
}

TEST_F(WhatCouldBeDone, OptionsWithoutACostAreNoCandidates) {
    registered(product(), 2024);
    const auto all = found({{"registered_reaching_three", 7'000}, {"registered_with_commitment", 10'000}});
    const auto made = posed(all.options, {100, 100}, {}, [](const WorkOption&) { return ByHand::free; });
    EXPECT_EQ(all.options.size(), 2U);
    EXPECT_EQ(made.choosing.candidates.size(), 1U);
}

}  // namespace
}  // namespace saolang::programme

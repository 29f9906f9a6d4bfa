#include "registry/index_for_tests.hpp"

#include <gtest/gtest.h>

#include "registry/selection.hpp"

namespace saolang::registry {
namespace {

const Date given = date(2023, 12, 20);

TEST(Index, PutsRecognitionsInTheOrderOfTheStarRule) {
    TestRegistry registry;
    auto first = registry.product("Mật ong");
    auto second = registry.product("Trà");
    second.star(4, date(2023, 6, 1)).star(3, date(2021, 6, 1));
    first.star(3, given);
    const auto index = registry.build();
    ASSERT_EQ(index->recognitions_of(second.at()).size(), 2U);
    EXPECT_EQ(index->recognitions_of(second.at())[0].star, Star::of(3));
    EXPECT_EQ(index->recognitions_of(first.at()).size(), 1U);
    EXPECT_EQ(index->standing(second.at(), date(2022, 1, 1)).star, Star::of(3));
    EXPECT_EQ(index->standing(second.at(), date(2023, 6, 1)).star, Star::of(4));
}

TEST(Index, OfRecognitionsThatBeginTogetherTheLaterDecisionComesLast) {
    TestRegistry registry;
    registry.tables.decisions = {{DecisionId{1}, "9/QĐ-UBND", date(2023, 12, 19), ""},
                                 {DecisionId{2}, "8/QĐ-UBND", date(2023, 12, 18), ""}};
    Recognition later;
    later.star = Star::of(4);
    later.valid_from = given;
    later.decision = DecisionId{1};
    Recognition earlier = later;
    earlier.star = Star::of(3);
    earlier.decision = DecisionId{2};
    auto product = registry.product("Mật ong").recognised(later).recognised(earlier);
    const auto index = registry.build();
    const Standing standing = index->standing(product.at(), given);
    EXPECT_EQ(standing.star, Star::of(4));
    EXPECT_EQ(index->decision(*index->recognition_behind(product.at(), standing)->decision)->number, "9/QĐ-UBND");
}

TEST(Index, ASecondHandSourceReplacesNoConfirmedStar) {
    TestRegistry registry;
    auto product = registry.product("Mật ong").star(3, date(2022, 1, 1)).star(4, date(2023, 1, 1), Confidence::weak);
    const auto index = registry.build();
    EXPECT_EQ(index->recognitions_of(product.at()).size(), 2U);
    EXPECT_EQ(index->standing(product.at(), date(2023, 6, 1)).star, Star::of(3));
}

TEST(Index, TheProductsOwnPlaceComesBeforeItsProducers) {
    TestRegistry registry;
    const auto producer = registry.producer("HTX", ProducerKind::cooperative, place_key("506", given));
    const auto own = registry.product("Trà").of(producer).in(place_key("20512", given)).at();
    const auto inherited = registry.product("Mật ong").of(producer).at();
    const auto nowhere = registry.product("Nấm").at();
    const auto index = registry.build();
    EXPECT_EQ(index->place[own], unit("20512", given));
    EXPECT_EQ(index->place[inherited], unit("506", given));
    EXPECT_FALSE(index->has_place[nowhere]);
    EXPECT_EQ(index->producer_at[nowhere], Index::no_producer);
}

TEST(Index, FindsRecordsByIdCodeAndSlugAlsoWithGapsBetweenIds) {
    TestRegistry registry;
    for (const char* name : {"A", "B", "C"}) registry.product(name);
    registry.tables.products[1].id = ProductId{10};
    registry.tables.products[2].id = ProductId{12};
    const auto index = registry.build();
    EXPECT_EQ(index->at(ProductId{1}), 0U);
    EXPECT_EQ(index->at(ProductId{10}), 1U);
    EXPECT_EQ(index->at(ProductId{12}), 2U);
    for (const std::int64_t missing : {0, 2, 3, 11, 13}) EXPECT_FALSE(index->at(ProductId{missing})) << missing;
    EXPECT_EQ(index->product_by_slug.at("san-pham-2"), 1U);
    EXPECT_EQ(index->product_by_code.at("p3"), 2U);
}

TEST(Index, RefusesARecognitionOfAnUnknownProduct) {
    TestRegistry registry;
    registry.product("Trà").star(3, given);
    registry.tables.recognitions[0].product = ProductId{99};
    EXPECT_THROW((void)registry.build(), std::runtime_error);
}

TEST(WhyNotCounted, NamesEachReason) {
    const Date day = date(2024, 6, 1);
    Recognition withdrawn, undated, of_a_year, starless;
    withdrawn.star = undated.star = of_a_year.star = Star::of(3);
    withdrawn.valid_from = starless.valid_from = given;
    withdrawn.withdrawal = Withdrawal{date(2024, 5, 1), Ground::mark_misused, ""};
    of_a_year.year = 2024;

    TestRegistry registry;
    const auto counted = registry.product("a").star(3, given).at();
    const auto never = registry.product("b").at();
    const auto not_yet = registry.product("c").star(3, date(2024, 6, 2)).at();
    const auto lapsed = registry.product("d").star(3, date(2020, 1, 1)).at();
    const auto taken = registry.product("e").recognised(withdrawn).at();
    const auto no_star = registry.product("f").recognised(starless).at();
    const auto no_date = registry.product("g").recognised(undated).at();
    const auto rough = registry.product("h").recognised(of_a_year).at();
    const auto second_hand = registry.product("i").star(3, given, Confidence::second).at();
    const auto weak = registry.product("j").star(3, given, Confidence::weak).at();
    const auto press = registry.product("k").star(3, given, Confidence::press).at();
    const auto index = registry.build();

    EXPECT_EQ(why_not_counted(*index, counted, day), std::nullopt);
    EXPECT_EQ(why_not_counted(*index, press, day), std::nullopt);
    EXPECT_EQ(why_not_counted(*index, never, day), NotCounted::never_recognised);
    EXPECT_EQ(why_not_counted(*index, not_yet, day), NotCounted::not_yet);
    EXPECT_EQ(why_not_counted(*index, lapsed, day), NotCounted::lapsed);
    EXPECT_EQ(why_not_counted(*index, taken, day), NotCounted::withdrawn);
    EXPECT_EQ(why_not_counted(*index, taken, date(2024, 4, 30)), std::nullopt);
    EXPECT_EQ(why_not_counted(*index, no_star, day), NotCounted::star_not_stated);
    EXPECT_EQ(why_not_counted(*index, no_date, day), NotCounted::date_not_known);
    EXPECT_EQ(why_not_counted(*index, rough, day), NotCounted::date_too_rough);
    EXPECT_EQ(why_not_counted(*index, second_hand, day), NotCounted::not_confirmed);
    EXPECT_EQ(why_not_counted(*index, weak, day), NotCounted::not_confirmed);
}

TEST(WhyNotCounted, AWithdrawalAfterTheTermIsALapse) {
    Recognition late;
    late.star = Star::of(3);
    late.valid_from = date(2020, 1, 1);
    late.withdrawal = Withdrawal{date(2024, 1, 1), Ground::other_conclusion, ""};
    TestRegistry registry;
    const auto product = registry.product("Trà").recognised(late).at();
    EXPECT_EQ(why_not_counted(*registry.build(), product, date(2024, 6, 1)), NotCounted::lapsed);
}

}  // namespace
}  // namespace saolang::registry

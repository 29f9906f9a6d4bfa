#include "registry/doubles.hpp"

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "registry/double_store.hpp"
#include "registry/index_for_tests.hpp"

namespace saolang::registry {
namespace {

using Of = Double::Of;

class Doubles : public testing::Test {
protected:
    [[nodiscard]] std::vector<Double> found() const {
        return doubles_of(*registry.build(), places::Gazetteer::shipped());
    }
    // The likeness of the only pair; nothing when there is none.
    [[nodiscard]] std::optional<Likeness> only() const {
        const auto pairs = found();
        EXPECT_LE(pairs.size(), 1U);
        return pairs.empty() ? std::nullopt : std::optional(pairs.front().why);
    }
    TestRegistry registry;
    PlaceKey dai_loc = place_key("506", date(2023, 12, 31));
    PlaceKey dien_ban = place_key("507", date(2023, 12, 31));
};

TEST_F(Doubles, OneTaxCodeOfTwoProducersIsDoubtful) {
    registry.producer("HTX Một", {}, dai_loc);
    registry.producer("Cơ sở Hai", {}, dien_ban);
    for (auto& producer : registry.tables.producers) producer.tax_code = "4000123456";
    EXPECT_EQ(only(), Likeness::tax_code);
}

TEST_F(Doubles, TwoTaxCodesAreTwoProducersWhateverTheirNames) {
    registry.producer("HTX Ái Nghĩa", {}, dai_loc);
    registry.producer("HTX Ái Nghĩa", {}, dai_loc);
    registry.tables.producers[0].tax_code = "4000123456";
    registry.tables.producers[1].tax_code = "4000123457";
    EXPECT_EQ(only(), std::nullopt);
}

TEST_F(Doubles, AShortFormIsTheSameName) {
    registry.producer("Hợp tác xã Nông nghiệp Ái Nghĩa", {}, dai_loc);
    registry.producer("HTX NN Ái Nghĩa", {}, dai_loc);
    EXPECT_EQ(only(), Likeness::same_name);
}

TEST_F(Doubles, TheSameNameWithAnotherLegalFormCountsInOnePlaceAlone) {
    registry.producer("HTX Ái Nghĩa", {}, dai_loc);
    registry.producer("Tổ hợp tác Ái Nghĩa", {}, dai_loc);
    EXPECT_EQ(only(), Likeness::same_core);
    registry.tables.producers[1].place = dien_ban;
    EXPECT_EQ(only(), std::nullopt);
    registry.tables.producers[1].place.reset();
    EXPECT_EQ(only(), std::nullopt) << "nobody knows where";
}

TEST_F(Doubles, OneSlipInALongWordIsDoubtful) {
    registry.producer("HTX Dược liệu Lantana", {}, dai_loc);
    registry.producer("HTX Dược liệu Latana", {}, dai_loc);
    EXPECT_EQ(only(), Likeness::one_slip);
}

TEST_F(Doubles, ProductsAreComparedWithinTheirProducer) {
    const auto one = registry.producer("Một", {}, dai_loc);
    const auto two = registry.producer("Hai", {}, dai_loc);
    registry.product("Mật ong rừng").of(one);
    registry.product("Mật ong rừng").of(two);
    EXPECT_EQ(only(), std::nullopt);
    registry.product("Mật ong rừng (chai 500 ml)").of(one);
    const auto pairs = found();
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].of, Of::products);
    EXPECT_EQ(pairs[0].first, 0U);
    EXPECT_EQ(pairs[0].second, 2U);
    EXPECT_EQ(pairs[0].why, Likeness::same_core);
}

TEST_F(Doubles, NamesThatDifferInMarksAloneAreAskedAbout) {
    const auto one = registry.producer("Một", {}, dai_loc);
    registry.product("Bánh dừa").of(one);
    registry.product("Bánh dứa").of(one);
    EXPECT_EQ(only(), Likeness::marks_alone);
}

TEST_F(Doubles, AProductWithoutProducerIsComparedWithThoseOfItsPlace) {
    registry.product("Trà sâm").of(registry.producer("Một", {}, dai_loc));
    registry.product("Trà sâm").in(dai_loc);
    registry.product("Trà sâm").in(dien_ban);
    const auto pairs = found();
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].second, 1U);
    EXPECT_EQ(pairs[0].why, Likeness::no_owner);
}

TEST_F(Doubles, APairStandsOnceThoughSeveralMeasuresFindIt) {
    registry.producer("HTX Dược liệu Lantana", {}, dai_loc);
    registry.producer("HTX Dược liệu Lantana", {}, dai_loc);
    EXPECT_EQ(only(), Likeness::same_name);
}

class ToldApart : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (!IsSkipped()) database = open();
    }
    void tell(const PairKey& pair) {
        const auto random = system_randomness();
        const auto change = trail::begin_change({"officer"}, "nghi-trung", random);
        database->write([&](db::Writer& writer) { tell_apart({writer, change, Moment{1}, random}, pair); });
    }
    std::unique_ptr<db::Database> database;
};
INSTANTIATE_TEST_SUITE_P(Both, ToldApart, db::both_engines, db::engine_name);

TEST_P(ToldApart, WhatWasSaidToBeTwoIsNotAskedAgainAndIsWrittenOnce) {
    TestRegistry registry;
    registry.producer("HTX Ái Nghĩa");
    registry.producer("HTX Ái Nghĩa");
    const auto index = registry.build();
    const auto pairs = doubles_of(*index, places::Gazetteer::shipped());
    ASSERT_EQ(pairs.size(), 1U);
    tell(key_of(*index, pairs[0]));
    const auto version = database->version();
    tell(key_of(*index, pairs[0]));
    EXPECT_EQ(database->version(), version);
    database->read([&](db::Reader& reader) { EXPECT_TRUE(without(*index, pairs, told_apart(reader)).empty()); });
}

}  // namespace
}  // namespace saolang::registry

#include "registry/doubles.hpp"

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "registry/double_store.hpp"
#include "registry/index_for_tests.hpp"

namespace saolang::registry {
namespace {

using screening::Relation;
using Of = Double::Of;

class Doubles : public testing::Test {
protected:
    // The likeness of the only pair of producers; nothing when there is none.
    [[nodiscard]] std::optional<Likeness> only() const {
        const auto pairs = double_producers(*registry.build(), places::Gazetteer::shipped());
        EXPECT_LE(pairs.size(), 1U);
        return pairs.empty() ? std::nullopt : std::optional(pairs.front().why);
    }
    // Pairs of products by the relation between them.
    using Pairs = std::vector<std::tuple<ProductAt, ProductAt, Relation>>;
    [[nodiscard]] Pairs products() const {
        Pairs pairs;
        for (const auto& pair : double_products(*registry.build(), places::Gazetteer::shipped()))
            pairs.emplace_back(pair.first, pair.second, pair.relation);
        return pairs;
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

TEST_F(Doubles, ProductsOfOneProducerAreOneWhateverTheWeight) {
    const auto one = registry.producer("HTX Ong Ái Nghĩa", {}, dai_loc);
    registry.product("Mật ong rừng").of(one);
    registry.product("Mật ong rừng (chai 500 ml)").of(one);
    EXPECT_EQ(products(), (Pairs{{0, 1, Relation::duplicate}}));
}

TEST_F(Doubles, TheSameThingOfAnotherProducerOfThePlaceIsAKindAndNoDouble) {
    registry.product("Mật ong rừng").of(registry.producer("HTX Ong Ái Nghĩa", {}, dai_loc));
    registry.product("Mật ong rừng").of(registry.producer("Cơ sở Hai Lúa", {}, dai_loc));
    registry.product("Mật ong rừng").of(registry.producer("Cơ sở Ba Khía", {}, dien_ban));
    EXPECT_EQ(products(), (Pairs{{0, 1, Relation::same_kind_same_origin}}));
}

TEST_F(Doubles, TwoFruitsAreTwoThoughTheirLettersAreOneAndALostMarkIsNothing) {
    const auto one = registry.producer("HTX Ái Nghĩa", {}, dai_loc);
    registry.product("Bánh dừa").of(one);
    registry.product("Bánh dứa").of(one);
    EXPECT_EQ(products(), Pairs{});
    registry.tables.products[1].name = "Banh dua";
    EXPECT_EQ(products(), (Pairs{{0, 1, Relation::duplicate}}));
}

TEST_F(Doubles, FlavoursOfOneLineAreNoDoubles) {
    const auto one = registry.producer("HTX Ái Nghĩa", {}, dai_loc);
    registry.product("Bánh tráng mè đen").of(one);
    registry.product("Bánh tráng mè trắng").of(one);
    EXPECT_EQ(products(), (Pairs{{0, 1, Relation::variant}}));
}

TEST_F(Doubles, TwoTaxCodesAreTwoProducersWhoseProductsAreNotOne) {
    const auto one = registry.producer("HTX Ái Nghĩa", {}, dai_loc);
    const auto two = registry.producer("Hợp tác xã Ái Nghĩa", {}, dai_loc);
    registry.product("Trà sâm Ái Nghĩa").of(one);
    registry.product("Trà sâm Ái Nghĩa 250 g").of(two);
    EXPECT_EQ(products(), (Pairs{{0, 1, Relation::duplicate}}));
    registry.tables.producers[0].tax_code = "4000123456";
    registry.tables.producers[1].tax_code = "4000123457";
    EXPECT_EQ(products(), Pairs{});
}

TEST_F(Doubles, ProductsOfProducersThatWereSaidToBeTwoAreNotAskedAbout) {
    registry.product("Trà sâm Ái Nghĩa").of(registry.producer("HTX Ái Nghĩa", {}, dai_loc));
    registry.product("Trà sâm Ái Nghĩa").of(registry.producer("Hợp tác xã Ái Nghĩa", {}, dai_loc));
    const auto index = registry.build();
    const auto pairs = double_products(*index, places::Gazetteer::shipped());
    ASSERT_EQ(pairs.size(), 1U);
    const auto owners = key_of(*index, {Of::producers, 0, 1});
    EXPECT_TRUE(without(*index, pairs, {owners}).empty());
}

TEST_F(Doubles, AProductWithoutProducerIsComparedWithThoseOfItsPlace) {
    registry.product("Trà sâm").of(registry.producer("Một", {}, dai_loc));
    registry.product("Trà sâm").in(dai_loc);
    registry.product("Trà sâm").in(dien_ban);
    const auto pairs = products();
    ASSERT_FALSE(pairs.empty());
    EXPECT_EQ(pairs[0], std::tuple(0U, 1U, Relation::duplicate));
    EXPECT_EQ(pairs.size(), 1U);
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
    void tell(const PairKey& pair, const PairAnswered& answer = {}) {
        const auto random = system_randomness();
        const auto change = trail::begin_change({"officer"}, "nghi-trung", random);
        database->write([&](db::Writer& writer) { tell_apart({writer, change, Moment{1}, random}, pair, answer); });
    }
    std::unique_ptr<db::Database> database;
};
INSTANTIATE_TEST_SUITE_P(Both, ToldApart, db::both_engines, db::engine_name);

TEST_P(ToldApart, WhatWasSaidToBeTwoIsNotAskedAgainAndIsWrittenOnce) {
    TestRegistry registry;
    registry.producer("HTX Ái Nghĩa");
    registry.producer("HTX Ái Nghĩa");
    const auto index = registry.build();
    const auto pairs = double_producers(*index, places::Gazetteer::shipped());
    ASSERT_EQ(pairs.size(), 1U);
    tell(key_of(*index, pairs[0]));
    const auto version = database->version();
    tell(key_of(*index, pairs[0]));
    EXPECT_EQ(database->version(), version);
    database->read([&](db::Reader& reader) { EXPECT_TRUE(without(*index, pairs, told_apart(reader)).empty()); });
}

TEST_P(ToldApart, TheWordIsKeptWithWhatTheProgramSaw) {
    const auto pair = product_pair(ProductId{7}, ProductId{3});
    tell(pair, {Relation::variant, "khác vị"});
    database->read([&](db::Reader& reader) {
        const auto answered = pairs_answered(reader);
        ASSERT_TRUE(answered.contains({Of::products, 3, 7}));
        EXPECT_EQ(answered.at(pair).relation, Relation::variant);
        EXPECT_EQ(answered.at(pair).reason, "khác vị");
    });
}

TEST_P(ToldApart, WhatWasSaidBeforeReasonsWereAskedForStands) {
    database->write([](db::Writer& writer) {
        writer.execute("INSERT INTO not_double (record_kind, first_id, second_id) VALUES ('product', 3, 7)", {});
    });
    database->read([&](db::Reader& reader) {
        const auto answered = pairs_answered(reader);
        ASSERT_EQ(answered.size(), 1U);
        EXPECT_EQ(answered.begin()->second.reason, "");
        EXPECT_EQ(answered.begin()->second.relation, Relation::duplicate);
    });
}

}  // namespace
}  // namespace saolang::registry

#include "registry/screener.hpp"

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "registry/index_for_tests.hpp"
#include "registry/screening_store.hpp"

namespace saolang::registry {
namespace {

using screening::Relation;

class OfProducts : public testing::Test {
protected:
    using Pairs = std::vector<std::tuple<ProductAt, ProductAt, Relation>>;
    static Pairs pairs_of(const std::vector<Double>& doubles) {
        Pairs pairs;
        for (const auto& pair : doubles) pairs.emplace_back(pair.first, pair.second, pair.relation);
        return pairs;
    }
    [[nodiscard]] std::shared_ptr<const Index> version(std::int64_t number) const {
        auto tables = registry.tables;
        return build_index(std::move(tables), gazetteer, number);
    }
    const places::Gazetteer& gazetteer = places::Gazetteer::shipped();
    TestRegistry registry;
    PlaceKey dai_loc = place_key("506", date(2023, 12, 31));
    ProducerId owner = registry.producer("HTX Ong Ái Nghĩa", {}, dai_loc);
    Screener screener{gazetteer};
};

TEST_F(OfProducts, WhatComesLaterIsFoundAsIfAllWereScreenedAtOnce) {
    registry.product("Mật ong rừng").of(owner);
    registry.product("Rau muống tươi").of(owner);
    registry.product("Bánh tráng mè").of(owner);
    (void)screener.get(*version(1));
    registry.product("MAT ONG RUNG 500ml").of(owner);
    registry.product("Bánh tráng mè (gói 200 g)").of(owner);
    registry.product("Bánh tráng mè 1 kg").of(owner);
    registry.tables.products[1].name = "Nước ép ổi";
    const auto index = version(2);
    const auto screened = screener.get(*index);
    EXPECT_TRUE(screened->whole);
    EXPECT_EQ(pairs_of(screened->pairs), pairs_of(double_products(*index, gazetteer)));
    EXPECT_EQ(pairs_of(screened->pairs), (Pairs{{0, 3, Relation::duplicate},
                                                {2, 4, Relation::duplicate},
                                                {2, 5, Relation::duplicate},
                                                {4, 5, Relation::duplicate}}));
    EXPECT_EQ(screened->unprocessed, (std::vector<bool>{true, false, false, true, false, false}))
        << "honey is only strained; what was a vegetable is juice now";
}

TEST_F(OfProducts, WhatIsGoneIsInNoPairAndPositionsAreThoseOfTheIndexAsked) {
    registry.product("Trà sâm").of(owner);
    registry.product("Mật ong rừng").of(owner);
    registry.product("Mật ong rừng 500 ml").of(owner);
    (void)screener.get(*version(1));
    registry.tables.products.erase(registry.tables.products.begin());
    EXPECT_EQ(pairs_of(screener.get(*version(2))->pairs), (Pairs{{0, 1, Relation::duplicate}}));
    registry.tables.products.pop_back();
    EXPECT_TRUE(screener.get(*version(3))->pairs.empty());
}

TEST_F(OfProducts, FreshIsAskedOfFoodAlone) {
    registry.product("Rau muống tươi").of(owner);
    registry.product("Rau muống tươi").of(owner).group(ProductGroup::ornamental);
    EXPECT_EQ(screener.get(*version(1))->unprocessed, (std::vector<bool>{true, false}));
}

TEST_F(OfProducts, ANewcomerIsComparedWithEarlierAndLaterOnes) {
    registry.product("Mật ong rừng").of(owner);
    (void)screener.get(*version(1));
    registry.product("Mật ong rừng 1 lít").of(owner);
    const auto index = version(2);
    const auto like = screener.like(*index, {.name = "Mat ong rung OCOP 4 sao", .producer = "HTX Ong Ái Nghĩa"});
    ASSERT_EQ(like.size(), 2U);
    for (const auto& one : like) EXPECT_EQ(one.answer.relation, Relation::duplicate);
    EXPECT_EQ(screener.like(*index, screened_text(*index, gazetteer, 0).item(), 0).size(), 1U) << "never itself";
}

class WordsAboutProducts : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (!IsSkipped()) database = open();
    }
    void say(Decided decided, std::string reason) {
        const auto random = system_randomness();
        const auto change = trail::begin_change({"officer"}, "sang-loc", random);
        database->write([&](db::Writer& writer) {
            decide_processing({writer, change, Moment{1}, random}, {ProductId{7}, decided, std::move(reason)});
        });
    }
    std::unique_ptr<db::Database> database;
};
INSTANTIATE_TEST_SUITE_P(Both, WordsAboutProducts, db::both_engines, db::engine_name);

TEST_P(WordsAboutProducts, TheLastWordStandsAndTheSameWordWritesNothing) {
    say(Decided::unprocessed, "bán bó");
    say(Decided::processed, "sấy dẻo");
    const auto version = database->version();
    say(Decided::processed, "sấy dẻo");
    EXPECT_EQ(database->version(), version);
    database->read([&](db::Reader& reader) {
        const auto said = screened_products(reader);
        ASSERT_EQ(said.size(), 1U);
        EXPECT_EQ(said.at(ProductId{7}).decided, Decided::processed);
        EXPECT_EQ(said.at(ProductId{7}).reason, "sấy dẻo");
    });
}

}  // namespace
}  // namespace saolang::registry

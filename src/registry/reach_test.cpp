#include "registry/reach.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "registry/arrangement.hpp"
#include "registry/random_registry_for_tests.hpp"

namespace saolang::registry {
namespace {

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

// Some roles over some places, of any time: ended districts, communes before and after 01/07/2025, whole provinces,
// producers; ended grants and grants to come among them.
people::Actor some_actor(RandomRegistry& random, std::size_t producers) {
    people::Actor actor{people::AccountId{1}, "a", "A", {}};
    for (std::size_t n = random.below(4); n > 0; --n) {
        people::Grant grant{.id = {},
                            .account = actor.account,
                            .role = people::roles[random.below(people::roles.size())],
                            .scope = people::over_everything(),
                            .from = date(2018 + static_cast<int>(random.below(9)), 1, 1),
                            .to = {}};
        if (random.chance(3)) grant.to = grant.from.plus_days(static_cast<int>(random.below(3'000)));
        if (!random.chance(4)) {
            const auto& unit = gazetteer()[random.some_unit(random.chance(2) ? date(2024, 3, 1) : date(2025, 8, 1))];
            grant.scope = people::over_unit({unit.code, unit.valid.from});
        }
        if (random.chance(4))
            grant.scope = people::over_record(people::ScopeKind::producer,
                                              static_cast<std::int64_t>(random.below(producers + 1)) + 1);
        actor.grants.push_back(std::move(grant));
    }
    return actor;
}

struct Asked {
    const Index& index;
    const people::Actor& actor;
    web::Act act;
    Date day;

    [[nodiscard]] bool may(const people::Subject& subject) const {
        return people::may(actor, act, subject, gazetteer(), day).has_value();
    }
    [[nodiscard]] bool may_any(const std::vector<people::Subject>& subjects) const {
        return std::ranges::any_of(subjects, [&](const auto& subject) { return may(subject); });
    }
};

// Returns how many records the actor may see.
std::size_t compare(const Asked& asked) {
    const auto& index = asked.index;
    const auto seen = visible_records(people::reach_of(asked.actor, asked.act, gazetteer(), asked.day), index,
                                      gazetteer(), asked.day);
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        const bool allowed = asked.may(subject_of_product(index, at));
        EXPECT_EQ(seen.products.test(index.arrangement->rank[at]), allowed) << "product " << at;
        for (auto i = index.recognitions_begin[at]; i < index.recognitions_begin[at + 1]; ++i)
            EXPECT_EQ(seen.recognitions.test(i), allowed) << "recognition " << i;
    }
    for (ProducerAt at = 0; at < index.producers.size(); ++at)
        EXPECT_EQ(seen.producers.test(at), asked.may(subject_of(index.producers[at], gazetteer())))
            << "producer " << at;
    for (std::size_t i = 0; i < index.decisions.size(); ++i)
        EXPECT_EQ(seen.decisions.test(i), asked.may_any(subjects_of(index, index.decisions[i].id))) << "decision " << i;
    return seen.products.count();
}

TEST(Reach, ListsShowExactlyWhatTheRuleAllowsInTenThousandWorlds) {
    const auto seed = std::random_device{}();
    RandomRegistry random(seed);
    std::size_t allowed = 0;
    std::size_t all = 0;
    for (int world = 0; world < 10'000 && !::testing::Test::HasFailure(); ++world) {
        const auto index = random.build(1 + random.below(20));
        const auto actor = some_actor(random, index->producers.size());
        const auto act = people::acts[random.below(people::acts.size() - 2)];  // not those about oneself
        const auto day = random.chance(2) ? date(2025, 6, 30) : random.chance(2) ? date(2025, 7, 1) : random.day();
        SCOPED_TRACE(fmt::format("seed {} world {}", seed, world));
        allowed += compare({*index, actor, act, day});
        all += index->products.size();
    }
    // Neither "all" nor "nothing" would pass unseen.
    EXPECT_GT(allowed, all / 50) << "seed " << seed;
    EXPECT_LT(allowed, all / 2) << "seed " << seed;
}

struct TwoDistricts {
    TwoDistricts() {
        const auto then = date(2024, 3, 1);
        here = registry.product("Rượu").in(place_key("20500", then)).id();
        there = registry.product("Trà").in(place_key("20398", then)).id();
        nowhere = registry.product("Mật ong").id();
    }
    TestRegistry registry;
    ProductId here{}, there{}, nowhere{};
};

TEST(Reach, WhatHasNoPlaceIsSeenFromEverywhereOnly) {
    const TwoDistricts world;
    const auto index = world.registry.build();
    const auto day = date(2024, 3, 1);
    people::Reach reach;
    reach.units.push_back(*gazetteer().locate(unit("20500", day), places::Level::district, day));
    auto bits = visible(reach, *index, gazetteer(), day);
    const auto seen = [&](ProductId id) { return bits.test(index->arrangement->rank[*index->at(id)]); };
    EXPECT_TRUE(seen(world.here));
    EXPECT_FALSE(seen(world.there));
    EXPECT_FALSE(seen(world.nowhere));
    reach.everything = true;
    bits = visible(reach, *index, gazetteer(), day);
    EXPECT_TRUE(seen(world.nowhere));
}

TEST(Reach, ADecisionIsSeenThroughItsProductsAndAnEmptyOneFromEverywhereOnly) {
    TwoDistricts world;
    world.registry.tables.decisions = {{DecisionId{1}, "1/QĐ", {}, ""}, {DecisionId{2}, "2/QĐ", {}, ""}};
    Recognition recognition;
    recognition.id = RecognitionId{1};
    recognition.product = world.here;
    recognition.decision = DecisionId{1};
    world.registry.tables.recognitions.push_back(recognition);
    const auto index = world.registry.build();
    const auto day = date(2024, 3, 1);
    people::Reach reach;
    reach.units.push_back(*gazetteer().locate(unit("20500", day), places::Level::district, day));
    auto seen = visible_records(reach, *index, gazetteer(), day).decisions;
    EXPECT_TRUE(seen.test(0));
    EXPECT_FALSE(seen.test(1));
    reach.units = {*gazetteer().locate(unit("20398", day), places::Level::district, day)};
    seen = visible_records(reach, *index, gazetteer(), day).decisions;
    EXPECT_FALSE(seen.test(0));
    reach.everything = true;
    EXPECT_TRUE(visible_records(reach, *index, gazetteer(), day).decisions.test(1));
}

}  // namespace
}  // namespace saolang::registry

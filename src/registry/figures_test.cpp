#include "registry/figures.hpp"

#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "registry/random_registry_for_tests.hpp"

namespace saolang::registry {
namespace {

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

std::size_t size_of(const Index& index, const Selection& selection) {
    return all_of(index, gazetteer(), selection).size();
}

std::size_t producers_of(const Index& index, const Selection& selection) {
    std::set<ProducerAt> producers;
    for (const ProductAt at : all_of(index, gazetteer(), selection)) producers.insert(index.producer_at[at]);
    producers.erase(Index::no_producer);
    return producers.size();
}

void expect_every_number_to_be_the_length_of_its_list(const Index& index, const FiguresQuery& query,
                                                      const Figures& figures) {
    const Selection all{.place = query.unit, .day = query.day, .hierarchy_day = query.hierarchy_day};
    ASSERT_EQ(figures.products, size_of(index, all));
    ASSERT_EQ(figures.producers, producers_of(index, all));
    for (int number = 3; number <= 5; ++number) {
        Selection of_star = all;
        of_star.stars = {*Star::of(number)};
        ASSERT_EQ(figures.by_star[static_cast<std::size_t>(number)], size_of(index, of_star));
    }
    for (std::size_t i = 0; i < 6; ++i) {
        Selection of_group = all, of_kind = all;
        of_group.groups = {product_groups[i]};
        of_kind.kinds = {producer_kinds[i]};
        ASSERT_EQ(figures.by_group[i], size_of(index, of_group));
        ASSERT_EQ(figures.by_kind[i], size_of(index, of_kind));
        ASSERT_EQ(figures.producers_by_kind[i], producers_of(index, of_kind));
    }
    const auto sum = [](const auto& numbers, std::uint32_t rest) {
        return std::accumulate(numbers.begin(), numbers.end(), rest);
    };
    ASSERT_EQ(sum(figures.by_star, 0), figures.products);
    ASSERT_EQ(sum(figures.by_group, figures.group_not_stated), figures.products);
    ASSERT_EQ(sum(figures.by_kind, figures.kind_not_stated), figures.products);
    ASSERT_EQ(sum(figures.producers_by_kind, figures.producers_kind_not_stated), figures.producers);
}

TEST(Figures, EveryNumberIsTheLengthOfTheListItLinksTo) {
    RandomRegistry random(11);
    const auto index = random.build(300);
    for (int round = 0; round < 60; ++round) {
        FiguresQuery query{random.day(), random.chance(2) ? date(2024, 3, 1) : date(2025, 8, 1), std::nullopt};
        if (random.chance(2)) query.unit = random.some_unit(query.hierarchy_day);
        expect_every_number_to_be_the_length_of_its_list(*index, query, figures_of(*index, gazetteer(), query));
    }
}

TEST(Figures, TheRowsOfEachLevelAddUpUnderEveryHierarchy) {
    RandomRegistry random(12);
    const auto index = random.build(300);
    for (const Date hierarchy_day : {date(2020, 1, 1), date(2024, 3, 1), date(2025, 3, 1), date(2025, 8, 1)}) {
        for (const char* code : {"49", "48"}) {
            const auto province = gazetteer().find(code, hierarchy_day);
            if (!province) continue;
            const FiguresQuery query{date(2023, 12, 31), hierarchy_day, province};
            const Figures whole = figures_of(*index, gazetteer(), query);
            for (const auto level : {places::Level::district, places::Level::commune}) {
                std::uint32_t products = 0, four_stars = 0;
                for (const auto& row : figures_by_unit(*index, gazetteer(), query, level)) {
                    products += row.figures.products;
                    four_stars += row.figures.by_star[4];
                    if (!row.unit) continue;
                    expect_every_number_to_be_the_length_of_its_list(*index, {query.day, query.hierarchy_day, row.unit},
                                                                     row.figures);
                }
                EXPECT_EQ(products, whole.products);
                EXPECT_EQ(four_stars, whole.by_star[4]);
            }
        }
    }
}

TEST(Figures, HaveARowForEachDistrictAndOneForWhatCannotBePlaced) {
    const Date day = date(2023, 12, 31);
    TestRegistry registry;
    registry.product("Trà").in(place_key("20512", day)).star(3, date(2023, 12, 20));
    registry.product("Mật").in(place_key("49", day)).star(4, date(2023, 12, 20));
    registry.product("Nấm").star(4, date(2023, 12, 20));
    const auto index = registry.build();
    const auto rows = figures_by_unit(*index, gazetteer(), {day, day, unit("49", day)}, places::Level::district);
    ASSERT_EQ(rows.size(), 19U);
    EXPECT_EQ(gazetteer()[*rows[4].unit].name, "Huyện Đại Lộc");
    EXPECT_EQ(rows[4].figures.products, 1U);
    EXPECT_FALSE(rows[18].unit);
    EXPECT_EQ(rows[18].figures.products, 1U)
        << "the one known by its province alone; the one without a place is not in it";
}

TEST(Figures, BothHierarchiesCountTheSameProducts) {
    const Date day = date(2023, 12, 31), after = date(2025, 8, 1);
    TestRegistry registry;
    for (const char* code : {"20512", "20500", "20398"})
        registry.product(code).in(place_key(code, day)).star(3, date(2023, 12, 20));
    const auto index = registry.build();
    EXPECT_EQ(figures_of(*index, gazetteer(), {day, day, unit("49", day)}).products, 3U);
    EXPECT_EQ(figures_of(*index, gazetteer(), {day, after, unit("48", after)}).products, 3U);
    EXPECT_EQ(figures_of(*index, gazetteer(), {day, day, unit("48", day)}).products, 0U) << "Đà Nẵng of that time";
    const auto rows = figures_by_unit(*index, gazetteer(), {day, after, unit("48", after)}, places::Level::commune);
    EXPECT_EQ(rows.size(), 94U);
}

TEST(Figures, CountAProducerOnceAndOnlyWithCountedProducts) {
    const Date day = date(2023, 12, 31);
    TestRegistry registry;
    const auto two = registry.producer("HTX hai sản phẩm", ProducerKind::cooperative);
    const auto lapsed = registry.producer("Cơ sở đã hết hạn", ProducerKind::household);
    registry.product("Trà").of(two).star(3, date(2023, 12, 20));
    registry.product("Mật").of(two).star(4, date(2023, 12, 20));
    registry.product("Nấm").of(lapsed).star(3, date(2019, 12, 20));
    registry.product("Tre").star(3, date(2023, 12, 20));
    const Figures figures = figures_of(*registry.build(), gazetteer(), {day, day, std::nullopt});
    EXPECT_EQ(figures.products, 3U);
    EXPECT_EQ(figures.producers, 1U);
    EXPECT_EQ(figures.products_without_producer, 1U);
    EXPECT_EQ(figures.producers_by_kind[0], 1U);
}

}  // namespace
}  // namespace saolang::registry

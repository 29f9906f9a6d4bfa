#include "registry/selection.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "registry/random_registry_for_tests.hpp"

namespace saolang::registry {
namespace {

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

bool holds(const Index& index, const Selection& selection, ProductAt at) {
    if (!selection.place) return true;
    if (!index.has_place[at]) return false;
    const auto level = gazetteer()[*selection.place].level;
    return gazetteer().locate(index.place[at], level, selection.hierarchy_day) == selection.place;
}

template <class T>
bool among(const std::vector<T>& chosen, const std::optional<T>& value) {
    return chosen.empty() || (value && std::ranges::find(chosen, *value) != chosen.end());
}

// Everything but the words, product by product.
std::set<ProductAt> filtered_slowly(const Index& index, const Selection& selection) {
    std::set<ProductAt> found;
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        const bool counted = !why_not_counted(index, at, selection.day);
        if (selection.standing == Selection::Standing::counted && !counted) continue;
        if (selection.standing == Selection::Standing::not_counted && counted) continue;
        const auto producer = index.producer_at[at];
        const auto kind = producer == Index::no_producer ? std::nullopt : index.producers[producer].kind;
        const bool kept = among(selection.stars, index.standing(at, selection.day).star) &&
                          among(selection.groups, index.products[at].group) && among(selection.kinds, kind) &&
                          holds(index, selection, at);
        if (kept) found.insert(at);
    }
    return found;
}

std::vector<ProductAt> walk_forward(const Index& index, const Selection& selection, std::size_t limit) {
    std::vector<ProductAt> items;
    std::string cursor;
    for (;;) {
        const Page page = page_of(index, gazetteer(), selection, cursor, limit);
        items.insert(items.end(), page.items.begin(), page.items.end());
        if (!page.next) return items;
        cursor = *page.next;
    }
}

std::vector<ProductAt> walk_back_from_the_end(const Index& index, const Selection& selection, std::size_t limit) {
    Page page = page_of(index, gazetteer(), selection, "", limit);
    while (page.next) page = page_of(index, gazetteer(), selection, *page.next, limit);
    std::vector<ProductAt> items = page.items;
    while (page.previous) {
        page = page_of(index, gazetteer(), selection, *page.previous, limit);
        std::vector<ProductAt> before = page.items;
        for (const auto item : items) {
            if (std::ranges::find(before, item) == before.end()) before.push_back(item);
        }
        items = before;
    }
    return items;
}

TEST(Selection, KeepsExactlyWhatItsFiltersSay) {
    RandomRegistry random(1);
    const auto index = random.build(300);
    for (int round = 0; round < 300; ++round) {
        Selection selection = random.selection();
        const auto words = std::exchange(selection.words, "");
        const auto all = all_of(*index, gazetteer(), selection);
        const std::set<ProductAt> expected = filtered_slowly(*index, selection);
        ASSERT_EQ(std::set(all.begin(), all.end()), expected) << "round " << round;
        ASSERT_EQ(all.size(), expected.size());
        selection.words = words;
        for (const ProductAt at : all_of(*index, gazetteer(), selection)) ASSERT_TRUE(expected.contains(at));
    }
}

TEST(Selection, StandsInTheOrderOfTheVietnameseDictionary) {
    TestRegistry registry;
    for (const char* name : {"Ớt", "Đậu", "Ổi", "Dưa", "ớt xanh", "Ăn", "Ấm", "An"}) registry.product(name);
    const auto index = registry.build();
    std::vector<std::string> names;
    for (const auto at : all_of(*index, gazetteer(),
                                {.day = Date(0), .hierarchy_day = Date(0), .standing = Selection::Standing::all})) {
        names.push_back(index->products[at].name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"An", "Ăn", "Ấm", "Dưa", "Đậu", "Ổi", "Ớt", "ớt xanh"}));
}

TEST(Selection, PagesInBothDirectionsShowEveryProductOnceInOrder) {
    RandomRegistry random(2);
    const auto index = random.build(200);
    for (int round = 0; round < 100; ++round) {
        const Selection selection = random.selection();
        const auto all = all_of(*index, gazetteer(), selection);
        const std::size_t limit = 1 + random.below(30);
        ASSERT_EQ(page_of(*index, gazetteer(), selection, "", limit).total, all.size());
        ASSERT_EQ(walk_forward(*index, selection, limit), all) << "round " << round;
        ASSERT_EQ(walk_back_from_the_end(*index, selection, limit), all) << "round " << round;
    }
}

TEST(Selection, TheFirstPageHasNoPreviousAndTheLastNoNext) {
    RandomRegistry random(3);
    const auto index = random.build(50);
    const Selection selection{.day = Date(0), .hierarchy_day = Date(0), .standing = Selection::Standing::all};
    const Page first = page_of(*index, gazetteer(), selection, "", 30);
    EXPECT_FALSE(first.previous);
    const Page second = page_of(*index, gazetteer(), selection, first.next.value(), 30);
    EXPECT_EQ(second.items.size(), 20U);
    EXPECT_FALSE(second.next);
    EXPECT_EQ(page_of(*index, gazetteer(), selection, second.previous.value(), 30).items, first.items);
}

TEST(Selection, ADamagedOrForeignCursorAnswersTheFirstPage) {
    RandomRegistry random(4);
    const auto index = random.build(50);
    const Selection selection{.day = Date(0), .hierarchy_day = Date(0), .standing = Selection::Standing::all};
    const Page first = page_of(*index, gazetteer(), selection, "", 10);
    const std::string cursor = first.next.value();
    ASSERT_NE(page_of(*index, gazetteer(), selection, cursor, 10).items, first.items);
    for (std::size_t i = 0; i < cursor.size(); ++i) {
        std::string damaged = cursor;
        damaged[i] = damaged[i] == 'x' ? 'y' : 'x';
        EXPECT_EQ(page_of(*index, gazetteer(), selection, damaged, 10).items, first.items) << damaged;
    }
    EXPECT_EQ(page_of(*index, gazetteer(), selection, cursor + "A", 10).items, first.items);
    Selection other = selection;
    other.standing = Selection::Standing::not_counted;
    EXPECT_EQ(page_of(*index, gazetteer(), other, cursor, 10).items, page_of(*index, gazetteer(), other, "", 10).items);
    EXPECT_EQ(cursor.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
}

TEST(Selection, ACursorGoesOnBehindItsProductAlsoWhenTheDataChanged) {
    TestRegistry registry;
    for (const char* name : {"An", "Ăn", "Dưa", "Đậu", "Ổi"}) registry.product(name);
    const Selection selection{.day = Date(0), .hierarchy_day = Date(0), .standing = Selection::Standing::all};
    const auto cursor = page_of(*registry.build(), gazetteer(), selection, "", 3).next.value();
    registry.product("Ba ba");
    const auto index = registry.build(2);
    EXPECT_EQ(index->products[page_of(*index, gazetteer(), selection, cursor, 3).items.at(0)].name, "Đậu");
}

std::size_t size_of(const Index& index, const Selection& selection) {
    return all_of(index, gazetteer(), selection).size();
}

TEST(Facets, CountWhatEachFilterWouldLeave) {
    RandomRegistry random(5);
    const auto index = random.build(200);
    for (int round = 0; round < 60; ++round) {
        const Selection selection = random.selection();
        const Facets facets = facets_of(*index, gazetteer(), selection);
        for (int number = 3; number <= 5; ++number) {
            Selection with = selection;
            with.stars = {*Star::of(number)};
            ASSERT_EQ(facets.by_star[static_cast<std::size_t>(number)], size_of(*index, with)) << "round " << round;
        }
        for (std::size_t i = 0; i < 6; ++i) {
            Selection with = selection;
            with.groups = {product_groups[i]};
            ASSERT_EQ(facets.by_group[i], size_of(*index, with)) << "round " << round;
            with.groups = selection.groups;
            with.kinds = {producer_kinds[i]};
            ASSERT_EQ(facets.by_kind[i], size_of(*index, with)) << "round " << round;
        }
        for (const auto& [unit, count] : facets.by_place) {
            Selection with = selection;
            with.place = unit;
            ASSERT_EQ(count, size_of(*index, with)) << "round " << round << " " << gazetteer()[unit].name;
        }
    }
}

TEST(Facets, PlacesAreTheUnitsBelowTheOneAskedForInTheHierarchyOfItsDay) {
    TestRegistry registry;
    const Date before = date(2024, 3, 1), after = date(2025, 8, 1);
    registry.product("Trà").in(place_key("20512", before)).star(3, date(2023, 12, 20));
    registry.product("Mật").in(place_key("20398", before)).star(3, date(2023, 12, 20));
    const auto index = registry.build();
    const auto names = [&](std::optional<places::UnitId> place, Date hierarchy_day) {
        std::vector<std::string> found;
        for (const auto& row :
             facets_of(*index, gazetteer(), {.place = place, .day = before, .hierarchy_day = hierarchy_day}).by_place) {
            found.push_back(gazetteer()[row.first].name);
        }
        return found;
    };
    EXPECT_EQ(names({}, before), (std::vector<std::string>{"Thành phố Hội An", "Huyện Đại Lộc"}));
    EXPECT_EQ(names(unit("506", before), before), std::vector<std::string>{"Xã Đại Hồng"});
    EXPECT_EQ(names(unit("48", after), after).size(), 2U) << "no districts from 2025-07-01: communes";
    EXPECT_TRUE(names(unit("20512", before), before).empty());
}

}  // namespace
}  // namespace saolang::registry

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "screening/record.hpp"
#include "screening/screening_for_test.hpp"

namespace saolang::screening {
namespace {

TEST(ARegistry, IsComparedWithoutComparingAllPairsAndNothingIsLost) {
    // every record of the labelled pairs, once
    std::set<std::tuple<std::string, std::string, std::string>> records;
    for (const auto& row : labelled("labelled.csv")) {
        if (row.kind != "pair") continue;
        records.insert({row.a_name, row.a_producer, row.a_place});
        records.insert({row.b_name, row.b_producer, row.b_place});
    }
    std::vector<Item> items;
    items.reserve(records.size());
    for (const auto& [name, producer, place] : records) items.push_back({name, producer, place, {}});
    std::map<std::pair<std::uint32_t, std::uint32_t>, Relation> found;
    for (const auto& one : screen_all(items)) found[{one.first, one.second}] = one.answer.relation;
    std::vector<Record> prepared;
    prepared.reserve(items.size());
    for (const auto& item : items) prepared.push_back(record_of(item));
    std::size_t duplicates = 0;
    std::size_t lost = 0;
    std::size_t likes = 0;
    std::size_t likes_lost = 0;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        for (std::uint32_t j = i + 1; j < items.size(); ++j) {
            const auto relation = compare_in_order(prepared[i], prepared[j], Reasons::of_likes).relation;
            if (relation == Relation::different) continue;
            const bool there = found.contains({i, j});
            ++likes;
            likes_lost += there ? 0U : 1U;
            if (relation != Relation::duplicate) continue;
            ++duplicates;
            if (!there) {
                ++lost;
                std::cout << "lost: " << items[i].name << " | " << items[j].name << '\n';
            }
        }
    }
    std::cout << items.size() << " records, " << duplicates << " duplicates, lost " << lost << "; " << likes
              << " likes, lost " << likes_lost << '\n';
    EXPECT_GT(duplicates, 100U);
    EXPECT_LE(lost * 100, duplicates);
    EXPECT_LE(likes_lost * 20, likes);
}

TEST(ANewcomer, IsToldWhatItResemblesTheLikeliestFirst) {
    const std::vector<Item> items = {{"Chả mực Hạ Long", "Hộ kinh doanh Ngô Thị Hoa", "Hạ Long", {}},
                                     {"Gạo nếp cái hoa vàng", "HTX Đông Triều", "Đông Triều", {}},
                                     {"Chả mực Hạ Long", "Công ty TNHH Bá Kiến", "Hạ Long", {}}};
    Known known(items);
    const auto like = known.like({"cha muc ha long 500g", "HKD Ngô Thị Hoa", "TP Hạ Long", {}});
    ASSERT_EQ(like.size(), 2U);
    EXPECT_EQ(like[0].first, 0U);
    EXPECT_EQ(like[0].answer.relation, Relation::duplicate);
    EXPECT_EQ(like[1].first, 2U);
    EXPECT_EQ(like[1].answer.relation, Relation::same_kind_same_origin);
    const Known moved = std::move(known);
    EXPECT_TRUE(moved.like({"Ghế mây", "HTX Phú Vinh", "Chương Mỹ", {}}).empty());
    EXPECT_TRUE(Known({}).like(items[0]).empty());
    EXPECT_TRUE(screen_all({}).empty());
}

}  // namespace
}  // namespace saolang::screening

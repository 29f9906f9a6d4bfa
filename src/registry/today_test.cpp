#include "registry/today.hpp"

#include <gtest/gtest.h>

#include "registry/index_for_tests.hpp"

namespace saolang::registry {
namespace {

const Date today = date(2026, 11, 24);

class OfToday : public testing::Test {
protected:
    [[nodiscard]] VisibleRecords seen_from(std::string_view district) const {
        people::Reach reach;
        if (district.empty()) {
            reach.everything = true;
        } else {
            reach.units.push_back(unit(district, day_of_districts));
        }
        return visible_records(reach, *index, places::Gazetteer::shipped(), day_of_districts);
    }
    void build() { index = registry.build(); }

    Date day_of_districts = date(2024, 6, 30);
    TestRegistry registry;
    std::shared_ptr<const Index> index;
    PlaceKey dai_loc = place_key("506", date(2023, 12, 31));
    PlaceKey dien_ban = place_key("507", date(2023, 12, 31));
};

TEST_F(OfToday, CountsOnlyWhatThePersonSees) {
    registry.product("Ở đây").of(registry.producer("Một", ProducerKind::farm, dai_loc)).group(ProductGroup::food);
    registry.product("Ở đây, thiếu nhóm").of(registry.producer("Hai", {}, dai_loc));
    registry.product("Nơi khác, thiếu nhóm").of(registry.producer("Ba", {}, dien_ban));
    build();
    const auto counted = today_of(*index, seen_from("506"), today);
    EXPECT_EQ(counted.missing[static_cast<std::size_t>(Gap::group)], 1U);
    EXPECT_EQ(counted.producers_without_kind, 1U);
    EXPECT_EQ(today_of(*index, seen_from(""), today).missing[static_cast<std::size_t>(Gap::group)], 2U);
}

TEST_F(OfToday, ShowsTheStarsThatEndSoonestFirst) {
    const auto maker = registry.producer("Một", {}, dai_loc);
    registry.product("Sau").of(maker).star(3, date(2024, 3, 1));
    registry.product("Trước").of(maker).star(3, date(2023, 12, 1));
    registry.product("Còn lâu").of(maker).star(3, date(2025, 12, 1));
    registry.product("Vừa hết").of(maker).star(3, date(2023, 11, 20));
    build();
    const auto counted = today_of(*index, seen_from(""), today);
    EXPECT_EQ(counted.ending, (std::array<std::size_t, 4>{0, 0, 2, 1}));
    ASSERT_EQ(counted.next.size(), 2U);
    EXPECT_EQ(counted.next[0].product, 1U);
    EXPECT_EQ(counted.next[0].last, date(2026, 12, 1));
}

TEST_F(OfToday, OfAChangeTheRecordsAreCountedOnceAndOnlyThoseSeen) {
    const auto here = registry.product("Ở đây").in(dai_loc).star(3, today).id();
    const auto there = registry.product("Nơi khác").in(dien_ban).star(3, today).id();
    build();
    const auto line = [](std::string change, std::string kind, auto id) {
        return TrailLine{std::move(change), "a", "sửa", std::move(kind), static_cast<std::int64_t>(id), Moment{1}};
    };
    const std::vector lines{line("hai", "product", here), line("hai", "product", here), line("hai", "product", there),
                            line("hai", "recognition", 1), line("một", "recognition", 2)};
    const auto part = changes_among(lines, *index, seen_from("506"), false);
    ASSERT_EQ(part.size(), 1U);
    EXPECT_EQ(part[0].code, "hai");
    EXPECT_EQ(part[0].records, 2U);
    const auto all = changes_among(lines, *index, seen_from(""), true);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].records, 3U);
    EXPECT_EQ(all[1].code, "một");
}

TEST_F(OfToday, ADayBeginsAtSevenInTheEveningBeforeInUniversalTime) {
    EXPECT_EQ(to_iso(start_of(today)), "2026-11-23T17:00:00.000Z");
    EXPECT_EQ(date_in_vietnam(start_of(today)), today);
}

}  // namespace
}  // namespace saolang::registry

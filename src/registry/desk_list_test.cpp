#include "registry/desk_list.hpp"

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

Bits bits(std::initializer_list<std::size_t> members) {
    Bits made(6);
    for (const auto at : members) made.set(at);
    return made;
}

// Six items, of which the visitor may see five; 5 comes first in the list.
DeskList a_list() {
    return {.path = "/quan-ly/san-pham",
            .order = {5, 4, 3, 2, 1, 0},
            .items = bits({0, 1, 2, 3, 5}),
            .facets = {{"sao", "Sao", {{"4", "4 sao", bits({0, 1, 4})}, {"3", "3 sao", bits({2, 3})}}},
                       {"noi", "Nơi", {{"506", "Đại Lộc", bits({1, 2})}, {"502", "Điện Bàn", bits({0})}}, true}},
            .asked = {{"q", "mật ong"}}};
}

using Items = std::vector<std::uint32_t>;

TEST(DeskList, KeepsTheItemsOfAllFacetsInTheListsOrder) {
    const auto vi = web::Language::vi;
    EXPECT_EQ(select(a_list(), {}, vi).items, (Items{5, 3, 2, 1, 0}));
    EXPECT_EQ(select(a_list(), {{"sao", "4"}}, vi).items, (Items{1, 0}));
    EXPECT_EQ(select(a_list(), {{"sao", "4"}, {"sao", "3"}}, vi).items, (Items{3, 2, 1, 0}));
    EXPECT_EQ(select(a_list(), {{"sao", "4"}, {"noi", "506"}}, vi).items, (Items{1}));
}

TEST(DeskList, CountsWhatAnOptionWouldLeaveAndNothingThatIsNotSeen) {
    const auto selection = select(a_list(), {{"noi", "502"}}, web::Language::vi);
    EXPECT_EQ(selection.groups[0].options[0].count, 1U);  // 4 stars in Điện Bàn; item 4 is not the visitor's
    EXPECT_EQ(selection.groups[0].options[1].count, 0U);
    EXPECT_EQ(selection.groups[1].options[0].count, 2U);  // the other place instead
    EXPECT_EQ(select(a_list(), {}, web::Language::vi).groups[0].options[0].count, 2U);
}

TEST(DeskList, AddressesTurnOneOptionOverAndKeepTheRest) {
    const auto selection =
        select(a_list(), {{"sao", "4"}, {"noi", "506"}, {"trang", "x"}, {"la", "1"}}, web::Language::en);
    const std::string start = "/en/quan-ly/san-pham?q=m%E1%BA%ADt%20ong";
    EXPECT_EQ(selection.groups[0].options[0].href, start + "&noi=506");
    EXPECT_EQ(selection.groups[0].options[1].href, start + "&sao=4&noi=506&sao=3");
    EXPECT_EQ(selection.groups[1].options[1].href, start + "&sao=4&noi=502");
    EXPECT_EQ(selection.clear_path, start);
    EXPECT_EQ(select(a_list(), {}, web::Language::vi).clear_path, "");
}

TEST(DeskList, PagesGoOnByKeyAndComeBack) {
    const Items items{5, 3, 2, 1, 0};
    const auto key = [](std::uint32_t item) { return std::to_string(item); };
    auto slice = slice_of(items, "", 2, key);
    EXPECT_EQ(slice.previous, "");
    EXPECT_EQ(slice.next, "sau-3");
    slice = slice_of(items, slice.next, 2, key);
    EXPECT_EQ(std::pair(slice.begin, slice.end), (std::pair<std::size_t, std::size_t>(2, 4)));
    EXPECT_EQ(slice.previous, "truoc-2");
    slice = slice_of(items, slice.previous, 2, key);
    EXPECT_EQ(std::pair(slice.begin, slice.end), (std::pair<std::size_t, std::size_t>(0, 2)));
    slice = slice_of(items, "sau-1", 2, key);
    EXPECT_EQ(std::pair(slice.begin, slice.end), (std::pair<std::size_t, std::size_t>(4, 5)));
    EXPECT_EQ(slice.next, "");
    EXPECT_EQ(slice_of(items, "sau-gone", 2, key).begin, 0U);
}

}  // namespace
}  // namespace saolang::registry

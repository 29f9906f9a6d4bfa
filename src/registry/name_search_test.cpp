#include "registry/name_search.hpp"

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

using Positions = std::vector<std::uint32_t>;

class Names : public testing::Test {
protected:
    [[nodiscard]] NameSearch::Found find(std::string_view typed) const { return search.find(typed, Bits::all(5)); }
    NameSearch search{{"HTX Nông nghiệp Ái Nghĩa", "Cơ sở Bánh dừa Ái Nghĩa", "Cơ sở Bánh dứa Trà My",
                       "3635/QĐ-UBND 22/12/2023", "363/QĐ-UBND 12/02/2022"}};
};

TEST_F(Names, AreFoundByBeginningsInAnyOrderWithoutMarks) {
    EXPECT_EQ(find("nghia nong").texts, Positions{0});
    EXPECT_EQ(find("ai ngh").texts, (Positions{0, 1}));
    EXPECT_TRUE(find("").texts.empty());
}

TEST_F(Names, MarksAsTypedComeFirst) {
    EXPECT_EQ(find("bánh dứa").texts, (Positions{2, 1}));
    EXPECT_EQ(find("bánh dừa").texts, (Positions{1, 2}));
}

TEST_F(Names, AWholeWordComesBeforeABeginning) { EXPECT_EQ(find("363").texts, (Positions{4, 3})); }

TEST_F(Names, ATypingMistakeIsForgivenWhenNothingIsSpelledSo) {
    const auto found = find("ai nghai");
    EXPECT_EQ(found.texts, (Positions{0, 1}));
    EXPECT_TRUE(found.corrected);
    EXPECT_FALSE(find("ai nghia").corrected);
}

TEST_F(Names, ANumberWithAnotherDigitIsAnotherNumber) {
    EXPECT_TRUE(find("3636").texts.empty());
    EXPECT_EQ(find("3635/QD").texts, Positions{3});
    EXPECT_EQ(find("22/12/2023").texts, Positions{3});
}

TEST_F(Names, WhatIsNotSeenIsNotFoundNorStopsTheForgiving) {
    Bits seen(5);
    seen.set(1);
    EXPECT_EQ(search.find("ái nghĩa", seen).texts, Positions{1});
    EXPECT_TRUE(search.find("trà my", seen).texts.empty());
}

}  // namespace
}  // namespace saolang::registry

#include "registry/search.hpp"

#include <gtest/gtest.h>

#include "registry/index_for_tests.hpp"
#include "registry/selection.hpp"

namespace saolang::registry {
namespace {

const Date today = date(2024, 3, 1);
const Date given = date(2023, 12, 20);

class Search : public ::testing::Test {
protected:
    Search() {
        const auto cua_khe =
            registry.producer("HTX nước mắm Cửa Khe", ProducerKind::cooperative, place_key("513", today));
        const auto phu_triem =
            registry.producer("Cơ sở Bánh tráng Phú Triêm", ProducerKind::household, place_key("507", today));
        const auto household =
            registry.producer("Hộ kinh doanh Nguyễn Thị Khe", ProducerKind::household, place_key("20512", today));
        registry.product("Nước mắm Cửa Khe").of(cua_khe).group(ProductGroup::food).star(4, given);
        registry.product("Bánh tráng Phú Triêm").of(phu_triem).group(ProductGroup::food).star(3, given);
        registry.product("Đậu phộng rang muối").of(household).group(ProductGroup::food).star(3, given);
        registry.product("Mắm nêm").of(cua_khe).group(ProductGroup::food).star(3, given);
        registry.product("Mận sấy").of(household).group(ProductGroup::food).star(3, given);
        registry.product("Rượu mận").of(household).group(ProductGroup::drink).star(4, given);
        registry.product("Trà mướp đắng").of(household).group(ProductGroup::drink).star(3, given);
        registry.product("Tranh tre")
            .of(household)
            .group(ProductGroup::craft)
            .star(5, given)
            .code("49-516-20821-3-2024");
        registry.product("Trà xanh").of(household).group(ProductGroup::drink).star(4, given);
        index = registry.build();
    }

    std::vector<std::string> names(std::string words) {
        page = page_of(*index, places::Gazetteer::shipped(),
                       {.words = std::move(words), .day = today, .hierarchy_day = today}, "", 20);
        std::vector<std::string> found;
        for (const ProductAt at : page.items) found.push_back(index->products[at].name);
        return found;
    }
    std::string first(std::string words) {
        const auto found = names(std::move(words));
        return found.empty() ? "" : found.front();
    }

    TestRegistry registry;
    std::shared_ptr<const Index> index;
    Page page;
};

using Names = std::vector<std::string>;

TEST_F(Search, FindsByTheBeginningWhileTyping) {
    EXPECT_EQ(first("b"), "Bánh tráng Phú Triêm");
    EXPECT_EQ(names("bánh trá"), Names{"Bánh tráng Phú Triêm"});
    EXPECT_EQ(names("nuoc m"), (Names{"Nước mắm Cửa Khe", "Mắm nêm"}));
}

TEST_F(Search, NeedsNoMarksAndNoCapitals) {
    EXPECT_EQ(names("dau phong"), Names{"Đậu phộng rang muối"});
    EXPECT_EQ(names("ĐẬU PHỘNG"), Names{"Đậu phộng rang muối"});
}

TEST_F(Search, TakesTheWordsInAnyOrder) { EXPECT_EQ(names("phu triem banh trang"), Names{"Bánh tráng Phú Triêm"}); }

TEST_F(Search, LooksAtProducerPlaceAndGroup) {
    EXPECT_EQ(names("mam nem cua khe"), Names{"Mắm nêm"});
    EXPECT_EQ(names("banh dien ban"), Names{"Bánh tráng Phú Triêm"});
    EXPECT_EQ(names("dau quang nam"), Names{"Đậu phộng rang muối"});
    EXPECT_EQ(names("dau da nang"), Names{"Đậu phộng rang muối"}) << "today's province finds it too";
    EXPECT_EQ(names("đồ uống xanh"), Names{"Trà xanh"});
}

TEST_F(Search, RanksWhatWasTypedWithMarksAboveOtherMarks) {
    EXPECT_EQ(first("mận"), "Mận sấy");
    EXPECT_EQ(first("mắm"), "Mắm nêm");
    EXPECT_EQ(first("trà"), "Trà xanh");
    EXPECT_EQ(first("tranh"), "Tranh tre");
}

TEST_F(Search, RanksWholeNameThenWordsOfTheNameThenEverythingElse) {
    EXPECT_EQ(names("man"), (Names{"Mận sấy", "Rượu mận"}));
    EXPECT_EQ(names("khe"), (Names{"Nước mắm Cửa Khe", "Tranh tre", "Rượu mận", "Trà xanh", "Đậu phộng rang muối",
                                   "Mắm nêm", "Mận sấy", "Trà mướp đắng"}));
    EXPECT_EQ(first("tra"), "Trà xanh") << "the whole word before the beginning of `Tranh`, the higher star first";
}

TEST_F(Search, AllowsATypingMistakeInAWordOfFourLettersWhenNothingIsSpelledSo) {
    for (const char* typed : {"nuco mam", "nuoc mamm", "dau pohng", "banh trag", "mupo dang"}) {
        EXPECT_FALSE(names(typed).empty()) << typed;
    }
    EXPECT_EQ(first("dau phogn"), "Đậu phộng rang muối");
    EXPECT_TRUE(page.corrected);
    EXPECT_EQ(first("dau phong"), "Đậu phộng rang muối");
    EXPECT_FALSE(page.corrected);
    EXPECT_TRUE(names("xdm").empty()) << "short words allow none";
    EXPECT_FALSE(page.corrected);
}

TEST_F(Search, FindsInsideWordsBeforeItCorrects) {
    EXPECT_EQ(first("riem"), "Bánh tráng Phú Triêm");
    EXPECT_FALSE(page.corrected);
}

TEST_F(Search, ALegalCodeNamesItsProduct) { EXPECT_EQ(names(" 49-516-20821-3-2024 "), Names{"Tranh tre"}); }

TEST_F(Search, WithoutAWordShowsEverythingByName) {
    EXPECT_EQ(names("?!"), (Names{"Bánh tráng Phú Triêm", "Đậu phộng rang muối", "Mắm nêm", "Mận sấy",
                                  "Nước mắm Cửa Khe", "Rượu mận", "Trà mướp đắng", "Trà xanh", "Tranh tre"}));
}

TEST_F(Search, EveryPlaceOfTheHoldingUnitsIsFoundByName) {
    EXPECT_EQ(names("phong dai hong"), Names{"Đậu phộng rang muối"});
    EXPECT_EQ(names("phong dai loc"), Names{"Đậu phộng rang muối"});
}

}  // namespace
}  // namespace saolang::registry

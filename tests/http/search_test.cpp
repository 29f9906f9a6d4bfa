// Search as a reader types it: without marks, with a slip, not to the end.

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

std::vector<std::string> found(const std::string& words) {
    const auto list = json_of(world().ask("/api/v1/products?standing=all&limit=200&q=" + web::percent_encode(words)));
    std::vector<std::string> names;
    for (const auto& item : list.at("items").as_array()) names.emplace_back(item.at("name").as_string());
    return names;
}

const std::string& name_of_the_product() {
    const auto index = world().index();
    return index->products[index->product_by_slug.at(world().product)].name;
}

TEST(Search, MarksAndCaseDoNotMatter) {
    const auto marked = found("nước mắm");
    ASSERT_GE(marked.size(), 3U);
    for (const auto* words : {"nuoc mam", "NUOC MAM", "Nước mắm", "nước mam", "  nuoc   mam  "})
        EXPECT_EQ(found(words), marked) << words;
    for (const auto& name : marked) EXPECT_NE(search_key(name).find("mam"), std::string::npos) << name;
}

TEST(Search, DecomposedWordsAreTheSameWords) {
    EXPECT_EQ(found("nu\u031bo\u031b\u0301c ma\u0306\u0301m"), found("nước mắm"));
}

TEST(Search, TheFullNameComesFirst) {
    const auto& name = name_of_the_product();
    for (const auto& words : {name, search_key(name)}) {
        const auto names = found(words);
        ASSERT_FALSE(names.empty()) << words;
        EXPECT_EQ(names.front(), name);
    }
}

TEST(Search, TheBeginningOfAWordIsEnough) {
    const auto whole = found("nuoc mam");
    const auto begun = found("nuoc ma");
    for (const auto& name : whole) EXPECT_TRUE(std::ranges::find(begun, name) != begun.end()) << name;
    const auto page = world().ask("/san-pham?q=nuoc+ma");
    EXPECT_GE(total_of(page.text()).value(), whole.size() - 1);
}

TEST(Search, ASlipOfTheFingerIsForgivenAndSaid) {
    for (const std::string slip : {"nuocc mam", "nuco mam", "nuoc mamm"}) {
        const auto names = found(slip);
        EXPECT_TRUE(std::ranges::any_of(names, [](const auto& name) { return name.starts_with("Nước mắm"); })) << slip;
    }
    const auto page = world().ask("/san-pham?q=nuocc+mamm");
    EXPECT_TRUE(holds(page, "Không có kết quả đúng chữ đã gõ"));
    EXPECT_TRUE(holds(world().ask("/en/san-pham?q=nuocc+mamm"), "Nothing matches these letters exactly"));
    EXPECT_FALSE(holds(world().ask("/san-pham?q=nuoc+mam"), "Không có kết quả đúng chữ đã gõ"));
}

TEST(Search, PlacesAndProducersAreFoundToo) {
    EXPECT_GT(found("dai loc").size(), 5U);
    const auto index = world().index();
    const auto& producer = index->producers[index->producer_by_slug.at(world().secret_slug)];
    const auto names = found(search_key(producer.name));
    EXPECT_TRUE(std::ranges::find(names, name_of_the_product()) != names.end()) << producer.name;
}

TEST(Search, FiltersHoldWhileSearching) {
    const auto all = total_of(world().ask("/san-pham?q=mam&ngay=2023-12-31").text()).value();
    std::size_t sum = 0;
    for (const auto* star : {"3", "4", "5"})
        sum += total_of(world().ask("/san-pham?q=mam&ngay=2023-12-31&sao=" + std::string(star)).text()).value();
    EXPECT_EQ(sum, all);
    EXPECT_GT(all, 0U);
    EXPECT_TRUE(holds(world().ask("/san-pham?q=mam&sao=3"), R"(value="mam")"));
}

TEST(Search, NonsenseFindsNothingAndSaysWhatToDo) {
    const auto page = world().ask("/san-pham?q=xyzzyqwqw");
    EXPECT_TRUE(holds(page, "Không có sản phẩm nào phù hợp"));
    EXPECT_TRUE(holds(page, "Xem tất cả sản phẩm"));
    EXPECT_TRUE(found("\"' OR 1=1 --").empty());
}

}  // namespace
}  // namespace saolang::http_tests

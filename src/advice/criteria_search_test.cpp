// Finding words in the criteria.

#include "advice/criteria_search.hpp"

#include "law/law.hpp"

namespace saolang::advice {
namespace {

const law::Criteria& newest() { return *law::Law::shipped().newest().criteria; }

std::size_t total(const std::vector<HitsOfSet>& found) {
    std::size_t count = 0;
    for (const auto& one : found) count += one.hits.size();
    return count;
}

TEST(CriteriaSearch, FindsWordsWithAndWithoutMarksAlike) {
    const CriteriaSearch search(newest());
    const auto marked = search.find("nhãn hiệu");
    EXPECT_EQ(marked.size(), 26U);  // every set asks for a trademark
    EXPECT_EQ(total(search.find("NHAN HIEU")), total(marked));
}

TEST(CriteriaSearch, TakesWordsAsTheyFollowEachOtherAndTheLastOneBegun) {
    const CriteriaSearch search(newest());
    EXPECT_GT(total(search.find("truy xuất ng")), 0U);
    EXPECT_EQ(total(search.find("xuất truy")), 0U);
    EXPECT_EQ(total(search.find("xyz")), 0U);
}

TEST(CriteriaSearch, FindsNothingForNoWords) {
    const CriteriaSearch search(newest());
    EXPECT_TRUE(search.find("").empty());
    EXPECT_TRUE(search.find(" ?! ").empty());
}

TEST(CriteriaSearch, NamesTheLevelOrTheCriterionThatSaysIt) {
    const CriteriaSearch search(newest());
    for (const auto& [set, hits] : search.find("giả mạo hồ sơ"))
        for (const auto& hit : hits) {
            EXPECT_EQ(hit.criterion, nullptr);
            EXPECT_EQ(hit.level, nullptr);
        }
    const auto found = search.find("VietGAP");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].hits[0].text, found[0].hits[0].level->text);
}

TEST(CriteriaSearch, ShowsATextOfSeveralSetsOnceWithThemAll) {
    const CriteriaSearch search(newest());
    const auto found = search.find("nhãn hiệu");
    const auto texts = by_text(found);
    EXPECT_LT(texts.size(), total(found));
    std::size_t places = 0;
    for (const auto& text : texts) places += text.places.size();
    EXPECT_EQ(places, total(found));
}

}  // namespace
}  // namespace saolang::advice

// The advisor: every set's questions and result, in both languages, without an account; nothing is kept.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "advice/replies.hpp"
#include "http/reading.hpp"
#include "http/world.hpp"
#include "law/law.hpp"
#include "web/assets.hpp"

namespace saolang::http_tests {
namespace {

const law::Regime& regime() { return law::Law::shipped().newest(); }
const law::CriteriaSet& set_of(int number) { return *regime().criteria->set(number); }

// Every criterion at its first level, or its last, or not known.
enum class Told : std::uint8_t { lowest, highest, nothing };
std::string code(const law::CriteriaSet& set, Told told) {
    auto replies = advice::no_replies(set);
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto& levels = set.criteria[at].levels;
        if (told != Told::nothing)
            replies.levels[at] = static_cast<std::uint8_t>(told == Told::lowest ? 1 : levels.size());
        if (replies.levels[at]) replies.cases[at] = levels[*replies.levels[at] - 1U].case_at;
    }
    return advice::code_of(regime(), set, replies);
}

std::string result(int set, Told told) {
    return fmt::format("/tu-danh-gia/{}/ket-qua?t={}", set, code(set_of(set), told));
}

// Answers without an account, a cookie or a row, and is kept by the reader's browser alone.
web::Response asked(const std::string& target) {
    const auto before = world().stored();
    auto response = world().ask(target);
    EXPECT_EQ(world().stored(), before) << target;
    EXPECT_TRUE(web::first(response.headers, "Set-Cookie").empty()) << target;
    return response;
}

TEST(Advisor, ASetIsFoundByQuestionsByNameAndInTheList) {
    const auto start = asked("/tu-danh-gia");
    EXPECT_TRUE(holds(start, "Sản phẩm của tôi thiếu gì để đạt sao?"));
    for (int set = 1; set <= 26; ++set) EXPECT_TRUE(holds(start, fmt::format(R"(href="/tu-danh-gia/{}")", set))) << set;
    const auto processed = asked("/tu-danh-gia?chon=che-bien");
    EXPECT_TRUE(holds(processed, R"(href="/tu-danh-gia/7")"));
    EXPECT_TRUE(holds(processed, R"(href="/tu-danh-gia?chon=thuc-pham")")) << "the way back";
    EXPECT_TRUE(holds(asked("/tu-danh-gia?q=tr%C3%A0+s%C3%A2m"), "“trà sâm” có thể thuộc bộ"));
    EXPECT_TRUE(holds(asked("/tu-danh-gia?q=qwertz"), "Chưa biết “qwertz” là sản phẩm gì"));
    EXPECT_FALSE(holds(asked("/tu-danh-gia?q=%3Cscript%3Ealert(1)"), "<script>alert"));
    EXPECT_TRUE(holds(asked("/tu-danh-gia?chon=khong-co"), "Sản phẩm của anh/chị là gì?"));
    EXPECT_TRUE(holds(asked("/en/tu-danh-gia?q=ginseng+tea"), "may belong to"));
}

TEST(Advisor, EverySetAsksEveryCriterionInBothLanguages) {
    for (const auto& set : regime().criteria->sets) {
        std::string pages;
        for (int step = 0; step <= 6; ++step) {
            const auto vi = asked(fmt::format("/tu-danh-gia/{}?phan={}", set.number, step));
            ASSERT_EQ(vi.status, 200);
            pages += vi.text();
            const auto en = asked(fmt::format("/en/tu-danh-gia/{}?phan={}", set.number, step));
            EXPECT_FALSE(holds(en, "Chưa biết, trả lời sau"));
        }
        for (const auto& criterion : set.criteria)
            EXPECT_NE(pages.find(fmt::format(R"(name="{}" value="{}")", criterion.code, criterion.levels.size())),
                      std::string::npos)
                << int{set.number} << ' ' << criterion.code;
    }
    EXPECT_TRUE(holds(asked("/tu-danh-gia/26"), R"(name="8.th" value="b")"));
    EXPECT_TRUE(holds(asked("/tu-danh-gia/7"), R"(name="o3" value="1")"));
    for (const auto* nowhere :
         {"/tu-danh-gia/0", "/tu-danh-gia/27", "/tu-danh-gia/bay", "/tu-danh-gia/27/ket-qua", "/tu-danh-gia/01"})
        EXPECT_EQ(asked(nowhere).status, 404) << nowhere;
}

TEST(Advisor, EverySetHasItsResultFromLowestToHighest) {
    for (const auto& set : regime().criteria->sets)
        for (const auto told : {Told::lowest, Told::highest})
            for (const std::string language : {"", "/en"})
                for (const auto* wish : {"", "&dich=3", "&dich=4&uu-tien=nhanh", "&dich=5"}) {
                    const auto target = language + result(set.number, told) + wish;
                    const auto response = asked(target);
                    ASSERT_EQ(response.status, 200) << target;
                    EXPECT_TRUE(holds(response, fmt::format("bộ {}", set.number)) ||
                                holds(response, fmt::format("set {}", set.number)) || told == Told::highest)
                        << target;
                    EXPECT_TRUE(holds(response, "QĐ 26/2026")) << target;
                }
    EXPECT_TRUE(holds(asked(result(7, Told::highest)), "5 sao: đủ"));
}

TEST(Advisor, TheResultSaysWhatLiftsAStarWithItsArticlePriceAndPapers) {
    const auto response = asked(result(7, Told::lowest) + "&dich=4");
    for (const auto* words : {"Còn thiếu gì cho từng hạng sao", "4 sao cần từ 70 điểm (QĐ 26/2026, Điều 3)",
                              "Phụ lục II, bộ 7, tiêu chí 2.3", "mức tối thiểu của 4 sao", "Nhãn hàng hóa, bao bì",
                              "ước lượng", "Nguồn số tham khảo", "Đây là tự đánh giá, không phải quyết định",
                              "/tieu-chi/26-2026/7", "/thoi-han", "uu-tien=nhanh", "dich=5"})
        EXPECT_TRUE(holds(response, words)) << words;
}

TEST(Advisor, AnObstacleIsToldFirstWithItsPlaceInTheLaw) {
    auto replies = advice::no_replies(set_of(7));
    replies.levels[0] = 3;
    replies.findings[3] = true;
    const auto response = asked("/tu-danh-gia/7/ket-qua?t=" + advice::code_of(regime(), set_of(7), replies));
    EXPECT_TRUE(holds(response, "Phải gỡ trước"));
    EXPECT_TRUE(holds(response, set_of(7).findings[3].text));
    EXPECT_TRUE(holds(response, "nhưng chưa được chấm cho đến khi gỡ điều vướng"));
    EXPECT_FALSE(holds(response, "điểm, 0 sao"));
}

TEST(Advisor, AStarThatDependsOnAnOpenAnswerIsNotGivenUp) {
    const auto& set = set_of(1);
    const auto organisation = *set.criterion_at("2.1");
    auto replies = advice::no_replies(set);
    for (std::size_t at = 0; at < set.criteria.size(); ++at)
        replies.levels[at] = static_cast<std::uint8_t>(set.criteria[at].levels.size());
    const auto told = [&](std::optional<std::uint8_t> level) {
        replies.levels[organisation] = level;
        return asked("/tu-danh-gia/1/ket-qua?t=" + advice::code_of(regime(), set, replies) + "&dich=4");
    };
    const auto open = told(std::nullopt);
    EXPECT_TRUE(holds(open, "4 sao còn tùy câu trả lời dưới đây"));
    EXPECT_TRUE(holds(open, "trả lời câu này"));
    EXPECT_FALSE(holds(open, "chưa có cách đạt 4 sao"));
    EXPECT_TRUE(holds(told(1), "chưa có cách đạt 4 sao"));
}

TEST(Advisor, AFormLeadsToAnAddressThatHoldsTheAnswersAlone) {
    const auto sent = asked("/tu-danh-gia/7/ket-qua?t=" + code(set_of(7), Told::nothing) + "&3.5=2&o3=0");
    ASSERT_EQ(sent.status, 303);
    auto replies = advice::no_replies(set_of(7));
    replies.levels[*set_of(7).criterion_at("3.5")] = 2;
    replies.findings[3] = false;
    EXPECT_EQ(header(sent, "Location"), "/tu-danh-gia/7/ket-qua?t=" + advice::code_of(regime(), set_of(7), replies));
    const auto wished = asked("/tu-danh-gia/7/ket-qua?3.5=2&dich=4&uu-tien=nhanh");
    EXPECT_TRUE(header(wished, "Location").ends_with("&dich=4&uu-tien=nhanh"));
    const auto english = asked("/en/tu-danh-gia/7/ket-qua?3.5=2");
    EXPECT_TRUE(header(english, "Location").starts_with("/en/tu-danh-gia/7/ket-qua?t="));
}

TEST(Advisor, ABadCodeIsToldOverAnEmptyForm) {
    const auto good = code(set_of(7), Told::highest);
    struct Bad {
        std::string code;
        std::string_view words;
    };
    for (const auto& [bad, words] :
         {Bad{good.substr(0, good.size() - 3), "bị thiếu hoặc sai chữ"},
          Bad{code(set_of(8), Told::highest), "của một bộ tiêu chí khác"}, Bad{"qd30-7-xxx", "một quyết định khác"},
          Bad{"%3Cscript%3E", "bị thiếu hoặc sai chữ"}})
        for (const auto* page : {"/tu-danh-gia/7", "/tu-danh-gia/7/ket-qua"}) {
            const auto response = asked(fmt::format("{}?t={}", page, bad));
            EXPECT_EQ(response.status, 200);
            EXPECT_TRUE(holds(response, words)) << bad;
            EXPECT_TRUE(holds(response, "Đã trả lời 0/36")) << bad;
            EXPECT_FALSE(holds(response, "<script>alert"));
        }
    EXPECT_TRUE(holds(asked("/tu-danh-gia/7/ket-qua"), "Chưa trả lời câu nào"));
}

TEST(Advisor, NobodyButTheReaderKeepsTheAnswers) {
    for (const auto& target : {result(7, Told::highest), "/tu-danh-gia/7?t=" + code(set_of(7), Told::lowest)}) {
        const auto response = asked(target);
        EXPECT_EQ(header(response, "Cache-Control"), "private, no-cache") << target;
        EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer") << target;
        EXPECT_TRUE(header(response, "ETag").empty()) << "kept among the server's ready answers";
        EXPECT_FALSE(holds(response, R"(method="post")"));
    }
}

TEST(Advisor, EachPageFitsIntoTenPackets) {
    constexpr std::size_t most = 14'600;
    const web::Pairs browser{{"accept-encoding", "gzip, deflate, br"}};
    const auto style = world().ask(web::asset_path("style.css"), browser).text().size() +
                       world().ask(web::asset_path("advice.css"), browser).text().size();
    std::size_t largest = 0;
    std::vector<std::string> targets{"/tu-danh-gia", "/tu-danh-gia?q=g%E1%BA%A1o", "/tu-danh-gia?chon=che-bien"};
    for (int set = 1; set <= 26; ++set) {
        for (int step = 0; step <= 5; ++step) targets.push_back(fmt::format("/tu-danh-gia/{}?phan={}", set, step));
        targets.push_back(result(set, Told::lowest));
    }
    for (const auto& page : targets)
        for (const std::string language : {"", "/en"}) {
            const auto bytes = world().ask(language + page, browser).text().size() + style;
            EXPECT_LE(bytes, most) << language + page;
            largest = std::max(largest, bytes);
        }
    fmt::print("largest of the advisor with style: {} of {}\n", largest, most);
}

}  // namespace
}  // namespace saolang::http_tests

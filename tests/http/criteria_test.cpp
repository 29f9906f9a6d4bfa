// The criteria browser: every set under every decision, as pages, workbooks and JSON.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "law/law.hpp"
#include "office/workbook.hpp"

namespace saolang::http_tests {
namespace {

struct Asked {
    std::string who;
    std::string target;
    int status;
    std::vector<std::string> contains;
    std::vector<std::string> lacks = {};
};

void expect_answers(const std::vector<Asked>& rows) {
    for (const auto& row : rows) {
        SCOPED_TRACE(row.who + ": " + row.target.substr(0, 200));
        const auto response = world().ask(row.target);
        EXPECT_EQ(response.status, row.status);
        for (const auto& words : row.contains) EXPECT_TRUE(holds(response, words)) << "misses " << words;
        for (const auto& words : row.lacks) EXPECT_FALSE(holds(response, words)) << "holds " << words;
    }
}

// "/tieu-chi/26-2026/7" of every set whose criteria are known.
template <class Each>
void each_set(const Each& each) {
    for (const auto& regime : law::Law::shipped().regimes) {
        if (!regime.criteria) continue;
        auto slug = regime.number;
        slug[slug.find('/')] = '-';
        for (const auto& set : regime.criteria->sets) {
            const auto path = fmt::format("/tieu-chi/{}/{}", slug, set.number);
            SCOPED_TRACE(path);
            each(path, *regime.criteria, set);
        }
    }
}

TEST(Criteria, EverySetOfEveryDecisionIsShownInBothLanguages) {
    std::size_t sets = 0;
    each_set([&](const std::string& path, const law::Criteria&, const law::CriteriaSet& set) {
        ++sets;
        for (const auto language : {web::Language::vi, web::Language::en}) {
            const auto response = world().ask(web::in_language(language, path));
            ASSERT_EQ(response.status, 200);
            const auto ids = attributes(response.text(), "id");
            for (const auto& criterion : set.criteria)
                EXPECT_EQ(std::ranges::count(ids, criterion.code), 1) << criterion.code;
        }
    });
    EXPECT_EQ(sets, 52U);
}

TEST(Criteria, EveryLevelStandsWithItsPointsAndItsMark) {
    std::map<int, std::size_t> marks;
    each_set([&](const std::string& path, const law::Criteria& criteria, const law::CriteriaSet& set) {
        const auto response = world().ask(path);
        const auto text = response.text();
        for (const auto& criterion : set.criteria)
            for (const auto& level : criterion.levels) {
                web::Html line;
                line.add("<b>{} điểm</b> {}", level.points, level.text);
                if (level.min_for_star) {
                    line.add(" <em>{} tối thiểu {} sao</em>", std::string(*level.min_for_star, '*'),
                             *level.min_for_star);
                    if (criteria.regime == "QD26") ++marks[*level.min_for_star];
                }
                EXPECT_NE(text.find(line.view()), std::string_view::npos) << level.id;
            }
    });
    EXPECT_EQ(marks, (std::map<int, std::size_t>{{3, 179}, {4, 290}, {5, 106}}));
}

TEST(Criteria, PartsAndSectionsAddUpOnThePage) {
    each_set([&](const std::string& path, const law::Criteria&, const law::CriteriaSet& set) {
        const auto response = world().ask(path);
        if (set.complete) {
            EXPECT_TRUE(holds(response, "= 100 điểm"));
        } else {
            EXPECT_TRUE(holds(response, "Bộ này chưa đủ:"));
            EXPECT_FALSE(holds(response, "= 100 điểm"));
        }
    });
    expect_answers({{"set 7", "/tieu-chi/26-2026/7", 200, {"18 + 10 + 12 = 40 điểm", "A 40 + B 25 + C 35 = 100 điểm"}},
                    {"set 10 then", "/tieu-chi/1048-2019/10", 200, {"A 35 + B 25 + C 38 = 98 điểm"}}});
}

TEST(Criteria, EveryPageSaysThatTheTextsAreShortenedAndWhereTheyComeFrom) {
    for (const std::string path : {"/tieu-chi", "/tieu-chi/26-2026", "/tieu-chi/1048-2019", "/tieu-chi/cach-cham",
                                   "/tieu-chi/so-sanh", "/tieu-chi/26-2026/26", "/tieu-chi/1048-2019/1"}) {
        EXPECT_TRUE(holds(world().ask(path), "rút gọn, không phải trích nguyên văn")) << path;
        EXPECT_TRUE(holds(world().ask("/en" + path), "shortened, not quoted")) << path;
    }
    expect_answers(
        {{"now", "/tieu-chi/26-2026/7", 200, {"cần đối chiếu với bản ký"}},
         {"then", "/tieu-chi/1048-2019/7", 200, {"không phải văn bản pháp luật"}, {"cần đối chiếu với bản ký"}}});
}

TEST(Criteria, WhatIsOddInTheSourceIsSaidWhereItStands) {
    expect_answers({
        {"a blank point", "/tieu-chi/26-2026/4", 200, {"ô điểm để trống ở mức 1", "(bản in ghi 13, đọc là 3)"}},
        {"a heading", "/tieu-chi/26-2026/26", 200, {"tiêu đề ghi 35 điểm, cột điểm ghi 40"}},
        {"a line printed twice", "/tieu-chi/26-2026/1", 200, {"dòng in hai lần"}},
        {"a whole set", "/tieu-chi/1048-2019/20", 200, {"29 tiêu chí được nạp hai lần"}},
        {"nothing odd", "/tieu-chi/26-2026/5", 200, {}, {"Chỗ lạ trong nguồn"}},
    });
    std::size_t told = 0;
    std::size_t known = 0;
    each_set([&](const std::string& path, const law::Criteria& criteria, const law::CriteriaSet& set) {
        told += count_of(world().ask(path).text(), "Chỗ lạ trong nguồn");
        known += static_cast<std::size_t>(std::ranges::count(criteria.anomalies, set.number, &law::Anomaly::set));
    });
    EXPECT_EQ(told, known);
    EXPECT_EQ(known, 19U);
}

TEST(Criteria, CasesRequirementsFindingsAndPapersAreShown) {
    expect_answers({
        {"cases", "/tieu-chi/26-2026/26", 200, {"Trường hợp b:", "Điểm dịch vụ du lịch", "không in chú giải"}},
        {"requires", "/tieu-chi/26-2026/7", 200, {"Chỉ tính điểm khi tiêu chí 5.1 đạt ít nhất 1 điểm."}},
        {"stops", "/tieu-chi/26-2026/16", 200, {"chọn mức này có thể dừng đánh giá", "Dừng đánh giá:"}},
        {"preconditions", "/tieu-chi/26-2026/1", 200, {"Điều kiện trước khi chấm:", "Giả mạo hồ sơ"}},
        {"papers",
         "/tieu-chi/26-2026/7",
         200,
         {"Minh chứng</a>", "Báo cáo của UBND cấp xã", "36 tháng", "theo trí nhớ, cần đối chiếu"}},
        {"no papers", "/tieu-chi/1048-2019/7", 200, {"chưa có danh mục"}, {"Minh chứng</a>"}},
        {"no marks", "/tieu-chi/1048-2019/7", 200, {"không có dấu mức tối thiểu", "QĐ 781/2020"}},
    });
}

TEST(Criteria, WhatIsNotPublicIsSaidAndNotMadeUp) {
    expect_answers({
        {"the index", "/tieu-chi", 200, {"Mức điểm không công khai, phần mềm không tự đặt ra", "đang áp dụng"}},
        {"148", "/tieu-chi/148-2023", 200, {"phần mềm không tự đặt ra", "3 sao: cấp huyện"}, {"tieu-chi.xlsx"}},
        {"1489", "/tieu-chi/1489-2025", 200, {"phần mềm không tự đặt ra", "3 sao: cấp tỉnh"}},
        {"490", "/tieu-chi/490-2018", 200, {"chưa có bộ tiêu chí quốc gia"}},
        {"148 in English", "/en/tieu-chi/148-2023", 200, {"the program invents none"}},
        {"an empty set", "/tieu-chi/1048-2019/3", 200, {"không có dữ liệu tiêu chí trong nguồn"}},
        {"sources", "/tieu-chi", 200, {"(thấy trong nguồn)", "(suy ra, chưa thấy viết thẳng)"}, {"regulation.md"}},
    });
}

TEST(Criteria, WhatDoesNotExistIsNotFound) {
    for (const std::string path :
         {"/tieu-chi/27-2026", "/tieu-chi/26-2026/27", "/tieu-chi/26-2026/0", "/tieu-chi/26-2026/01",
          "/tieu-chi/26-2026/x", "/tieu-chi/26-2026/7x", "/tieu-chi/148-2023/7", "/tieu-chi/148-2023/tieu-chi.xlsx",
          "/tieu-chi/148-2023/tieu-chi.json", "/tieu-chi/26-2026/27/tieu-chi.xlsx",
          "/tieu-chi/26-2026/300/tieu-chi.json", "/api/v1/criteria/148-2023", "/api/v1/criteria/26-2026/27",
          "/tieu-chi/so-sanh.xlsx?a=26-2026.99&b=26-2026.1"})
        expect_answers({{"nobody", path, 404, {}}});
}

TEST(Criteria, WordsAreFoundWithAndWithoutMarks) {
    expect_answers({
        {"marks", "/tieu-chi?q=nh%C3%A3n+hi%E1%BB%87u", 200, {"79 chỗ trong 26 bộ", R"(/tieu-chi/26-2026/7#3.5)"}},
        {"none", "/tieu-chi?q=nhan+hieu", 200, {"79 chỗ trong 26 bộ"}},
        {"nothing", "/tieu-chi?q=xyz", 200, {"Không có chỗ nào ghi “xyz”"}},
        {"script", "/tieu-chi?q=%3Cscript%3Ealert(1)%3C/script%3E", 200, {"&lt;script&gt;"}, {"<script>alert"}},
        {"very long", "/tieu-chi?q=" + std::string(9'000, 'q'), 200, {"Không có chỗ nào ghi"}},
    });
}

TEST(Criteria, TwoSetsOrTwoDecisionsStandSideBySide) {
    expect_answers({
        {"without a question", "/tieu-chi/so-sanh", 200, {"27 tiêu chí giống nhau · 5 có điểm khác"}},
        {"differences", "/tieu-chi/so-sanh?a=26-2026.7&b=26-2026.8", 200, {"≠ khác điểm tối đa"}, {"= giống nhau"}},
        {"everything", "/tieu-chi/so-sanh?a=26-2026.7&b=26-2026.8&xem=tat-ca", 200, {"= giống nhau"}},
        {"a set and itself", "/tieu-chi/so-sanh?a=26-2026.7&b=26-2026.7", 200, {"Hai bộ không khác nhau"}},
        {"through time",
         "/tieu-chi/so-sanh?a=1048-2019.7&b=26-2026.7",
         200,
         {"không phải văn bản pháp luật", "chỉ bộ B có"}},
        {"white spirits then", "/tieu-chi/26-2026/14", 200, {"/tieu-chi/so-sanh?a=1048-2019.15&amp;b=26-2026.14"}},
        {"no flowers then", "/tieu-chi/26-2026/23", 200, {}, {"So với QĐ 1048/2019"}},
        {"decisions", "/tieu-chi/1048-2019", 200, {"/tieu-chi/so-sanh?a=1048-2019.14&amp;b=26-2026.13"}},
        {"no such set",
         "/tieu-chi/so-sanh?a=26-2026.99&b=%22onfocus",
         200,
         {"Không có bộ tiêu chí “26-2026.99”"},
         {"\"onfocus"}},
    });
}

TEST(Criteria, HowSeventyIsDecidedIsAnsweredFirst) {
    const auto path = std::string("/tieu-chi/cach-cham");
    std::string many = "100";
    for (int more = 1; more < 100; ++more) many += "+100";
    expect_answers({
        {"the answer", path, 200, {"69,9 điểm: 3 sao.", "Đúng 70 điểm: 4 sao", "trừ khi Quy chế hoạt động", "Điều 3"}},
        {"in English", "/en" + path, 200, {"69.9 points: 3 stars.", "is not rounded to 70, unless the council"}},
        {"the example", path, 200, {"Trung bình: 69,8.", "Khung điểm: 3 sao"}},
        {"rounded",
         path + "?diem=70%3B+70%3B+69%3B+71%3B+69&lam-tron=0",
         200,
         {"Làm tròn theo quy chế: 70.", "Khung điểm: 4 sao"}},
        {"a minimum missed",
         path + "?diem=75&thieu=4",
         200,
         {"Khung điểm: 4 sao", "Thiếu một mức ****: không quá 3 sao"}},
        {"no certificate", path + "?diem=60&thieu=3", 200, {"không có quyết định, không cấp giấy"}},
        {"a fraction", path + "?diem=70+70+69", 200, {"69,666… (209/3)"}},
        {"no number", path + "?diem=%3Cb%3E", 200, {"Không đọc được “&lt;b&gt;”"}, {"Kết quả:", "“<b>"}},
        {"too many",
         path + "?diem=" + many,
         200,
         {"Chỉ đọc được nhiều nhất 99 tổng điểm"},
         {"Kết quả:", "Không đọc được"}},
        {"strange settings", path + "?diem=70&lam-tron=99&thieu=9", 200, {"Không làm tròn"}},
    });
}

TEST(CriteriaFiles, AWorkbookOfASetReadsBackWithItsNumbers) {
    each_set([&](const std::string& path, const law::Criteria&, const law::CriteriaSet& set) {
        const auto response = world().ask(path + "/tieu-chi.xlsx");
        ASSERT_EQ(response.status, 200);
        const auto book = office::read_workbook(response.text());
        ASSERT_TRUE(book);
        std::size_t levels = 0;
        for (const auto& criterion : set.criteria) levels += criterion.levels.size();
        EXPECT_EQ(book->sheets.at(0).rows.size(), 1 + levels + set.findings.size());
    });
}

TEST(CriteriaFiles, TheJsonOfEachSetHoldsEveryMark) {
    std::map<std::int64_t, std::size_t> marks;
    each_set([&](const std::string& path, const law::Criteria& criteria, const law::CriteriaSet& set) {
        const auto document = json_of(world().ask(path + "/tieu-chi.json"));
        EXPECT_EQ(document.at("schema"), "saolang.criteria/1");
        ASSERT_EQ(document.at("sets").as_array().size(), 1U);
        EXPECT_EQ(document.at("sets").at(0).at("id").as_string(), std::string_view(set.id));
        const auto text = boost::json::serialize(document);
        if (criteria.regime == "QD26")
            for (const auto star : {3, 4, 5}) marks[star] += count_of(text, fmt::format("\"min_for_star\":{}", star));
    });
    EXPECT_EQ(marks, (std::map<std::int64_t, std::size_t>{{3, 179}, {4, 290}, {5, 106}}));
}

TEST(CriteriaFiles, TheApiNamesDecisionsAndAnswersTheSameAsTheFiles) {
    const auto list = json_of(world().ask("/api/v1/criteria"));
    EXPECT_EQ(list.at("items").as_array().size(), 5U);
    EXPECT_TRUE(list.at("next").is_null());
    EXPECT_EQ(list.at("items").at(4).at("sets").as_array().size(), 26U);
    EXPECT_EQ(world().ask("/api/v1/criteria/26-2026").text(), world().ask("/tieu-chi/26-2026/tieu-chi.json").text());
    EXPECT_EQ(world().ask("/api/v1/criteria/26-2026/7").text(),
              world().ask("/tieu-chi/26-2026/7/tieu-chi.json").text());
}

TEST(Criteria, AProductLeadsToItsSet) {
    const auto index = world().index();
    for (const auto& product : index->products) {
        if (!product.set) continue;
        EXPECT_TRUE(
            holds(world().ask("/san-pham/" + product.slug), fmt::format("/tieu-chi/26-2026/{}\"", *product.set)));
        break;
    }
}

}  // namespace
}  // namespace saolang::http_tests

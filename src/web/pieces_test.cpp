#include "web/pieces.hpp"

#include <gtest/gtest.h>

#include "web/charts.hpp"

namespace saolang::web {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

bool holds(const Raw& markup, std::string_view part) { return markup.text().find(part) != std::string_view::npos; }

constexpr std::string_view a_star = "l2.3 5 5.5.7";

TEST(StarRank, IsFiveDrawnStarsAndTheNumberInWords) {
    for (int star = 0; star <= 5; ++star) EXPECT_EQ(count(stars(Language::vi, star).text(), a_star), 5U) << star;
    const std::string four(stars(Language::vi, 4).text());
    EXPECT_EQ(count(four.substr(0, four.find("class=\"off\"")), a_star), 4U);
    EXPECT_NE(four.find("<b>4 sao</b>"), std::string::npos);
    EXPECT_TRUE(holds(stars(Language::en, 3), "3 stars"));
}

TEST(StarRank, SaysWhenThereIsNone) {
    EXPECT_TRUE(holds(stars(Language::vi, 0), "Chưa có hạng sao"));
    EXPECT_FALSE(holds(stars(Language::vi, 0), "0 sao"));
}

TEST(Tag, CarriesAWordAndASignBesideItsColour) {
    for (const Tone tone : {Tone::quiet, Tone::good, Tone::information, Tone::attention, Tone::wrong}) {
        const Raw markup = tag(tone, "Sắp hết hạn");
        EXPECT_TRUE(holds(markup, "<svg"));
        EXPECT_TRUE(holds(markup, "Sắp hết hạn"));
    }
}

TEST(Pieces, EscapeWhatPeopleWrote) {
    const std::string bad = "<script>\"&'";
    for (const Raw& markup :
         {tag(Tone::good, bad), flash({Tone::good, bad}), breadcrumb(Language::vi, {{bad, bad}}, bad),
          figure(Language::vi, {.label = bad, .number = bad, .href = bad, .note = bad}),
          field(Language::vi, {.name = "ten", .label = bad, .hint = bad, .value = bad, .error = bad}),
          table(Language::vi, {.caption = bad, .columns = {{bad}, {bad}}, .rows = {{bad, Cell::link(bad, bad)}}}),
          person(bad, bad, bad), empty_state({.title = bad, .text = bad}),
          product_card(Language::vi,
                       {.href = bad, .name = bad, .producer = bad, .place = bad, .price = bad, .remark = bad}),
          timeline(Language::vi, {{bad, bad, bad, bad, bad}}), steps(Language::vi, {{bad, Step::State::now, bad, bad}}),
          bar_chart(Language::vi, {bad, {bad, bad}, {{bad, {1, 2}, bad}}}),
          line_chart(Language::vi, {bad, bad, {{bad, 1}, {bad, 2}}})}) {
        EXPECT_EQ(markup.text().find("<script"), std::string_view::npos) << markup.text();
        EXPECT_EQ(markup.text().find("\"&'"), std::string_view::npos) << markup.text();
    }
}

TEST(Table, NamesEachCellOfACardOnAPhoneByItsHeading) {
    const Raw markup =
        table(Language::vi,
              {.caption = "Theo huyện", .columns = {{"Huyện"}, {"Sản phẩm", true}}, .rows = {{"Đại Lộc", 1234}}});
    EXPECT_TRUE(holds(markup, R"(<th scope="row">Đại Lộc</th><td class="n" data-label="Sản phẩm">1.234</td>)"));
}

TEST(Filters, NameTheChosenAndOfferNoDeadEnd) {
    const FilterBar bar{.groups = {{"Hạng sao", {{"5 sao", 0, "/san-pham?sao=5"}, {"4 sao", 61, "/san-pham", true}}}}};
    const Raw markup = filter_bar(Language::vi, bar);
    EXPECT_FALSE(holds(markup, "sao=5"));
    EXPECT_TRUE(holds(markup, "(đang chọn)"));
    EXPECT_TRUE(holds(markup, "Bộ lọc <b>1</b>"));
}

TEST(Filters, FoldLongListsButNeverAChosenOne) {
    FilterGroup places{"Nơi", {}};
    for (int i = 0; i < 18; ++i) places.options.push_back({"Huyện " + std::to_string(i), 3, "/san-pham"});
    EXPECT_TRUE(holds(filter_bar(Language::vi, {{places}, ""}), "<details><summary>Xem thêm (10)"));
    places.options.back().chosen = true;
    EXPECT_TRUE(holds(filter_bar(Language::vi, {{places}, ""}), "<details open>"));
}

TEST(Field, TiesHintAndErrorToTheInputAndKeepsWhatWasTyped) {
    const Raw markup = field(Language::vi, {.name = "ngay",
                                            .label = "Ngày",
                                            .hint = "Ví dụ 22/12/2023",
                                            .value = "31/02",
                                            .error = "Tháng 2 không có ngày 31"});
    EXPECT_TRUE(holds(markup, R"(<label for="f-ngay">)"));
    EXPECT_TRUE(holds(markup, R"(aria-describedby="f-ngay-hint f-ngay-error" aria-invalid="true")"));
    EXPECT_TRUE(holds(markup, R"(value="31/02")"));
}

TEST(Field, NeverSendsAPasswordBack) {
    EXPECT_FALSE(holds(
        field(Language::vi, {.name = "mk", .label = "Mật khẩu", .value = "bi-mat", .kind = Field::Kind::password}),
        "bi-mat"));
}

TEST(FormErrors, LinkToTheFieldsAndAreSilentWithoutMistakes) {
    EXPECT_TRUE(form_errors(Language::vi, {{.name = "a", .label = "A"}}).empty());
    EXPECT_TRUE(holds(form_errors(Language::vi, {{.name = "a", .label = "A", .error = "thiếu"}}), R"(href="#f-a")"));
}

TEST(GoalBar, KeepsEveryMarkInsideTheBar) {
    const Raw over = goal_bar(Language::vi, {.label = "x", .value = 40, .goal = 15, .forecast = {{41, 44}}});
    EXPECT_EQ(over.text().find("100.0%"), std::string_view::npos);
    EXPECT_TRUE(holds(over, "mục tiêu 15, dự báo 41 đến 44"));
    EXPECT_TRUE(holds(goal_bar(Language::vi, {.label = "x"}), "0/0"));
}

TEST(BarChart, WritesEveryNumberBesideItsBar) {
    const Raw markup =
        bar_chart(Language::vi, {"Theo huyện", {"4 sao", "3 sao"}, {{"Đại Lộc", {700, 3100}}, {"Nông Sơn", {0, 0}}}});
    EXPECT_TRUE(holds(markup, "<b>3.800</b><small>700 + 3.100</small>"));
    EXPECT_TRUE(holds(markup, "<b>0</b>"));
}

TEST(LineChart, IsReadAloudPointByPoint) {
    const Raw markup = line_chart(Language::vi, {"Cuối năm", "sản phẩm", {{"2022", 333}, {"2023", 395}}});
    EXPECT_TRUE(holds(markup, R"(aria-label="Cuối năm: 2022 333; 2023 395; cao nhất 395 sản phẩm")"));
    EXPECT_TRUE(line_chart(Language::vi, {"Một", "", {{"2023", 1}}}).empty());
}

TEST(Person, ShowsTheLettersOfTheLastTwoNames) {
    EXPECT_TRUE(holds(person("Nguyễn Thị Bích Hà", "cán bộ", "xã"), ">BH<"));
    EXPECT_TRUE(holds(person("Đoàn Ánh", "cán bộ", "xã"), ">ĐÁ<"));
    EXPECT_TRUE(holds(person("", "cán bộ", "xã"), "><"));
}

}  // namespace
}  // namespace saolang::web

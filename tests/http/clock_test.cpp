// Terms as an address asks for them: who, what, the last day, the article; and whom the register reminds.

#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "registry/gaps.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

// The row of the table that holds these words.
std::string row_with(const web::Response& page, std::string_view words) {
    const auto html = page.text();
    for (auto at = html.find("<tr"); at != std::string_view::npos; at = html.find("<tr", at + 1)) {
        auto row = words_of(html.substr(at, html.find("</tr>", at) - at));
        if (row.find(words) != std::string::npos) return row;
    }
    return {};
}

void expect_row(std::string_view address, std::string_view words, const std::vector<std::string>& held) {
    const auto page = world().ask(address);
    ASSERT_EQ(page.status, 200) << address;
    const auto row = row_with(page, words);
    for (const auto& one : held) EXPECT_NE(row.find(one), std::string::npos) << address << ": " << row;
}

TEST(Terms, AreAnsweredWithWhoUntilWhenAndByWhichArticle) {
    expect_row("/thoi-han?nop=05/10/2026&ngay=20/10/2026", "Kiểm tra hồ sơ",
               {"UBND cấp xã", "26/10/2026", "còn 6 ngày", "QĐ 26/2026, Điều 7.2", "15 ngày làm việc"});
    expect_row("/thoi-han?nop=05/10/2026", "Kiểm tra hồ sơ", {"trễ 29 ngày"});
    expect_row("/thoi-han?nop=2026-10-05&gui-tinh=2026-10-29", "đợt 2", {"UBND cấp tỉnh", "29/12/2026", "Điều 5.1"});
    expect_row("/thoi-han?loai=danh-gia-lai&het-han=30/06/2027", "Nộp hồ sơ đánh giá lại",
               {"Chủ thể", "từ 01/01/2027 đến 02/03/2027", "chưa đến kỳ nộp", "Điều 7.6.a"});
    expect_row("/thoi-han?loai=danh-gia-lai&du-ho-so=16/11/2026", "Đánh giá lại và trả", {"31/12/2026", "Điều 7.6.g"});
    expect_row("/thoi-han?ket-luan=20/11/2026", "Thu hồi", {"05/12/2026", "Điều 8.4", "ngày nghỉ"});
    expect_row("/thoi-han?loai=danh-gia-lai&het-han=01/09/2026", "Giữ giấy chứng nhận", {"28/02/2027", "Điều 12"});
    expect_row("/en/thoi-han?nop=05/10/2026&ngay=20/10/2026", "Check the dossier",
               {"The commune", "26/10/2026", "6 days left", "Decision 26/2026, Article 7.2"});
}

TEST(Terms, SayWhichDecisionGovernsAndWhy) {
    const auto waiting = world().ask("/thoi-han?nop=04/05/2026&ngay=01/07/2026");
    EXPECT_TRUE(holds(waiting, "21/07/2026"));
    EXPECT_TRUE(holds(waiting, "1489/QĐ-TTg"));
    EXPECT_TRUE(holds(world().ask("/thoi-han?nop=04/05/2026"), "không nói hồ sơ trễ"));
    EXPECT_TRUE(holds(world().ask("/thoi-han?nop=01/03/2024&quyet-dinh=20/06/2024"), "148/QĐ-TTg"));
    EXPECT_TRUE(holds(world().ask("/thoi-han?nop=01/03/2018"), "chưa có Chương trình OCOP"));
}

TEST(Terms, PastWhatIsPublishedSaySo) {
    expect_row("/thoi-han?nop=14/12/2026&ngay=14/12/2026", "Kiểm tra hồ sơ", {"chưa trừ ngày lễ"});
    EXPECT_TRUE(holds(world().ask("/thoi-han"), "31/12/2026"));
    EXPECT_EQ(row_with(world().ask("/thoi-han?nop=05/10/2026"), "Kiểm tra hồ sơ").find("chưa trừ"), std::string::npos);
}

TEST(Terms, NameTheNextRoundsACaseCanStillMake) {
    expect_row("/thoi-han?ngay=2026-10-01", "đợt 2/2026", {"29/10/2026", "08/10/2026", "29/12/2026", "Điều 5.1"});
    expect_row("/thoi-han?ngay=2026-10-30", "Cấp tỉnh, đợt 1/2027", {"29/04/2027", "29/06/2027"});
    EXPECT_TRUE(row_with(world().ask("/thoi-han?ngay=2026-10-30"), "đợt 2/2026").empty());
}

TEST(Terms, AWrongDayIsToldAtItsFieldAndKeepsWhatWasTyped) {
    const auto page = world().ask("/thoi-han?nop=30/02/2026&gui-tinh=h%C3%B4m%20qua&loai=nang-hang");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(count_of(page.text(), "aria-invalid"), 2U);
    EXPECT_TRUE(holds(page, "value=\"30/02/2026\""));
    EXPECT_TRUE(holds(page, "value=\"hôm qua\""));
    EXPECT_TRUE(holds(page, "value=\"nang-hang\" selected"));
    EXPECT_TRUE(row_with(page, "Kiểm tra hồ sơ").empty());
    const auto turned = world().ask("/thoi-han?nop=05/10/2026&gui-tinh=01/10/2026");
    EXPECT_EQ(count_of(turned.text(), "aria-invalid"), 1U);
    EXPECT_TRUE(holds(turned, "không thể trước ngày"));
    EXPECT_EQ(count_of(world().ask("/thoi-han?nop=01/01/0001").text(), "aria-invalid"), 1U);
    EXPECT_EQ(count_of(world().ask("/thoi-han?loai=gi-do").text(), "aria-invalid"), 1U);
    EXPECT_FALSE(holds(world().ask("/thoi-han?nop=%3Cscript%3E"), "<script>\""));
}

TEST(Terms, NothingEnteredAsksForADay) {
    const auto page = world().ask("/thoi-han");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "ít nhất một ngày"));
    EXPECT_EQ(count_of(page.text(), "<script"), count_of(world().ask("/so-lieu").text(), "<script"));
}

// The first product of the register in this state.
std::optional<registry::ProductAt> one_that(registry::Expiry expiry) {
    const auto index = world().index();
    for (registry::ProductAt at = 0; at < index->products.size(); ++at)
        if (registry::expiry_of(*index, at, world().today) == expiry) return at;
    return std::nullopt;
}

TEST(Terms, AProductsPageSaysWhenItIsFiledForReEvaluation) {
    const auto at = one_that(registry::Expiry::window_open);
    ASSERT_TRUE(at);
    const auto index = world().index();
    const auto page = world().ask("/san-pham/" + index->products[*at].slug);
    const auto last = *registry::last_day_of_star(*index, *at, world().today);
    EXPECT_TRUE(holds(page, to_vietnamese(last.plus_days(-180))));
    EXPECT_TRUE(holds(page, to_vietnamese(last.plus_days(-120))));
    EXPECT_TRUE(holds(page, "Điều 7.6.a"));
    EXPECT_TRUE(holds(page, "/thoi-han?loai=danh-gia-lai&amp;het-han=" + to_iso(last)));
}

TEST(Terms, TheDayOfAnOfficerNamesTheWindowAndItsArticle) {
    const auto& officer = world().signed_in(Role::province_officer, Where::everything);
    const auto page = world().ask("/quan-ly", officer.headers());
    EXPECT_TRUE(holds(page, "từ 180 đến 120 ngày trước ngày cuối (QĐ 26/2026, Điều 7.6.a)"));
}

TEST(Terms, ADecisionShowsTheRegimeOfItsDay) {
    const auto& officer = world().signed_in(Role::province_officer, Where::everything);
    const auto index = world().index();
    for (const auto& decision : index->decisions) {
        if (!decision.date || decision.date->year() != 2023 || decision.date->month() < 3) continue;
        const auto page = world().ask("/quan-ly/quyet-dinh/" + std::to_string(static_cast<std::int64_t>(decision.id)),
                                      officer.headers());
        EXPECT_TRUE(holds(page, "148/QĐ-TTg"));
        return;
    }
    FAIL() << "the reference year has a decision of 2023";
}

}  // namespace
}  // namespace saolang::http_tests

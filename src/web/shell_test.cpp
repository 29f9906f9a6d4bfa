#include "web/shell.hpp"

#include <gtest/gtest.h>

#include "web/pieces_page.hpp"

namespace saolang::web {
namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Page a_page() { return {.path = "/san-pham?sao=4", .title = "Sản phẩm", .section = Section::products}; }

TEST(Shell, SpeaksTheLanguageOfThePage) {
    Page page = a_page();
    EXPECT_TRUE(holds(render(page, {}), R"(<html lang="vi">)"));
    page.language = Language::en;
    const std::string english = render(page, {});
    EXPECT_TRUE(holds(english, R"(<html lang="en">)"));
    EXPECT_TRUE(holds(english, "Open data"));
    EXPECT_FALSE(holds(english, "Dữ liệu mở"));
}

TEST(Shell, SwitchesTheLanguageAndStaysOnThePage) {
    Page page = a_page();
    EXPECT_TRUE(holds(render(page, {}), R"(lang="en" hreflang="en" href="/en/san-pham?sao=4")"));
    page.language = Language::en;
    EXPECT_TRUE(holds(render(page, {}), R"(lang="vi" hreflang="vi" href="/san-pham?sao=4")"));
}

TEST(Shell, SaysThatDataAreComposed) {
    Page page = a_page();
    EXPECT_FALSE(holds(render(page, {}), "Dữ liệu mẫu"));
    page.sample = true;
    EXPECT_TRUE(holds(render(page, {}), "Dữ liệu mẫu"));
}

TEST(Shell, LightsTheSectionOfThePageOnly) {
    const std::string html = render(a_page(), {});
    EXPECT_TRUE(holds(html, R"(<a href="/san-pham" aria-current="page">)"));
    EXPECT_FALSE(holds(html, R"(<a href="/so-lieu" aria-current="page">)"));
}

TEST(Shell, EscapesTitleDescriptionAndSearch) {
    Page page = a_page();
    page.title = page.description = page.search = "\"><script>alert(1)</script>";
    page.origin = "https://ocop.example.vn";
    EXPECT_FALSE(holds(render(page, {}), "<script>alert"));
}

TEST(Shell, HasNoStyleAndNoScriptInThePage) {
    for (const Language language : {Language::vi, Language::en}) {
        const std::string html = pieces_page(language);
        EXPECT_FALSE(holds(html, " style=\""));
        EXPECT_FALSE(holds(html, "<style"));
        EXPECT_FALSE(holds(html, "<script>"));
        EXPECT_FALSE(holds(html, " onclick="));
    }
}

TEST(Shell, GivesSharedLinksWholeAddresses) {
    Page page = a_page();
    page.origin = "https://ocop.example.vn";
    page.canonical = "/san-pham";
    const std::string html = render(page, {});
    EXPECT_TRUE(holds(html, R"(<link rel="canonical" href="https://ocop.example.vn/san-pham">)"));
    EXPECT_TRUE(holds(html, R"(<meta property="og:image" content="https://ocop.example.vn/t/share.)"));
}

TEST(ErrorPage, SaysWhatHappenedWhatToDoAndWhichRequest) {
    const std::string missing = error_page(Language::vi, 404, "7f3k92");
    EXPECT_TRUE(holds(missing, "Không tìm thấy trang này"));
    EXPECT_TRUE(holds(missing, "7f3k92"));
    EXPECT_TRUE(holds(missing, R"(href="/san-pham")"));
    EXPECT_TRUE(holds(error_page(Language::en, 404, "x"), R"(href="/en/san-pham")"));
}

TEST(ErrorPage, TreatsAnUnknownStatusAsOurMistake) {
    for (const int status : {414, 431}) {
        EXPECT_TRUE(holds(error_page(Language::vi, status, "x"), "Địa chỉ quá dài"));
        EXPECT_TRUE(holds(error_page(Language::en, status, "x"), "The address is too long"));
    }
    EXPECT_TRUE(holds(error_page(Language::vi, 502, "x"), "Có lỗi ở phía máy chủ"));
}

}  // namespace
}  // namespace saolang::web

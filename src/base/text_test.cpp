#include "base/text.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace saolang {
namespace {

TEST(SearchKey, FoldsCaseMarksAndToneStyle) {
    EXPECT_EQ(search_key("Nước mắm Cửa Khe"), "nuoc mam cua khe");
    EXPECT_EQ(search_key("ĐẠI LỘC"), "dai loc");
    EXPECT_EQ(search_key("đậu phộng"), "dau phong");
    EXPECT_EQ(search_key("Hòa"), search_key("Hoà"));
    EXPECT_EQ(search_key("Thuý"), search_key("Thúy"));
    EXPECT_EQ(search_key("T\u006F\u0302\u0301i"), "toi") << "decomposed marks";
}

TEST(SearchKey, MakesOneSpaceOfWhatIsNoLetterOrDigit) {
    EXPECT_EQ(search_key("  Mật ong — rừng (500 ml) "), "mat ong rung 500 ml");
    EXPECT_EQ(search_key("C.ty TNHH"), "c ty tnhh");
    EXPECT_EQ(search_key("\xC2\xA0\xE2\x80\x8B"), "");
}

TEST(Slug, IsAKeyWithHyphensCutAtAWord) {
    EXPECT_EQ(slug("Nước mắm Cửa Khe 40°"), "nuoc-mam-cua-khe-40");
    EXPECT_EQ(slug("漢 Trà 字"), "tra");
    EXPECT_EQ(slug("!!!"), "");
    const auto cut = slug(std::string(30, 'a') + " " + std::string(30, 'b') + " " + std::string(30, 'c'));
    EXPECT_EQ(cut, std::string(30, 'a') + "-" + std::string(30, 'b'));
}

TEST(CleanText, IsNfcWithSingleSpaces) {
    EXPECT_EQ(clean_text(" e\u0302\u0301 \t\n x\u00A0y\u200B "), "\u1EBF x y");
    EXPECT_EQ(clean_text("a\xFF"
                         "b"),
              "a\uFFFD"
              "b");
    EXPECT_EQ(clean_text(""), "");
}

TEST(Nfc, ComposesAndKeepsLines) { EXPECT_EQ(nfc("o\u031B\u0301\n"), "\u1EDB\n"); }

TEST(Utf8, RefusesOverlongSurrogatesAndHalves) {
    EXPECT_TRUE(is_utf8("Trà \xF0\x9F\x8D\xB5"));
    for (const char* wrong : {"\xC0\x80", "\xED\xA0\x80", "\xE1\xBB", "\xF5\x80\x80\x80", "\x80"})
        EXPECT_FALSE(is_utf8(wrong));
}

TEST(SortKey, OrdersLikeAVietnameseDictionary) {
    const std::vector<std::string> ordered{"Bưởi", "Cà phê", "Chè", "Dừa", "Đậu", "Ếch", "Mắm", "Mật ong", "Ổi", "Ớt"};
    for (std::size_t i = 1; i < ordered.size(); ++i)
        EXPECT_LT(sort_key(ordered[i - 1]), sort_key(ordered[i])) << ordered[i];
    EXPECT_LT(sort_key("ma"), sort_key("mà"));
    EXPECT_LT(sort_key("mà"), sort_key("má"));
}

TEST(Characters, AreTakenOneByOneAndPutBack) {
    std::string_view text = "aĐằ\xFF😀";
    std::u32string taken;
    while (!text.empty()) taken += take_character(text);
    EXPECT_EQ(taken, U"aĐằ\uFFFD😀");
    std::string again;
    for (const char32_t c : taken) append_character(again, c);
    EXPECT_EQ(again, "aĐằ\uFFFD😀");
}

TEST(MarkedLetter, KeepsItsShapeAndTellsItsTone) {
    EXPECT_EQ(marked_letter(U'Ằ')->letter, U'ă');
    EXPECT_EQ(marked_letter(U'Ằ')->tone, 1);
    EXPECT_EQ(marked_letter(U'ỵ')->tone, 5);
    EXPECT_EQ(marked_letter(U'Đ')->letter, U'đ');
    EXPECT_FALSE(marked_letter(U'b'));
}

TEST(CharacterCount, CountsWhatAPersonCounts) {
    EXPECT_EQ(character_count("Nước"), 4U);
    EXPECT_EQ(character_count("e\u0302\u0301"), 1U);
    EXPECT_EQ(character_count(""), 0U);
}

}  // namespace
}  // namespace saolang

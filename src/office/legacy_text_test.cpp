#include "office/legacy_text.hpp"

#include <gtest/gtest.h>
#include <iconv.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "office/code_page.hpp"
#include "office/utf.hpp"
#include "office/vietnamese_syllable.hpp"

namespace saolang::office {
namespace {

std::string file(const std::filesystem::path& path) {
    std::ifstream in(std::filesystem::path(SAOLANG_ROOT) / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> unit_names() {
    std::set<std::string> names;
    for (const char* path : {"data/units/communes.csv", "data/units/districts.csv", "data/units/provinces.csv"}) {
        for (const CsvRow& row : parse_shipped_csv(file(path))) names.insert(nfc(row.at(1)));
    }
    return names;
}

// The C library's tables are the second opinion on ours.
std::string encoded(const std::string& text, const char* page) {
    const iconv_t converter = iconv_open(page, "UTF-8");
    std::string out(text.size() * 4, '\0');
    char* from = const_cast<char*>(text.data());
    char* to = out.data();
    std::size_t left = text.size();
    std::size_t room = out.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    const bool flushed = iconv(converter, nullptr, nullptr, &to, &room) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (result == static_cast<std::size_t>(-1) || !flushed) return "";
    out.resize(out.size() - room);
    return out;
}

std::string as_western(const std::string& bytes) {
    std::string out;
    for (const char c : bytes) append_character(out, static_cast<unsigned char>(c));
    return out;
}

// ABC fonts have no capitals with a tone: people typed the small letter.
std::string with_small_toned_letters(const std::string& text) {
    std::string out;
    for (const char32_t c : to_characters(text)) {
        const auto vowel = find_vowel(c);
        append_character(out,
                         vowel && vowel->capital && vowel->tone != 0 ? small_vowels[vowel->vowel][vowel->tone] : c);
    }
    return out;
}

// VNI by its rule (written down apart from the reader's table): the letter, then one mark for shape and tone.
std::string in_vni(const std::string& text) {
    constexpr std::array<std::u32string_view, 6> round = {U"", U"ø", U"û", U"õ", U"ù", U"ï"};
    constexpr std::array<std::u32string_view, 6> breve = {U"ê", U"è", U"ú", U"ü", U"é", U"ë"};
    constexpr std::array<std::u32string_view, 6> hat = {U"â", U"à", U"å", U"ã", U"á", U"ä"};
    constexpr std::array<std::u32string_view, 6> i_alone = {U"i", U"ì", U"æ", U"ó", U"í", U"ò"};
    std::u32string out;
    for (const char32_t c : to_characters(text)) {
        const auto vowel = find_vowel(c);
        std::u32string letter;
        if (c == U'đ' || c == U'Đ') {
            letter = c == U'đ' ? U"ñ" : U"Ñ";
        } else if (!vowel) {
            letter = c;
        } else {
            constexpr std::u32string_view bases = U"aaaeeiooôuöy";
            const char32_t base = bases[vowel->vowel];
            const bool is_hat = vowel->vowel == 2 || vowel->vowel == 4 || vowel->vowel == 7;
            letter = std::u32string(1, base) + std::u32string((is_hat              ? hat
                                                               : vowel->vowel == 1 ? breve
                                                                                   : round)[vowel->tone]);
            if (vowel->vowel == 5) letter = i_alone[vowel->tone];
            if (vowel->vowel == 11 && vowel->tone == 5) letter = U"î";
            if (vowel->capital) {
                for (char32_t& piece : letter) piece -= 0x20;
            }
        }
        out += letter;
    }
    return to_text(out);
}

struct Rates {
    std::size_t tried = 0;
    double told = 0;   // read right when the font or other cells tell the code page
    double alone = 0;  // proven by the name alone
};

template <class Encode>
Rates round_trip(CodePage page, Encode encode) {
    Rates rates;
    std::size_t told = 0;
    std::size_t alone = 0;
    for (const std::string& name : unit_names()) {
        const std::string seen = encode(name);
        if (seen.empty() || seen == name) continue;
        ++rates.tried;
        // Capitals with a tone have no code in TCVN3: names are compared as they are looked for.
        const auto by_font = mend_as(seen, page, Trust::font);
        if (by_font && search_key(*by_font) == search_key(name) && nfc(*by_font) == *by_font) ++told;
        const auto mending = mend(seen);
        if (!mending || !mending->certain) continue;
        EXPECT_EQ(search_key(mending->text), search_key(name)) << seen;
        ++alone;
    }
    rates.told = static_cast<double>(told) / static_cast<double>(rates.tried);
    rates.alone = static_cast<double>(alone) / static_cast<double>(rates.tried);
    return rates;
}

std::string seen_as_tcvn3(const std::string& text) {
    return as_western(encoded(with_small_toned_letters(text), "TCVN5712-1"));
}
std::string seen_as_1258(const std::string& text) { return as_western(encoded(text, "CP1258")); }

TEST(LegacyText, UnitNamesComeBackFromTcvn3) {
    const Rates rates = round_trip(CodePage::tcvn3, seen_as_tcvn3);
    EXPECT_GT(rates.tried, 10'000U);
    EXPECT_GT(rates.told, 0.999);
    EXPECT_GT(rates.alone, 0.97);
}

TEST(LegacyText, UnitNamesComeBackFromVni) {
    const Rates rates = round_trip(CodePage::vni, in_vni);
    EXPECT_GT(rates.told, 0.999);
    EXPECT_GT(rates.alone, 0.90);
}

TEST(LegacyText, UnitNamesComeBackFromWindows1258) {
    const Rates rates = round_trip(CodePage::windows_1258, seen_as_1258);
    EXPECT_GT(rates.told, 0.999);
    EXPECT_GT(rates.alone, 0.80);
}

TEST(LegacyText, UnitNamesComeBackFromUtf8TakenForWindows1252) {
    for (const std::string& name : unit_names()) {
        std::string seen;
        for (const char c : name) append_character(seen, windows_1252(static_cast<std::uint8_t>(c)));
        if (seen == name) continue;
        const auto mending = mend(seen);
        ASSERT_TRUE(mending && mending->certain) << seen;
        EXPECT_EQ(mending->text, name);
    }
}

std::size_t different_lines(const std::string& text, const std::string& expected) {
    std::istringstream lines(text);
    std::istringstream expected_lines(expected);
    std::size_t different = 0;
    std::string line;
    for (std::string expected_line; std::getline(expected_lines, expected_line);) {
        std::getline(lines, line);
        different += search_key(line) == search_key(expected_line) ? 0 : 1;
    }
    return different;
}

TEST(LegacyText, AWholeFileOfBytesTellsItsCodePage) {
    std::string all;
    for (const std::string& name : unit_names()) all += with_small_toned_letters(name) + "\n";
    constexpr std::size_t one_in_a_thousand = 10;
    const DecodedText tcvn3 = decode_legacy_bytes(encoded(all, "TCVN5712-1"));
    EXPECT_EQ(tcvn3.page, CodePage::tcvn3);
    EXPECT_LE(different_lines(tcvn3.text, all), one_in_a_thousand);
    const DecodedText windows = decode_legacy_bytes(encoded(all, "CP1258"));
    EXPECT_EQ(windows.page, CodePage::windows_1258);
    EXPECT_LE(different_lines(windows.text, all), one_in_a_thousand);
    std::string vni_bytes;
    for (const char32_t c : to_characters(in_vni(all))) vni_bytes += static_cast<char>(static_cast<std::uint8_t>(c));
    const DecodedText vni = decode_legacy_bytes(vni_bytes);
    EXPECT_EQ(vni.page, CodePage::vni);
    EXPECT_LE(different_lines(vni.text, all), one_in_a_thousand);
}

TEST(LegacyText, WesternBytesStayWestern) {
    const DecodedText western = decode_legacy_bytes("Caf\xE9 M\xFCller, Ch\xE2teau \x80 5");
    EXPECT_EQ(western.page, std::nullopt);
    EXPECT_EQ(western.text, "Café Müller, Château € 5");
}

TEST(LegacyText, EveryTextWeShipIsLeftAsItIs) {
    std::size_t texts = 0;
    const auto root = std::filesystem::path(SAOLANG_ROOT) / "data";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".csv") continue;
        for (const CsvRow& row : parse_shipped_csv(file("data" / std::filesystem::relative(entry.path(), root)))) {
            for (const std::string& cell : row) {
                EXPECT_FALSE(mend(cell)) << entry.path() << ": " << cell;
                EXPECT_FALSE(letters_were_lost(cell)) << entry.path() << ": " << cell;
                ++texts;
            }
        }
    }
    EXPECT_GT(texts, 100'000U);
}

TEST(LegacyText, ForeignAndVietnameseNamesAreNeverProvenMojibake) {
    for (const char* name : {"Café",
                             "Crème brûlée",
                             "Müller & Söhne GmbH",
                             "Noël",
                             "Loïc",
                             "Haïti",
                             "Château Margaux",
                             "Rosé",
                             "São João",
                             "Señor Muñoz",
                             "Smørrebrød",
                             "Zürich",
                             "Köln",
                             "Ångström",
                             "Hà Lê",
                             "Bé Ba",
                             "Mì Quảng",
                             "Hòa Bình",
                             "Cà phê",
                             "«Trà sen»",
                             "Sâm® 100 µm",
                             "5 m² ± 1 °C",
                             "© 2023 Công ty",
                             "Lô 12 – số 5",
                             "½ kg",
                             "Bò một nắng",
                             "Cao lầu",
                             "Dé Lantana",
                             "L’Étoile",
                             "Thé à la menthe",
                             "Tân Hiệp",
                             "Trà Mi",
                             "Nón lá",
                             "Hương xưa",
                             "Ông Bà"}) {
        const auto mending = mend(name);
        EXPECT_FALSE(mending && mending->certain) << name << " → " << mending->text;
        EXPECT_FALSE(letters_were_lost(name)) << name;
    }
}

TEST(LegacyText, WordsOfProductListsAreMended) {
    const auto text = [](std::string_view seen) { return mend(seen).value_or(Mending{}).text; };
    EXPECT_EQ(text("S¶n phÈm"), "Sản phẩm");
    EXPECT_EQ(text("Saûn phaåm"), "Sản phẩm");
    EXPECT_EQ(text("SaÒn phâÒm"), "Sản phẩm");
    EXPECT_EQ(text("Sáº£n pháº©m"), "Sản phẩm");
    EXPECT_EQ(text("TØNH QU¶NG NAM"), "TỈNH QUẢNG NAM");
    EXPECT_EQ(text("SAÛN PHAÅM CUÛA HUYEÄN ÑAÏI LOÄC"), "SẢN PHẨM CỦA HUYỆN ĐẠI LỘC");
}

TEST(LegacyText, AFontTellsItsCodePage) {
    EXPECT_EQ(code_page_of_font(".VnTime"), CodePage::tcvn3);
    EXPECT_EQ(code_page_of_font("VNI-Times"), CodePage::vni);
    EXPECT_EQ(code_page_of_font("Times New Roman"), std::nullopt);
    EXPECT_TRUE(is_capitals_font(".VnTimeH"));
    EXPECT_EQ(mend_as("B¸nh", CodePage::tcvn3, Trust::font), "Bánh");
    EXPECT_EQ(mend_as("Bánh tráng Đại Lộc", CodePage::tcvn3, Trust::font), std::nullopt);
}

TEST(LegacyText, LostLettersAreSeenAndQuestionsAreNot) {
    for (const char* lost : {"S?n ph?m", "N??c m?m", "?ạ", "ph\xEF\xBF\xBDm"}) {
        EXPECT_TRUE(letters_were_lost(lost)) << lost;
    }
    for (const char* whole : {"Giá bao nhiêu?", "Có không? Có.", "https://x.vn/a?b=c", "?", "??", "Chưa rõ (?)"}) {
        EXPECT_FALSE(letters_were_lost(whole)) << whole;
    }
}

TEST(VietnameseSyllable, HasAnOnsetARhymeAndItsToneOnTheRightVowel) {
    for (const std::u32string_view word :
         {U"nghiêng", U"Quảng", U"giếng", U"Đắk", U"hoà", U"hòa", U"gì", U"quý", U"ươm"}) {
        EXPECT_TRUE(is_vietnamese_syllable(word)) << to_text(word);
    }
    for (const std::u32string_view word : {U"Xaõ", U"Café", U"Müller", U"ác̀", U"bàt", U"zà", U"", U"á́", U"nghiêngg"}) {
        EXPECT_FALSE(is_vietnamese_syllable(word)) << to_text(word);
    }
}

}  // namespace
}  // namespace saolang::office

#include "office/code_page.hpp"

#include <array>
#include <unordered_map>

#include "base/text.hpp"
#include "office/utf.hpp"
#include "office/vietnamese_syllable.hpp"

namespace saolang::office {
namespace {

// 0x80 to 0x9F.
constexpr std::array<char32_t, 32> windows_1252_high = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// TCVN 5712:1993 VN3 (ABC) from 0xA1; a dot: no letter of the fonts. Capitals with a tone have no code: a second font
// with the same codes shows them ("…H").
constexpr std::u32string_view tcvn3_letters =
    U"ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹý"
    U"ỵ";
static_assert(tcvn3_letters.size() == 0xFE - 0xA1 + 1);

// VNI-Windows: most letters are a plain one and a mark after it. Same order as `small_vowels`.
constexpr std::array<std::array<std::u32string_view, 6>, 12> vni_vowels = {{
    {U"a", U"aø", U"aû", U"aõ", U"aù", U"aï"},
    {U"aê", U"aè", U"aú", U"aü", U"aé", U"aë"},
    {U"aâ", U"aà", U"aå", U"aã", U"aá", U"aä"},
    {U"e", U"eø", U"eû", U"eõ", U"eù", U"eï"},
    {U"eâ", U"eà", U"eå", U"eã", U"eá", U"eä"},
    {U"i", U"ì", U"æ", U"ó", U"í", U"ò"},
    {U"o", U"oø", U"oû", U"oõ", U"où", U"oï"},
    {U"oâ", U"oà", U"oå", U"oã", U"oá", U"oä"},
    {U"ô", U"ôø", U"ôû", U"ôõ", U"ôù", U"ôï"},
    {U"u", U"uø", U"uû", U"uõ", U"uù", U"uï"},
    {U"ö", U"öø", U"öû", U"öõ", U"öù", U"öï"},
    {U"y", U"yø", U"yû", U"yõ", U"yù", U"î"},
}};

constexpr char32_t first_capital = 0xC0;
constexpr char32_t last_capital = 0xDE;

bool is_western_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= first_capital && c <= last_capital); }
char32_t western_small(char32_t c) { return is_western_capital(c) ? c + 0x20U : c; }

const std::unordered_map<std::u32string, char32_t>& vni_table() {
    static const auto made = [] {
        std::unordered_map<std::u32string, char32_t> table;
        for (std::size_t vowel = 0; vowel < vni_vowels.size(); ++vowel) {
            for (std::size_t tone = 0; tone < vni_vowels[vowel].size(); ++tone) {
                table.emplace(vni_vowels[vowel][tone], small_vowels[vowel][tone]);
            }
        }
        table.emplace(U"ñ", U'đ');
        return table;
    }();
    return made;
}

std::optional<char32_t> vni_letter(std::u32string_view pieces) {
    std::u32string small;
    for (const char32_t c : pieces) small += western_small(c);
    const auto found = vni_table().find(small);
    if (found == vni_table().end()) return std::nullopt;
    return is_western_capital(pieces[0]) ? capital_of(found->second) : found->second;
}

std::optional<std::u32string> decode_vni(std::u32string_view word) {
    std::u32string out;
    for (std::size_t i = 0; i < word.size();) {
        const auto pair = i + 1 < word.size() ? vni_letter(word.substr(i, 2)) : std::nullopt;
        if (pair) {
            out += *pair;
            i += 2;
        } else if (const auto single = vni_letter(word.substr(i, 1))) {
            out += *single;
            ++i;
        } else if (word[i] < 0x80U) {
            out += word[i++];
        } else {
            return std::nullopt;
        }
    }
    return out;
}

char32_t tcvn3_letter(char32_t c) {
    if (c < 0xA1U || c > 0xFEU) return 0;
    const char32_t letter = tcvn3_letters[c - 0xA1U];
    return letter == U'.' ? 0 : letter;
}

std::optional<std::u32string> decode_tcvn3(std::u32string_view word) {
    std::u32string out;
    for (const char32_t c : word) {
        const char32_t letter = c < 0x80U ? c : tcvn3_letter(c);
        if (letter == 0) return std::nullopt;
        out += letter;
    }
    return out;
}

// Where Windows-1258 differs from 1252 in letters: tones as marks of their own, and the letters only Vietnamese has.
char32_t windows_1258(char32_t c) {
    switch (c) {
        case 0xC3:
            return U'Ă';
        case 0xCC:
            return 0x300;
        case 0xD0:
            return U'Đ';
        case 0xD2:
            return 0x309;
        case 0xD5:
            return U'Ơ';
        case 0xDD:
            return U'Ư';
        case 0xDE:
            return 0x303;
        case 0xE3:
            return U'ă';
        case 0xEC:
            return 0x301;
        case 0xF0:
            return U'đ';
        case 0xF2:
            return 0x323;
        case 0xF5:
            return U'ơ';
        case 0xFD:
            return U'ư';
        default:
            return c;
    }
}

std::u32string decode_1258(std::u32string_view word) {
    std::u32string out;
    for (const char32_t c : word) out += windows_1258(c);
    return to_characters(nfc(to_text(out)));
}

}  // namespace

char32_t windows_1252(std::uint8_t byte) {
    return byte >= 0x80U && byte <= 0x9FU ? windows_1252_high[byte - 0x80U] : char32_t{byte};
}

std::optional<std::uint8_t> windows_1252_byte(char32_t c) {
    if (c < 0x80U || (c >= 0xA0U && c <= 0xFFU)) return static_cast<std::uint8_t>(c);
    for (std::size_t i = 0; i < windows_1252_high.size(); ++i) {
        if (windows_1252_high[i] == c) return static_cast<std::uint8_t>(0x80U + i);
    }
    return std::nullopt;
}

bool is_letter_in(CodePage page, char32_t c) {
    switch (page) {
        case CodePage::tcvn3:
            return tcvn3_letter(c) != 0;
        case CodePage::vni:
        case CodePage::windows_1258:
            return c >= 0xC0U && c <= 0xFFU && c != 0xD7U && c != 0xF7U;
        case CodePage::utf8_as_1252:
            return windows_1252_byte(c).has_value() && c >= 0x80U;
    }
    return false;
}

std::optional<std::u32string> decode_word(CodePage page, std::u32string_view word) {
    switch (page) {
        case CodePage::tcvn3:
            return decode_tcvn3(word);
        case CodePage::vni:
            return decode_vni(word);
        case CodePage::windows_1258:
            return decode_1258(word);
        case CodePage::utf8_as_1252:
            break;
    }
    return std::nullopt;
}

}  // namespace saolang::office

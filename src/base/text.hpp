#pragma once
// Vietnamese text: one normal form, one key for finding, one form for addresses.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saolang {

[[nodiscard]] bool is_utf8(std::string_view text);

// NFC, no-break and zero-width spaces and runs of white space made one space, ends trimmed.
// Bytes that are no UTF-8 become U+FFFD; callers that must refuse them ask `is_utf8` first.
[[nodiscard]] std::string clean_text(std::string_view text);

// NFC only: for long texts whose line breaks matter.
[[nodiscard]] std::string nfc(std::string_view text);

// What a person means when typing without care: letters of any case, marks and tone style fold
// together (`Hòa`, `hoà`, `HOA` → `hoa`; `Đ` → `d`), anything that is no letter or digit becomes one space.
[[nodiscard]] std::string search_key(std::string_view text);

// The search key with hyphens, at most 80 bytes, cut at a word: `nuoc-mam-cua-khe`.
[[nodiscard]] std::string slug(std::string_view text);

// Bytes that order as a Vietnamese dictionary does (ICU collation `vi`).
[[nodiscard]] std::string sort_key(std::string_view text);

// The number of characters a person counts; what limits of forms are stated in.
[[nodiscard]] std::size_t character_count(std::string_view text);

// What stands between the spaces: "tp tam ky" → tp, tam, ky.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

// Takes the first character off a text that is not empty; a byte that is no UTF-8 is U+FFFD.
[[nodiscard]] char32_t take_character(std::string_view& text);
void append_character(std::string& out, char32_t c);

// A vowel or đ of Vietnamese, small or capital.
struct MarkedLetter {
    char32_t letter;  // small, with its breve, circumflex, horn or bar, without its tone
    int tone;         // 0 none, then huyền, sắc, hỏi, ngã, nặng
};
[[nodiscard]] std::optional<MarkedLetter> marked_letter(char32_t c);

}  // namespace saolang

#include "registry/words.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

struct Letter {
    std::string folded;  // empty: joins its neighbours without a trace; a space parts words
    char shape = 0;      // 0: the folded letters themselves
    char tone = '0';
};

struct MarkedVowels {
    char shape;
    std::array<std::u32string_view, 2> letters;  // by tone, small and capital
};
constexpr std::array vowels{
    MarkedVowels{'a', {U"aàáảãạ", U"AÀÁẢÃẠ"}}, MarkedVowels{'A', {U"ăằắẳẵặ", U"ĂẰẮẲẴẶ"}},
    MarkedVowels{'B', {U"âầấẩẫậ", U"ÂẦẤẨẪẬ"}}, MarkedVowels{'e', {U"eèéẻẽẹ", U"EÈÉẺẼẸ"}},
    MarkedVowels{'E', {U"êềếểễệ", U"ÊỀẾỂỄỆ"}}, MarkedVowels{'i', {U"iìíỉĩị", U"IÌÍỈĨỊ"}},
    MarkedVowels{'o', {U"oòóỏõọ", U"OÒÓỎÕỌ"}}, MarkedVowels{'O', {U"ôồốổỗộ", U"ÔỒỐỔỖỘ"}},
    MarkedVowels{'W', {U"ơờớởỡợ", U"ƠỜỚỞỠỢ"}}, MarkedVowels{'u', {U"uùúủũụ", U"UÙÚỦŨỤ"}},
    MarkedVowels{'U', {U"ưừứửữự", U"ƯỪỨỬỮỰ"}}, MarkedVowels{'y', {U"yỳýỷỹỵ", U"YỲÝỶỸỴ"}},
    MarkedVowels{'D', {U"đ", U"Đ"}},
};

void mark(Letter& letter, char32_t c) {
    for (const auto& vowel : vowels) {
        for (const auto& letters : vowel.letters) {
            const auto tone = letters.find(c);
            if (tone == std::u32string_view::npos) continue;
            letter.shape = vowel.shape;
            letter.tone = static_cast<char>('0' + tone);
        }
    }
}

// Length of the character that begins with this byte; broken UTF-8 goes byte by byte.
std::size_t character_length(std::string_view rest) {
    const auto lead = static_cast<unsigned char>(rest.front());
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, rest.size());
}

char32_t code_point(std::string_view character) {
    auto c = static_cast<char32_t>(static_cast<unsigned char>(character.front()));
    if (character.size() == 1) return c;
    c &= 0x7FU >> character.size();
    for (const char byte : character.substr(1)) c = c << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    return c;
}

// What stands between two letters after folding decides what the character does there.
Letter letter_of(std::string_view character) {
    const std::string between = search_key("a" + std::string(character) + "b");
    Letter letter{between.substr(1, between.size() - 2)};
    if (letter.folded.size() == 1) mark(letter, code_point(character));
    return letter;
}

const Letter& letter_at(std::string_view character) {
    constexpr char32_t table_end = 0x1F00;  // all letters of Vietnamese lie below
    static const std::vector<Letter> table = [] {
        std::vector<Letter> built(table_end);
        for (char32_t c = 1; c < table_end; ++c) {
            std::string utf8;
            if (c < 0x80) {
                utf8 = {static_cast<char>(c)};
            } else if (c < 0x800) {
                utf8 = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
            } else {
                utf8 = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                        static_cast<char>(0x80 | (c & 0x3F))};
            }
            built[c] = letter_of(utf8);
        }
        built[0].folded = " ";
        return built;
    }();
    const char32_t c = code_point(character);
    const bool whole = character.size() > 1 || c < 0x80;
    if (whole && c < table_end) return table[c];
    thread_local Letter rare;
    rare = letter_of(character);
    return rare;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    bool open = false;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const Letter& letter = letter_at(text.substr(0, length));
        text.remove_prefix(length);
        for (const char folded : letter.folded) {
            if (folded == ' ') {
                open = false;
                continue;
            }
            if (!open) words.emplace_back();
            open = true;
            words.back().folded += folded;
            words.back().shapes += letter.shape != 0 ? letter.shape : folded;
        }
        if (letter.tone != '0' && open) words.back().tone = letter.tone;
    }
    return words;
}

}  // namespace saolang::registry

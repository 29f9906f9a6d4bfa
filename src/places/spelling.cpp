#include "places/spelling.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace saolang::places {

namespace {

struct Letter {
    char32_t base;  // lower case, with its breve, circumflex or horn
    char tone;      // 0: none
};

char32_t next_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length && i < text.size(); ++i) {
        character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(std::min(length, text.size()));
    return character;
}

const std::unordered_map<char32_t, Letter>& letters() {
    static const auto table = [] {
        std::unordered_map<char32_t, Letter> map;
        // Rows: a vowel and its five tones, small, then great.
        constexpr std::string_view rows[] = {
            "aàáảãạAÀÁẢÃẠ", "ăằắẳẵặĂẰẮẲẴẶ", "âầấẩẫậÂẦẤẨẪẬ", "eèéẻẽẹEÈÉẺẼẸ", "êềếểễệÊỀẾỂỄỆ", "iìíỉĩịIÌÍỈĨỊ",
            "oòóỏõọOÒÓỎÕỌ", "ôồốổỗộÔỒỐỔỖỘ", "ơờớởỡợƠỜỚỞỠỢ", "uùúủũụUÙÚỦŨỤ", "ưừứửữựƯỪỨỬỮỰ", "yỳýỷỹỵYỲÝỶỸỴ",
        };
        for (auto row : rows) {
            auto first = row;
            const auto base = next_character(first);
            for (char position = 0; !row.empty(); ++position) {
                map[next_character(row)] = {base, static_cast<char>(position % 6)};
            }
        }
        map[U'đ'] = map[U'Đ'] = {U'đ', 0};
        return map;
    }();
    return table;
}

bool is_vowel(char32_t letter) {
    return std::u32string_view(U"aăâeêioôơuưy").find(letter) != std::u32string_view::npos;
}

// A final y after a consonant, or after qu, sounds and is often written as i.
void write_y_as_i(std::u32string& word) {
    const auto n = word.size();
    if (n < 2 || word[n - 1] != U'y') return;
    const bool after_qu = n >= 3 && word[n - 2] == U'u' && word[n - 3] == U'q';
    if (!is_vowel(word[n - 2]) || after_qu) word[n - 1] = U'i';
}

void drop_leading_zeros(std::u32string& word) {
    if (std::ranges::all_of(word, [](char32_t c) { return c >= U'0' && c <= U'9'; })) {
        word.erase(0, std::min(word.find_first_not_of(U'0'), word.size() - 1));
    }
}

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | ((c >> 12U) & 0x0FU));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

void append_word(std::string& key, std::u32string& word, char tone) {
    if (word.empty()) return;
    drop_leading_zeros(word);
    write_y_as_i(word);
    for (const auto c : word) append_utf8(key, c);
    if (tone != 0) key += static_cast<char>('0' + tone);
    word.clear();
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view search_key) {
    std::vector<std::string_view> words;
    while (!search_key.empty()) {
        const auto end = std::min(search_key.find(' '), search_key.size());
        if (end > 0) words.push_back(search_key.substr(0, end));
        search_key.remove_prefix(std::min(end + 1, search_key.size()));
    }
    return words;
}

std::string find_key(const std::vector<std::string_view>& words) {
    std::string key;
    std::u32string word;
    for (auto text : words) {
        while (!text.empty()) word += next_character(text);
        append_word(key, word, 0);
    }
    return key;
}

std::string marked_key(std::string_view text) {
    std::string key;
    std::u32string word;
    char tone = 0;
    while (!text.empty()) {
        const auto c = next_character(text);
        const auto found = letters().find(c);
        if (found != letters().end()) {
            word += found->second.base;
            if (found->second.tone != 0) tone = found->second.tone;
        } else if (c >= U'A' && c <= U'Z') {
            word += c - U'A' + U'a';
        } else if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c >= 0x80) {
            word += c;
        } else {
            append_word(key, word, tone);
            tone = 0;
        }
    }
    append_word(key, word, tone);
    return key;
}

}  // namespace saolang::places

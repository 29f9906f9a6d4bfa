#include "places/spelling.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace saolang::places {

namespace {

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

void append_word(std::string& key, std::u32string& word, int tone) {
    if (word.empty()) return;
    drop_leading_zeros(word);
    write_y_as_i(word);
    for (const auto c : word) append_character(key, c);
    if (tone != 0) key += static_cast<char>('0' + tone);
    word.clear();
}

}  // namespace

std::string find_key(const std::vector<std::string_view>& words) {
    std::string key;
    std::u32string word;
    for (auto text : words) {
        while (!text.empty()) word += take_character(text);
        append_word(key, word, 0);
    }
    return key;
}

std::string marked_key(std::string_view text) {
    std::string key;
    std::u32string word;
    int tone = 0;
    while (!text.empty()) {
        const auto c = take_character(text);
        if (const auto marked = marked_letter(c)) {
            word += marked->letter;
            if (marked->tone != 0) tone = marked->tone;
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

#include "registry/words.hpp"

#include "base/text.hpp"

namespace saolang::registry {

namespace {

struct Letter {
    std::string folded;  // empty: joins its neighbours without a trace; a space parts words
    char shape = 0;      // 0: the folded letters themselves
    char tone = '0';
};

char shape_of(char32_t letter) {
    constexpr std::u32string_view letters = U"ăâêôơưđ";
    const auto at = letters.find(letter);
    return at == letters.npos ? '\0' : "ABEOWUD"[at];
}

// What stands between two letters after folding decides what the character does there.
Letter letter_of(char32_t c) {
    std::string between = "a";
    append_character(between, c);
    between = search_key(between + "b");
    Letter letter{between.substr(1, between.size() - 2)};
    if (const auto marked = marked_letter(c)) {
        letter.shape = shape_of(marked->letter);
        letter.tone = static_cast<char>('0' + marked->tone);
    }
    return letter;
}

const Letter& letter_at(char32_t c) {
    constexpr char32_t table_end = 0x1F00;  // all letters of Vietnamese lie below
    static const std::vector<Letter> table = [] {
        std::vector<Letter> built;
        for (char32_t i = 0; i < table_end; ++i) built.push_back(letter_of(i));
        return built;
    }();
    if (c < table_end) return table[c];
    thread_local Letter rare;
    rare = letter_of(c);
    return rare;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    bool open = false;
    while (!text.empty()) {
        const Letter& letter = letter_at(take_character(text));
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

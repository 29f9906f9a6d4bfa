#pragma once
// The words of a text for finding: folded for those who type without marks, and with marks for those who type them.

#include <string>
#include <string_view>
#include <vector>

namespace saolang::registry {

struct Word {
    std::string folded;  // as in `search_key`
    std::string shapes;  // the same letters, ă â ê ô ơ ư đ told apart by a letter of their own
    char tone = '0';  // '0' none, then huyền, sắc, hỏi, ngã, nặng; of the word, so that `òa` and `oà` are equal

    [[nodiscard]] bool has_marks() const { return tone != '0' || shapes != folded; }
    // Is `typed`, marks and all, how this word begins? A tone not typed yet may be any.
    [[nodiscard]] bool begins_as(const Word& typed) const {
        return shapes.starts_with(typed.shapes) && (typed.tone == '0' || typed.tone == tone);
    }
    bool operator==(const Word&) const = default;
};

// Folded, joined with single spaces, they are `search_key(text)`. The text is NFC.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

}  // namespace saolang::registry

#pragma once
// A shipped table of phrases by meaning: `meaning,words`, the phrases of a row separated by ";", other spellings of one
// thing by "=". The first place a phrase stands at counts.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "screening/spelling.hpp"

namespace saolang::screening {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

struct Phrasing {
    std::vector<Word> words;
    std::uint32_t thing;
    bool is_first;  // spelling of its thing
};

class PhraseTable {
public:
    // `file` as embedded; throws when the build did not ship it.
    explicit PhraseTable(std::string_view file);

    struct Match {
        const Phrasing* phrasing = nullptr;
        int quality = 0;
        const Phrasing* other = nullptr;  // as good a reading
    };
    // The longest phrase that begins at this word. Lost marks are taken; in a phrase also one word with other marks.
    // `marks` of the whole text: where all are lost none speaks for an unmarked phrase; where they are kept, an
    // unmarked word is only itself: "xe lạnh" is not "xé".
    [[nodiscard]] Match match(std::span<const Word> words, std::size_t at, Marks marks = Marks::some_lost) const;

    struct Thing {
        std::string meaning;
        std::vector<Word> words;  // its first spelling
    };
    [[nodiscard]] const Thing& thing(std::uint32_t id) const { return things_[id]; }
    [[nodiscard]] std::size_t size() const { return things_.size(); }
    // Every word of the table, by its folded form.
    [[nodiscard]] const ByText<std::vector<Word>>& vocabulary() const { return vocabulary_; }

private:
    [[nodiscard]] bool is_written_so(const Word& word) const;

    std::vector<Thing> things_;
    ByText<std::vector<Phrasing>> by_first_;
    ByText<std::vector<Word>> vocabulary_;
};

}  // namespace saolang::screening

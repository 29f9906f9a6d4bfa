#pragma once
// Finds short texts (names of producers and people, numbers of decisions) as the public search finds products: by
// beginnings, without marks or with, in any order, and with a typing mistake when nothing is spelled so.

#include "registry/bits.hpp"
#include "registry/lists.hpp"
#include "registry/vocabulary.hpp"

namespace saolang::registry {

class NameSearch {
public:
    explicit NameSearch(const std::vector<std::string>& texts);

    struct Found {
        std::vector<std::uint32_t> texts;  // positions, the best first
        bool corrected = false;            // only by allowing a typing mistake
    };
    // Only texts of `seen`; nothing when no word was typed.
    [[nodiscard]] Found find(std::string_view typed, const Bits& seen) const;

private:
    struct Hits {
        Bits any, whole, marked;
    };
    [[nodiscard]] Bits texts_with(const std::vector<Vocabulary::Range>& ranges) const;
    [[nodiscard]] Hits as_typed(const Word& word) const;
    [[nodiscard]] Bits with_mistakes(const Word& word, unsigned mistakes) const;
    [[nodiscard]] std::vector<std::uint32_t> ranked(const std::vector<Word>& words, const Bits& found) const;

    Vocabulary vocabulary_;
    Lists texts_of_;                   // by word
    std::vector<std::uint32_t> size_;  // words, by text: of two that hold the words typed the shorter is meant
};

}  // namespace saolang::registry

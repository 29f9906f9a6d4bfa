#pragma once
// All words of the registry in the order of their folded letters: exact words and beginnings are ranges of it, and a
// walk over it that shares the work of common beginnings finds what was typed with a mistake.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "registry/words.hpp"

namespace saolang::registry {

enum class Ending : std::uint8_t { complete, still_typing };

class Vocabulary {
public:
    // Positions [begin, end).
    struct Range {
        std::uint32_t begin, end;
        [[nodiscard]] bool empty() const { return begin == end; }
    };

    Vocabulary() = default;
    explicit Vocabulary(std::vector<Word> words);  // each once, in any order

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const Word& operator[](std::size_t at) const { return words_[at]; }

    [[nodiscard]] Range equal_to(std::string_view folded) const;
    [[nodiscard]] Range beginning_with(std::string_view folded) const;
    [[nodiscard]] std::vector<Range> holding(std::string_view folded) const;

    // At most `mistakes` letters missing, too many, wrong or two neighbours swapped (optimal string alignment). While
    // still typing, the beginning of a word is enough.
    [[nodiscard]] std::vector<Range> near(std::string_view folded, unsigned mistakes, Ending ending) const;

private:
    [[nodiscard]] std::uint32_t position(std::vector<Word>::const_iterator at) const {
        return static_cast<std::uint32_t>(at - words_.begin());
    }

    std::vector<Word> words_;  // by folded, then shapes, then tone
};

// Numbers words as they come; the vocabulary knows them by another number.
class WordNumbers {
public:
    std::uint32_t of(const Word& word);
    struct Sorted {
        Vocabulary vocabulary;
        std::vector<std::uint32_t> position;  // by the number given
    };
    [[nodiscard]] Sorted sort() &&;

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Word> words_;
};

}  // namespace saolang::registry

#pragma once
// Which words of two names are the same word, in any order.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "screening/spelling.hpp"

namespace saolang::screening {

struct WordView {
    const Word* word;
    bool is_known = false;  // the lexicon has it: words of two known things are never slips of one another
    std::uint32_t thing = 0;
};

// A bit a word; texts have at most 64.
using WordSet = std::uint64_t;
[[nodiscard]] constexpr WordSet words_at(std::size_t first, std::size_t count = 1) {
    return (count >= 64 ? ~WordSet{0} : (WordSet{1} << count) - 1) << first;
}

struct Alignment {
    WordSet a = 0, b = 0;  // matched
    std::size_t matched = 0;
    int marks_lost = 0;            // words that have fewer marks in one
    int slips = 0;                 // letters or marks differ
    int doubtful = 0;              // of these, where both are words that exist
    const Word* slip_a = nullptr;  // one of them
    const Word* slip_b = nullptr;
};
enum class Slips : std::uint8_t { allowed, marks_kept };
[[nodiscard]] Alignment align(std::span<const WordView> a, std::span<const WordView> b, Slips slips);

}  // namespace saolang::screening

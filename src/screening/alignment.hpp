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

struct Alignment {
    std::vector<bool> a_matched, b_matched;
    std::size_t matched = 0;
    int slips = 0;     // letters or marks differ
    int doubtful = 0;  // of these, where both are words that exist
    std::string slip;  // one of them, "Hiền / Hền"
};
enum class Slips : std::uint8_t { allowed, marks_kept };
[[nodiscard]] Alignment align(std::span<const WordView> a, std::span<const WordView> b, Slips slips);

}  // namespace saolang::screening

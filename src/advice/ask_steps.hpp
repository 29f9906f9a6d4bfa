#pragma once
// The questions of a set in steps a telephone can load and a person can finish: first what ends an evaluation, then the
// parts A, B, C; a long part section by section.

#include <cstdint>
#include <vector>

#include "law/criteria.hpp"

namespace saolang::advice {

struct AskStep {
    std::uint8_t part;  // position in the set's parts
    std::uint8_t first_section, sections;
    std::uint8_t first, count;  // criteria
};

// Without the first step, which asks no criterion.
[[nodiscard]] std::vector<AskStep> steps_of(const law::CriteriaSet& set);

}  // namespace saolang::advice

#pragma once
// Two criteria sets side by side: which criterion of one answers to which of the other, and what differs.

#include <cstdint>
#include <optional>
#include <vector>

#include "law/criteria.hpp"

namespace saolang::advice {

enum class Likeness : std::uint8_t {
    same,  // name, maximum, note and every level with its points and mark
    differs,
    only_a,
    only_b,
};

// What a level has in the other set.
enum class LevelLikeness : std::uint8_t {
    same,
    other_points,  // the same words with other points or another mark
    absent,        // no level with these words
};

struct ComparedCriterion {
    std::optional<std::uint8_t> a = {}, b = {};  // positions in the sets' criteria
    Likeness likeness = Likeness::same;
    bool other_name = false, other_max = false, other_note = false;
    std::vector<LevelLikeness> levels_a = {}, levels_b = {};  // of every level, when both are there
};

struct SetComparison {
    std::vector<ComparedCriterion> criteria = {};  // in the order of `a`; what only `b` has follows its predecessor
    [[nodiscard]] std::size_t count(Likeness likeness) const;
};

// The set of another decision that a set answers to: decisions number their sets otherwise, so by name, one of the same
// subgroup first. Null when no name is alike, and for a set without criteria.
[[nodiscard]] const law::CriteriaSet* counterpart(const law::CriteriaSet& set, const law::Criteria& other);

// Criteria answer to each other by name; else by code and a name alike, or by a name alike within the same part.
[[nodiscard]] SetComparison compare(const law::CriteriaSet& a, const law::CriteriaSet& b);

}  // namespace saolang::advice

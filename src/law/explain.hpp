#pragma once
// Vì sao: for a graded product each next star with the minimums it misses, the level of each that would lift it, and
// the points that lack to its band. Values; the sentences stand below.

#include <string>
#include <vector>

#include "law/grade.hpp"

namespace saolang::law {

struct MissedMinimum {
    std::uint8_t criterion = 0;       // position in the set
    std::uint8_t required = 0;        // points
    Points reached = {};              // the council's average on it
    std::uint64_t members_below = 0;  // whose points are fewer than required
    // The least level that would do, of the council's case: position from 1.
    std::optional<std::uint8_t> lifted_by = {};
};

struct NextStar {
    StarNumber star = 0;
    std::uint8_t band_from = 0;  // points
    Points lacking = {};         // to the band; 0 where it is reached
    std::vector<MissedMinimum> missed = {};
};

// From the star above the one given, at least 3, up to 5; nothing of what is not graded.
[[nodiscard]] std::vector<NextStar> next_stars(const CriteriaSet& set, std::span<const Band> bands,
                                               const Council& council, const Grade& grade);

// A sentence for people in both languages.
struct Sentence {
    std::string vi, en;
    bool operator==(const Sentence&) const = default;
};

[[nodiscard]] Sentence sentence_of(const GradeReason& reason, const CriteriaSet& set);
[[nodiscard]] Sentence sentence_of(const MissedMinimum& missed, StarNumber star, const CriteriaSet& set);
// Of the points that lack to the band; empty where none do.
[[nodiscard]] Sentence sentence_of_lacking(const NextStar& next);
// What a result without level points rests on.
[[nodiscard]] Sentence sentence_of_signed_sheet();

}  // namespace saolang::law

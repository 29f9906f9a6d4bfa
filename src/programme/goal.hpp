#pragma once
// A target beside what is true: reached, on track, at risk, missed, or not to be known.

#include <optional>

#include "programme/indicator.hpp"

namespace saolang::programme {

enum class Comparison : std::uint8_t { at_least, at_most, between, all };  // in the order of `comparisons`

struct Goal {
    Comparison comparison = Comparison::at_least;
    std::int64_t goal = 0;                     // hundredths, as a Tally's value
    std::optional<std::int64_t> goal_to = {};  // of between
    Date due{0};
};

enum class Status : std::uint8_t {
    reached,
    on_track,  // not due yet, and what is expected by then reaches it
    at_risk,   // not due yet, and what is expected does not
    missed,    // due, and not reached whatever is proved yet
    unknown,   // proof that is missing decides it
};

// What is expected on the due day, in the value's hundredths.
struct Expected {
    std::int64_t least = 0;
    std::int64_t likely = 0;
    std::int64_t most = 0;
};

[[nodiscard]] bool meets(const Goal& goal, std::int64_t value);
[[nodiscard]] Status status_of(const Goal& goal, const Tally& tally, Date day, const std::optional<Expected>& expected);

}  // namespace saolang::programme

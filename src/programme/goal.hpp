#pragma once
// A target beside what is true: reached, on track, at risk, missed, or not to be known (docs/decisions/0011).

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
    unknown,   // missing proof decides it, or there is nothing to measure
};

// What is expected on the due day, in the value's hundredths.
struct Expected {
    std::int64_t least = 0;
    std::int64_t likely = 0;
    std::int64_t most = 0;
};

// Of `between`, more than the range is reached too: a plan of 15–20 is not missed by a twenty-first. Of `all`, the
// value is a share.
[[nodiscard]] bool meets(const Goal& goal, std::int64_t value);
// By how much the value is above the range of `between`; 0 when it is not.
[[nodiscard]] std::int64_t surplus(const Goal& goal, std::int64_t value);

// The day a target is judged on when a later one is asked about: what came after its due day does not reach it.
[[nodiscard]] Date judged_on(const Goal& goal, Date day);

[[nodiscard]] Status status_of(const Goal& goal, const Tally& tally, Date day, const std::optional<Expected>& expected);

}  // namespace saolang::programme

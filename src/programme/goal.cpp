#include "programme/goal.hpp"

#include <algorithm>

namespace saolang::programme {

namespace {

enum class Met : std::uint8_t { no, yes, not_known };

// What is true whatever becomes of the proof that is missing.
Met met(const Goal& goal, const Tally& tally) {
    if (goal.comparison == Comparison::all) {
        if (tally.not_counted > 0) return Met::no;
        return tally.unproved > 0 || tally.counted == 0 ? Met::not_known : Met::yes;
    }
    const bool now = tally.value && meets(goal, *tally.value);
    if (tally.unproved == 0) return !tally.value ? Met::not_known : now ? Met::yes : Met::no;
    // Figures nobody has reported do not take away what the reported ones show.
    if (!tally.value_if_proved) return now ? Met::yes : Met::not_known;
    return meets(goal, *tally.value_if_proved) != now ? Met::not_known : now ? Met::yes : Met::no;
}

}  // namespace

bool meets(const Goal& goal, std::int64_t value) {
    constexpr std::int64_t whole = 10'000;
    switch (goal.comparison) {
        case Comparison::at_least:
        case Comparison::between:
            return value >= goal.goal;
        case Comparison::at_most:
            return value <= goal.goal;
        case Comparison::all:
            return value >= whole;
    }
    return false;
}

std::int64_t surplus(const Goal& goal, std::int64_t value) {
    if (goal.comparison != Comparison::between || !goal.goal_to) return 0;
    return std::max<std::int64_t>(0, value - *goal.goal_to);
}

Date judged_on(const Goal& goal, Date day) { return std::min(day, goal.due); }

Status status_of(const Goal& goal, const Tally& tally, Date day, const std::optional<Expected>& expected) {
    const auto now = met(goal, tally);
    if (day >= goal.due) return now == Met::yes ? Status::reached : now == Met::no ? Status::missed : Status::unknown;
    // What may not be exceeded can still be, until it is due.
    if (now == Met::yes && goal.comparison != Comparison::at_most) return Status::reached;
    if (expected) return meets(goal, expected->likely) ? Status::on_track : Status::at_risk;
    if (now == Met::not_known) return Status::unknown;
    return now == Met::yes ? Status::on_track : Status::at_risk;
}

}  // namespace saolang::programme

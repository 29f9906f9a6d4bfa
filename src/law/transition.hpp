#pragma once
// Which decision governs a case: that of its filing date, with the transition of Điều 12 of QĐ 26/2026
// (data/law/regimes, `transition`). Where the law, or what we found of it, is silent, the answer says so.

#include <optional>

#include "law/law.hpp"

namespace saolang::law {

enum class Ground : std::uint8_t {
    filed_under_it,    // in force when the case was filed, and still in force or the case was decided before it ended
    waiting_case,      // Điều 12(2): filed before, not yet evaluated, finished under the old rules within their days
    waiting_too_long,  // those days are over and the case is not finished: the law does not say what follows
    not_found,         // a later decision came before the case was evaluated; its transition rules were not found
};

struct Governed {
    const Regime* regime = nullptr;  // null: filed before the programme began
    Ground ground = Ground::filed_under_it;
    const Regime* changed_by = nullptr;      // the later decision, where one came while the case was under way
    const Transition* transition = nullptr;  // its rule for cases under way
    std::optional<Date> finish_by = {};      // last day under the old rules
};

// Of a case filed on a day and evaluated on another, or not yet on `asked`.
// After `finish_by` the old rules go on as long as they stand (`repealed_on`, Điều 11); then only the new ones are
// left.
[[nodiscard]] Governed regime_of_case(const Law& law, Date filed, Application application,
                                      std::optional<Date> evaluated, Date asked);

// The days a transition gives to cases of this kind; nothing when it is no rule for cases under way.
[[nodiscard]] std::optional<std::int32_t> days_for(const Transition& transition, Application application);

// Of a recognition only the day of its decision is known. `or_older`: the case may have been filed before the regime
// began and been decided under the one before (Điều 12(2)).
struct OfDecision {
    const Regime* regime = nullptr;
    const Regime* or_older = nullptr;
};
[[nodiscard]] OfDecision regime_of_decision(const Law& law, Date decided);

}  // namespace saolang::law

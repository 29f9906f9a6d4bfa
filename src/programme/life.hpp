#pragma once
// Whether a sales point lives: by evidence, not by its sign (docs/decisions/0011).

#include "programme/ledger.hpp"

namespace saolang::programme {

// How far back a sign of life counts.
inline constexpr int months_of_life = 6;

struct Life {
    bool shown = false;   // there is a sign
    bool proved = false;  // and a document of its record; of a visit its position too
    bool shut = false;    // a visit within the months found it shut
};

// Signs of life within the months before the day: it opened, goods were newly put on sale, a visit found it open. A
// visit that found it shut takes away the signs up to its day.
[[nodiscard]] Life life_of(const Ledger& ledger, Row point, Date day);

}  // namespace saolang::programme

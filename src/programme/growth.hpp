#pragma once
// Turnover and profit of a product before and one year after a recognition, out of its reports.

#include <cstdint>
#include <limits>

#include "programme/ledger.hpp"

namespace saolang::programme {

// Days since 1970, as Date counts them: dense columns hold these. Some days have no day.
using Day = std::int32_t;
inline constexpr Day never = std::numeric_limits<Day>::max();
inline constexpr Day always = std::numeric_limits<Day>::min();
inline constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();  // no place, no row, no producer

struct Growth {
    enum class Missing : std::uint8_t {
        nothing,
        baseline,             // no report of the twelve months before, or of less than half of them
        baseline_not_frozen,  // it is there, nobody has settled it; both figures are given
        report,               // no report of the twelve months after
        report_too_short,     // reports of less than half of them
    } missing = Missing::nothing;
    bool asked = false;          // a figure in it looks odd and is being asked about
    std::uint32_t by = nowhere;  // the row that decided
    std::int64_t before = 0;     // đồng in twelve months
    std::int64_t after = 0;
    bool operator==(const Growth&) const = default;
};

enum class Figure : std::uint8_t { turnover, profit };

// As reported until that day. After: the twelve months from `from` on; a report enters by the days it shares with them.
// Before: baseline reports that end within the twelve months before `from`, by their days, at most 24 months back. What
// covers at least half of twelve months is taken for all of them.
[[nodiscard]] Growth growth_of(const Table& turnovers, registry::ProductAt product, Date from, Figure figure, Day day);

// The same for every day from the end of the twelve months on: each holds until the next.
struct GrowthFrom {
    Day from = always;
    Growth growth;
};
[[nodiscard]] std::vector<GrowthFrom> growth_over_time(const Table& turnovers, registry::ProductAt product, Date from,
                                                       Figure figure);

}  // namespace saolang::programme

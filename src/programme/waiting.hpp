#pragma once
// Records that wait for their end in a year: registrations without a result, support and fairs that are planned, papers
// that run out. How many, and how such records ended in other years.

#include <span>
#include <string>
#include <vector>

#include "programme/indicator.hpp"

namespace saolang::programme {

// Of one sort, for example first registrations that want three stars.
struct WaitingGroup {
    std::string vi;
    std::string en;
    std::int64_t count = 0;
    int rate = 50;            // percent that came to their good end by the due day in `years`
    std::int64_t out_of = 0;  // records the rate is taken from; 0: none are known, and half is assumed
    bool ends = false;        // these are counted today and stop being so
};

struct WaitingRecords {
    std::vector<WaitingGroup> groups;
    // Hundredths of a record.
    [[nodiscard]] std::int64_t likely() const;
    [[nodiscard]] std::int64_t most() const;
    [[nodiscard]] std::int64_t least() const;
};

// A fair that is in the calendar now was put there by now; of one in a past year only its call tells since when.
enum class Seen : std::uint8_t { today, looking_back };

// As of the question's day, until `due` (a day of the question's year), at the rates of these years. Nothing for a
// measure without such records.
[[nodiscard]] std::optional<WaitingRecords> waiting_of(const Indicator& indicator, const World& world,
                                                       const places::Gazetteer& gazetteer, const Question& question,
                                                       Date due, std::span<const int> years, Seen seen = Seen::today);

}  // namespace saolang::programme

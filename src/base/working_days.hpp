#pragma once
// Working days of public offices: Monday to Friday, without days off, with Saturdays worked in exchange
// (data/holidays).

#include <vector>

#include "base/date.hpp"

namespace saolang {

struct Calendar {
    std::vector<Date> off;   // sorted
    std::vector<Date> work;  // Saturdays that are worked; sorted
    Date known_until;        // after it days off are not published: only Saturdays and Sundays count as free
    Date known_from = Date(0);

    // From the shipped file.
    [[nodiscard]] static const Calendar& shipped();
    // Every day off from one day to another is published.
    [[nodiscard]] bool knows(Date from, Date to) const { return known_from <= from && to <= known_until; }
};

[[nodiscard]] bool is_working_day(Date day, const Calendar& calendar = Calendar::shipped());

// The n-th working day after `day`, which is not counted itself: a request of Friday with a term of two working days is
// to be answered by Tuesday. n from 1.
[[nodiscard]] Date working_days_after(Date day, int n, const Calendar& calendar = Calendar::shipped());

// The latest day from which a term of n working days ends on `last` or before.
[[nodiscard]] Date latest_start(Date last, int n, const Calendar& calendar = Calendar::shipped());

}  // namespace saolang

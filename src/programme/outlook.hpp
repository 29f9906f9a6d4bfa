#pragma once
// What a value will be on its due day, out of plain numbers: how far it is, what waits, and how past years went on from
// the same day of the year. Tried on the past years first: what went wrong there is the range.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "programme/goal.hpp"

namespace saolang::programme {

// Of a year, in the value's hundredths; nothing: there was nothing to measure.
struct YearSoFar {
    int year = 0;
    std::optional<std::int64_t> at_start = {};  // at the end of the day before it begins
    std::optional<std::int64_t> at_day = {};    // on the day of the year that is asked about
    std::optional<std::int64_t> at_due = {};    // nothing too while it is not over
    // The value on the due day by the records that wait on the day, at their past rates; all of them; none of them and
    // without what is to end by then. Nothing: the measure has no such records.
    struct Waiting {
        std::int64_t likely = 0;
        std::int64_t most = 0;
        std::int64_t least = 0;
    };
    std::optional<Waiting> waiting = {};
};

enum class Method : std::uint8_t { as_now, waiting, history, both };

struct BackTest {
    int year = 0;
    Expected expected;
    std::int64_t was = 0;
    [[nodiscard]] bool held() const { return expected.least <= was && was <= expected.most; }
};

struct Outlook {
    std::optional<Expected> expected = {};  // nothing: there is nothing to measure yet
    Method method = Method::as_now;
    std::optional<std::int64_t> by_history = {};  // the value as past years would go on
    std::optional<int> share_of_year = {};        // percent of the year's final value that past years had on that day
    std::vector<BackTest> back_tests = {};        // empty: fewer than two past years
    std::int64_t mean_error = 0;                  // of the back-tests, absolute, in hundredths
};

// Bounds of any value of the measure; a `grows` value never falls within the year.
struct Bounds {
    std::int64_t least = 0;
    std::optional<std::int64_t> most = {};
    bool grows = false;
};
[[nodiscard]] Outlook outlook_of(const YearSoFar& now, std::span<const YearSoFar> past, const Bounds& bounds);

}  // namespace saolang::programme

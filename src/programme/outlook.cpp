#include "programme/outlook.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace saolang::programme {

namespace {

std::int64_t divided(std::int64_t a, std::int64_t b) { return (a + (a < 0 ? -b / 2 : b / 2)) / b; }

std::int64_t within(std::int64_t value, const Bounds& bounds) {
    return std::clamp(value, bounds.least, bounds.most.value_or(std::max(value, bounds.least)));
}

// Percent of what the year brought that it had on the day; nothing when it brought nothing.
std::optional<std::int64_t> share_had(const YearSoFar& year) {
    if (!year.at_start || !year.at_day || !year.at_due) return std::nullopt;
    const auto brought = *year.at_due - *year.at_start;
    if (brought == 0) return std::nullopt;
    return divided(100 * (*year.at_day - *year.at_start), brought);
}

// How this year ends when it goes on as that one did. Early in the year a share says little: what was still to come is
// added; later this year's own pace counts.
std::int64_t as_in(const YearSoFar& year, const YearSoFar& now) {
    constexpr std::int64_t early = 25;
    const auto share = share_had(year);
    const bool by_pace = share && *share >= early && *share <= 100 && now.at_start && now.at_day;
    if (by_pace) {
        const auto had = *year.at_day - *year.at_start;
        const auto brought = *year.at_due - *year.at_start;
        return *now.at_start +
               static_cast<std::int64_t>(static_cast<long double>(*now.at_day - *now.at_start) *
                                             static_cast<long double>(brought) / static_cast<long double>(had) +
                                         0.5L);
    }
    if (!year.at_day || !now.at_day) return *year.at_due;
    return *now.at_day + *year.at_due - *year.at_day;
}

std::optional<std::int64_t> by_history(const YearSoFar& now, std::span<const YearSoFar> past, const Bounds& bounds) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const auto& year : past) {
        if (year.year == now.year || !year.at_due) continue;
        sum += within(as_in(year, now), bounds);
        ++count;
    }
    if (count == 0) return std::nullopt;
    return divided(sum, count);
}

std::optional<std::int64_t> by(Method method, const YearSoFar& now, std::span<const YearSoFar> past,
                               const Bounds& bounds) {
    const auto history = by_history(now, past, bounds);
    switch (method) {
        case Method::as_now:
            return now.at_day;
        case Method::waiting:
            return now.waiting ? std::optional(now.waiting->likely) : std::nullopt;
        case Method::history:
            return history;
        case Method::both:
            if (!history || !now.waiting) return std::nullopt;
            return divided(*history + now.waiting->likely, 2);
    }
    return std::nullopt;
}

// Of the past years, each by the others. A year that a method says nothing about is no test of it.
struct Errors {
    std::vector<std::pair<int, std::int64_t>> of;  // by year: what came minus what was expected
    [[nodiscard]] std::int64_t sum() const {
        std::int64_t all = 0;
        for (const auto& [year, error] : of) all += std::abs(error);
        return all;
    }
    // The largest of those of other years, and something for how few they are.
    [[nodiscard]] std::int64_t spread(int but_year) const {
        std::int64_t largest = 0;
        std::int64_t count = 0;
        for (const auto& [year, error] : of) {
            if (year == but_year) continue;
            largest = std::max(largest, std::abs(error));
            ++count;
        }
        return count == 0 ? 0 : largest + largest / count;
    }
};

Errors errors_of(Method method, std::span<const YearSoFar> past, const Bounds& bounds) {
    Errors errors;
    for (const auto& year : past) {
        if (!year.at_due) continue;
        if (const auto expected = by(method, year, past, bounds))
            errors.of.emplace_back(year.year, *year.at_due - within(*expected, bounds));
    }
    return errors;
}

// The one that went wrong least; of equal ones the first. Before it can be told: what waits and the one year there is.
Method best_method(const YearSoFar& now, std::span<const YearSoFar> past, const Bounds& bounds) {
    constexpr std::array methods{Method::waiting, Method::both, Method::history, Method::as_now};
    const auto years = std::ranges::count_if(past, [](const YearSoFar& year) { return year.at_due.has_value(); });
    std::optional<Method> best;
    std::int64_t least = 0;
    for (const auto method : methods) {
        if (!by(method, now, past, bounds)) continue;
        const auto errors = errors_of(method, past, bounds);
        if (years < 2 || static_cast<std::ptrdiff_t>(errors.of.size()) < years) continue;
        if (best && errors.sum() >= least) continue;
        best = method;
        least = errors.sum();
    }
    if (best) return *best;
    for (const auto method : {Method::both, Method::waiting, Method::history})
        if (by(method, now, past, bounds)) return method;
    return Method::as_now;
}

Expected with_range(std::int64_t likely, std::int64_t spread, const YearSoFar& now, const Bounds& bounds) {
    const auto floor = bounds.grows && now.at_day ? *now.at_day : bounds.least;
    const auto fit = [&](std::int64_t value) { return std::max(floor, within(value, bounds)); };
    return {fit(likely - spread), fit(likely), fit(likely + spread)};
}

// Nothing was tried: from nothing more happening to as much again, or all that waits.
Expected wide(std::int64_t likely, const YearSoFar& now, const Bounds& bounds) {
    const auto at_day = now.at_day.value_or(likely);
    auto expected = with_range(likely, std::abs(likely - at_day), now, bounds);
    if (now.waiting) {
        expected.least = std::min(expected.least, with_range(now.waiting->least, 0, now, bounds).likely);
        expected.most = std::max(expected.most, with_range(now.waiting->most, 0, now, bounds).likely);
    }
    return expected;
}

std::optional<int> mean_share(const YearSoFar& now, std::span<const YearSoFar> past) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const auto& year : past)
        if (const auto share = year.year == now.year ? std::nullopt : share_had(year)) {
            sum += *share;
            ++count;
        }
    return count == 0 ? std::nullopt : std::optional(static_cast<int>(divided(sum, count)));
}

}  // namespace

Outlook outlook_of(const YearSoFar& now, std::span<const YearSoFar> past, const Bounds& bounds) {
    Outlook outlook;
    if (now.at_due) {
        outlook.expected = {*now.at_due, *now.at_due, *now.at_due};
        return outlook;
    }
    outlook.method = best_method(now, past, bounds);
    outlook.by_history = by_history(now, past, bounds);
    outlook.share_of_year = mean_share(now, past);
    const auto likely = by(outlook.method, now, past, bounds);
    if (!likely) return outlook;
    const auto errors = errors_of(outlook.method, past, bounds);
    if (errors.of.size() < 2) {
        outlook.expected = wide(*likely, now, bounds);
        return outlook;
    }
    outlook.expected = with_range(*likely, errors.spread(now.year), now, bounds);
    for (const auto& year : past) {
        const auto error = std::ranges::find(errors.of, year.year, &std::pair<int, std::int64_t>::first);
        if (error == errors.of.end()) continue;
        outlook.back_tests.push_back({year.year,
                                      with_range(*year.at_due - error->second, errors.spread(year.year), year, bounds),
                                      *year.at_due});
    }
    outlook.mean_error = divided(errors.sum(), static_cast<std::int64_t>(errors.of.size()));
    return outlook;
}

}  // namespace saolang::programme

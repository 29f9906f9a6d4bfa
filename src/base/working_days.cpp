#include "base/working_days.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/csv.hpp"
#include "base/embedded.hpp"

namespace saolang {

namespace {

Calendar read_calendar() {
    Calendar calendar{.off = {}, .work = {}, .known_until = Date(0)};
    const auto rows = parse_shipped_csv(embedded_file("data/holidays/holidays.csv").bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto day = parse_iso_date(rows[i].at(0)).value();
        (rows[i].at(1) == "work" ? calendar.work : calendar.off).push_back(day);
    }
    const auto years = parse_shipped_csv(embedded_file("data/holidays/years.csv").bytes);
    for (std::size_t i = 1; i < years.size(); ++i) {
        if (years[i].at(1) != "yes") break;
        const auto first = parse_iso_date(years[i].at(0) + "-01-01").value();
        if (i == 1) calendar.known_from = first;
        calendar.known_until = last_day_of_year(first.year());
    }
    std::ranges::sort(calendar.off);
    std::ranges::sort(calendar.work);
    return calendar;
}

// 1970-01-01 was a Thursday.
bool is_weekend(Date day) {
    const int from_monday = ((day.days() + 3) % 7 + 7) % 7;
    return from_monday >= 5;
}

}  // namespace

const Calendar& Calendar::shipped() {
    static const Calendar calendar = read_calendar();
    return calendar;
}

bool is_working_day(Date day, const Calendar& calendar) {
    if (is_weekend(day)) return std::ranges::binary_search(calendar.work, day);
    return !std::ranges::binary_search(calendar.off, day);
}

Date working_days_after(Date day, int n, const Calendar& calendar) {
    if (n < 1) throw std::logic_error("a term has at least one working day");
    while (n > 0) {
        day = day.plus_days(1);
        if (is_working_day(day, calendar)) --n;
    }
    return day;
}

Date latest_start(Date last, int n, const Calendar& calendar) {
    if (n < 1) throw std::logic_error("a term has at least one working day");
    for (Date day = last;; day = day.plus_days(-1))
        if (is_working_day(day, calendar) && --n == 0) return day.plus_days(-1);
}

}  // namespace saolang

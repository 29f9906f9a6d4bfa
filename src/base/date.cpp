#include "base/date.hpp"

#include <chrono>

#include <fmt/format.h>

#include "base/number.hpp"

namespace saolang {

namespace chrono = std::chrono;

namespace {

chrono::year_month_day civil(Date date) { return chrono::year_month_day{chrono::sys_days{chrono::days{date.days()}}}; }

Date from_sys(chrono::sys_days day) { return Date(static_cast<std::int32_t>(day.time_since_epoch().count())); }

std::optional<int> number(std::string_view digits) {
    const bool all_digits = digits.find_first_not_of("0123456789") == std::string_view::npos;
    return all_digits ? number_in<int>(digits) : std::nullopt;
}

std::optional<Date> from_parts(std::string_view year, std::string_view month, std::string_view day) {
    const auto y = number(year);
    const auto m = number(month);
    const auto d = number(day);
    if (!y || !m || !d) return std::nullopt;
    return Date::from_civil(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

}  // namespace

std::optional<Date> Date::from_civil(int year, unsigned month, unsigned day) {
    const chrono::year_month_day ymd{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    if (!ymd.ok() || year < 1 || year > 9999) return std::nullopt;
    return from_sys(chrono::sys_days{ymd});
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(civil(*this).month()); }
unsigned Date::day() const { return static_cast<unsigned>(civil(*this).day()); }

Date Date::plus_months(int n) const {
    const auto moved = civil(*this) + chrono::months{n};
    if (moved.ok()) return from_sys(chrono::sys_days{moved});
    return from_sys(chrono::sys_days{moved.year() / moved.month() / chrono::last});
}

Date first_day_of_year(int year) { return *Date::from_civil(year, 1, 1); }
Date last_day_of_year(int year) { return *Date::from_civil(year, 12, 31); }

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return from_parts(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<Date> parse_vietnamese_date(std::string_view text) {
    const auto first = text.find_first_of("/-.");
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto day = text.substr(0, first);
    const auto month = text.substr(first + 1, second - first - 1);
    const auto year = text.substr(second + 1);
    if (day.empty() || day.size() > 2 || month.empty() || month.size() > 2 || year.size() != 4) return std::nullopt;
    return from_parts(year, month, day);
}

std::string to_iso(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()); }

std::string to_vietnamese(Date date) { return fmt::format("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()); }

}  // namespace saolang

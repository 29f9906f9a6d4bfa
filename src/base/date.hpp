#pragma once
// Civil dates of Vietnam and half-open periods. No clock and no time zone: a date is a date.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saolang {

class Date {
public:
    // Days since 1970-01-01; the only arithmetic the class needs.
    constexpr explicit Date(std::int32_t days_since_1970) : days_(days_since_1970) {}

    // Nothing when the calendar has no such day.
    [[nodiscard]] static std::optional<Date> from_civil(int year, unsigned month, unsigned day);

    [[nodiscard]] constexpr std::int32_t days() const { return days_; }
    [[nodiscard]] int year() const;
    [[nodiscard]] unsigned month() const;
    [[nodiscard]] unsigned day() const;

    [[nodiscard]] constexpr Date plus_days(int n) const { return Date(days_ + n); }

    // The same day n months later; the last day of that month when it has no such day
    // (Bộ luật Dân sự 2015, Điều 148.3).
    [[nodiscard]] Date plus_months(int n) const;

    constexpr auto operator<=>(const Date&) const = default;

private:
    std::int32_t days_;
};

// First and last moment are written [from, until): `until` is the first day that no longer belongs.
// Without `until` the period has no known end.
struct Period {
    Date from;
    std::optional<Date> until;

    [[nodiscard]] constexpr bool contains(Date day) const { return from <= day && (!until || day < *until); }
    constexpr bool operator==(const Period&) const = default;
};

[[nodiscard]] Date first_day_of_year(int year);
[[nodiscard]] Date last_day_of_year(int year);

// "2023-12-31" exactly.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
// "31/12/2023", "31-12-2023", "31.12.2023": the day before the month, always; four digits of year.
[[nodiscard]] std::optional<Date> parse_vietnamese_date(std::string_view text);

[[nodiscard]] std::string to_iso(Date date);         // 2023-12-31
[[nodiscard]] std::string to_vietnamese(Date date);  // 31/12/2023

}  // namespace saolang

#pragma once
// How a spreadsheet keeps numbers, and what a format makes of them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saolang::office {

enum class DateSystem { from_1900, from_1904 };

struct NumberFormat {
    enum class Shows : std::uint8_t { number, date, date_and_time, time } shows = Shows::number;
    // "0000000000": digits shown at least, so that telephone numbers and tax codes keep their leading zeros.
    std::uint8_t least_digits = 0;
};

// By number: the formats every spreadsheet knows (ECMA-376 part 1, 18.8.30, with those of East Asia).
[[nodiscard]] NumberFormat builtin_format(std::uint32_t id);
// By code: "dd/mm/yyyy", "[$-42A]d mmmm yyyy", "0000000000".
[[nodiscard]] NumberFormat format_of_code(std::string_view code);

// "1.23E+5" → "123000", "88.499999999999986" → "88.5"; whole numbers keep all their digits, also beyond 2^53.
// Nothing when it is no number.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view stored);

// Days since the system's beginning → "2023-12-22", with time "2023-12-22 14:30", only a time "14:30". Nothing outside
// the years 1900 to 9999.
[[nodiscard]] std::optional<std::string> date_of_serial(double serial, NumberFormat::Shows shows, DateSystem system);

// The other way, for writing: 1900 system; nothing before March 1900 or when it is no date.
[[nodiscard]] std::optional<double> serial_of_date(std::string_view iso);

}  // namespace saolang::office

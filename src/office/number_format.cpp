#include "office/number_format.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace saolang::office {
namespace {

using Shows = NumberFormat::Shows;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::string_view digits = "0123456789";

bool is_whole(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of(digits) == std::string_view::npos;
}

// The letters of the first section that are directions: without quotes, escapes and brackets.
std::string directions(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            // [h] and [mm] count hours and minutes beyond a day.
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) out += 'h';
            i = close;
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return out;
}

sys_days first_day(DateSystem system) {
    using std::chrono::December;
    using std::chrono::January;
    // Excel holds 1900 for a leap year: from March 1900 on, day 0 is 30 December 1899.
    return system == DateSystem::from_1900 ? sys_days(std::chrono::year(1899) / December / 30)
                                           : sys_days(std::chrono::year(1904) / January / 1);
}

std::string expanded(double value) {
    // Fifteen digits are what a spreadsheet keeps and shows.
    std::string out = fmt::format("{:.15g}", value);
    const std::size_t exponent_at = out.find('e');
    if (exponent_at == std::string::npos) return out;
    int exponent = 0;
    const char* from = out.data() + exponent_at + 1;
    if (*from == '+') ++from;
    std::from_chars(from, out.data() + out.size(), exponent);
    const int decimals = std::clamp(14 - exponent, 0, 300);
    out = fmt::format("{:.{}f}", value, decimals);
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.ends_with('.')) out.pop_back();
    }
    return out;
}

}  // namespace

NumberFormat builtin_format(std::uint32_t id) {
    const auto within = [id](std::uint32_t from, std::uint32_t to) { return id >= from && id <= to; };
    if (within(14, 17) || within(27, 31) || within(34, 36) || within(50, 58)) return {Shows::date, 0};
    if (within(18, 21) || within(32, 33) || within(45, 47)) return {Shows::time, 0};
    if (id == 22) return {Shows::date_and_time, 0};
    return {};
}

NumberFormat format_of_code(std::string_view code) {
    constexpr std::size_t most_zeros = 30;
    if (code.size() >= 2 && code.size() <= most_zeros && code.find_first_not_of('0') == std::string_view::npos) {
        return {Shows::number, static_cast<std::uint8_t>(code.size())};
    }
    const std::string letters = directions(code);
    if (letters.find("general") != std::string::npos) return {};
    const bool day = letters.find('d') != std::string::npos || letters.find('y') != std::string::npos;
    const bool time = letters.find('h') != std::string::npos || letters.find('s') != std::string::npos;
    if (day && time) return {Shows::date_and_time, 0};
    if (day) return {Shows::date, 0};
    if (time) return {Shows::time, 0};
    return {letters.find("mmm") != std::string::npos ? Shows::date : Shows::number, 0};
}

std::optional<std::string> plain_number(std::string_view stored) {
    if (is_whole(stored)) return std::string(stored);
    double value = 0;
    const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value)) return std::nullopt;
    return expanded(value == 0 ? 0 : value);
}

std::optional<std::string> date_of_serial(double serial, Shows shows, DateSystem system) {
    constexpr double seconds_of_day = 86'400;
    constexpr double last_serial = 2'958'465;  // 9999-12-31
    if (!(serial >= 0) || serial > last_serial) return std::nullopt;
    double days = std::floor(serial);
    auto seconds = static_cast<std::int64_t>(std::llround((serial - days) * seconds_of_day));
    if (seconds == static_cast<std::int64_t>(seconds_of_day)) {
        seconds = 0;
        days += 1;
    }
    const std::string clock = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (shows == Shows::time) return clock;
    constexpr double leap_day_that_never_was = 60;
    if (system == DateSystem::from_1900) {
        if (days < 1 || days == leap_day_that_never_was) return std::nullopt;
        if (days < leap_day_that_never_was) days += 1;
    }
    const year_month_day date(first_day(system) + std::chrono::days(static_cast<int>(days)));
    if (date.year() > std::chrono::year(9999)) return std::nullopt;
    const std::string iso = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return shows == Shows::date_and_time && seconds != 0 ? iso + " " + clock : iso;
}

std::optional<double> serial_of_date(std::string_view iso) {
    constexpr std::size_t iso_length = 10;
    if (iso.size() != iso_length || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto number = [iso](std::size_t from, std::size_t count) {
        int value = -1;
        const auto [end, error] = std::from_chars(iso.data() + from, iso.data() + from + count, value);
        return error == std::errc() && end == iso.data() + from + count ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok() || date < std::chrono::year(1900) / std::chrono::March / 1) return std::nullopt;
    return static_cast<double>((sys_days(date) - first_day(DateSystem::from_1900)).count());
}

}  // namespace saolang::office

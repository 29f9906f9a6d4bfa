#include "base/clock.hpp"

#include <chrono>

#include <fmt/format.h>

namespace saolang {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t vietnam_offset_ms = 7 * 3'600'000;

struct DayAndTime {
    Date day;
    std::int64_t ms;
};

DayAndTime split(std::int64_t milliseconds) {
    std::int64_t days = milliseconds / day_ms;
    std::int64_t rest = milliseconds % day_ms;
    if (rest < 0) {
        rest += day_ms;
        --days;
    }
    return {Date(static_cast<std::int32_t>(days)), rest};
}

}  // namespace

Moment system_moment() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

Date date_in_vietnam(Moment moment) { return split(moment.milliseconds + vietnam_offset_ms).day; }

std::string to_iso(Moment moment) {
    const auto [day, ms] = split(moment.milliseconds);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(day), ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                       ms % 1000);
}

std::string to_vietnamese(Moment moment) {
    const auto [day, ms] = split(moment.milliseconds + vietnam_offset_ms);
    return fmt::format("{} {:02}:{:02}", to_vietnamese(day), ms / 3'600'000, ms / 60'000 % 60);
}

}  // namespace saolang

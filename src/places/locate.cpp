// From the units of one day to those of another, along successions.

#include "places/gazetteer.hpp"

namespace saolang::places {

namespace {

// On this day every unit was rebuilt and its code given out anew: the same code before and after says nothing.
constexpr std::int32_t day_of_new_codes = 20'270;  // 2025-07-01

}  // namespace

std::optional<UnitId> Gazetteer::province(UnitId unit, Date day) const {
    std::optional<UnitId> at = unit;
    while (at && (*this)[*at].level != Level::province) at = parent(*at, day);
    return at;
}

// `unit` is valid on the day.
std::optional<UnitId> Gazetteer::lift(UnitId unit, Level level, Date day) const {
    std::optional<UnitId> at = unit;
    while (at && (*this)[*at].level > level) at = parent(*at, day);
    if (!at || (*this)[*at].level != level) return std::nullopt;
    return at;
}

// The same unit under the same code, when only its name, kind or parent changed on that day.
std::optional<UnitId> Gazetteer::same_code_from(UnitId unit, Date day) const {
    if (day.days() == day_of_new_codes) return std::nullopt;
    return by_key((*this)[unit].code, day);
}

std::optional<UnitId> Gazetteer::same_code_until(UnitId unit, Date day) const {
    if (day.days() == day_of_new_codes) return std::nullopt;
    const auto before = find((*this)[unit].code, day.plus_days(-1));
    // Another name under the same code was a merger, and who else was in it the source does not say.
    if (!before || (*this)[*before].bare_name != (*this)[unit].bare_name) return std::nullopt;
    return before;
}

std::optional<UnitId> Gazetteer::follow(At at, Level level, Date day) const {
    std::optional<Date> next;
    std::optional<UnitId> common;
    for (const auto i : from_.of(at.unit)) {
        const auto& row = successions_[i];
        if (row.date <= at.day || row.date > day || (next && row.date != *next)) continue;
        next = row.date;
        const auto found = follow({row.to, row.date}, level, day);
        if (!found || (common && *common != *found)) return std::nullopt;
        common = found;
    }
    if (common) return common;

    const auto& unit = (*this)[at.unit];
    if (!unit.valid.until || day < *unit.valid.until) return lift(at.unit, level, day);
    const auto end = *unit.valid.until;
    if (const auto same = same_code_from(at.unit, end)) return follow({*same, end}, level, day);
    if (level != Level::province || unit.level == Level::province) return std::nullopt;
    const auto above = province(at.unit, end.plus_days(-1));
    return above ? follow({*above, end.plus_days(-1)}, level, day) : std::nullopt;
}

std::optional<UnitId> Gazetteer::follow_back(At at, Level level, Date day) const {
    std::optional<Date> last;
    for (const auto i : to_.of(at.unit)) {
        const auto date = successions_[i].date;
        if (date > day && date <= at.day && (!last || date > *last)) last = date;
    }
    std::optional<UnitId> common;
    for (const auto i : to_.of(at.unit)) {
        const auto& row = successions_[i];
        if (!last || row.date != *last) continue;
        const auto found = follow_back({row.from, last->plus_days(-1)}, level, day);
        if (!found || (common && *common != *found)) return std::nullopt;
        common = found;
    }
    if (common) return common;

    const auto& unit = (*this)[at.unit];
    if (unit.valid.from <= day) return lift(at.unit, level, day);
    const auto begin = unit.valid.from;
    if (const auto same = same_code_until(at.unit, begin)) return follow_back({*same, begin.plus_days(-1)}, level, day);
    if (level != Level::province || unit.level == Level::province) return std::nullopt;
    const auto above = province(at.unit, begin);
    return above ? follow_back({*above, begin}, level, day) : std::nullopt;
}

std::optional<UnitId> Gazetteer::locate(UnitId place, Level level, Date day) const {
    const auto& valid = (*this)[place].valid;
    if (valid.contains(day)) return lift(place, level, day);
    // A record names the unit, not the day it looked at it: every change of its whole life counts.
    if (day < valid.from) {
        return follow_back({place, valid.until ? valid.until->plus_days(-1) : Date(INT32_MAX)}, level, day);
    }
    return follow({place, valid.from}, level, day);
}

}  // namespace saolang::places

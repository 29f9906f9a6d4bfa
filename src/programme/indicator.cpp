#include "programme/indicator.hpp"

#include <algorithm>
#include <unordered_map>

#include "programme/built_in.hpp"
#include "programme/own_indicator.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

// Rounded down: 69.996 % has not reached 70 %.
std::optional<std::int64_t> part_of(std::int64_t part, std::int64_t whole, std::int64_t scale) {
    if (whole <= 0) return std::nullopt;
    const auto exact =
        static_cast<long double>(part) * static_cast<long double>(scale) / static_cast<long double>(whole);
    constexpr long double most = 4e18L;
    auto rounded = static_cast<std::int64_t>(std::clamp(exact, -most, most));
    if (static_cast<long double>(rounded) > exact) --rounded;
    return rounded;
}

}  // namespace

Tally tally_of(Indicator::Value value, const Sums& sums) {
    Tally tally{.counted = sums.counted, .unproved = sums.unproved, .not_counted = sums.not_counted};
    const std::int64_t counted = sums.counted, unproved = sums.unproved;
    const auto asked = counted + unproved + sums.not_counted;
    auto amount_if_proved = sums.amount, before_if_proved = sums.before;
    add_to(amount_if_proved, sums.amount_unproved);
    add_to(before_if_proved, sums.before_unproved);
    switch (value) {
        case Indicator::Value::count:
            tally.value = counted * 100;
            tally.value_if_proved = (counted + unproved) * 100;
            break;
        case Indicator::Value::share:
            tally.value = part_of(counted, asked, 10'000);
            tally.value_if_proved = part_of(counted + unproved, asked, 10'000);
            break;
        case Indicator::Value::sum:
            tally.value = sums.amount;
            tally.value_if_proved = amount_if_proved;
            break;
        case Indicator::Value::ratio_of_sums:
            tally.value = part_of(sums.amount, sums.before, 100);
            if (sums.without_figures == 0) tally.value_if_proved = part_of(amount_if_proved, before_if_proved, 100);
            break;
    }
    return tally;
}

std::span<const Indicator> built_in_indicators() {
    static const std::vector<Indicator> all = [] {
        std::vector<Indicator> made;
        for (auto part : {registration_indicators(), support_indicators(), safety_indicators(),
                          sales_point_indicators(), growth_indicators(), event_indicators()})
            for (auto& indicator : part) made.push_back(std::move(indicator));
        return made;
    }();
    return all;
}

std::optional<Indicator> indicator_coded(const World& world, std::string_view code) {
    const auto all = built_in_indicators();
    const auto found = std::ranges::find(all, code, &Indicator::code);
    return found == all.end() ? own_indicator(world, code) : std::optional(*found);
}

Tally tally_of(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
               const Question& question) {
    Sums sums;
    indicator.sum(Asked(world, gazetteer, question), sums);
    return tally_of(indicator.value, sums);
}

std::vector<UnitTally> tally_by_unit(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
                                     const Question& question, places::Level level) {
    const Asked asked(world, gazetteer, question);
    const auto units = gazetteer.list(level, question.hierarchy_day, question.unit);
    std::unordered_map<std::uint32_t, std::size_t> row_of;
    for (std::size_t row = 0; row < units.size(); ++row) row_of.emplace(static_cast<std::uint32_t>(units[row]), row);
    const auto row_at = [&](const Place& place) {
        if (!place) return units.size();
        // A unit of that day that nothing lies in is in no table of places.
        auto found = row_of.find(static_cast<std::uint32_t>(*place));
        if (found == row_of.end()) found = row_of.find(asked.unit_of(static_cast<std::uint32_t>(*place), level));
        return found == row_of.end() ? units.size() : found->second;
    };
    std::vector<Sums> sums(units.size() + 1);
    indicator.find(asked, [&](const Finding& finding) { sums[row_at(finding.place)].add(finding); });
    std::vector<UnitTally> rows;
    for (std::size_t row = 0; row < units.size(); ++row)
        rows.push_back({units[row], tally_of(indicator.value, sums[row])});
    const auto& rest = sums.back();
    if (rest.counted + rest.unproved + rest.not_counted > 0)
        rows.push_back({std::nullopt, tally_of(indicator.value, rest)});
    return rows;
}

std::vector<Finding> findings_of(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
                                 const Question& question) {
    std::vector<Finding> findings;
    indicator.find(Asked(world, gazetteer, question), [&](const Finding& finding) { findings.push_back(finding); });
    std::ranges::stable_sort(findings, {}, &Finding::verdict);
    return findings;
}

}  // namespace saolang::programme

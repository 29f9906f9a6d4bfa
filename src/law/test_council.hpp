#pragma once
// Sheets and councils for tests: the best sheet of a set, and councils drawn by a seed.

#include <fmt/core.h>

#include <algorithm>
#include <random>
#include <string>

#include "law/grade.hpp"

namespace saolang::law {

// Levels that may be chosen in a criterion, positions from 1.
[[nodiscard]] inline std::vector<std::uint8_t> levels_of_case(const Criterion& criterion,
                                                              std::optional<std::uint8_t> case_at) {
    std::vector<std::uint8_t> positions;
    for (std::size_t at = 0; at < criterion.levels.size(); ++at)
        if (criterion.cases.empty() || criterion.levels[at].case_at == case_at)
            positions.push_back(static_cast<std::uint8_t>(at + 1));
    return positions;
}

// Every criterion at its last level, of the first case where there are cases.
[[nodiscard]] inline Sheet best_sheet(const CriteriaSet& set) {
    Sheet sheet;
    for (const auto& criterion : set.criteria) sheet.levels.push_back(levels_of_case(criterion, 0).back());
    return sheet;
}

// The first case in every criterion that has cases.
[[nodiscard]] inline Council council_of(const CriteriaSet& set, std::vector<Sheet> sheets) {
    Council council{.sheets = std::move(sheets)};
    for (const auto& criterion : set.criteria)
        council.cases.push_back(criterion.cases.empty() ? std::nullopt : std::optional<std::uint8_t>(0));
    return council;
}

// One to seven members who mostly agree, any cases, any rules; good and bad products alike.
[[nodiscard]] inline Council drawn_council(const CriteriaSet& set, std::mt19937& random) {
    const auto one_in = [&](unsigned many) { return random() % many == 0; };
    Council council;
    for (const auto& criterion : set.criteria)
        council.cases.push_back(criterion.cases.empty()
                                    ? std::nullopt
                                    : std::optional(static_cast<std::uint8_t>(random() % criterion.cases.size())));
    const unsigned worse = 2 + static_cast<unsigned>(random() % 12);
    const auto members = 1 + random() % 7;
    for (std::size_t member = 0; member < members; ++member) {
        Sheet sheet{.levels = {}, .count = 1 + static_cast<std::uint32_t>(random() % 3)};
        for (std::size_t at = 0; at < set.criteria.size(); ++at) {
            const auto levels = levels_of_case(set.criteria[at], council.cases[at]);
            const auto drawn = random() % (levels.size() + 1);
            const auto lower = drawn == levels.size() ? std::uint8_t{0} : levels[drawn];
            sheet.levels.push_back(one_in(worse) ? lower : levels.back());
        }
        council.sheets.push_back(std::move(sheet));
    }
    using Minimum = CouncilRules::Minimum;
    council.rules.minimum = std::array{Minimum::average, Minimum::majority, Minimum::all}[random() % 3];
    council.rules.stop = one_in(4) ? CouncilRules::Stop::any : CouncilRules::Stop::majority;
    if (one_in(3)) council.rules.decimals = static_cast<std::uint8_t>(random() % 3);
    return council;
}

}  // namespace saolang::law

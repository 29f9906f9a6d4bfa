#include "law/grade.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace saolang::law {

namespace {

constexpr std::array<StarNumber, 3> stars_with_certificate{3, 4, 5};

Grade ended(Outcome outcome, std::vector<GradeReason> reasons) {
    Grade result;
    result.outcome = outcome;
    result.reasons = std::move(reasons);
    return result;
}

const Level* chosen(const CriteriaSet& set, const Sheet& sheet, std::size_t criterion) {
    const auto position = sheet.levels[criterion];
    return position == 0 ? nullptr : &set.criteria[criterion].levels[position - 1];
}

std::optional<GradeReason> wrong_in(const CriteriaSet& set, const Sheet& sheet, const Council& council) {
    using Kind = GradeReason::Kind;
    if (sheet.levels.size() != set.criteria.size()) return GradeReason{.kind = Kind::sheet_incomplete};
    for (std::size_t at = 0; at < sheet.levels.size(); ++at) {
        const auto& criterion = set.criteria[at];
        const auto position = static_cast<std::uint8_t>(at);
        if (sheet.levels[at] > criterion.levels.size()) return GradeReason{.kind = Kind::no_such_level, .at = position};
        if (criterion.cases.empty() || sheet.levels[at] == 0) continue;
        const auto its_case = at < council.cases.size() ? council.cases[at] : std::nullopt;
        if (chosen(set, sheet, at)->case_at != its_case) return GradeReason{.kind = Kind::wrong_case, .at = position};
    }
    return std::nullopt;
}

std::optional<GradeReason> wrong_in(const CriteriaSet& set, const Council& council, std::uint64_t members) {
    for (const auto& sheet : council.sheets)
        if (const auto wrong = wrong_in(set, sheet, council)) return wrong;
    for (const auto at : council.findings)
        if (at >= set.findings.size()) return GradeReason{.kind = GradeReason::Kind::no_such_finding, .at = at};
    const auto& rules = council.rules;
    if (rules.members && rules.quorum_percent && members * 100 < std::uint64_t{*rules.quorum_percent} * *rules.members)
        return GradeReason{.kind = GradeReason::Kind::no_quorum};
    return std::nullopt;
}

// What a finding makes of the evaluation.
Outcome outcome_of(const Finding& finding) {
    return finding.of == Finding::Kind::stop ? Outcome::stopped : Outcome::rejected;
}

std::vector<GradeReason> found(const CriteriaSet& set, const Council& council, Outcome outcome) {
    std::vector<GradeReason> reasons;
    for (const auto at : council.findings)
        if (outcome_of(set.findings[at]) == outcome) reasons.push_back({.kind = GradeReason::Kind::finding, .at = at});
    return reasons;
}

// Members whose level in one criterion ends the evaluation (set 16: zero of a sense).
std::uint64_t members_stopping(const CriteriaSet& set, const Council& council, std::uint8_t criterion) {
    std::uint64_t members = 0;
    for (const auto& sheet : council.sheets) {
        const auto* level = chosen(set, sheet, criterion);
        if (level && level->stops) members += sheet.count;
    }
    return members;
}

void add_stops_by_level(const CriteriaSet& set, const Council& council, std::uint64_t members,
                        std::vector<GradeReason>& reasons) {
    for (std::size_t at = 0; at < set.findings.size(); ++at) {
        if (outcome_of(set.findings[at]) != Outcome::stopped) continue;
        const GradeReason reason{.kind = GradeReason::Kind::finding, .at = static_cast<std::uint8_t>(at)};
        const bool stops = std::ranges::any_of(set.findings[at].criteria, [&](std::uint8_t criterion) {
            const auto hits = members_stopping(set, council, criterion);
            return council.rules.stop == CouncilRules::Stop::majority ? hits * 2 > members : hits > 0;
        });
        if (stops && std::ranges::count(reasons, reason) == 0) reasons.push_back(reason);
    }
}

// What all members together gave one criterion.
struct Tally {
    std::array<std::uint8_t, 3> required{};  // for 3, 4, 5 stars; 0: nothing is
    std::array<std::uint64_t, 3> reached{};  // members at or above it, where they are counted one by one
    std::uint64_t points = 0;
};

using Tallies = std::vector<Tally>;

// One pass over the levels for all three stars: for a council of one member this is most of the work.
Tallies empty_tallies(const CriteriaSet& set) {
    Tallies tallies(set.criteria.size());
    for (std::size_t at = 0; at < tallies.size(); ++at)
        for (const auto& level : set.criteria[at].levels)
            if (level.min_for_star)
                for (std::size_t star = *level.min_for_star - 3U; star < 3; ++star) {
                    auto& required = tallies[at].required[star];
                    required = std::max(required, level.points);
                }
    return tallies;
}

using SheetPoints = std::array<std::uint8_t, 256>;  // by criterion

void fill_points(const CriteriaSet& set, const Sheet& sheet, SheetPoints& points) {
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto* level = chosen(set, sheet, at);
        points[at] = level ? level->points : std::uint8_t{0};
    }
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto& needs = set.criteria[at].needs;
        if (needs && points[needs->criterion] < needs->min_points) points[at] = 0;
    }
}

// Adds a sheet to the tallies; answers its total.
std::uint16_t add_sheet(const CriteriaSet& set, const Sheet& sheet, CouncilRules::Minimum rule, Tallies& tallies) {
    SheetPoints points;
    fill_points(set, sheet, points);
    std::uint16_t total = 0;
    for (std::size_t at = 0; at < tallies.size(); ++at) {
        total = static_cast<std::uint16_t>(total + points[at]);
        tallies[at].points += std::uint64_t{points[at]} * sheet.count;
    }
    if (rule == CouncilRules::Minimum::average) return total;
    for (std::size_t at = 0; at < tallies.size(); ++at)
        for (std::size_t star = 0; star < 3; ++star)
            if (points[at] >= tallies[at].required[star]) tallies[at].reached[star] += sheet.count;
    return total;
}

bool reaches(const Tally& tally, std::size_t star, std::uint64_t members, CouncilRules::Minimum rule) {
    switch (rule) {
        case CouncilRules::Minimum::average:
            return tally.points >= tally.required[star] * members;
        case CouncilRules::Minimum::majority:
            return tally.reached[star] * 2 > members;
        case CouncilRules::Minimum::all:
            return tally.reached[star] == members;
    }
    return false;
}

// The highest star whose minimums are all reached; two when those of three stars are not.
StarNumber star_of_minimums(const Grade& result) {
    StarNumber highest = 2;
    for (std::size_t star = 0; star < 3; ++star)
        if (result.failed[star].empty()) highest = stars_with_certificate[star];
    return highest;
}

void name_missed_minimums(Grade& result) {
    if (result.star == result.band) return;
    result.reasons.reserve(result.failed[0].size() + result.failed[1].size() + result.failed[2].size());
    for (std::size_t at = 0; at < 3; ++at) {
        const auto star = stars_with_certificate[at];
        if (star <= result.star || star > result.band) continue;
        for (const auto criterion : result.failed[at])
            result.reasons.push_back({.kind = GradeReason::Kind::minimum_missed, .at = criterion, .star = star});
    }
}

bool spread_too_wide(const std::vector<std::uint16_t>& totals, const CouncilRules& rules) {
    const auto [lowest, highest] = std::ranges::minmax(totals);
    return rules.widest_spread && highest - lowest > *rules.widest_spread;
}

Grade graded(const CriteriaSet& set, std::span<const Band> bands, const Council& council, std::uint64_t members) {
    auto tallies = empty_tallies(set);
    Grade result;
    result.totals.reserve(council.sheets.size());
    for (const auto& sheet : council.sheets)
        result.totals.push_back(add_sheet(set, sheet, council.rules.minimum, tallies));
    if (spread_too_wide(result.totals, council.rules))
        return ended(Outcome::invalid, {{.kind = GradeReason::Kind::spread_too_wide}});

    std::uint64_t sum = 0;
    for (const auto& tally : tallies) sum += tally.points;
    result.outcome = Outcome::graded;
    result.average = *Points::ratio(static_cast<std::int64_t>(sum), static_cast<std::int64_t>(members));
    const auto& decimals = council.rules.decimals;
    result.band = band_of(bands, decimals ? rounded_half_up(result.average, *decimals) : result.average);
    for (auto& criteria : result.failed) criteria.reserve(tallies.size());
    for (std::size_t at = 0; at < tallies.size(); ++at)
        for (std::size_t star = 0; star < 3; ++star)
            if (!reaches(tallies[at], star, members, council.rules.minimum))
                result.failed[star].push_back(static_cast<std::uint8_t>(at));
    result.star = std::min(result.band, star_of_minimums(result));
    name_missed_minimums(result);
    return result;
}

}  // namespace

Grade grade(const CriteriaSet& set, std::span<const Band> bands, const Council& council) {
    const auto members = members_of(council);
    if (const auto wrong = wrong_in(set, council, members)) return ended(Outcome::invalid, {*wrong});
    if (auto rejections = found(set, council, Outcome::rejected); !rejections.empty())
        return ended(Outcome::rejected, std::move(rejections));
    auto stops = found(set, council, Outcome::stopped);
    add_stops_by_level(set, council, members, stops);
    if (!stops.empty()) return ended(Outcome::stopped, std::move(stops));
    if (members == 0) return ended(Outcome::invalid, {{.kind = GradeReason::Kind::no_sheets}});
    return graded(set, bands, council, members);
}

std::uint64_t members_of(const Council& council) {
    std::uint64_t members = 0;
    for (const auto& sheet : council.sheets) members += sheet.count;
    return members;
}

std::vector<std::uint8_t> points_of(const CriteriaSet& set, const Sheet& sheet) {
    SheetPoints points;
    fill_points(set, sheet, points);
    return {points.begin(), points.begin() + static_cast<std::ptrdiff_t>(set.criteria.size())};
}

std::optional<std::uint8_t> required_points(const Criterion& criterion, StarNumber star) {
    std::optional<std::uint8_t> required;
    for (const auto& level : criterion.levels)
        if (level.min_for_star && *level.min_for_star <= star) required = std::max(required.value_or(0), level.points);
    return required;
}

std::optional<std::uint8_t> lifting_level(const Criterion& criterion, StarNumber star,
                                          std::optional<std::uint8_t> case_at) {
    const auto required = required_points(criterion, star);
    if (!required) return std::nullopt;
    const auto found = std::ranges::find_if(criterion.levels, [&](const Level& level) {
        return level.case_at == (criterion.cases.empty() ? std::nullopt : case_at) && level.points >= *required;
    });
    if (found == criterion.levels.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - criterion.levels.begin() + 1);
}

StarNumber band_of(std::span<const Band> bands, const Points& average) {
    const auto found = std::ranges::find_if(bands, [&](const Band& band) { return average >= Points(band.from); });
    return found == bands.end() ? StarNumber{1} : found->star;
}

Points rounded_half_up(const Points& points, std::uint8_t decimals) {
    std::int64_t scale = 1;
    for (std::uint8_t i = 0; i < decimals; ++i) scale *= 10;
    const auto twice = static_cast<__int128>(2) * points.numerator() * scale + points.denominator();
    return *Points::ratio(static_cast<std::int64_t>(twice / (2 * static_cast<__int128>(points.denominator()))), scale);
}

std::string word_of(const GradeReason& reason, const CriteriaSet& set) {
    using Kind = GradeReason::Kind;
    switch (reason.kind) {
        case Kind::finding:
            return set.findings[reason.at].id;
        case Kind::minimum_missed:
            return fmt::format("min{}:{}", reason.star, set.criteria[reason.at].code);
        case Kind::no_sheets:
            return "no_sheets";
        case Kind::sheet_incomplete:
            return "sheet_incomplete";
        case Kind::no_such_level:
            return "no_such_level:" + set.criteria[reason.at].code;
        case Kind::wrong_case:
            return "wrong_case:" + set.criteria[reason.at].code;
        case Kind::no_such_finding:
            return fmt::format("no_such_finding:{}", reason.at);
        case Kind::no_quorum:
            return "no_quorum";
        case Kind::spread_too_wide:
            return "spread_too_wide";
    }
    return "";
}

}  // namespace saolang::law

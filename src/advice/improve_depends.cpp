// What a plan depends on: questions left open that no work answers.

#include <algorithm>

#include "advice/improve.hpp"

namespace saolang::advice {

namespace {

using law::CriteriaSet;
using State = Improvement::State;

std::optional<std::uint8_t> case_of(const CriteriaSet& set, const Answers& answers, std::size_t at) {
    if (set.criteria[at].cases.empty()) return std::nullopt;
    return answers.cases[at].value_or(0);
}

// Points every criterion must have for the star: its own minimum, and what another with a minimum counts with.
std::vector<std::uint8_t> needed_points(const CriteriaSet& set, law::StarNumber target) {
    std::vector<std::uint8_t> needed(set.criteria.size());
    for (auto at = needed.size(); at-- > 0;) {
        const auto& criterion = set.criteria[at];
        needed[at] = std::max(needed[at], law::required_points(criterion, target).value_or(0));
        if (needed[at] == 0 || !criterion.needs) continue;
        auto& other = needed[criterion.needs->criterion];
        other = std::max(other, criterion.needs->min_points);
    }
    return needed;
}

// Levels of the case told that give points, the least first.
std::vector<std::uint8_t> levels_with_points(const law::Criterion& criterion, std::optional<std::uint8_t> case_at) {
    std::vector<std::uint8_t> levels;
    levels.reserve(criterion.levels.size());
    for (std::size_t at = 0; at < criterion.levels.size(); ++at) {
        const auto& level = criterion.levels[at];
        if (level.case_at == case_at && level.points > 0 && !level.stops)
            levels.push_back(static_cast<std::uint8_t>(at + 1));
    }
    std::ranges::stable_sort(levels, {}, [&](std::uint8_t level) { return criterion.levels[level - 1U].points; });
    return levels;
}

}  // namespace

Improvement cheapest(const CriteriaSet& set, std::span<const law::Band> bands, const Answers& answers,
                     law::StarNumber target, Aim aim, const ReferenceFigures& figures) {
    auto given = answers;
    given.levels.resize(set.criteria.size());
    given.cases.resize(set.criteria.size());
    const auto open = [&](std::size_t at) { return at >= answers.levels.size() || !answers.levels[at]; };
    const auto needed = needed_points(set, target);

    // What each open question could give beyond what works reach, and the levels for it.
    struct Beyond {
        std::size_t criterion;
        int points;
        std::vector<std::uint8_t> levels;
    };
    std::vector<Beyond> beyond;
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        if (!open(at)) continue;
        const auto& criterion = set.criteria[at];
        const auto points = [&](std::uint8_t level) { return criterion.levels[level - 1U].points; };
        auto levels = levels_with_points(criterion, case_of(set, given, at));
        std::uint8_t by_works = 0;
        for (const auto level : levels)
            if (figures.estimate(set, static_cast<std::uint8_t>(at), 0, level)) by_works = points(level);
        std::erase_if(levels, [&](std::uint8_t level) { return points(level) <= by_works; });
        if (levels.empty()) continue;
        const auto least = std::ranges::find_if(levels, [&](auto level) { return points(level) >= needed[at]; });
        if (needed[at] > by_works && least != levels.end()) {
            given.levels[at] = *least;
            levels.erase(levels.begin(), least + 1);
        }
        if (!levels.empty()) beyond.push_back({at, points(levels.back()) - by_works, std::move(levels)});
    }

    const auto as_given = [&] { return cheapest_as_told(set, bands, given, target, aim, figures); };
    auto plan = as_given();
    // Points lack still: those that give most are taken as given, until they suffice; then each as little as suffices.
    std::ranges::stable_sort(beyond, std::ranges::greater(), &Beyond::points);
    struct Raised {
        const Beyond& open;
        std::optional<std::uint8_t> before;
    };
    std::vector<Raised> raised;
    raised.reserve(beyond.size());
    for (const auto& one : beyond) {
        if (plan.state != State::out_of_reach) break;
        raised.push_back({one, given.levels[one.criterion]});
        given.levels[one.criterion] = one.levels.back();
        plan = as_given();
    }
    if (plan.state == State::out_of_reach) {
        // No answer would do: the points are those of today.
        auto told = cheapest_as_told(set, bands, answers, target, aim, figures);
        told.blocking = std::move(plan.blocking);
        return told;
    }
    for (const auto& one : raised) {
        auto& level = given.levels[one.open.criterion];
        const auto most = level;
        std::vector<std::optional<std::uint8_t>> less{one.before};
        less.insert(less.end(), one.open.levels.begin(), one.open.levels.end() - 1);
        const auto suffices = [&](std::optional<std::uint8_t> smaller) {
            level = smaller;
            auto with_less = as_given();
            if (with_less.state == State::out_of_reach) return false;
            plan = std::move(with_less);
            return true;
        };
        if (std::ranges::none_of(less, suffices)) level = most;
    }
    for (std::size_t at = 0; at < set.criteria.size(); ++at)
        if (open(at) && given.levels[at]) plan.depends_on.push_back({static_cast<std::uint8_t>(at), *given.levels[at]});
    if (!plan.depends_on.empty()) plan.state = State::plan;
    return plan;
}

}  // namespace saolang::advice

#include "advice/improve.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "law/law.hpp"

namespace saolang::advice {

namespace {

using law::CriteriaSet;
using law::StarNumber;

constexpr std::array<StarNumber, 3> stars_with_certificate{3, 4, 5};

std::uint8_t points_at(const law::Criterion& criterion, std::uint8_t level) {
    return level == 0 ? std::uint8_t{0} : criterion.levels[level - 1].points;
}

// The answers with nothing left open: a level for each criterion, of the case it falls under.
struct Sheet {
    std::vector<std::uint8_t> levels;
    std::vector<std::optional<std::uint8_t>> cases;
};

Sheet sheet_of(const CriteriaSet& set, const Answers& answers) {
    const auto count = set.criteria.size();
    Sheet sheet{std::vector<std::uint8_t>(count), std::vector<std::optional<std::uint8_t>>(count)};
    for (std::size_t at = 0; at < count; ++at) {
        const auto& criterion = set.criteria[at];
        const auto answered = at < answers.levels.size() ? answers.levels[at].value_or(0) : std::uint8_t{0};
        auto level = answered <= criterion.levels.size() ? answered : std::uint8_t{0};
        if (!criterion.cases.empty()) {
            auto told = at < answers.cases.size() ? answers.cases[at] : std::nullopt;
            if (!told && level != 0) told = criterion.levels[level - 1].case_at;
            sheet.cases[at] = told.value_or(0);
            if (level != 0 && criterion.levels[level - 1].case_at != sheet.cases[at]) level = 0;
        }
        sheet.levels[at] = level;
    }
    return sheet;
}

bool is_known(const Answers& answers, std::size_t criterion) {
    return criterion < answers.levels.size() && answers.levels[criterion].has_value();
}

std::uint8_t best_level(const law::Criterion& criterion, std::optional<std::uint8_t> case_at) {
    std::uint8_t best = 0;
    for (std::size_t at = 0; at < criterion.levels.size(); ++at)
        if (criterion.levels[at].case_at == case_at && criterion.levels[at].points >= points_at(criterion, best))
            best = static_cast<std::uint8_t>(at + 1);
    return best;
}

// As a council of one member would see it.
law::Grade graded(const CriteriaSet& set, std::span<const law::Band> bands, const Sheet& sheet,
                  const std::vector<std::uint8_t>& findings) {
    return law::grade(set, bands, {.sheets = {{sheet.levels}}, .cases = sheet.cases, .findings = findings});
}

std::uint8_t band_from(std::span<const law::Band> bands, StarNumber star) {
    const auto found = std::ranges::find(bands, star, &law::Band::star);
    return found == bands.end() ? std::numeric_limits<std::uint8_t>::max() : found->from;
}

// Points that count: those of a criterion whose need is not met do not (Phụ lục II, 5.2). As law::grade goes through
// them, in their order.
std::uint8_t counted_points(const CriteriaSet& set, const std::vector<std::uint8_t>& levels, std::uint8_t at) {
    const auto& criterion = set.criteria[at];
    if (const auto& needs = criterion.needs) {
        const auto other = needs->criterion;
        const auto points =
            other < at ? counted_points(set, levels, other) : points_at(set.criteria[other], levels[other]);
        if (points < needs->min_points) return 0;
    }
    return points_at(criterion, levels[at]);
}

std::uint16_t total_points(const CriteriaSet& set, const std::vector<std::uint8_t>& levels) {
    std::uint16_t total = 0;
    for (std::size_t at = 0; at < levels.size(); ++at)
        total = static_cast<std::uint16_t>(total + counted_points(set, levels, static_cast<std::uint8_t>(at)));
    return total;
}

// Low and high together: twice the middle; nothing where it is not known.
std::int64_t money_of(const Estimate& estimate) {
    return estimate.low && estimate.high ? estimate.low->amount + estimate.high->amount : 0;
}

// What is weighed, in this order.
struct Cost {
    std::uint32_t unknown = 0;  // lifts without a figure of money or months
    std::int64_t money = 0;
    std::uint32_t steps = 0;
    auto operator<=>(const Cost&) const = default;
};

Cost operator+(const Cost& a, const Cost& b) { return {a.unknown + b.unknown, a.money + b.money, a.steps + b.steps}; }

// One choice of levels for criteria that hang together.
struct Option {
    std::vector<std::uint8_t> levels;
    std::uint16_t gain = 0;  // points over those of today
    std::uint16_t months = 0;
    Cost cost;
};

using Works = std::vector<const ReferenceFigure*>;

struct Lift {
    std::uint8_t to;
    Estimate estimate;
    // Works of it that are done once and may serve other lifts too.
    Works shared = {};
};

// The shared works of a lift that others of the choice do already, so that they cost nothing again; those it does
// itself are added to `covered`. Where the money of the lift is not known, nothing of it is counted.
Works done_already(const Lift& lift, Works& covered) {
    Works already;
    if (!lift.estimate.low || !lift.estimate.high) return already;
    for (const auto* work : lift.shared) (std::ranges::count(covered, work) > 0 ? already : covered).push_back(work);
    return already;
}

struct Group {
    std::vector<std::uint8_t> criteria;
    std::vector<Option> options;
};

// Criteria alone; together those of which one counts only with another, and those that one work serves.
std::vector<std::vector<std::uint8_t>> hanging_together(const CriteriaSet& set,
                                                        const std::vector<std::vector<Lift>>& lifts) {
    std::vector<std::uint8_t> group(set.criteria.size());
    std::iota(group.begin(), group.end(), std::uint8_t{0});
    const auto join = [&](std::size_t a, std::size_t b) {
        std::ranges::replace(group, std::uint8_t{group[a]}, std::uint8_t{group[b]});
    };
    std::vector<std::pair<const ReferenceFigure*, std::size_t>> served;
    for (std::size_t at = 0; at < group.size(); ++at) {
        if (const auto& needs = set.criteria[at].needs) join(at, needs->criterion);
        for (const auto& lift : lifts[at])
            for (const auto* work : lift.shared) {
                const auto known = std::ranges::find(served, work, [](const auto& one) { return one.first; });
                if (known == served.end()) {
                    served.emplace_back(work, at);
                } else {
                    join(at, known->second);
                }
            }
    }
    std::vector<std::vector<std::uint8_t>> groups(group.size());
    for (std::size_t at = 0; at < group.size(); ++at) groups[group[at]].push_back(static_cast<std::uint8_t>(at));
    std::erase_if(groups, [](const auto& criteria) { return criteria.empty(); });
    return groups;
}

// The works a plan is chosen from.
struct Ground {
    const CriteriaSet& set;
    const Sheet& today;
    StarNumber target;
    std::vector<std::vector<Lift>> lifts;  // by criterion; the first stays where it is

    [[nodiscard]] const Lift& lift(std::uint8_t criterion, std::uint8_t level) const {
        return *std::ranges::find(lifts[criterion], level, &Lift::to);
    }
};

Works shared_works(const Estimate& estimate, const ReferenceFigures& figures) {
    Works shared;
    const auto add = [&](const std::string& id) {
        const auto* figure = figures.figure(id);
        if (figure && figure->once) shared.push_back(figure);
    };
    for (const auto& id : estimate.before) add(id);
    add(estimate.figure);
    return shared;
}

// Works done once that stand behind the levels of today.
std::vector<std::string> done_today(const CriteriaSet& set, const Sheet& today, const ReferenceFigures& figures) {
    std::vector<std::string> done;
    for (std::size_t at = 0; at < set.criteria.size(); ++at)
        for (auto& work : figures.done_once(set, static_cast<std::uint8_t>(at), today.levels[at]))
            done.push_back(std::move(work));
    return done;
}

std::vector<Lift> lifts_of(const CriteriaSet& set, const Sheet& today, std::uint8_t at, const ReferenceFigures& figures,
                           std::span<const std::string> done) {
    const auto& criterion = set.criteria[at];
    const auto from = today.levels[at];
    std::vector<Lift> lifts{{from, {.low = Dong{0}, .high = Dong{0}, .months = 0}}};
    for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
        const auto& level = criterion.levels[i];
        const auto to = static_cast<std::uint8_t>(i + 1);
        if (level.points <= points_at(criterion, from) || level.case_at != today.cases[at] || level.stops) continue;
        if (auto estimate = figures.estimate(set, at, from, to, done)) {
            auto shared = shared_works(*estimate, figures);
            lifts.push_back({to, std::move(*estimate), std::move(shared)});
        }
    }
    return lifts;
}

bool stops(const law::Criterion& criterion, std::uint8_t level) {
    return level != 0 && criterion.levels[level - 1].stops;
}

// Every choice of levels of the group that reaches the minimums of the target star and stops nothing.
std::vector<Option> options_of(const Ground& ground, const std::vector<std::uint8_t>& criteria) {
    auto levels = ground.today.levels;
    std::uint16_t before = 0;
    for (const auto at : criteria) before = static_cast<std::uint16_t>(before + counted_points(ground.set, levels, at));

    std::vector<Option> options;
    std::vector<std::size_t> chosen(criteria.size(), 0);
    for (bool more = true; more;) {
        Option option;
        Works covered;
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            const auto& lift = ground.lifts[criteria[i]][chosen[i]];
            levels[criteria[i]] = lift.to;
            option.levels.push_back(lift.to);
            if (chosen[i] == 0) continue;
            option.months = std::max(option.months, lift.estimate.months.value_or(0));
            auto money = money_of(lift.estimate);
            for (const auto* work : done_already(lift, covered)) money -= work->low->amount + work->high->amount;
            option.cost = option.cost + Cost{lift.estimate.known() ? 0U : 1U, money, 1};
        }
        std::uint16_t after = 0;
        bool fits = true;
        for (const auto at : criteria) {
            const auto points = counted_points(ground.set, levels, at);
            const auto& criterion = ground.set.criteria[at];
            after = static_cast<std::uint16_t>(after + points);
            fits = fits && points >= law::required_points(criterion, ground.target).value_or(0) &&
                   !stops(criterion, levels[at]);
        }
        option.gain = static_cast<std::uint16_t>(after - before);
        if (fits) options.push_back(std::move(option));

        more = false;
        for (std::size_t i = 0; i < criteria.size() && !more; ++i) {
            more = ++chosen[i] < ground.lifts[criteria[i]].size();
            if (!more) chosen[i] = 0;
        }
    }
    return options;
}

// Leaves out what gains no more than another that is neither dearer nor longer.
std::vector<Option> worth_a_thought(std::vector<Option> options) {
    std::ranges::stable_sort(options, [](const Option& a, const Option& b) {
        return std::tie(a.cost, a.months, b.gain) < std::tie(b.cost, b.months, a.gain);
    });
    std::vector<Option> kept;
    for (auto& option : options) {
        const bool beaten = std::ranges::any_of(
            kept, [&](const Option& other) { return other.gain >= option.gain && other.months <= option.months; });
        if (!beaten) kept.push_back(std::move(option));
    }
    return kept;
}

// The cheapest choice of one option a group that gains at least so many points, of works of at most so many months.
// By points gained, group after group: exact, as costs add up.
class Search {
public:
    Search(const std::vector<Group>& groups, std::uint16_t need) : groups_(groups), need_(need) {}

    [[nodiscard]] std::optional<Cost> best(std::uint16_t most_months) {
        std::vector<std::optional<Cost>> reached(need_ + 1U);
        reached[0] = Cost{};
        taken_.resize(groups_.size() * reached.size());
        for (std::size_t group = 0; group < groups_.size(); ++group) reached = after(reached, group, most_months);
        return reached[need_];
    }

    // Of the last call: position of the option, by group.
    [[nodiscard]] std::vector<std::size_t> chosen() const {
        std::vector<std::size_t> options(groups_.size());
        std::size_t points = need_;
        for (auto group = groups_.size(); group-- > 0;) {
            const auto& taken = taken_[group * (need_ + 1U) + points];
            options[group] = taken.option;
            points = taken.from;
        }
        return options;
    }

private:
    struct Taken {
        std::uint16_t option = 0, from = 0;
    };

    std::vector<std::optional<Cost>> after(const std::vector<std::optional<Cost>>& reached, std::size_t group,
                                           std::uint16_t most_months) {
        std::vector<std::optional<Cost>> next(reached.size());
        for (std::size_t option = 0; option < groups_[group].options.size(); ++option) {
            const auto& one = groups_[group].options[option];
            if (one.months > most_months) continue;
            for (std::size_t points = 0; points < reached.size(); ++points) {
                if (!reached[points]) continue;
                const auto to = std::min<std::size_t>(points + one.gain, need_);
                const auto cost = *reached[points] + one.cost;
                if (next[to] && *next[to] <= cost) continue;
                next[to] = cost;
                taken_[group * reached.size() + to] = {static_cast<std::uint16_t>(option),
                                                       static_cast<std::uint16_t>(points)};
            }
        }
        return next;
    }

    const std::vector<Group>& groups_;
    std::uint16_t need_;
    std::vector<Taken> taken_;  // by group, then points
};

// Under money: as cheap as it gets, then the shortest longest work. Under months: the shortest longest work that needs
// no more works without a figure, then as cheap as it gets. Both times the least cap on months that costs nothing of
// what is weighed before.
std::optional<std::vector<std::size_t>> choose(const std::vector<Group>& groups, std::uint16_t need, Aim aim) {
    Search search(groups, need);
    const auto best = search.best(std::numeric_limits<std::uint16_t>::max());
    if (!best) return std::nullopt;
    std::vector<std::uint16_t> months{0};
    for (const auto& group : groups)
        for (const auto& option : group.options) months.push_back(option.months);
    std::ranges::sort(months);
    months.erase(std::unique(months.begin(), months.end()), months.end());
    const auto too_short = [&](std::uint16_t most) {
        const auto cost = search.best(most);
        return !cost || cost->unknown > best->unknown || (aim == Aim::money && cost->money > best->money);
    };
    const auto least = std::partition_point(months.begin(), months.end(), too_short);
    (void)search.best(*least);
    return search.chosen();
}

// The mark whose level the target asks for, when today's level is below it.
std::optional<StarNumber> missed_minimum(const Ground& ground, std::uint8_t at) {
    const auto& criterion = ground.set.criteria[at];
    const auto required = law::required_points(criterion, ground.target);
    if (!required || counted_points(ground.set, ground.today.levels, at) >= *required) return std::nullopt;
    return *std::ranges::find_if(stars_with_certificate,
                                 [&](StarNumber star) { return law::required_points(criterion, star) == required; });
}

// Whether `a` gives more points for its cost than `b`.
bool pays_more(const Step& a, const Step& b) {
    if (a.estimate.known() != b.estimate.known()) return a.estimate.known();
    const auto mine = static_cast<__int128>(a.gain) * money_of(b.estimate);
    const auto others = static_cast<__int128>(b.gain) * money_of(a.estimate);
    return mine != others ? mine > others : a.gain > b.gain;
}

// Minimums first, lower stars before higher; then what pays most. What counts only with another comes after it.
void put_in_order(const CriteriaSet& set, std::vector<Step>& steps) {
    std::ranges::stable_sort(steps, [](const Step& a, const Step& b) {
        const auto mark = [](const Step& step) { return step.minimum_of.value_or(6); };
        if (mark(a) != mark(b)) return mark(a) < mark(b);
        return !a.minimum_of && pays_more(a, b);
    });
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const auto& needs = set.criteria[steps[at].criterion].needs;
        if (!needs) continue;
        const auto first = std::ranges::find(steps, needs->criterion, &Step::criterion);
        const auto here = steps.begin() + static_cast<std::ptrdiff_t>(at);
        if (first != steps.end() && first > here) std::rotate(here, first, first + 1);
    }
}

void add_sums(const Ground& ground, Improvement& improvement) {
    auto levels = ground.today.levels;
    auto points = total_points(ground.set, levels);
    Works covered;
    for (auto& step : improvement.steps) {
        for (const auto* work : done_already(ground.lift(step.criterion, step.to), covered)) {
            step.estimate.low->amount -= work->low->amount;
            step.estimate.high->amount -= work->high->amount;
            std::erase(step.estimate.before, work->id);
        }
        levels[step.criterion] = step.to;
        const auto after = total_points(ground.set, levels);
        step.gain = static_cast<std::uint8_t>(after - points);
        points = after;
        const auto& estimate = step.estimate;
        improvement.with_unknown = improvement.with_unknown || !estimate.known();
        improvement.months = std::max(improvement.months, estimate.months.value_or(0));
        if (!estimate.low || !estimate.high) continue;
        improvement.money_low.amount += estimate.low->amount;
        improvement.money_high.amount += estimate.high->amount;
    }
    improvement.points = points;
}

// Criteria that keep the star away: a minimum nothing leads to; or, where points lack, all that cannot reach their top.
std::vector<std::uint8_t> blocking_of(const Ground& ground, const std::vector<Group>& groups) {
    auto highest = ground.today.levels;
    std::vector<std::uint8_t> below_top;
    for (std::size_t i = 0; i < highest.size(); ++i) {
        const auto at = static_cast<std::uint8_t>(i);
        const auto& criterion = ground.set.criteria[at];
        for (const auto& lift : ground.lifts[at])
            if (points_at(criterion, lift.to) > points_at(criterion, highest[at])) highest[at] = lift.to;
        if (points_at(criterion, highest[at]) < points_at(criterion, best_level(criterion, ground.today.cases[at])))
            below_top.push_back(at);
    }
    std::vector<std::uint8_t> below_minimum;
    for (const auto& group : groups) {
        if (!group.options.empty()) continue;
        for (const auto at : group.criteria) {
            const auto& criterion = ground.set.criteria[at];
            const auto required = law::required_points(criterion, ground.target).value_or(0);
            if (counted_points(ground.set, highest, at) >= required && !stops(criterion, highest[at])) continue;
            // Where its own level would do, it is the criterion it counts with.
            const bool own = points_at(criterion, highest[at]) < required || !criterion.needs;
            below_minimum.push_back(own ? at : criterion.needs->criterion);
        }
    }
    std::ranges::sort(below_minimum);
    below_minimum.erase(std::unique(below_minimum.begin(), below_minimum.end()), below_minimum.end());
    return below_minimum.empty() ? below_top : below_minimum;
}

}  // namespace

Standing standing_of(const CriteriaSet& set, std::span<const law::Band> bands, const Answers& answers) {
    const auto sure = sheet_of(set, answers);
    auto possible = sure;
    Standing standing;
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        if (is_known(answers, at)) continue;
        standing.unknown.push_back(static_cast<std::uint8_t>(at));
        possible.levels[at] = best_level(set.criteria[at], possible.cases[at]);
    }
    standing.sure_points = total_points(set, sure.levels);
    standing.possible_points = total_points(set, possible.levels);
    standing.sure_star = graded(set, bands, sure, answers.obstacles).star;
    standing.possible_star = graded(set, bands, possible, answers.obstacles).star;
    for (std::size_t i = 0; i < standing.missing.size(); ++i) {
        auto& missing = standing.missing[i];
        missing.star = stars_with_certificate[i];
        const auto from = band_from(bands, missing.star);
        missing.points = from > standing.sure_points ? static_cast<std::uint16_t>(from - standing.sure_points) : 0;
        for (std::size_t at = 0; at < set.criteria.size(); ++at) {
            const auto criterion = static_cast<std::uint8_t>(at);
            if (counted_points(set, sure.levels, criterion) <
                law::required_points(set.criteria[at], missing.star).value_or(0))
                missing.minimums.push_back(criterion);
        }
    }
    return standing;
}

Improvement cheapest_as_told(const CriteriaSet& set, std::span<const law::Band> bands, const Answers& answers,
                             StarNumber target, Aim aim, const ReferenceFigures& figures) {
    const auto today = sheet_of(set, answers);
    Ground ground{set, today, target, {}};
    const auto done = done_today(set, today, figures);
    ground.lifts.reserve(set.criteria.size());
    for (std::size_t at = 0; at < set.criteria.size(); ++at)
        ground.lifts.push_back(lifts_of(set, today, static_cast<std::uint8_t>(at), figures, done));
    std::vector<Group> groups;
    for (auto& criteria : hanging_together(set, ground.lifts)) {
        auto options = worth_a_thought(options_of(ground, criteria));
        groups.push_back({std::move(criteria), std::move(options)});
    }

    Improvement improvement{.target = target, .obstacles = answers.obstacles};
    const auto points = total_points(set, today.levels);
    improvement.points = points;
    const auto from = band_from(bands, target);
    const auto need = from > points ? static_cast<std::uint16_t>(from - points) : std::uint16_t{0};
    const auto chosen = choose(groups, need, aim);
    if (!chosen) {
        improvement.state = Improvement::State::out_of_reach;
        improvement.blocking = blocking_of(ground, groups);
        return improvement;
    }
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (std::size_t i = 0; i < groups[group].criteria.size(); ++i) {
            const auto at = groups[group].criteria[i];
            const auto to = groups[group].options[(*chosen)[group]].levels[i];
            if (to == today.levels[at]) continue;
            improvement.steps.push_back(
                {.criterion = at,
                 .from = today.levels[at],
                 .to = to,
                 .gain = static_cast<std::uint8_t>(points_at(set.criteria[at], to) -
                                                   points_at(set.criteria[at], today.levels[at])),
                 .estimate = ground.lift(at, to).estimate,
                 .minimum_of = missed_minimum(ground, at)});
        }
    put_in_order(set, improvement.steps);
    add_sums(ground, improvement);
    if (!improvement.steps.empty() || !improvement.obstacles.empty()) improvement.state = Improvement::State::plan;
    return improvement;
}

std::vector<const law::Document*> papers_for(const CriteriaSet& set, std::uint8_t criterion) {
    return law::Law::shipped().checklist.proving(set.number, set.criteria[criterion].code);
}

}  // namespace saolang::advice

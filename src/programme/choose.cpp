#include "programme/choose.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

#include "programme/covering.hpp"

namespace saolang::programme {

namespace {

constexpr std::int64_t percents = 100;
constexpr std::int64_t whole_shortfall = 1'000'000'000;

std::int64_t brought_by(const Brings& brings) { return brings.amount * std::clamp(brings.chance, 0, 100); }
std::int64_t missing_of(const Need& need) { return std::max<std::int64_t>(0, need.missing) * percents; }
std::int64_t penalty_of(const Need& need) {
    const auto missing = missing_of(need);
    return missing == 0 ? 0 : std::max<std::int64_t>(1, need.weight * whole_shortfall / missing);
}

// The part of a problem that is left to the search: what was kept by hand is taken, what cannot help is gone.
struct Left {
    std::vector<std::size_t> kept;
    std::vector<std::size_t> needs;  // of those in the cover, their positions
    Covering cover;
};

using Group = std::vector<std::pair<Way, std::size_t>>;  // each way with its candidate

// A way is of no use beside one of its group that costs no more and brings no less.
void drop_worse(Group& group) {
    std::ranges::sort(group);
    Group better;
    for (auto& one : group) {
        const bool worse = std::ranges::any_of(better, [&](const auto& other) {
            return std::ranges::equal(other.first.adds, one.first.adds, std::ranges::greater_equal{});
        });
        if (!worse) better.push_back(std::move(one));
    }
    group = std::move(better);
}

std::vector<Lot> lots_of_equal(std::vector<Group> groups) {
    std::map<std::vector<Way>, std::size_t> known;
    std::vector<Lot> lots;
    for (auto& group : groups) {
        drop_worse(group);
        std::vector<Way> ways;
        std::vector<std::size_t> candidates;
        for (auto& [way, candidate] : group) {
            ways.push_back(std::move(way));
            candidates.push_back(candidate);
        }
        const auto [at, is_new] = known.try_emplace(ways, lots.size());
        if (is_new) lots.push_back({std::move(ways), {}});
        lots[at->second].members.push_back(std::move(candidates));
    }
    return lots;
}

// Groups in the order of their first candidate, so that the same question always has the same answer.
std::vector<Group> groups_of(const Choosing& choosing, const Left& left, const std::map<std::string, bool>& taken) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> position;
    for (std::size_t i = 0; i < choosing.candidates.size(); ++i) {
        const auto& candidate = choosing.candidates[i];
        if (candidate.by_hand != ByHand::free || taken.contains(candidate.group)) continue;
        Way way{candidate.cost, std::vector<std::int64_t>(left.needs.size())};
        for (const auto& brings : candidate.brings)
            if (const auto at = std::ranges::find(left.needs, brings.need); at != left.needs.end())
                way.adds[static_cast<std::size_t>(at - left.needs.begin())] += brought_by(brings);
        for (auto& adds : way.adds) adds = std::max<std::int64_t>(0, adds);
        const bool helps = std::ranges::any_of(way.adds, [](std::int64_t adds) { return adds > 0; });
        if (!helps || candidate.cost > left.cover.budget) continue;
        auto at = groups.size();
        if (!candidate.group.empty()) at = position.try_emplace(candidate.group, at).first->second;
        if (at == groups.size()) groups.emplace_back();
        groups[at].emplace_back(std::move(way), i);
    }
    return groups;
}

void count_in_steps(Covering& cover, std::vector<Group>& groups) {
    for (std::size_t need = 0; need < cover.missing.size(); ++need) {
        std::int64_t step = 0;
        for (const auto& group : groups)
            for (const auto& [way, candidate] : group) step = std::gcd(step, way.adds[need]);
        step = std::max<std::int64_t>(1, step);
        cover.to_meet.push_back((cover.missing[need] + step - 1) / step * step);
        for (auto& group : groups)
            for (auto& [way, candidate] : group) way.adds[need] = std::min(way.adds[need], cover.to_meet[need]);
    }
}

Left left_of(const Choosing& choosing) {
    Left left;
    std::map<std::string, bool> taken;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < choosing.candidates.size(); ++i) {
        const auto& candidate = choosing.candidates[i];
        all += candidate.cost;
        if (candidate.by_hand != ByHand::keep) continue;
        left.kept.push_back(i);
        if (!candidate.group.empty()) taken.emplace(candidate.group, true);
    }
    const auto kept = outcome_of(choosing, left.kept);
    left.cover.budget = std::max<std::int64_t>(0, choosing.budget.value_or(all) - kept.cost);
    for (std::size_t need = 0; need < choosing.needs.size(); ++need) {
        if (kept.still_missing[need] == 0) continue;
        left.needs.push_back(need);
        left.cover.missing.push_back(kept.still_missing[need]);
        left.cover.penalty.push_back(penalty_of(choosing.needs[need]));
    }
    auto groups = groups_of(choosing, left, taken);
    count_in_steps(left.cover, groups);
    left.cover.lots = lots_of_equal(std::move(groups));
    return left;
}

// ---- Which needs to meet --------------------------------------------------------------------------------------------

// Sets of needs to be met, the heaviest first; a smaller one is looked at when none that holds it can be met.
class Sets {
public:
    Sets(const Choosing& choosing, const Left& left) {
        std::vector<bool> all(left.needs.size());
        for (std::size_t at = 0; at < left.needs.size(); ++at) {
            weights_.push_back(choosing.needs[left.needs[at]].weight);
            all[at] = can_be_met(left.cover, at);
        }
        put(std::move(all), 0);
    }
    struct Set {
        std::int64_t weight;
        std::vector<bool> must;
        std::size_t next;  // the needs from here on may be given up
        bool operator<(const Set& other) const {
            return weight != other.weight ? weight < other.weight : must < other.must;
        }
    };
    [[nodiscard]] std::optional<Set> next() {
        if (waiting_.empty()) return std::nullopt;
        auto set = waiting_.top();
        waiting_.pop();
        return set;
    }
    void give_up(const Set& set) {
        for (auto need = set.next; need < set.must.size(); ++need) {
            if (!set.must[need]) continue;
            auto must = set.must;
            must[need] = false;
            put(std::move(must), need + 1);
        }
    }

private:
    void put(std::vector<bool> must, std::size_t next) {
        std::int64_t weight = 0;
        for (std::size_t need = 0; need < must.size(); ++need)
            if (must[need]) weight += weights_[need];
        waiting_.push({weight, std::move(must), next});
    }
    [[nodiscard]] static bool can_be_met(const Covering& cover, std::size_t need) {
        std::int64_t most = 0;
        for (const auto& lot : cover.lots) {
            std::int64_t best = 0;
            for (const auto& way : lot.ways) best = std::max(best, way.adds[need]);
            most += best * static_cast<std::int64_t>(lot.members.size());
        }
        return most >= cover.missing[need];
    }
    std::vector<std::int64_t> weights_;
    std::priority_queue<Set> waiting_;
};

struct Best {
    std::optional<Amounts> amounts = {};
    std::int64_t weight = 0;
    std::int64_t shortfall = no_solution;
    std::int64_t cost = no_solution;
    std::optional<std::int64_t> most_weight = {};  // of the sets that may be met, for all we proved
    std::int64_t least_shortfall = no_solution;
    std::int64_t least_cost = no_solution;

    void may_weigh(std::int64_t of_set) { most_weight = std::max(most_weight.value_or(of_set), of_set); }
};

// With half of the nodes that are left, so that the searches after it have some too.
SearchResult search_some(const Covering& cover, const Search& asked, std::size_t& nodes_left) {
    const auto given = std::max<std::size_t>(1, nodes_left / 2);
    auto rest = given;
    auto result = search(cover, asked, rest);
    nodes_left -= std::min(nodes_left, given - rest);
    return result;
}

// Looks for the best that meets the set; false when it is proved that nothing does.
bool look_at(Best& best, const Covering& cover, const Sets::Set& set, std::size_t& nodes_left) {
    const auto none = measured(cover, {}).shortfall;
    auto cheap = search_some(cover, {.aim = Search::Aim::cost, .must = set.must, .most_shortfall = none}, nodes_left);
    if (cheap.proved == no_solution) return false;
    const auto near = search_some(
        cover, {.aim = Search::Aim::shortfall, .must = set.must, .known = std::move(cheap.amounts)}, nodes_left);
    if (near.proved == no_solution) return false;
    if (!near.amounts) {
        best.may_weigh(set.weight);
        return true;
    }
    cheap = search_some(
        cover, {.aim = Search::Aim::cost, .must = set.must, .most_shortfall = near.value, .known = near.amounts},
        nodes_left);
    best.least_shortfall = std::min(best.least_shortfall, near.proved);
    if (near.value > best.shortfall) return true;
    if (near.value < best.shortfall) best.least_cost = no_solution;
    best.least_cost = std::min(best.least_cost, cheap.proved);
    if (near.value < best.shortfall || cheap.value < best.cost) {
        best.amounts = cheap.amounts;
        best.weight = set.weight;
        best.shortfall = near.value;
        best.cost = cheap.value;
    }
    return true;
}

Best best_of(const Choosing& choosing, const Left& left, std::size_t& nodes_left) {
    Best best;
    Sets sets(choosing, left);
    while (const auto set = sets.next()) {
        if (best.amounts && set->weight < best.weight) break;
        if (best.amounts && nodes_left == 0) {
            best.least_shortfall = 0;
            break;
        }
        if (!look_at(best, left.cover, *set, nodes_left) || !best.amounts) sets.give_up(*set);
    }
    return best;
}

std::vector<std::size_t> candidates_of(const Left& left, const Amounts& amounts) {
    auto chosen = left.kept;
    std::size_t way = 0;
    for (const auto& lot : left.cover.lots) {
        std::size_t group = 0;
        for (std::size_t n = 0; n < lot.ways.size(); ++n)
            for (auto times = amounts[way++]; times > 0; --times) chosen.push_back(lot.members[group++][n]);
    }
    std::ranges::sort(chosen);
    return chosen;
}

}  // namespace

Outcome outcome_of(const Choosing& choosing, const std::vector<std::size_t>& candidates) {
    Outcome outcome;
    outcome.brought.resize(choosing.needs.size());
    for (const auto i : candidates) {
        const auto& candidate = choosing.candidates[i];
        outcome.cost += candidate.cost;
        for (const auto& brings : candidate.brings) outcome.brought[brings.need] += brought_by(brings);
    }
    for (std::size_t i = 0; i < choosing.needs.size(); ++i) {
        const auto& need = choosing.needs[i];
        const auto missing = std::max<std::int64_t>(0, missing_of(need) - outcome.brought[i]);
        outcome.still_missing.push_back(missing);
        outcome.shortfall += missing * penalty_of(need);
        if (missing == 0) outcome.weight_reached += need.weight;
    }
    return outcome;
}

Chosen choose(const Choosing& choosing) {
    const auto left = left_of(choosing);
    auto nodes_left = choosing.most_nodes;
    const auto best = best_of(choosing, left, nodes_left);
    Chosen chosen;
    chosen.candidates = candidates_of(left, *best.amounts);
    chosen.outcome = outcome_of(choosing, chosen.candidates);
    const auto kept = outcome_of(choosing, left.kept);
    chosen.most_weight =
        std::max(chosen.outcome.weight_reached, kept.weight_reached + best.most_weight.value_or(best.weight));
    chosen.least_shortfall = std::min(chosen.outcome.shortfall, best.least_shortfall);
    chosen.least_cost = std::min(chosen.outcome.cost, kept.cost + best.least_cost);
    chosen.nodes = choosing.most_nodes - nodes_left;
    return chosen;
}

// ---- Why ------------------------------------------------------------------------------------------------------------

namespace {

// What a candidate brings to a need.
std::int64_t brought_to(const Candidate& candidate, std::size_t need) {
    std::int64_t sum = 0;
    for (const auto& brings : candidate.brings)
        if (brings.need == need) sum += brought_by(brings);
    return sum;
}

// Candidates that were not chosen and could be: of each need the cheapest whose group is not taken, and by group the
// others of one that is.
class Instead {
public:
    Instead(const Choosing& choosing, const Chosen& chosen) : choosing_(choosing), cheapest_(choosing.needs.size()) {
        for (const auto i : chosen.candidates) others_of_.try_emplace(choosing.candidates[i].group);
        others_of_.erase("");
        for (std::size_t i = 0; i < choosing.candidates.size(); ++i) {
            const auto& candidate = choosing.candidates[i];
            if (candidate.by_hand != ByHand::free || std::ranges::binary_search(chosen.candidates, i)) continue;
            if (const auto group = others_of_.find(candidate.group); group != others_of_.end()) {
                group->second.push_back(i);
                continue;
            }
            for (const auto& brings : candidate.brings)
                if (brought_by(brings) > 0) keep_cheaper(cheapest_[brings.need], i);
        }
    }
    // Cheaper than the chosen one, and helping with a need that it moves.
    [[nodiscard]] std::optional<std::size_t> of(const Reason& reason) const {
        const auto& mine = choosing_.candidates[reason.candidate];
        std::optional<std::size_t> best;
        for (const auto need : reason.moves)
            if (cheapest_[need]) keep_cheaper(best, *cheapest_[need]);
        if (const auto group = others_of_.find(mine.group); group != others_of_.end())
            for (const auto i : group->second)
                if (std::ranges::any_of(
                        reason.moves, [&](std::size_t need) { return brought_to(choosing_.candidates[i], need) > 0; }))
                    keep_cheaper(best, i);
        return best && choosing_.candidates[*best].cost < mine.cost ? best : std::nullopt;
    }

private:
    void keep_cheaper(std::optional<std::size_t>& best, std::size_t i) const {
        if (!best || choosing_.candidates[i].cost < choosing_.candidates[*best].cost) best = i;
    }
    const Choosing& choosing_;
    std::vector<std::optional<std::size_t>> cheapest_;  // by need
    std::map<std::string, std::vector<std::size_t>> others_of_;
};

}  // namespace

std::vector<Reason> reasons_of(const Choosing& choosing, const Chosen& chosen) {
    const Instead instead(choosing, chosen);
    const auto missing_with = [&](std::size_t need, std::int64_t more) {
        return std::max<std::int64_t>(0, missing_of(choosing.needs[need]) - chosen.outcome.brought[need] - more);
    };
    std::vector<Reason> reasons;
    for (const auto i : chosen.candidates) {
        const auto& mine = choosing.candidates[i];
        Reason reason;
        reason.candidate = i;
        for (std::size_t need = 0; need < choosing.needs.size(); ++need) {
            const auto still = chosen.outcome.still_missing[need];
            if (missing_with(need, -brought_to(mine, need)) == still) continue;
            reason.moves.push_back(need);
            if (still == 0) reason.drops.push_back(need);
        }
        if (const auto other = instead.of(reason)) {
            reason.cheaper = Reason::Cheaper{*other, {}};
            for (const auto need : reason.moves) {
                const auto change = brought_to(choosing.candidates[*other], need) - brought_to(mine, need);
                if (!reason.cheaper->lacks && missing_with(need, change) > chosen.outcome.still_missing[need])
                    reason.cheaper->lacks = need;
            }
        }
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

}  // namespace saolang::programme

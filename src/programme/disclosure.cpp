#include "programme/disclosure.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace saolang::programme {

namespace {

using Masses = std::map<std::uint32_t, std::int64_t>;

// What each producer adds to the cell, without its sign; those who add nothing are left out.
Masses by_producer(std::span<const Contribution> cell) {
    Masses net;
    for (const auto& one : cell) net[one.producer] += one.amount;
    std::erase_if(net, [](const auto& one) { return one.second == 0; });
    for (auto& [producer, amount] : net) amount = std::abs(amount);
    return net;
}

bool protects(std::int64_t others, std::int64_t amount, const DisclosureRule& rule) {
    return others * 100 >= amount * rule.protected_percent;
}

// `whole`: all of each producer, of which the cell may hold a part.
bool is_safe_part(std::span<const Contribution> cell, const Masses& whole, const DisclosureRule& rule) {
    const auto masses = by_producer(cell);
    if (masses.size() < rule.least_producers) return false;
    std::int64_t total = 0;
    std::int64_t largest = 0;
    std::int64_t second = 0;
    for (const auto& [producer, amount] : masses) {
        total += amount;
        second = std::max(second, std::min(largest, amount));
        largest = std::max(largest, amount);
    }
    return std::ranges::all_of(masses, [&](const auto& one) {
        const auto insider = one.second == largest ? second : largest;
        return protects(total - one.second - insider, std::max(one.second, whole.at(one.first)), rule);
    });
}

std::vector<Contribution> part_of(std::span<const Contribution> all, std::uint32_t Contribution::*key,
                                  const std::set<std::uint32_t>& parts) {
    std::vector<Contribution> found;
    for (const auto& one : all)
        if (parts.contains(one.*key)) found.push_back(one);
    return found;
}

// The part shown alone that weighs least: it costs the reader least.
std::uint32_t lightest(const Parts& parts) {
    return std::ranges::min_element(parts.alone, {},
                                    [](const auto& one) { return std::pair(std::abs(one.second), one.first); })
        ->first;
}

void put_together(Parts& parts, std::uint32_t part) {
    parts.alone.erase(part);
    parts.together.insert(part);
}

Parts divided(std::span<const Contribution> all, std::uint32_t Contribution::*key, const Masses& whole,
              const DisclosureRule& rule) {
    Parts parts;
    for (const auto& one : all) parts.alone[one.*key] += one.amount;
    std::set<std::uint32_t> unsafe;
    for (const auto& [part, amount] : parts.alone)
        if (!is_safe_part(part_of(all, key, {part}), whole, rule)) unsafe.insert(part);
    for (const auto part : unsafe) put_together(parts, part);
    if (!rule.fill_up) return parts;
    while (!parts.together.empty() && !parts.alone.empty() &&
           !is_safe_part(part_of(all, key, parts.together), whole, rule))
        put_together(parts, lightest(parts));
    return parts;
}

// --- Two ways of dividing the same contributions --------------------------------------------------------------------
// Units and groups share contributions, so that the sum of some units less the sum of some groups is known too. The
// contributions are edges between a unit and a group; how far one may be from what it is while every sum stays is a
// maximal flow, and that is a minimal cut: it suffices to look at each set of groups with the best units beside it.

struct Edge {
    std::uint32_t producer;
    std::size_t unit;   // number of the row shown
    std::size_t group;  // number of the row shown, below 16
    std::int64_t amount;
};

// Rows shown are numbered; parts that stand together are one row.
std::size_t row_of(const Parts& parts, std::uint32_t part) {
    if (parts.together.contains(part)) return 0;
    return 1 + static_cast<std::size_t>(std::distance(parts.alone.begin(), parts.alone.find(part)));
}

class Crossing {
public:
    Crossing(std::vector<Edge> edges, const Masses& whole, const DisclosureRule& rule)
        : edges_(std::move(edges)), whole_(whole), rule_(rule) {
        for (const auto& edge : edges_) units_ = std::max(units_, edge.unit + 1);
    }

    // With the `chosen` groups, by bits, on one side and the others on the other.
    [[nodiscard]] bool is_safe_at(std::uint32_t chosen) const {
        const auto in = side(chosen, true);
        const auto out = side(chosen, false);
        return hides_what_is_left_over(in, out) && hides_what_stands_out(in, out);
    }

private:
    using Side = std::vector<Masses>;  // by unit: what each producer adds

    [[nodiscard]] Side side(std::uint32_t chosen, bool in) const {
        Side found(units_);
        for (const auto& edge : edges_)
            if (((chosen >> edge.group & 1U) != 0) == in) found[edge.unit][edge.producer] += std::abs(edge.amount);
        return found;
    }
    static std::int64_t sum(const Masses& masses) {
        std::int64_t total = 0;
        for (const auto& [producer, amount] : masses) total += amount;
        return total;
    }
    // Whether `total`, less what is known to the producer or to any one insider, still hides all of the producer.
    [[nodiscard]] bool hides(std::uint32_t producer, std::int64_t total, const Masses& known) const {
        std::int64_t own = 0;
        std::int64_t insider = 0;
        for (const auto& [one, amount] : known) {
            if (one == producer) {
                own = amount;
            } else {
                insider = std::max(insider, amount);
            }
        }
        return protects(total - own - insider, whole_.at(producer), rule_);
    }
    // The units that hold a chosen group, less the chosen groups: a sum that anybody can form. Where at most two
    // producers stand in a unit's chosen groups, one who knows their own may leave out the unit.
    [[nodiscard]] bool hides_what_is_left_over(const Side& in, const Side& out) const {
        std::int64_t total = 0;
        std::set<std::uint32_t> left;
        Masses known;
        for (std::size_t unit = 0; unit < units_; ++unit) {
            if (in[unit].empty()) continue;
            total += sum(out[unit]);
            for (const auto& [producer, amount] : out[unit]) {
                left.insert(producer);
                known[producer] += amount;
            }
            if (in[unit].size() > 2) continue;
            for (const auto& [producer, amount] : in[unit]) known[producer] += sum(out[unit]);
        }
        return std::ranges::all_of(left, [&](auto producer) { return hides(producer, total, known); });
    }
    // Who stands in a unit alone, or with one insider, outside the chosen groups has at least the units less the chosen
    // groups; what else is in these groups must hide by how much more.
    [[nodiscard]] bool hides_what_stands_out(const Side& in, const Side& out) const {
        std::int64_t total = 0;
        std::set<std::uint32_t> alone;
        Masses known;
        for (std::size_t unit = 0; unit < units_; ++unit) {
            if (out[unit].empty()) continue;
            total += sum(in[unit]);
            for (const auto& [producer, amount] : in[unit]) known[producer] += amount;
            if (out[unit].size() > 2) continue;
            for (const auto& [producer, amount] : out[unit]) {
                alone.insert(producer);
                known[producer] += sum(in[unit]);
            }
        }
        return std::ranges::all_of(alone, [&](auto producer) { return hides(producer, total, known); });
    }

    std::vector<Edge> edges_;
    const Masses& whole_;
    const DisclosureRule& rule_;
    std::size_t units_ = 0;
};

bool cross_safely(std::span<const Contribution> all, const Shown& shown, const Masses& whole,
                  const DisclosureRule& rule) {
    std::vector<Edge> edges;
    for (const auto& one : all)
        if (one.amount != 0)
            edges.push_back({one.producer, row_of(shown.units, one.unit), row_of(shown.groups, one.group), one.amount});
    const Crossing crossing(std::move(edges), whole, rule);
    const auto rows = shown.groups.alone.size() + 1;
    for (std::uint32_t chosen = 1; chosen + 1 < 1U << rows; ++chosen)
        if (!crossing.is_safe_at(chosen)) return false;
    return true;
}

void add(Parts& sum, const Parts& parts) {
    for (const auto& [part, amount] : parts.alone) sum.alone[part] += amount;
    sum.together.insert(parts.together.begin(), parts.together.end());
}

}  // namespace

bool is_safe(std::span<const Contribution> cell, const DisclosureRule& rule) {
    return is_safe_part(cell, by_producer(cell), rule);
}

std::optional<Shown> shown_of(std::span<const Contribution> contributions, const DisclosureRule& rule) {
    if (!is_safe(contributions, rule)) return std::nullopt;
    Masses whole;
    for (const auto& one : contributions) whole[one.producer] += std::abs(one.amount);
    Shown shown;
    for (const auto& one : contributions) shown.total += one.amount;
    shown.units = divided(contributions, &Contribution::unit, whole, rule);
    shown.groups = divided(contributions, &Contribution::group, whole, rule);
    while (rule.cross && !shown.groups.alone.empty() && !cross_safely(contributions, shown, whole, rule))
        put_together(shown.groups, lightest(shown.groups));
    return shown;
}

Shown added(std::span<const Shown> tables) {
    Shown sum;
    for (const auto& table : tables) {
        sum.total += table.total;
        add(sum.units, table.units);
        add(sum.groups, table.groups);
    }
    for (const auto part : sum.units.together) sum.units.alone.erase(part);
    for (const auto part : sum.groups.together) sum.groups.alone.erase(part);
    return sum;
}

std::size_t Publication::largest() const {
    const auto found = std::ranges::max_element(tables_, {}, [](const Shown& table) { return std::abs(table.total); });
    return static_cast<std::size_t>(found - tables_.begin());
}

std::int64_t Publication::total() const {
    std::int64_t total = 0;
    for (const auto& table : tables_) total += table.total;
    return total;
}

bool Publication::close(std::span<const Contribution> known) {
    std::map<Key, std::int64_t> now;
    for (const auto& one : known) now[{one.producer, one.unit, one.group}] += one.amount;
    auto changed = now;
    for (const auto& [key, amount] : counted_) changed[key] -= amount;
    std::vector<Contribution> fresh;
    for (const auto& [key, amount] : changed)
        if (amount != 0) fresh.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), amount});
    const auto shown = shown_of(fresh, rule_);
    if (!shown) return false;
    tables_.push_back(*shown);
    counted_ = std::move(now);
    return true;
}

}  // namespace saolang::programme

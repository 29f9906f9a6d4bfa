#pragma once
// What of the producers' own figures (turnover, profit, sales, contracts) may be shown to everybody: sums out of which
// nobody finds one producer's, whatever tables they lay side by side and even when one producer among the readers takes
// out their own. The rule and why it holds: docs/decisions/0010-disclosure.md.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <vector>

namespace saolang::programme {

// What one producer adds to a sum, in one unit and one product group. May be below zero: a loss, a correction.
struct Contribution {
    std::uint32_t producer = 0;
    std::uint32_t unit = 0;
    std::uint32_t group = 0;
    std::int64_t amount = 0;  // đồng
};

// Tests weaken one part at a time to see the attacker win; the program knows `disclosure_rule` alone.
struct DisclosureRule {
    // A cell shown has at least so many producers in it: when one of them subtracts their own, two are left.
    std::size_t least_producers = 3;
    // … and what the producers beside the two largest add is at least this share of the largest, so that the second
    // largest cannot come nearer to the largest than this.
    std::int64_t protected_percent = 15;
    bool fill_up = true;  // parts that are not safe alone are shown together only when that is safe
    bool cross = true;    // units less groups are safe as well
};
inline constexpr DisclosureRule disclosure_rule{};

// Whether the sum of the cell may be shown by itself.
[[nodiscard]] bool is_safe(std::span<const Contribution> cell, const DisclosureRule& rule = disclosure_rule);

// Sums by one way of dividing. Parts that are not safe alone stand together: their sum is the total less `alone`.
struct Parts {
    std::map<std::uint32_t, std::int64_t> alone;
    std::set<std::uint32_t> together;
    bool operator==(const Parts&) const = default;
};
struct Shown {
    std::int64_t total = 0;
    Parts units;
    Parts groups;
    bool operator==(const Shown&) const = default;
};

// Contributions that were never shown before, all at once. Nothing: not even their total may be shown.
[[nodiscard]] std::optional<Shown> shown_of(std::span<const Contribution> contributions,
                                            const DisclosureRule& rule = disclosure_rule);

// The sum of tables that have no contribution in common, without any figure that is not a sum of theirs.
[[nodiscard]] Shown added(std::span<const Shown> tables);

// What is shown of one period, closing after closing. What became known since is a table of its own: it is added only
// when it may be shown by itself, else it waits for more. So the same period on two days differs by a safe table.
class Publication {
public:
    explicit Publication(const DisclosureRule& rule = disclosure_rule) : rule_(rule) {}
    // `known`: all contributions as known at the closing. True when what is shown changed.
    bool close(std::span<const Contribution> known);
    [[nodiscard]] std::span<const Shown> tables() const { return tables_; }
    // The table by which the period is divided into units and groups: the largest. A few late reports could rarely be
    // divided safely, and would take its parts along; they are in the total alone. Only when there are tables.
    [[nodiscard]] std::size_t largest() const;
    [[nodiscard]] std::int64_t total() const;

private:
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // producer, unit, group
    DisclosureRule rule_;
    std::map<Key, std::int64_t> counted_;
    std::vector<Shown> tables_;
};

}  // namespace saolang::programme

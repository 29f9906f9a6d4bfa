#pragma once
// Which measures reach the year's targets at the lowest cost under a budget: as many targets as possible (by their
// weight), then as near as possible to the others, then the cheapest. Always with what is proved about it.
//
// A measure that succeeds with a chance of 60 % counts for 60 % of what it brings: what is reached is what is expected.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace saolang::programme {

// Of a target: how much of it is missing, in hundredths of its measure (300 is three products); nothing when reached.
struct Need {
    std::int64_t missing = 0;
    std::int64_t weight = 1;
};

struct Brings {
    std::size_t need = 0;     // position in Choosing::needs
    std::int64_t amount = 0;  // in the need's hundredths, when it succeeds
    int chance = 100;         // percent
};

enum class ByHand : std::uint8_t { free, keep, leave_out };

struct Candidate {
    std::int64_t cost = 0;  // đồng, not below zero
    std::vector<Brings> brings;
    std::string group = {};  // of one group at most one is chosen; empty: it stands alone
    ByHand by_hand = ByHand::free;
};

struct Choosing {
    std::vector<Need> needs;
    std::vector<Candidate> candidates;
    std::optional<std::int64_t> budget = {};  // đồng; nothing: no limit
    std::size_t most_nodes = 4'000;           // of the search; past them the best found and what is proved are given
};

// What a set of candidates brings. Amounts in hundredths of a hundredth, since chances are percents of hundredths.
struct Outcome {
    std::int64_t cost = 0;
    std::int64_t weight_reached = 0;
    std::int64_t shortfall = 0;         // of all needs, weighted: 1 000 000 000 is one need of weight 1 wholly missing
    std::vector<std::int64_t> brought;  // by need
    std::vector<std::int64_t> still_missing;  // by need
};

struct Chosen {
    std::vector<std::size_t> candidates;  // in their order; those kept by hand are among them
    Outcome outcome;
    // No choice within the budget reaches more weight, has less shortfall at that weight, costs less at that shortfall.
    std::int64_t most_weight = 0;
    std::int64_t least_shortfall = 0;
    std::int64_t least_cost = 0;
    std::size_t nodes = 0;

    [[nodiscard]] bool reaches_proven_most() const {
        return most_weight == outcome.weight_reached && least_shortfall == outcome.shortfall;
    }
    // How much cheaper another choice could be at most; nothing when it may also reach more.
    [[nodiscard]] std::optional<std::int64_t> gap() const {
        return reaches_proven_most() ? std::optional(outcome.cost - least_cost) : std::nullopt;
    }
};

[[nodiscard]] Chosen choose(const Choosing& choosing);
[[nodiscard]] Outcome outcome_of(const Choosing& choosing, const std::vector<std::size_t>& candidates);

// Why one of them was chosen.
struct Reason {
    std::size_t candidate = 0;
    std::vector<std::size_t> moves;  // needs that would be further away without it
    std::vector<std::size_t> drops;  // of these, the ones that would no longer be reached
    // The cheapest that was not chosen and brings something to the same needs, and the need that would lack in its
    // place; nothing when no cheaper one is left.
    struct Cheaper {
        std::size_t candidate = 0;
        std::optional<std::size_t> lacks;
    };
    std::optional<Cheaper> cheaper;
};
[[nodiscard]] std::vector<Reason> reasons_of(const Choosing& choosing, const Chosen& chosen);

}  // namespace saolang::programme

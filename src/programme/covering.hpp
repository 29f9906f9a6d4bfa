#pragma once
// The search behind `choose`: how many of each way to take, where equal candidates count as one way with a number.

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace saolang::programme {

struct Way {
    std::int64_t cost = 0;
    std::vector<std::int64_t> adds;  // by need, at most what meets it
    bool operator==(const Way&) const = default;
    auto operator<=>(const Way&) const = default;
};

// Groups of candidates that offer the same ways; of each group one way at most is taken.
struct Lot {
    std::vector<Way> ways;
    std::vector<std::vector<std::size_t>> members;  // by group: the candidate of each way
};

struct Covering {
    std::vector<std::int64_t> missing;  // by need, above zero
    // What must be brought to meet it: more than is missing where ways bring it in steps (33 times 40 % for 13
    // products).
    std::vector<std::int64_t> to_meet;
    std::vector<std::int64_t> penalty;  // by need: the shortfall of one missing unit, above zero
    std::vector<Lot> lots;
    std::int64_t budget = 0;
};

using Amounts = std::vector<std::int64_t>;  // how many of each way, lot after lot

struct Measured {
    std::int64_t cost = 0;
    std::int64_t shortfall = 0;
    std::vector<std::int64_t> missing;  // by need
};
// Of no amounts at all: nothing is taken.
[[nodiscard]] Measured measured(const Covering& cover, const Amounts& amounts);

// Least shortfall within the budget, or least cost at most that shortfall; the needs that must be met are met.
struct Search {
    enum class Aim : std::uint8_t { shortfall, cost } aim = Aim::cost;
    std::vector<bool> must;             // by need
    std::int64_t most_shortfall = 0;    // of the needs that need not be met, where the aim is cost
    std::optional<Amounts> known = {};  // a solution to begin with
};

inline constexpr std::int64_t no_solution = std::numeric_limits<std::int64_t>::max();

struct SearchResult {
    std::optional<Amounts> amounts;
    std::int64_t value = no_solution;  // of the aim
    std::int64_t proved = 0;           // nothing is below it; no_solution: there is none at all
};

// `nodes_left` goes down with each node looked at; at zero the search stops.
[[nodiscard]] SearchResult search(const Covering& cover, const Search& asked, std::size_t& nodes_left);

}  // namespace saolang::programme

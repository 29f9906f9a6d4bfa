#pragma once
// Tư vấn: what a producer's answers are worth now, what is missing for each star, and the cheapest order of
// improvements to it. Pure: the law (law/), the answers and the reference figures in, a plan out.

#include <optional>
#include <span>
#include <vector>

#include "advice/reference_figures.hpp"
#include "law/checklist.hpp"
#include "law/grade.hpp"

namespace saolang::advice {

// What the producer says of one product.
struct Answers {
    // By criterion of the set: position of the level from 1, 0 none of them; absent: "don't know".
    std::vector<std::optional<std::uint8_t>> levels;
    // By criterion; only where it has cases. Not told: the case of the level chosen, else the first.
    std::vector<std::optional<std::uint8_t>> cases = {};
    std::vector<std::uint8_t> obstacles = {};  // positions in the set's findings that hold today
};

// Where the product stands. "Don't know" counts as nothing for `sure` and as the best level for `possible`.
struct Standing {
    std::uint16_t sure_points = 0, possible_points = 0;
    law::StarNumber sure_star = 0, possible_star = 0;  // 0 while an obstacle holds
    std::vector<std::uint8_t> unknown = {};            // criteria
    // What stands between `sure` and three, four, five stars: criteria below their minimum, and points still lacking.
    struct Missing {
        law::StarNumber star;
        std::vector<std::uint8_t> minimums;
        std::uint16_t points = 0;
    };
    std::array<Missing, 3> missing = {};
};
[[nodiscard]] Standing standing_of(const law::CriteriaSet& set, std::span<const law::Band> bands,
                                   const Answers& answers);

enum class Aim : std::uint8_t {
    money,   // as little money as possible, then as few months
    months,  // as soon as possible, works going on side by side; then as little money
};

// One criterion lifted from the level it has to another.
struct Step {
    std::uint8_t criterion;
    std::uint8_t from, to;  // levels, from 1; 0 none
    std::uint8_t gain;      // points
    Estimate estimate;      // of this lift; what an earlier step does already costs nothing again
    std::optional<law::StarNumber> minimum_of =
        {};  // the star whose minimum it reaches; absent: it is taken for its points
};

// A question left open on which the star depends: nobody lifts the criterion there by wish, so what is true of the
// product decides.
struct Condition {
    std::uint8_t criterion;
    std::uint8_t level;  // the least that suffices, from 1
    bool operator==(const Condition&) const = default;
};

struct Improvement {
    law::StarNumber target = 0;
    enum class State : std::uint8_t {
        reached,       // the answers are enough
        plan,          // `steps` lead there, once `obstacles` are out of the way and if `depends_on` is so
        out_of_reach,  // not by what can be improved: `blocking` says which criteria
    } state = State::reached;
    std::vector<Step> steps = {};  // in the order to do them: minimums first, then what gives most for its cost
    Dong money_low{}, money_high{};
    std::uint16_t months = 0;   // the longest of the steps: they go on side by side
    bool with_unknown = false;  // a step has no figure of money or months: the sums are without what it lacks
    std::uint16_t points = 0;   // after the steps
    std::vector<Condition> depends_on = {};    // questions left open, counted as answered so; in the set's order
    std::vector<std::uint8_t> blocking = {};   // criteria, each answered
    std::vector<std::uint8_t> obstacles = {};  // positions in the set's findings, as answered: no points lift them
};
// Exact: no other choice of levels reaches the star cheaper (sooner) by the same figures; of equals the one with fewer
// steps. Money is the middle of low and high. A work without a figure is never taken for free: first as few of them as
// possible, then the aim (docs/decisions/0013-advice.md). "Don't know" counts as nothing reached; but where no work
// leads on from there, the level that suffices is taken as given and named (`depends_on`). The plan is then that of the
// answers completed so, its points included.
[[nodiscard]] Improvement cheapest(const law::CriteriaSet& set, std::span<const law::Band> bands,
                                   const Answers& answers, law::StarNumber target, Aim aim,
                                   const ReferenceFigures& figures);
// The same with every "don't know" as nothing reached, and no condition.
[[nodiscard]] Improvement cheapest_as_told(const law::CriteriaSet& set, std::span<const law::Band> bands,
                                           const Answers& answers, law::StarNumber target, Aim aim,
                                           const ReferenceFigures& figures);

// Papers that may prove a criterion, with who issues them and how long they are good for: what a step has to show.
[[nodiscard]] std::vector<const law::Document*> papers_for(const law::CriteriaSet& set, std::uint8_t criterion);

}  // namespace saolang::advice

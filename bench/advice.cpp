// Does the advisor answer within 5 ms? An answer is where the product stands and the plans to three, four and five
// stars under both aims, of each of the 26 sets: from nothing answered (the widest search) and from the middle level of
// every criterion (how a producer usually stands).

#include <fmt/core.h>

#include <algorithm>
#include <ctime>

#include "advice/improve.hpp"
#include "law/law.hpp"

namespace {

using namespace saolang;

advice::Answers answers_of(const law::CriteriaSet& set, bool halfway) {
    advice::Answers answers;
    answers.levels.reserve(set.criteria.size());
    answers.cases.reserve(set.criteria.size());
    for (const auto& criterion : set.criteria) {
        answers.levels.push_back(halfway ? std::optional(static_cast<std::uint8_t>((criterion.levels.size() + 1) / 2))
                                         : std::nullopt);
        answers.cases.push_back(criterion.cases.empty() ? std::nullopt : std::optional(std::uint8_t{0}));
    }
    return answers;
}

// Milliseconds of one core, the best of five rounds of twenty, so that other programs of the machine count little.
double answer_time(const law::Criteria& criteria, const law::CriteriaSet& set, bool halfway) {
    const auto answers = answers_of(set, halfway);
    const auto& figures = advice::ReferenceFigures::shipped();
    double best = 1e9;
    std::size_t steps = 0;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::clock();
        for (int again = 0; again < 20; ++again) {
            steps += advice::standing_of(set, criteria.bands, answers).unknown.size();
            for (const law::StarNumber star : {law::StarNumber{3}, law::StarNumber{4}, law::StarNumber{5}})
                for (const auto aim : {advice::Aim::money, advice::Aim::months})
                    steps += advice::cheapest(set, criteria.bands, answers, star, aim, figures).steps.size();
        }
        best = std::min(best, static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC / 20);
    }
    fmt::print("set {:>2}, {}: {:.2f} ms ({} steps)\n", set.number, halfway ? "halfway" : "nothing", best, steps / 100);
    return best;
}

}  // namespace

int main() {
    const auto& criteria = *law::Law::shipped().newest().criteria;
    double slowest = 0;
    for (const auto& set : criteria.sets)
        for (const bool halfway : {false, true}) slowest = std::max(slowest, answer_time(criteria, set, halfway));
    fmt::print("slowest {:.2f} ms, {:.2f} of the 5 ms asked\n", slowest, slowest / 5);
}

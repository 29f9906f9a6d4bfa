// How long an answer of the advisor takes: where the product stands, and the plans to three, four and five stars under
// both aims, of every set in force. What a page asks for once.

#include <benchmark/benchmark.h>

#include "advice/improve.hpp"
#include "law/law.hpp"

namespace {

using namespace saolang;

// Nothing answered is the widest search; in the middle is how a producer usually stands.
advice::Answers answers_of(const law::CriteriaSet& set, bool halfway) {
    advice::Answers answers;
    for (const auto& criterion : set.criteria) {
        answers.levels.emplace_back(
            halfway ? std::optional(static_cast<std::uint8_t>((criterion.levels.size() + 1) / 2)) : std::nullopt);
        answers.cases.push_back(criterion.cases.empty() ? std::nullopt : std::optional(std::uint8_t{0}));
    }
    return answers;
}

void all_answers(benchmark::State& state) {
    const auto& criteria = *law::Law::shipped().newest().criteria;
    const auto& set = *criteria.set(static_cast<int>(state.range(0)));
    const auto& figures = advice::ReferenceFigures::shipped();
    const auto answers = answers_of(set, state.range(1) == 1);
    for (auto _ : state) {
        benchmark::DoNotOptimize(advice::standing_of(set, criteria.bands, answers));
        for (const int star : {3, 4, 5})
            for (const auto aim : {advice::Aim::money, advice::Aim::months})
                benchmark::DoNotOptimize(
                    advice::cheapest(set, criteria.bands, answers, static_cast<law::StarNumber>(star), aim, figures));
    }
}
BENCHMARK(all_answers)
    ->ArgsProduct({benchmark::CreateDenseRange(1, 26, 1), {0, 1}})
    ->ArgNames({"set", "halfway"})
    ->Unit(benchmark::kMicrosecond);

}  // namespace

// How many members' sheets does one core grade in a second? Goal: 1,000,000. Councils of 1, 9 and 15 members over all
// 26 sets, every sheet drawn anew: a part of the levels high, so that minimums are both reached and missed.

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <random>
#include <vector>

#include "law/grade.hpp"
#include "law/law.hpp"

namespace {

using namespace saolang;

struct Case {
    const law::CriteriaSet* set;
    law::Council council;
};

using Minimum = law::CouncilRules::Minimum;

std::vector<Case> councils(const law::Criteria& criteria, std::size_t members, Minimum rule, std::size_t count) {
    std::mt19937 random{26};
    std::vector<Case> made;
    made.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& set = criteria.sets[i % criteria.sets.size()];
        law::Council council;
        council.rules.minimum = rule;
        council.cases.assign(set.criteria.size(), std::uint8_t{0});
        for (std::size_t member = 0; member < members; ++member) {
            law::Sheet sheet;
            for (const auto& criterion : set.criteria) {
                const auto of_case = static_cast<std::uint8_t>(std::ranges::count_if(
                    criterion.levels, [](const law::Level& level) { return level.case_at.value_or(0) == 0; }));
                const auto drawn = static_cast<std::uint8_t>(random() % (of_case + 1U));
                sheet.levels.push_back(random() % 3 == 0 ? drawn : of_case);
            }
            council.sheets.push_back(std::move(sheet));
        }
        made.push_back({&set, std::move(council)});
    }
    return made;
}

// By the processor's time, the best of five rounds, so that other programs of the machine count little.
double sheets_a_second(const law::Criteria& criteria, std::size_t members, Minimum rule) {
    const auto cases = councils(criteria, members, rule, 20'000 / members);
    double best = 0;
    std::array<std::size_t, 6> stars{};
    for (int round = 0; round < 5; ++round) {
        const auto start = std::clock();
        for (int again = 0; again < 20; ++again)
            for (const auto& one : cases) ++stars[law::grade(*one.set, criteria.bands, one.council).star];
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        best = std::max(best, 20.0 * static_cast<double>(cases.size() * members) / seconds);
    }
    fmt::print("councils of {:>2}, minimums {}: {:>10.0f} sheets a second (stars 1 to 5: {} {} {} {} {})\n", members,
               rule == Minimum::average ? "by average " : "by majority", best, stars[1] / 100, stars[2] / 100,
               stars[3] / 100, stars[4] / 100, stars[5] / 100);
    return best;
}

}  // namespace

int main() {
    const auto& criteria = *law::Law::shipped().newest().criteria;
    double slowest = 1e18;
    for (const std::size_t members : {std::size_t{1}, std::size_t{9}, std::size_t{15}})
        for (const auto rule : {Minimum::average, Minimum::majority})
            slowest = std::min(slowest, sheets_a_second(criteria, members, rule));
    fmt::print("ratio {:.2f} of the goal of 1,000,000 sheets a second a core at the slowest\n", slowest / 1e6);
}

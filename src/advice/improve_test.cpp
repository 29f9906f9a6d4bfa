#include "advice/improve.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "law/law.hpp"

namespace saolang::advice {

namespace {

// 0, 1 …, as the law's own positions count.
template <class T>
std::vector<std::uint8_t> positions(const std::vector<T>& all) {
    std::vector<std::uint8_t> found(all.size());
    std::iota(found.begin(), found.end(), std::uint8_t{0});
    return found;
}

template <class T>
std::vector<std::uint8_t> numbers_from_one(const std::vector<T>& all) {
    std::vector<std::uint8_t> found(all.size());
    std::iota(found.begin(), found.end(), std::uint8_t{1});
    return found;
}

using Numbers = std::mt19937;
using State = Improvement::State;

constexpr std::array<law::StarNumber, 3> stars{3, 4, 5};

int between(Numbers& numbers, int low, int high) { return std::uniform_int_distribution(low, high)(numbers); }
bool one_in(Numbers& numbers, int many) { return between(numbers, 1, many) == 1; }

// ------------------------------------------------- a small law of one set, made up, with its works

struct Work {
    std::optional<std::int64_t> low, high;
    std::optional<int> months;
    bool once = false;
};

struct SmallLaw {
    law::CriteriaSet set;
    std::vector<law::Band> bands;
    std::vector<Work> works;
    // By criterion and level: positions of works; absent: not by wish.
    std::vector<std::vector<std::optional<std::vector<std::size_t>>>> reached_by;
    std::vector<std::vector<bool>> alone = {};  // likewise: without the works of lower levels; empty: none
    Answers answers;

    [[nodiscard]] ReferenceFigures figures() const {
        std::string figures = "id,work_vi,work_en,issuer_vi,issuer_en,low,high,months,once,as_of,source_vi,source_en\n";
        for (std::size_t at = 0; at < works.size(); ++at) {
            const auto& work = works[at];
            const auto cell = [](const auto& value) { return value ? fmt::format("{}", *value) : std::string(); };
            figures += fmt::format("w{},việc,work,,,{},{},{},{},2026-01-01,giả,made up\n", at, cell(work.low),
                                   cell(work.high), cell(work.months), work.once ? "yes" : "");
        }
        std::string lifts = "criterion,sets,level,works,why_not_vi,why_not_en\n";
        for (std::size_t criterion = 0; criterion < reached_by.size(); ++criterion)
            for (std::size_t level = 0; level < reached_by[criterion].size(); ++level) {
                const auto& by = reached_by[criterion][level];
                std::string ids;
                if (by)
                    for (const auto at : *by) ids += fmt::format("{}w{}", ids.empty() ? "" : " ", at);
                if (by && !alone.empty() && alone[criterion][level]) ids.insert(0, "=");
                lifts +=
                    fmt::format("c{},,{},{},{},{}\n", criterion, level + 1, ids, by ? "" : "không", by ? "" : "no");
            }
        return ReferenceFigures::read(figures, lifts);
    }
};

law::Criterion random_criterion(Numbers& numbers, int number) {
    law::Criterion criterion;
    criterion.name = fmt::format("c{}", number);
    criterion.code = std::to_string(number);
    const int cases = one_in(numbers, 8) ? 2 : 1;
    if (cases == 2) criterion.cases = {{"a", "a"}, {"b", "b"}};
    std::vector<int> points{between(numbers, 0, 1)};
    for (int level = between(numbers, 1, 2); level > 0; --level)
        points.push_back(points.back() + between(numbers, 1, 2));
    for (int at = 0; at < cases; ++at)
        for (const int level : points) {
            law::Level one;
            one.points = static_cast<std::uint8_t>(level);
            if (cases == 2) one.case_at = static_cast<std::uint8_t>(at);
            criterion.levels.push_back(one);
        }
    if (cases == 1) {
        std::uint8_t mark = 3;
        for (auto& level : criterion.levels)
            if (level.points > 0 && mark <= 5 && one_in(numbers, 4)) level.min_for_star = mark++;
        if (criterion.levels.front().points == 0 && one_in(numbers, 12)) criterion.levels.front().stops = true;
    }
    return criterion;
}

SmallLaw random_law(Numbers& numbers) {
    SmallLaw law;
    const int works = between(numbers, 2, 7);
    for (int at = 0; at < works; ++at) {
        Work work;
        if (!one_in(numbers, 8)) {
            work.low = between(numbers, 0, 5);
            work.high = *work.low + between(numbers, 0, 3);
        }
        if (!one_in(numbers, 8)) work.months = between(numbers, 0, 4);
        work.once = one_in(numbers, 3);
        law.works.push_back(work);
    }
    const int criteria = between(numbers, 2, 5);
    int most = 0;
    for (int at = 0; at < criteria; ++at) {
        auto criterion = random_criterion(numbers, at);
        most += criterion.levels.back().points;
        law.reached_by.emplace_back();
        law.alone.emplace_back();
        for (std::size_t level = 0; level < criterion.levels.size(); ++level) {
            std::vector<std::size_t> by;
            const int count = between(numbers, 1, 2);
            while (std::ssize(by) < count) {
                const auto work = static_cast<std::size_t>(between(numbers, 0, works - 1));
                if (std::ranges::count(by, work) == 0) by.push_back(work);
            }
            law.reached_by.back().push_back(one_in(numbers, 6) ? std::nullopt : std::optional(by));
            law.alone.back().push_back(one_in(numbers, 4));
        }
        if (at > 0 && one_in(numbers, 4))
            criterion.needs = law::Requirement{static_cast<std::uint8_t>(between(numbers, 0, at - 1)), 1};
        law.set.criteria.push_back(criterion);
    }
    // A stop names its criteria, as in set 16.
    law::Finding stop;
    stop.of = law::Finding::Kind::stop;
    for (std::uint8_t at = 0; at < criteria; ++at)
        if (std::ranges::any_of(law.set.criteria[at].levels, &law::Level::stops)) stop.criteria.push_back(at);
    if (!stop.criteria.empty()) law.set.findings.push_back(stop);
    law.bands = {{5, static_cast<std::uint8_t>(most * 9 / 10)},
                 {4, static_cast<std::uint8_t>(most * 7 / 10)},
                 {3, static_cast<std::uint8_t>(most / 2)},
                 {2, static_cast<std::uint8_t>(most / 4)},
                 {1, 0}};
    for (const auto& criterion : law.set.criteria) {
        law.answers.cases.push_back(
            criterion.cases.empty() ? std::nullopt : std::optional(static_cast<std::uint8_t>(between(numbers, 0, 1))));
        std::vector<std::uint8_t> possible{0};
        for (std::size_t level = 0; level < criterion.levels.size(); ++level)
            if (criterion.levels[level].case_at == law.answers.cases.back())
                possible.push_back(static_cast<std::uint8_t>(level + 1));
        law.answers.levels.push_back(
            one_in(numbers, 4)
                ? std::nullopt
                : std::optional(
                      possible[static_cast<std::size_t>(between(numbers, 0, static_cast<int>(possible.size()) - 1))]));
    }
    return law;
}

// ------------------------------------------------- what the whole is worth, and the best of all choices by trying each

std::vector<std::uint8_t> levels_of(const Answers& answers) {
    std::vector<std::uint8_t> levels;
    for (const auto& level : answers.levels) levels.push_back(level.value_or(0));
    return levels;
}

law::Grade graded(const law::CriteriaSet& set, const std::vector<law::Band>& bands, const Answers& answers,
                  std::vector<std::uint8_t> levels) {
    return law::grade(set, bands, {.sheets = {{std::move(levels)}}, .cases = answers.cases});
}

// In the order of the aim; less is better.
using Weight = std::array<std::int64_t, 4>;

// Of going from the levels of today to others; nothing where it is not possible.
std::optional<Weight> weight_of(const SmallLaw& law, const std::vector<std::uint8_t>& today,
                                const std::vector<std::uint8_t>& levels, Aim aim) {
    std::vector<bool> done(law.works.size());
    const auto passed = [&](std::size_t criterion, std::uint8_t from, std::uint8_t to) {
        std::vector<std::uint8_t> all;
        const auto& known = law.set.criteria[criterion].levels;
        for (std::uint8_t level = from + 1; level <= to; ++level)
            if (known[level - 1].case_at == known[to - 1].case_at && known[level - 1].points > 0) all.push_back(level);
        return all;
    };
    for (std::size_t at = 0; at < today.size(); ++at)
        for (const auto level : passed(at, 0, today[at]))
            if (const auto& by = law.reached_by[at][level - 1])
                for (const auto work : *by) done[work] = done[work] || law.works[work].once;
    std::vector<bool> paid(law.works.size());
    std::int64_t unknown = 0, money = 0, longest = 0, steps = 0;
    for (std::size_t at = 0; at < today.size(); ++at) {
        if (levels[at] == today[at]) continue;
        if (!law.reached_by[at][levels[at] - 1]) return std::nullopt;
        std::vector<std::size_t> works;
        for (const auto level : passed(at, today[at], levels[at])) {
            const auto& by = law.reached_by[at][level - 1];
            if (!by) continue;
            if (!law.alone.empty() && law.alone[at][level - 1]) works.clear();
            for (const auto work : *by)
                if (!law.works[work].once || (!done[work] && std::ranges::count(works, work) == 0))
                    works.push_back(work);
        }
        const bool all_money = std::ranges::all_of(works, [&](auto work) { return law.works[work].low.has_value(); });
        const bool all_months =
            std::ranges::all_of(works, [&](auto work) { return law.works[work].months.has_value(); });
        std::int64_t months = 0;
        for (const auto work : works) {
            months += law.works[work].months.value_or(0);
            if (!all_money || (law.works[work].once && paid[work])) continue;
            paid[work] = law.works[work].once;
            money += *law.works[work].low + *law.works[work].high;
        }
        if (all_months) longest = std::max(longest, months);
        unknown += all_money && all_months ? 0 : 1;
        ++steps;
    }
    if (aim == Aim::months) return Weight{unknown, longest, money, steps};
    return Weight{unknown, money, longest, steps};
}

std::optional<Weight> best_of_all(const SmallLaw& law, law::StarNumber target, Aim aim) {
    const auto today = levels_of(law.answers);
    std::optional<Weight> best;
    std::vector<std::uint8_t> levels(today.size());
    for (;;) {
        bool higher = true;
        for (std::size_t at = 0; at < levels.size(); ++at) {
            const auto points = [&](std::uint8_t level) {
                return level == 0 ? 0 : int{law.set.criteria[at].levels[level - 1].points};
            };
            higher = higher && (levels[at] == today[at] || points(levels[at]) > points(today[at]));
        }
        if (higher) {
            const auto grade = graded(law.set, law.bands, law.answers, levels);
            if (grade.outcome == law::Outcome::graded && grade.star >= target)
                if (const auto weight = weight_of(law, today, levels, aim))
                    if (!best || *weight < *best) best = weight;
        }
        std::size_t at = 0;
        while (at < levels.size() && ++levels[at] > law.set.criteria[at].levels.size()) levels[at++] = 0;
        if (at == levels.size()) return best;
    }
}

// With what the plan depends on answered as it says.
Answers completed(Answers answers, const Improvement& plan) {
    for (const auto& condition : plan.depends_on) answers.levels[condition.criterion] = condition.level;
    return answers;
}

SmallLaw completed(SmallLaw law, const Improvement& plan) {
    law.answers = completed(law.answers, plan);
    return law;
}

// Every question left open answered as well as its case allows.
SmallLaw at_best(SmallLaw law) {
    for (std::size_t at = 0; at < law.set.criteria.size(); ++at) {
        const auto& levels = law.set.criteria[at].levels;
        if (law.answers.levels[at]) continue;
        for (std::size_t level = 0; level < levels.size(); ++level)
            if (levels[level].case_at == law.answers.cases[at])
                law.answers.levels[at] = static_cast<std::uint8_t>(level + 1);
    }
    return law;
}

std::vector<std::uint8_t> after(const Answers& answers, const Improvement& plan) {
    auto levels = levels_of(completed(answers, plan));
    for (const auto& step : plan.steps) levels[step.criterion] = step.to;
    return levels;
}

const law::Criteria& in_force() { return *law::Law::shipped().newest().criteria; }

// Nothing known but what nobody changes: which case, and for `by_nature` the levels no work reaches.
Answers nothing_reached(const law::CriteriaSet& set) {
    Answers answers;
    for (const auto& criterion : set.criteria) {
        answers.levels.emplace_back();
        answers.cases.push_back(criterion.cases.empty() ? std::nullopt : std::optional(std::uint8_t{0}));
    }
    return answers;
}

Answers good_by_nature(const law::CriteriaSet& set) {
    auto answers = nothing_reached(set);
    const auto& figures = ReferenceFigures::shipped();
    for (const auto at : positions(set.criteria))
        for (const auto level : numbers_from_one(set.criteria[at].levels))
            if (figures.why_not(set, at, level)) answers.levels[at] = level;
    return answers;
}

TEST(Cheapest, NoOtherChoiceOfLevelsIsCheaperOrSooner) {
    Numbers numbers(20260522);
    int plans = 0, out_of_reach = 0, conditional = 0;
    for (int round = 0; round < 4'000; ++round) {
        const auto told = random_law(numbers);
        const auto figures = told.figures();
        for (const auto target : stars)
            for (const auto aim : {Aim::money, Aim::months}) {
                const auto plan = cheapest(told.set, told.bands, told.answers, target, aim, figures);
                const auto law = completed(told, plan);
                const auto best = best_of_all(law, target, aim);
                if (!plan.depends_on.empty()) {
                    ++conditional;
                    ASSERT_FALSE(best_of_all(told, target, aim)) << "depends on nothing that works can reach";
                }
                ASSERT_EQ(plan.state == State::out_of_reach, !best) << "round " << round << ", star " << int{target};
                if (!best) {
                    ++out_of_reach;
                    EXPECT_FALSE(plan.blocking.empty()) << "round " << round;
                    EXPECT_FALSE(best_of_all(at_best(told), target, aim)) << "no answer would do, round " << round;
                    for (const auto at : plan.blocking) EXPECT_TRUE(told.answers.levels[at]) << "round " << round;
                    continue;
                }
                plans += plan.state == State::plan ? 1 : 0;
                const auto levels = after(law.answers, plan);
                const auto grade = graded(law.set, law.bands, law.answers, levels);
                ASSERT_GE(grade.star, target) << "round " << round;
                ASSERT_EQ(plan.points, grade.totals.front()) << "round " << round;
                ASSERT_EQ(weight_of(law, levels_of(law.answers), levels, aim), best) << "round " << round;
            }
    }
    EXPECT_GT(plans, 8'000);
    EXPECT_GT(out_of_reach, 1'000);
    EXPECT_GT(conditional, 500);
}

TEST(Cheapest, TheSumsAreThoseOfItsSteps) {
    Numbers numbers(1489);
    for (int round = 0; round < 2'000; ++round) {
        const auto told = random_law(numbers);
        const auto plan = cheapest(told.set, told.bands, told.answers, 3, Aim::money, told.figures());
        const auto law = completed(told, plan);
        std::int64_t money = 0;
        std::uint16_t months = 0;
        int gain = 0;
        bool unknown = false;
        for (const auto& step : plan.steps) {
            if (step.estimate.low) money += step.estimate.low->amount + step.estimate.high->amount;
            months = std::max(months, step.estimate.months.value_or(0));
            gain += step.gain;
            unknown = unknown || !step.estimate.known();
        }
        EXPECT_EQ(plan.money_low.amount + plan.money_high.amount, money);
        EXPECT_EQ(plan.months, months);
        EXPECT_EQ(plan.with_unknown, unknown);
        EXPECT_EQ(plan.points, standing_of(law.set, law.bands, law.answers).sure_points + gain);
        if (plan.state != State::plan) continue;
        const auto best = *best_of_all(law, 3, Aim::money);
        EXPECT_EQ(money, best[1]) << "a work done once is paid once";
    }
}

TEST(Cheapest, WithoutAnyOneStepTheStarIsMissed) {
    Numbers numbers(781);
    for (int round = 0; round < 2'000; ++round) {
        const auto law = random_law(numbers);
        for (const auto aim : {Aim::money, Aim::months}) {
            const auto plan = cheapest(law.set, law.bands, law.answers, 4, aim, law.figures());
            for (const auto& step : plan.steps) {
                auto levels = after(law.answers, plan);
                levels[step.criterion] = step.from;
                EXPECT_LT(graded(law.set, law.bands, law.answers, levels).star, 4) << "round " << round;
            }
        }
    }
}

TEST(Cheapest, ABetterAnswerNeverMakesThePlanDearer) {
    Numbers numbers(148);
    for (int round = 0; round < 3'000; ++round) {
        auto law = random_law(numbers);
        const auto at = static_cast<std::size_t>(between(numbers, 0, static_cast<int>(law.set.criteria.size()) - 1));
        const auto& levels = law.set.criteria[at].levels;
        const auto now = law.answers.levels[at].value_or(0);
        if (now == levels.size() || levels[now].case_at != law.answers.cases[at] || levels[now].stops) continue;
        const auto plan = cheapest(law.set, law.bands, law.answers, 4, Aim::money, law.figures());
        law.answers.levels[at] = static_cast<std::uint8_t>(now + 1);
        const auto better = cheapest(law.set, law.bands, law.answers, 4, Aim::money, law.figures());
        // An answer below the one a plan depends on may well end it.
        if (plan.state == State::out_of_reach || !plan.depends_on.empty()) continue;
        EXPECT_NE(better.state, State::out_of_reach);
        const auto unknown = [](const Improvement& one) {
            return std::ranges::count_if(one.steps, [](const Step& step) { return !step.estimate.known(); });
        };
        EXPECT_LE(unknown(better), unknown(plan)) << "round " << round;
        if (unknown(better) == unknown(plan) && unknown(plan) == 0) {
            EXPECT_LE(better.money_low.amount + better.money_high.amount,
                      plan.money_low.amount + plan.money_high.amount)
                << "round " << round;
        }
    }
}

TEST(Cheapest, AWorkWithoutAFigureIsTakenOnlyWhereNoOtherWayLeads) {
    SmallLaw law;
    law.works = {{{}, {}, 1}, {100, 200, 3}};
    law::Criterion criterion;
    criterion.name = "c0";
    criterion.levels.resize(2);
    criterion.levels[1].points = 5;
    law.set.criteria = {criterion, criterion};
    law.set.criteria[1].name = "c1";
    law.reached_by = {{std::nullopt, std::vector<std::size_t>{0}}, {std::nullopt, std::vector<std::size_t>{1}}};
    law.bands = {{5, 10}, {4, 6}, {3, 5}, {2, 1}, {1, 0}};
    law.answers = {.levels = {0, 0}, .cases = {{}, {}}};

    const auto known = cheapest(law.set, law.bands, law.answers, 3, Aim::money, law.figures());
    ASSERT_EQ(known.steps.size(), 1);
    EXPECT_EQ(known.steps[0].criterion, 1) << "dear, but known";
    EXPECT_FALSE(known.with_unknown);

    const auto both = cheapest(law.set, law.bands, law.answers, 4, Aim::money, law.figures());
    EXPECT_EQ(both.steps.size(), 2);
    EXPECT_TRUE(both.with_unknown);
    EXPECT_EQ(both.money_low, Dong{100}) << "the sum is without what is not known";
}

TEST(Cheapest, AnObstacleIsNamedAndNoPointsLiftIt) {
    const auto& criteria = in_force();
    const auto& set = *criteria.set(1);
    Answers answers = nothing_reached(set);
    for (const auto at : positions(set.criteria))
        answers.levels[at] = static_cast<std::uint8_t>(set.criteria[at].levels.size());
    answers.obstacles = {0};
    const auto standing = standing_of(set, criteria.bands, answers);
    EXPECT_EQ(standing.sure_points, 100);
    EXPECT_EQ(standing.sure_star, 0);
    const auto plan = cheapest(set, criteria.bands, answers, 5, Aim::money, ReferenceFigures::shipped());
    EXPECT_EQ(plan.state, State::plan);
    EXPECT_TRUE(plan.steps.empty());
    EXPECT_EQ(plan.obstacles, answers.obstacles);
    answers.obstacles.clear();
    EXPECT_EQ(cheapest(set, criteria.bands, answers, 5, Aim::money, ReferenceFigures::shipped()).state, State::reached);
}

TEST(Cheapest, EverySetReachesEveryStarWhereNatureIsGood) {
    const auto& criteria = in_force();
    for (const auto& set : criteria.sets)
        for (const auto target : stars)
            for (const auto aim : {Aim::money, Aim::months}) {
                const auto answers = good_by_nature(set);
                const auto plan = cheapest(set, criteria.bands, answers, target, aim, ReferenceFigures::shipped());
                ASSERT_EQ(plan.state, State::plan) << set.id << ", star " << int{target};
                EXPECT_GE(graded(set, criteria.bands, answers, after(answers, plan)).star, target) << set.id;
                for (const auto& step : plan.steps) {
                    auto levels = after(answers, plan);
                    levels[step.criterion] = step.from;
                    EXPECT_LT(graded(set, criteria.bands, answers, levels).star, target)
                        << set.id << ' ' << set.criteria[step.criterion].code;
                }
            }
}

TEST(Cheapest, FromNothingThreeStarsAreInReachAndWhatIsNotIsNamed) {
    const auto& criteria = in_force();
    for (const auto& set : criteria.sets)
        for (const auto target : stars) {
            auto answers = nothing_reached(set);
            for (auto& level : answers.levels) level = 0;
            const auto plan = cheapest(set, criteria.bands, answers, target, Aim::money, ReferenceFigures::shipped());
            EXPECT_TRUE(plan.depends_on.empty()) << set.id;
            if (plan.state == State::out_of_reach) {
                EXPECT_GT(target, 3) << set.id;
                EXPECT_FALSE(plan.blocking.empty()) << set.id;
                for (const auto at : plan.blocking) {
                    const auto top = static_cast<std::uint8_t>(set.criteria[at].levels.size());
                    EXPECT_TRUE(ReferenceFigures::shipped().why_not(set, at, top) || !set.criteria[at].cases.empty())
                        << set.id << ' ' << set.criteria[at].code;
                }
            } else {
                EXPECT_GE(graded(set, criteria.bands, answers, after(answers, plan)).star, target) << set.id;
            }
        }
}

TEST(Cheapest, AQuestionLeftOpenIsNoReasonToGiveUp) {
    const auto& criteria = in_force();
    const auto& figures = ReferenceFigures::shipped();
    for (const auto& set : criteria.sets)
        for (const auto target : stars)
            for (const auto aim : {Aim::money, Aim::months}) {
                const auto answers = nothing_reached(set);
                const auto plan = cheapest(set, criteria.bands, answers, target, aim, figures);
                ASSERT_EQ(plan.state, State::plan) << set.id << ", star " << int{target};
                EXPECT_TRUE(plan.blocking.empty()) << set.id;
                EXPECT_GE(graded(set, criteria.bands, answers, after(answers, plan)).star, target) << set.id;
                for (const auto& condition : plan.depends_on) {
                    EXPECT_FALSE(figures.estimate(set, condition.criterion, 0, condition.level)) << set.id;
                    auto less = completed(answers, plan);
                    less.levels[condition.criterion].reset();
                    EXPECT_EQ(cheapest_as_told(set, criteria.bands, less, target, aim, figures).state,
                              State::out_of_reach)
                        << set.id << ' ' << set.criteria[condition.criterion].code;
                }
            }
}

TEST(Cheapest, FourStarsOfFreshFoodDependOnWhoProducesUntilThatIsAnswered) {
    const auto& criteria = in_force();
    const auto& set = *criteria.set(1);
    auto answers = nothing_reached(set);
    for (const auto at : positions(set.criteria))
        answers.levels[at] = static_cast<std::uint8_t>(set.criteria[at].levels.size());
    const auto organisation = *set.criterion_at("2.1");
    const auto plan = [&] {
        return cheapest(set, criteria.bands, answers, 4, Aim::money, ReferenceFigures::shipped());
    };
    answers.levels[organisation].reset();
    const auto open = plan();
    EXPECT_EQ(open.state, State::plan);
    ASSERT_EQ(open.depends_on.size(), 1);
    EXPECT_EQ(open.depends_on[0].criterion, organisation);
    EXPECT_EQ(open.depends_on[0].level, law::lifting_level(set.criteria[organisation], 4, {}));
    EXPECT_TRUE(open.steps.empty());

    answers.levels[organisation] = 1;
    const auto answered = plan();
    EXPECT_EQ(answered.state, State::out_of_reach);
    EXPECT_EQ(answered.blocking, std::vector{organisation});
    EXPECT_TRUE(answered.depends_on.empty());

    answers.levels[organisation] = open.depends_on[0].level;
    EXPECT_EQ(plan().state, State::reached);
}

TEST(Cheapest, ATraceCodeMadeForTheLabelServesTheStoryToo) {
    const auto& criteria = in_force();
    const auto& set = *criteria.set(7);
    const auto plan = cheapest(set, criteria.bands, good_by_nature(set), 4, Aim::money, ReferenceFigures::shipped());
    int codes = 0;
    for (const auto& step : plan.steps) {
        codes += step.estimate.figure == "trace_code" && step.estimate.low > Dong{0} ? 1 : 0;
        codes += static_cast<int>(std::ranges::count(step.estimate.before, "trace_code"));
    }
    EXPECT_EQ(codes, 1) << "four stars ask for it on the label and in the story; it is paid once";
}

TEST(Cheapest, MinimumsComeFirstAndWhatCountsOnlyWithAnotherAfterIt) {
    const auto& criteria = in_force();
    for (const auto& set : criteria.sets) {
        const auto plan =
            cheapest(set, criteria.bands, good_by_nature(set), 4, Aim::money, ReferenceFigures::shipped());
        bool points_only = false;
        std::vector<std::uint8_t> done;
        for (const auto& step : plan.steps) {
            const auto& needs = set.criteria[step.criterion].needs;
            if (needs && std::ranges::count(plan.steps, needs->criterion, &Step::criterion) > 0) {
                EXPECT_EQ(std::ranges::count(done, needs->criterion), 1) << set.id;
            }
            done.push_back(step.criterion);
            EXPECT_FALSE(points_only && step.minimum_of) << set.id;
            points_only = points_only || !step.minimum_of;
        }
    }
}

TEST(Standing, DontKnowCountsAsNothingForSureAndAsTheBestForPossible) {
    const auto& criteria = in_force();
    for (const auto& set : criteria.sets) {
        const auto standing = standing_of(set, criteria.bands, nothing_reached(set));
        EXPECT_EQ(standing.sure_points, 0) << set.id;
        EXPECT_EQ(standing.sure_star, 1) << set.id;
        EXPECT_EQ(standing.possible_points, 100) << set.id;
        EXPECT_EQ(standing.possible_star, 5) << set.id;
        EXPECT_EQ(standing.unknown.size(), set.criteria.size()) << set.id;
        EXPECT_EQ(standing.missing[0].points, 50) << set.id;
        EXPECT_EQ(standing.missing[2].points, 90) << set.id;
    }
}

TEST(Standing, SaysWhatStandsBetweenEightyPointsAndFourStars) {
    const auto& criteria = in_force();
    const auto& set = *criteria.set(1);
    auto answers = nothing_reached(set);
    for (const auto at : positions(set.criteria))
        answers.levels[at] = static_cast<std::uint8_t>(set.criteria[at].levels.size());
    const auto trademark = *set.criterion_at("3.5");
    answers.levels[trademark] = 1;
    const auto standing = standing_of(set, criteria.bands, answers);
    EXPECT_EQ(standing.sure_points, 98);
    EXPECT_EQ(standing.sure_star, 3);
    EXPECT_TRUE(standing.missing[0].minimums.empty());
    EXPECT_EQ(standing.missing[1].minimums, std::vector{trademark});
    EXPECT_EQ(standing.missing[1].points, 0);
    const auto plan = cheapest(set, criteria.bands, answers, 4, Aim::money, ReferenceFigures::shipped());
    ASSERT_EQ(plan.steps.size(), 1);
    EXPECT_EQ(plan.steps[0].criterion, trademark);
    EXPECT_EQ(plan.steps[0].to, 2);
    EXPECT_EQ(plan.steps[0].minimum_of, 4);
}

TEST(Standing, AZeroOfASenseStopsBottledWater) {
    const auto& criteria = in_force();
    const auto& set = *criteria.set(16);
    auto answers = nothing_reached(set);
    for (const auto at : positions(set.criteria))
        answers.levels[at] = static_cast<std::uint8_t>(set.criteria[at].levels.size());
    const auto smell = *set.criterion_at("6.3");
    answers.levels[smell] = 1;
    EXPECT_EQ(standing_of(set, criteria.bands, answers).sure_star, 0);
    const auto plan = cheapest(set, criteria.bands, answers, 3, Aim::money, ReferenceFigures::shipped());
    ASSERT_EQ(plan.steps.size(), 1);
    EXPECT_EQ(plan.steps[0].criterion, smell);
}

TEST(Papers, EveryCriterionHasOneWithItsIssuer) {
    for (const auto& set : in_force().sets)
        for (const auto at : positions(set.criteria)) {
            const auto papers = papers_for(set, at);
            EXPECT_FALSE(papers.empty()) << set.id << ' ' << set.criteria[at].code;
            for (const auto* paper : papers) EXPECT_FALSE(paper->issuer.empty()) << paper->kind;
        }
}

TEST(Cheapest, AProductDoesNotPayForPointsItHas) {
    const auto& criteria = in_force();
    const auto& set = *criteria.set(26);
    auto answers = nothing_reached(set);
    for (const auto at : positions(set.criteria)) {
        const auto& levels = set.criteria[at].levels;
        answers.levels[at] = static_cast<std::uint8_t>(levels.size());
        answers.cases[at] = levels.back().case_at;
    }
    for (const auto target : stars)
        EXPECT_EQ(cheapest(set, criteria.bands, answers, target, Aim::months, ReferenceFigures::shipped()).state,
                  State::reached);
}

}  // namespace

}  // namespace saolang::advice

#include "programme/disclosure.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "programme/attacker_for_tests.hpp"

namespace saolang::programme {
namespace {

std::vector<Contribution> cell_of(std::initializer_list<std::int64_t> amounts) {
    std::vector<Contribution> cell;
    for (const auto amount : amounts) cell.push_back({static_cast<std::uint32_t>(cell.size()), 0, 0, amount});
    return cell;
}

TEST(Disclosure, ACellOfOneOrTwoProducersIsNotShown) {
    EXPECT_FALSE(is_safe(cell_of({100})));
    EXPECT_FALSE(is_safe(cell_of({100, 100})));
    EXPECT_TRUE(is_safe(cell_of({100, 100, 100})));
    EXPECT_FALSE(is_safe(cell_of({100, 100, 0}))) << "who adds nothing hides nobody";
}

TEST(Disclosure, ACellThatOneProducerDominatesIsNotShown) {
    EXPECT_FALSE(is_safe(cell_of({1000, 50, 50, 50}))) << "the second knows the first to 10 %";
    EXPECT_TRUE(is_safe(cell_of({1000, 75, 75, 100})));
    EXPECT_FALSE(is_safe(cell_of({1000, 75, 74, 100})));
}

TEST(Disclosure, SeveralReportsOfAProducerAreOneProducer) {
    EXPECT_FALSE(is_safe(std::vector<Contribution>{{1, 0, 0, 10}, {1, 0, 0, 10}, {2, 0, 0, 10}, {2, 0, 0, 10}}));
}

TEST(Disclosure, WhatIsNotShownCannotBeSubtracted) {
    std::vector<Contribution> all;
    for (std::uint32_t producer = 0; producer < 12; ++producer) all.push_back({producer, producer / 4, 0, 100});
    all.push_back({20, 7, 0, 100});  // alone in its unit
    const auto shown = shown_of(all);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->total, 1'300);
    EXPECT_EQ(shown->units.together, (std::set<std::uint32_t>{0, 7})) << "a second unit keeps the first company";
    EXPECT_EQ(shown->units.alone.size(), 2U);
}

TEST(Disclosure, UnitsLessGroupsGiveNobodyAway) {
    // Three of each row and column, but unit 1 holds all of group 1 and one producer of group 0 besides.
    std::vector<Contribution> all;
    for (std::uint32_t producer = 0; producer < 4; ++producer) all.push_back({producer, 0, 0, 100});
    for (std::uint32_t producer = 4; producer < 8; ++producer) all.push_back({producer, 1, 1, 100});
    all.push_back({9, 1, 0, 100});
    const auto open = shown_of(all, {.cross = false});
    ASSERT_TRUE(open);
    EXPECT_EQ(open->units.alone.at(1) - open->groups.alone.at(1), 100) << "unit 1 less group 1 is producer 9";
    const auto shown = shown_of(all);
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->groups.alone.empty());
}

TEST(Disclosure, OneReportMoreWaitsForOthers) {
    auto known = cell_of({100, 120, 140, 90});
    Publication publication;
    EXPECT_TRUE(publication.close(known));
    known.push_back({10, 0, 0, 130});
    EXPECT_FALSE(publication.close(known)) << "the difference of the two days would be producer 10";
    EXPECT_EQ(added(publication.tables()).total, 450);
    known.push_back({11, 0, 0, 130});
    known.push_back({12, 0, 0, 130});
    EXPECT_TRUE(publication.close(known));
    EXPECT_EQ(added(publication.tables()).total, 840);
}

TEST(Disclosure, TheSameReportsGiveTheSameTables) {
    std::vector<Contribution> all;
    for (std::uint32_t producer = 0; producer < 30; ++producer)
        all.push_back({producer, producer % 7, producer % 3, 100 + static_cast<std::int64_t>(producer * producer)});
    const auto shown = shown_of(all);
    std::ranges::reverse(all);
    EXPECT_EQ(shown, shown_of(all));
}

// --- The attacker ---------------------------------------------------------------------------------------------------

// Reports of one producer, unit and group for one period: what was known of them at each closing.
struct Line {
    Contribution at;
    std::size_t period = 0;
    std::vector<std::int64_t> known;  // by closing; 0 before it was reported
};
struct Reports {
    std::vector<Line> lines;
    std::size_t periods = 5;  // four quarters, and reports of the whole year
    std::size_t closings = 4;
};

struct Size {
    std::uint32_t producers = 30;
    std::uint32_t units = 5;
    std::uint32_t groups = 4;
    std::size_t periods = 5;
    std::size_t closings = 4;
};

// A few large producers and many small ones; most in two units and one group; late reports and corrections.
Reports random_reports(unsigned seed, const Size& shape = {}) {
    const auto [producers, units, groups, periods, closings] = shape;
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    std::lognormal_distribution<double> size(4, 1.2);
    Reports reports{{}, periods, closings};
    for (std::uint32_t producer = 0; producer < producers; ++producer) {
        const auto yearly = below(8) == 0;
        const auto unit = std::min(below(units), below(units));
        for (std::uint32_t products = 1 + below(4) / 3; products > 0; --products) {
            const auto group = below(3) > 0 ? 0 : below(groups);
            const auto there = below(10) == 0 ? below(units) : unit;
            for (std::size_t period = 0; period < reports.periods; ++period) {
                if ((yearly != (period == 4) && periods == 5) || below(10) == 0) continue;
                auto amount = 1 + static_cast<std::int64_t>(size(random));
                Line line{{producer, there, group, 0}, period, {}};
                const auto late = below(4) == 0 ? 1 + below(2) : 0;
                for (std::size_t closing = 0; closing < reports.closings; ++closing) {
                    if (closing > 0 && below(12) == 0) amount = 1 + static_cast<std::int64_t>(size(random));
                    line.known.push_back(closing < period % 4 || closing < late ? 0 : amount);
                }
                reports.lines.push_back(std::move(line));
            }
        }
    }
    return reports;
}

// How the tables are made; anything but the first must lose against the attacker.
struct Publishing {
    DisclosureRule rule = {};
    bool each_closing_anew = false;  // shows what is known, whatever was shown before
};

class Siege {
public:
    Siege(const Reports& reports, const Publishing& how) : reports_(reports), how_(how) {
        for (const auto& line : reports.lines) {
            auto& ids = unknowns_.emplace_back();
            for (std::size_t closing = 0; closing < line.known.size(); ++closing)
                ids.push_back(closing > 0 && line.known[closing] == line.known[closing - 1] ? ids.back()
                                                                                            : attacker_.unknown());
        }
        publish();
    }

    // "producer 3, period 1, with insider 5: 95 to 103, is 100" for each one found to 10 %; at most a few.
    [[nodiscard]] std::vector<std::string> found(std::size_t most_insiders = 1'000) const {
        std::vector<std::string> all;
        for (const auto insider : insiders(most_insiders)) {
            std::map<Attacker::Unknown, double> own;
            for (std::size_t i = 0; i < reports_.lines.size(); ++i)
                if (reports_.lines[i].at.producer == insider)
                    for (std::size_t closing = 0; closing < reports_.closings; ++closing)
                        own[unknowns_[i][closing]] = static_cast<double>(reports_.lines[i].known[closing]);
            const auto knowing = attacker_.knowing(own);
            for (const auto& [target, unknowns] : targets()) {
                if (target.first == insider) continue;
                const auto truth = truth_.at(target);
                const auto range = knowing.range_of(unknowns);
                EXPECT_LE(range.least, truth + 0.01);
                EXPECT_GE(range.most, truth - 0.01);
                if (range.most < 1.1 * truth || range.least > 0.9 * truth)
                    all.push_back(fmt::format("producer {}, period {}, with insider {}: {} to {}, is {}", target.first,
                                              target.second, insider, range.least, range.most, truth));
                if (all.size() > 3) return all;
            }
        }
        return all;
    }
    [[nodiscard]] std::size_t figures() const { return figures_; }
    [[nodiscard]] std::size_t group_figures() const { return group_figures_; }

private:
    static constexpr std::uint32_t nobody = 0xFFFF;
    using Target = std::pair<std::uint32_t, std::size_t>;  // producer, period; the period after the last is the year

    [[nodiscard]] std::vector<Contribution> known(std::size_t period, std::size_t closing) const {
        std::vector<Contribution> all;
        for (const auto& line : reports_.lines)
            if (line.period == period && line.known[closing] != 0) {
                all.push_back(line.at);
                all.back().amount = line.known[closing];
            }
        return all;
    }
    // One table of a period: what became known between two closings; without the first: all known at the second.
    struct Span {
        std::size_t period;
        std::optional<std::size_t> after;
        std::size_t until;
    };
    // What the figure sums: of each table, where `fits`.
    template <class Fits>
    void learn(const std::vector<Span>& tables, std::int64_t value, const Fits& fits) {
        Attacker::Sum sum;
        std::int64_t truth = 0;
        for (const auto& table : tables)
            for (std::size_t i = 0; i < reports_.lines.size(); ++i) {
                const auto& line = reports_.lines[i];
                if (line.period != table.period || !fits(line.at)) continue;
                const auto count = [&](std::size_t closing, int times) {
                    if (line.known[closing] == 0) return;
                    sum[unknowns_[i][closing]] += times;
                    truth += times * line.known[closing];
                };
                count(table.until, 1);
                if (table.after) count(*table.after, -1);
            }
        std::erase_if(sum, [](const auto& one) { return one.second == 0; });
        ++figures_;
        ASSERT_EQ(truth, value) << "a figure is the sum of what it says";
        attacker_.learn(sum, static_cast<double>(value));
    }
    void learn_divided(const std::vector<Span>& tables, const Shown& shown) {
        learn(tables, shown.total, [](const Contribution&) { return true; });
        for (const auto& [unit, value] : shown.units.alone)
            learn(tables, value, [unit = unit](const Contribution& one) { return one.unit == unit; });
        for (const auto& [group, value] : shown.groups.alone)
            learn(tables, value, [group = group](const Contribution& one) { return one.group == group; });
        group_figures_ += shown.groups.alone.size();
    }
    void publish() {
        std::vector<Publication> publications(reports_.periods, Publication(how_.rule));
        std::vector<std::vector<Span>> spans(reports_.periods);
        for (std::size_t closing = 0; closing < reports_.closings; ++closing) {
            for (std::size_t period = 0; period < reports_.periods; ++period) {
                if (how_.each_closing_anew) {
                    publications[period] = Publication(how_.rule);
                    spans[period].clear();
                }
                const auto after = spans[period].empty() ? std::nullopt : std::optional(spans[period].back().until);
                if (publications[period].close(known(period, closing)))
                    spans[period].push_back({period, after, closing});
            }
            learn_closing(publications, spans);
        }
        name_targets();
    }
    // What the pages show after a closing: of each period its total and the largest table divided; of the year the sum
    // of the totals, and the largest tables added.
    void learn_closing(const std::vector<Publication>& publications, const std::vector<std::vector<Span>>& spans) {
        std::vector<Span> all;
        std::vector<Span> largest;
        std::vector<Shown> tables;
        std::int64_t total = 0;
        const auto anything = [](const Contribution&) { return true; };
        for (std::size_t period = 0; period < publications.size(); ++period) {
            const auto& publication = publications[period];
            if (publication.tables().empty()) continue;
            learn(spans[period], publication.total(), anything);
            largest.push_back(spans[period][publication.largest()]);
            tables.push_back(publication.tables()[publication.largest()]);
            learn_divided({largest.back()}, tables.back());
            all.insert(all.end(), spans[period].begin(), spans[period].end());
            total += publication.total();
        }
        learn(all, total, anything);
        learn_divided(largest, added(tables));
    }
    void name_targets() {
        for (std::size_t i = 0; i < reports_.lines.size(); ++i) {
            const auto& line = reports_.lines[i];
            for (const auto period : {line.period, reports_.periods}) {
                if (line.known.back() == 0) continue;
                targets_[{line.at.producer, period}].insert(unknowns_[i].back());
                truth_[{line.at.producer, period}] += static_cast<double>(line.known.back());
            }
        }
    }
    [[nodiscard]] const std::map<Target, std::set<Attacker::Unknown>>& targets() const { return targets_; }
    // Nobody, and the largest producers first: they know most.
    [[nodiscard]] std::vector<std::uint32_t> insiders(std::size_t most) const {
        std::vector<std::pair<double, std::uint32_t>> by_size;
        for (const auto& [target, amount] : truth_)
            if (target.second == reports_.periods) by_size.emplace_back(-amount, target.first);
        std::ranges::sort(by_size);
        std::vector<std::uint32_t> found{nobody};
        for (const auto& [size, producer] : by_size)
            if (found.size() <= most) found.push_back(producer);
        return found;
    }

    const Reports& reports_;
    Publishing how_;
    Attacker attacker_;
    std::vector<std::vector<Attacker::Unknown>> unknowns_;  // by line, by closing
    std::map<Target, std::set<Attacker::Unknown>> targets_;
    std::map<Target, double> truth_;
    std::size_t figures_ = 0;
    std::size_t group_figures_ = 0;
};

TEST(DisclosureAttack, NobodyIsFoundInRandomYears) {
    std::size_t group_figures = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const auto reports = random_reports(seed);
        const Siege siege(reports, {});
        EXPECT_GT(siege.figures(), 0U);
        group_figures += siege.group_figures();
        EXPECT_EQ(siege.found(), std::vector<std::string>{}) << "seed " << seed;
    }
    EXPECT_GT(group_figures, 0U) << "the attack has groups to work with";
}

TEST(DisclosureAttack, NobodyIsFoundInAQuarterOfAProvince) {
    const auto reports = random_reports(11, {314, 18, 6, 1, 2});
    const Siege siege(reports, {});
    EXPECT_GE(siege.figures(), 2U * (1 + 12)) << "and most districts are shown";
    EXPECT_EQ(siege.found(4), std::vector<std::string>{});
}

// Each protection switched off: somebody is found.
void expect_found(const Publishing& how) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const auto reports = random_reports(seed);
        if (!Siege(reports, how).found().empty()) return;
    }
    ADD_FAILURE() << "the attacker finds nobody although a protection is off";
}

TEST(DisclosureAttack, WithoutTheLeastNumberSomebodyIsFound) {
    expect_found({.rule = {.least_producers = 1, .protected_percent = 0}});
}
TEST(DisclosureAttack, WithoutDominanceSomebodyIsFound) { expect_found({.rule = {.protected_percent = 0}}); }
TEST(DisclosureAttack, WithoutFillingUpSomebodyIsFoundBySubtracting) { expect_found({.rule = {.fill_up = false}}); }
TEST(DisclosureAttack, WithoutLookingAcrossSomebodyIsFound) { expect_found({.rule = {.cross = false}}); }
TEST(DisclosureAttack, WithoutWaitingForOthersSomebodyIsFoundBetweenTwoDays) {
    expect_found({.each_closing_anew = true});
}

}  // namespace
}  // namespace saolang::programme

// What holds of every indicator whatever the history: figures, lists and rows of units are the same verdicts.

#include <set>

#include <gtest/gtest.h>

#include "programme/own_indicator.hpp"
#include "programme/random_records_for_tests.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {
namespace {

using registry::date;
using registry::unit;

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

struct Hierarchy {
    Date day;
    std::string_view province;
    places::Level finest;
};
const std::array hierarchies{Hierarchy{date(2024, 12, 31), "49", places::Level::district},
                             Hierarchy{date(2025, 7, 1), "48", places::Level::commune}};

// The built-in ones and some of an office's own.
std::vector<Indicator> all_indicators() {
    const auto built_in = built_in_indicators();
    std::vector<Indicator> all(built_in.begin(), built_in.end());
    const auto own = [&](std::string_view over, std::string_view measure, std::string_view summed,
                         std::string_view filters, std::string_view part) {
        IndicatorValues values(indicator::fields.size());
        values[indicator::name] = "Chỉ số";
        values[indicator::counted_over] = over;
        values[indicator::measure] = measure;
        values[indicator::summed] = summed;
        values[indicator::filters] = filters;
        values[indicator::share_filters] = part;
        values[indicator::needs_proof] = "1";
        all.push_back(own_indicator(std::string(over) + "/" + std::string(measure), values).value());
    };
    own("product", "share", "", "star >= 3", "listing >= 1");
    own("producer", "producers", "", "star >= 3", "commitment >= 1");
    own("standard", "producers", "", "scheme = vietgap, haccp", "standing = 1");
    own("support", "products", "", "finished_on known", "");
    own("zone", "units", "", "", "standing = 1");
    own("trained", "sum", "people", "training.audience != producers", "");
    own("turnover", "sum", "turnover", "state != asked", "product.group = food");
    return all;
}

std::string told(const Indicator& indicator, const Question& question) {
    return fmt::format("{} of {} on {} under {}", indicator.code, question.year, to_iso(question.day),
                       to_iso(question.hierarchy_day));
}

class AnyHistory : public testing::TestWithParam<unsigned> {
protected:
    // Each indicator asked some questions under both hierarchies.
    template <class Check>
    void each_question(const Check& check) {
        RandomRecords random(GetParam());
        const World world = random.world(60);
        for (const auto& indicator : all_indicators())
            for (const auto& hierarchy : hierarchies)
                for (int n = 0; n < 3; ++n) {
                    const Question question{2023 + static_cast<int>(random.below(3)),
                                            unit(hierarchy.province, hierarchy.day), random.day(), hierarchy.day};
                    check(world, indicator, question, hierarchy);
                }
    }
};

TEST_P(AnyHistory, AFigureIsTheNumberOfItsFindings) {
    each_question([](const World& world, const Indicator& indicator, const Question& question, const Hierarchy&) {
        const auto tally = tally_of(indicator, world, gazetteer(), question);
        const auto findings = findings_of(indicator, world, gazetteer(), question);
        const auto count = [&](Verdict verdict) {
            return static_cast<std::uint32_t>(std::ranges::count(findings, verdict, &Finding::verdict));
        };
        ASSERT_EQ(tally.counted, count(Verdict::counted)) << told(indicator, question);
        ASSERT_EQ(tally.unproved, count(Verdict::unproved)) << told(indicator, question);
        ASSERT_EQ(tally.not_counted, count(Verdict::not_counted)) << told(indicator, question);
        Sums sums;
        for (const auto& finding : findings) sums.add(finding);
        ASSERT_EQ(tally, tally_of(indicator.value, sums)) << told(indicator, question);
        if (indicator.value == Indicator::Value::count) {
            ASSERT_EQ(tally.value, std::int64_t{tally.counted} * 100) << told(indicator, question);
        }
    });
}

TEST_P(AnyHistory, NothingIsAskedAboutTwiceAndEveryNoHasItsReason) {
    each_question([](const World& world, const Indicator& indicator, const Question& question, const Hierarchy&) {
        std::set<std::tuple<Subject::Of, KindId, std::uint32_t>> seen;
        for (const auto& finding : findings_of(indicator, world, gazetteer(), question)) {
            const auto& [of, kind, at] = finding.subject;
            ASSERT_TRUE(seen.emplace(of, kind, at).second) << told(indicator, question);
            ASSERT_TRUE(finding.verdict == Verdict::counted || finding.why) << told(indicator, question);
        }
    });
}

TEST_P(AnyHistory, TheRowsOfUnitsAddUpToTheProvinceUnderEveryHierarchy) {
    each_question(
        [](const World& world, const Indicator& indicator, const Question& question, const Hierarchy& hierarchy) {
            const auto whole = tally_of(indicator, world, gazetteer(), question);
            Tally sum;
            std::int64_t value = 0;
            for (const auto& row : tally_by_unit(indicator, world, gazetteer(), question, hierarchy.finest)) {
                sum.counted += row.tally.counted;
                sum.unproved += row.tally.unproved;
                sum.not_counted += row.tally.not_counted;
                value += row.tally.value.value_or(0);
            }
            ASSERT_EQ(sum.counted, whole.counted) << told(indicator, question);
            ASSERT_EQ(sum.unproved, whole.unproved) << told(indicator, question);
            ASSERT_EQ(sum.not_counted, whole.not_counted) << told(indicator, question);
            if (indicator.value == Indicator::Value::count || indicator.value == Indicator::Value::sum) {
                ASSERT_EQ(value, whole.value) << told(indicator, question);
            }
        });
}

TEST_P(AnyHistory, ARowIsWhatTheSameQuestionAboutThatUnitAnswers) {
    each_question(
        [](const World& world, const Indicator& indicator, const Question& question, const Hierarchy& hierarchy) {
            for (const auto& row : tally_by_unit(indicator, world, gazetteer(), question, hierarchy.finest)) {
                if (!row.unit) continue;
                auto of_unit = question;
                of_unit.unit = *row.unit;
                ASSERT_EQ(tally_of(indicator, world, gazetteer(), of_unit), row.tally) << told(indicator, question);
            }
        });
}

TEST_P(AnyHistory, TheSpansAProductStoodAgreeWithTheStarRule) {
    RandomRecords random(GetParam());
    const World world = random.world(80);
    const auto& index = *world.index;
    for (registry::ProductAt product = 0; product < index.products.size(); ++product)
        for (int n = 0; n < 40; ++n) {
            const Date day = random.day();
            const auto standing = index.standing(product, day);
            const bool counts = standing.kind == registry::Standing::Kind::recognised && standing.star &&
                                counts_in_figures(index.recognition_behind(product, standing)->confidence);
            int star = 0;
            for (const auto& span : world.ledger->reckoned->stood_of(product))
                if (span.from <= day.days() && day.days() < span.until) star = span.star;
            ASSERT_EQ(star, counts ? standing.star->number() : 0) << product << " on " << to_iso(day);
        }
}

// What is worked out when a ledger is made must not differ from what the reports of a day say.
TEST_P(AnyHistory, GrowthWorkedOutBeforeIsGrowthWorkedOutThen) {
    RandomRecords random(GetParam());
    const World world = random.world(200);
    const auto& reckoned = *world.ledger->reckoned;
    for (const auto& rise : reckoned.rises.items) {
        if (!rise.day_known) continue;
        for (int n = 0; n < 10; ++n)
            for (const auto figure : {Figure::turnover, Figure::profit}) {
                const Day day = std::max(rise.year_passed, random.day().days());
                const auto then =
                    growth_of((*world.ledger)[KindId::turnover], rise.product, Date(rise.from), figure, day);
                ASSERT_EQ(then, reckoned.growth(rise, figure, day)) << to_iso(Date(rise.from));
            }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyHistory, testing::Range(1U, 13U));

}  // namespace
}  // namespace saolang::programme

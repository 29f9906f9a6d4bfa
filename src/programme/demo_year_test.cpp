#include "programme/demo_year.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/working_days.hpp"
#include "db/engines_for_tests.hpp"
#include "evidence/store.hpp"
#include "programme/goal.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/work_kinds.hpp"
#include "programme/world.hpp"
#include "registry/as_known.hpp"
#include "registry/demo_for_tests.hpp"
#include "registry/store.hpp"

namespace saolang::programme {
namespace {

using registry::units;

constexpr Moment now{1'795'500'000'000};  // 24/11/2026
constexpr std::array nine_and_one{"registered_reaching_three",
                                  "four_star_new",
                                  "recognised_supported",
                                  "organisations_strengthened",
                                  "registered_with_commitment",
                                  "districts_with_sales_point",
                                  "turnover_growth",
                                  "profit_growth",
                                  "thematic_fairs",
                                  "promotion_abroad"};

Date day(std::string_view text) { return parse_iso_date(text).value(); }
const Date year_end = day("2024-12-31");

// Written once an engine, for tests that only read it.
struct Written {
    explicit Written(db::Engine engine)
        : place(engine), database(db::Database::open(place.options(), db::Access::serve_or_write)) {
        counts = write_demo_year(*database, units(), 0, place.options().folder, now, registry::demo_randomness());
        database->read([&](db::Reader& reader) {
            newest.index = registry::load_index(reader, units(), 0);
            newest.ledger = load_ledger(reader, *newest.index, units());
        });
    }
    db::TestPlace place;
    std::unique_ptr<db::Database> database;
    DemoYearWritten counts;
    World newest;
};

class DemoYear : public db::Engines {
protected:
    static void TearDownTestSuite() { written_.clear(); }
    [[nodiscard]] static const Written& written() {
        auto& one = written_[GetParam()];
        if (!one) one = std::make_unique<Written>(GetParam());
        return *one;
    }
    [[nodiscard]] static const World& newest() { return written().newest; }
    [[nodiscard]] static World known_on(Date date) {
        World world;
        written().database->read(
            [&](db::Reader& reader) { world = world_as_known(reader, units(), registry::end_of(date)); });
        return world;
    }

private:
    static inline std::map<db::Engine, std::unique_ptr<Written>> written_;
};
INSTANTIATE_TEST_SUITE_P(Both, DemoYear, db::both_engines, db::engine_name);

Question asked_on(Date date) {
    const auto judged = std::min(date, year_end);
    return {2024, units().find("49", judged).value(), judged, judged};
}

Tally tally(const World& world, std::string_view code, Date date) {
    return tally_of(indicator_coded(world, code).value(), world, units(), asked_on(date));
}

TEST_P(DemoYear, IsTrueToItsTrailAndToItsFiles) {
    EXPECT_GT(written().counts.records, 6'000U);
    EXPECT_GT(written().counts.papers, 2'500U);
    auto& database = *written().database;
    database.read([&](db::Reader& reader) {
        const auto chain = trail::verify_chain(reader);
        ASSERT_TRUE(chain) << chain.error().why;
        for (const auto& promises :
             {registry::invariants(), invariants(), evidence::invariants(written().place.options().folder)})
            for (const auto& promise : promises) EXPECT_EQ(promise.broken(reader), std::nullopt) << promise.name;
    });
    EXPECT_THROW(
        write_demo_year(database, units(), 0, written().place.options().folder, now, registry::demo_randomness()),
        std::logic_error);
}

TEST_P(DemoYear, IsTheSameInEveryRun) {
    const auto hash_of = [](db::Database& database) {
        std::string hash;
        database.read([&](db::Reader& reader) { hash = trail::verify_chain(reader).value().last_hash; });
        return hash;
    };
    const auto first = hash_of(*written().database);
    const db::TestPlace another(GetParam());
    const auto again = db::Database::open(another.options(), db::Access::serve_or_write);
    write_demo_year(*again, units(), 0, another.options().folder, now, registry::demo_randomness());
    EXPECT_EQ(hash_of(*again), first);
}

TEST_P(DemoYear, HasRecordsOfEveryKindWithCodesOfTheirOwn) {
    const auto& world = newest();
    for (const auto* kind : kinds()) {
        const auto& table = (*world.ledger)[*kind];
        EXPECT_GT(table.size(), 0U) << kind->name;
        EXPECT_TRUE(evidence::can_have_evidence({std::string(kind->name), 1})) << kind->name;
        std::string name(kind->name);
        std::ranges::replace(name, '_', '-');
        EXPECT_TRUE(table.coded(name + "-1")) << kind->name;
    }
}

TEST_P(DemoYear, WasEnteredInTheOrderOfTimeOnWorkingDaysAndNotBeforeItHappened) {
    const auto& world = newest();
    std::map<std::pair<std::string, std::int64_t>, Date> entered;
    written().database->read([&](db::Reader& reader) {
        std::int64_t last = 0;
        reader.query(
            "SELECT moment, subject_kind, subject_id FROM trail_entry ORDER BY sequence", {}, [&](const db::Row& row) {
                EXPECT_GE(row.integer(0), last);
                last = row.integer(0);
                entered.emplace(std::pair(std::string(row.text(1)), row.integer(2)), date_in_vietnam(Moment{last}));
            });
    });
    for (const auto* kind : kinds()) {
        const auto& table = (*world.ledger)[*kind];
        for (Row row = 0; row < table.size(); ++row) {
            const auto date = entered.at({std::string(kind->name), table.ids[row]});
            EXPECT_TRUE(is_working_day(date)) << kind->name << " " << table.codes[row] << " " << to_iso(date);
            // A fair is announced before it is held.
            if (!kind->begins || kind->id == KindId::event) continue;
            EXPECT_LE(table.number(*kind->begins, row), date.days()) << table.codes[row];
        }
    }
}

struct Registered {
    int all = 0;
    int recognised = 0;
    std::map<std::pair<std::int64_t, std::int64_t>, int> reached;  // by kind and star
};

TEST_P(DemoYear, HasThePublishedRegistrationsOf2024WithTheDecisionsOfTheRegistry) {
    const auto& world = newest();
    const auto& table = (*world.ledger)[KindId::registration];
    Registered of_2024;
    for (Row row = 0; row < table.size(); ++row) {
        const bool in_2024 = table.number(registration::year, row) == 2024;
        of_2024.all += in_2024 ? 1 : 0;
        if (table.number(registration::result, row) != registration::recognised) continue;
        const auto decision = world.index->decisions[table.position(registration::decision, row).value()].id;
        const auto given = world.index->recognitions_of(table.position(registration::product, row).value());
        const auto found = std::ranges::find(given, std::optional(decision), &registry::Recognition::decision);
        ASSERT_NE(found, given.end()) << table.codes[row];
        EXPECT_EQ(found->star->number(), table.number(registration::star, row)) << table.codes[row];
        if (!in_2024) continue;
        ++of_2024.recognised;
        ++of_2024.reached[{table.number(registration::kind_of_it, row), table.number(registration::star, row)}];
    }
    EXPECT_EQ(of_2024.all, 169);  // etime.danviet.vn 26/12/2024
    EXPECT_EQ(of_2024.recognised, 121);
    EXPECT_EQ((of_2024.reached[{registration::first, 3}]), 108);
    EXPECT_EQ((of_2024.reached[{registration::upgrade, 4}]), 2);
    EXPECT_EQ((of_2024.reached[{registration::again, 3}] + of_2024.reached[{registration::again, 4}]), 11);
}

TEST_P(DemoYear, HasThePlansOf2023And2024WithTheirLineageAndAnAmendmentBesideThem) {
    const auto& world = newest();
    const auto& plans = (*world.ledger)[KindId::plan];
    ASSERT_EQ(plans.size(), 3U);
    EXPECT_EQ(plans.text(plan::number, 1), "973/KH-UBND");
    EXPECT_EQ(plans.position(plan::copied_from, 1), 0U);
    EXPECT_EQ(plans.position(plan::amends, 2), 1U);
    const auto& targets = (*world.ledger)[KindId::target];
    std::map<std::uint32_t, std::set<std::string>> of_plan;
    for (Row row = 0; row < targets.size(); ++row) {
        const auto plan = targets.position(target::plan, row).value();
        of_plan[plan].insert(targets.text(target::indicator, row));
        EXPECT_EQ(targets.has(target::copied_from, row),
                  plan == 2 || (plan == 1 && of_plan[0].contains(targets.text(target::indicator, row))));
        EXPECT_TRUE(indicator_coded(world, targets.text(target::indicator, row)));
    }
    EXPECT_EQ(of_plan[1], std::set<std::string>(nine_and_one.begin(), nine_and_one.end()));
    EXPECT_EQ(of_plan[2], of_plan[1]);
    EXPECT_EQ((*world.ledger)[KindId::target_share].size(), 3 * 18U);
}

TEST_P(DemoYear, HasTwoIndicatorsThatAnOfficeMadeItself) {
    const auto& world = newest();
    for (const auto* code : {"indicator-1", "indicator-2"}) {
        const auto made = indicator_coded(world, code);
        ASSERT_TRUE(made) << code;
        EXPECT_GT(tally_of(*made, world, units(), asked_on(year_end)).counted, 10U) << code;
    }
}

// "true/known" of each target, in its measure's hundredths; "-": nothing to measure.
std::string figures_on(const World& newest, const World& known, Date date) {
    std::string line;
    const auto figure = [&](const World& world, std::string_view code) {
        const auto value = tally(world, code, date).value;
        return value ? std::to_string(*value) : std::string("-");
    };
    for (const auto* code : nine_and_one) {
        if (!line.empty()) line += ' ';
        line += figure(newest, code) + "/" + figure(known, code);
    }
    return line;
}

TEST_P(DemoYear, AnswersWhatWasTrueAndWhatWasKnownAtFiveDates) {
    const auto& world = newest();
    const std::map<std::string, std::string> golden{
        {"2024-03-31", "0/0 0/0 4700/0 100/100 6086/5217 1200/1200 -/- -/- 0/0 0/0"},
        {"2024-06-30", "1551/1376 0/0 28700/5000 400/300 7741/7272 1500/1500 138/138 129/129 100/100 0/0"},
        {"2024-09-30", "2500/1312 0/0 35600/27200 500/500 8992/8992 1400/1500 166/166 130/130 200/100 0/0"},
        {"2024-12-31", "7610/7421 200/200 35600/35600 800/800 8828/8828 1600/1600 151/151 127/127 200/200 100/100"},
        {"2025-01-17", "7610/7610 200/200 35600/35600 800/800 8828/8828 1600/1600 151/151 127/127 200/200 100/100"}};
    for (const auto& [text, figures] : golden)
        EXPECT_EQ(figures_on(world, known_on(day(text)), day(text)), figures) << text;
}

TEST_P(DemoYear, EndsWithTargetsReachedMissedAndNotToBeKnown) {
    const auto& world = newest();
    const auto& targets = (*world.ledger)[KindId::target];
    std::map<std::string, Status> statuses;
    for (Row row = 0; row < targets.size(); ++row) {
        if (targets.position(target::plan, row) != 2) continue;
        const auto to = targets.number(target::goal_to, row);
        const Goal goal{static_cast<Comparison>(targets.number(target::comparison, row)),
                        targets.number(target::goal, row), to == absent ? std::nullopt : std::optional(to),
                        targets.date(target::due, row).value()};
        const auto& code = targets.text(target::indicator, row);
        statuses[code] = status_of(goal, tally(world, code, goal.due), goal.due, std::nullopt);
    }
    EXPECT_EQ(statuses, (std::map<std::string, Status>{{"registered_reaching_three", Status::reached},
                                                       {"four_star_new", Status::missed},
                                                       {"recognised_supported", Status::missed},
                                                       {"organisations_strengthened", Status::unknown},
                                                       {"registered_with_commitment", Status::missed},
                                                       {"districts_with_sales_point", Status::missed},
                                                       {"turnover_growth", Status::reached},
                                                       {"profit_growth", Status::unknown},
                                                       {"thematic_fairs", Status::reached},
                                                       {"promotion_abroad", Status::reached}}));
}

TEST_P(DemoYear, NamesTheDistrictsThatEndangerTheSalesPointsAndWhy) {
    const auto& world = newest();
    std::map<std::string, std::string> why;
    const auto rule = indicator_coded(world, "districts_with_sales_point").value();
    for (const auto& finding : findings_of(rule, world, units(), asked_on(year_end)))
        if (finding.verdict != Verdict::counted)
            why[units()[places::UnitId{finding.subject.at}].bare_name] = finding.why->vi;
    EXPECT_EQ(why, (std::map<std::string, std::string>{{"Nam Giang", "Điểm bán đã đóng"},
                                                       {"Tây Giang", "Chưa bán hàng của nơi khác trong tỉnh"}}));
}

TEST_P(DemoYear, LeavesASmallerRegistryWithoutRecords) {
    const auto database = open();
    const auto counts = write_demo_year(*database, units(), 50, options().folder, now, registry::demo_randomness());
    EXPECT_EQ(counts.registry.products, 50U);
    EXPECT_EQ(counts.records, 0U);
    database->read([](db::Reader& reader) { EXPECT_EQ(reader.integer("SELECT count(*) FROM plan"), 0); });
}

}  // namespace
}  // namespace saolang::programme

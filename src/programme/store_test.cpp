#include "programme/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "db/engines_for_tests.hpp"
#include "programme/indicator.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/work_kinds.hpp"
#include "programme/world.hpp"
#include "registry/as_known.hpp"
#include "registry/index_for_tests.hpp"
#include "registry/store.hpp"

namespace saolang::programme {
namespace {

using registry::date;

Randomness the_same_each_time() {
    return [random = std::make_shared<std::mt19937>(7)](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>((*random)() & 0xFFU);
    };
}

class ProgrammeStore : public db::Engines {
protected:
    void write(db::Database& database, Moment moment, const std::function<void(const WriteContext&)>& work) {
        const auto change = trail::begin_change({"console"}, "thử", random_);
        database.write([&](db::Writer& writer) { work({writer, change, moment, random_}); });
        last_change_ = change.code;
    }
    [[nodiscard]] static Ledger ledger(db::Database& database) {
        std::shared_ptr<const Ledger> found;
        database.read([&](db::Reader& reader) {
            const auto index = registry::load_index(reader, places::Gazetteer::shipped(), 0);
            found = load_ledger(reader, *index, places::Gazetteer::shipped());
        });
        return *found;
    }
    Randomness random_ = the_same_each_time();
    std::string last_change_;
};
INSTANTIATE_TEST_SUITE_P(Both, ProgrammeStore, db::both_engines, db::engine_name);

std::set<std::string> columns_of(db::Reader& reader, const Kind& kind) {
    std::set<std::string> columns;
    const std::string table(kind.name);
    const auto* sql = reader.engine() == db::Engine::sqlite
                          ? "SELECT name FROM pragma_table_info($1)"
                          : "SELECT column_name FROM information_schema.columns "
                            "WHERE table_schema = current_schema() AND table_name = $1";
    reader.query(sql, {db::param(table)}, [&](const db::Row& row) { columns.emplace(row.text(0)); });
    return columns;
}

TEST_P(ProgrammeStore, EachKindHasATableOfItsFields) {
    const auto database = open();
    database->read([&](db::Reader& reader) {
        for (const auto* kind : kinds()) {
            std::set<std::string> declared{"id", "code"};
            for (const auto& field : kind->fields) declared.emplace(field.name);
            EXPECT_EQ(columns_of(reader, *kind), declared) << kind->name;
        }
    });
}

TEST_P(ProgrammeStore, ARecordComesBackWithTheRecordsItNames) {
    const auto database = open();
    registry::Producer producer;
    producer.name = "HTX Thử";
    std::string code;
    write(*database, Moment{1'000}, [&](const WriteContext& context) {
        producer = registry::add_producer(context, producer);
        Values values(commitment::fields.size());
        values[commitment::producer] = std::to_string(static_cast<std::int64_t>(producer.id));
        values[commitment::signed_on] = "2024-03-01";
        values[commitment::body] = "UBND xã";
        values[commitment::valid_to] = "2027-02-28";
        const auto signed_one = add_record(context, commitment::kind, values);
        code = signed_one.code;
        Values seen(inspection::fields.size());
        seen[inspection::producer] = values[commitment::producer];
        seen[inspection::commitment] = std::to_string(signed_one.id);
        seen[inspection::on_day] = "2024-09-01";
        seen[inspection::body] = "Phòng Nông nghiệp";
        seen[inspection::outcome] = "breach";
        (void)add_record(context, inspection::kind, seen);
    });
    const auto all = ledger(*database);
    const auto& commitments = all[KindId::commitment];
    ASSERT_EQ(commitments.size(), 1U);
    EXPECT_EQ(commitments.codes[0], code);
    EXPECT_EQ(commitments.date(commitment::signed_on, 0), date(2024, 3, 1));
    EXPECT_EQ(commitments.position(commitment::producer, 0), 0U);
    EXPECT_FALSE(commitments.has(commitment::ended_on, 0));
    ASSERT_EQ(commitments.rows_naming(commitment::producer, 0).size(), 1U);
    const auto& inspections = all[KindId::inspection];
    EXPECT_EQ(inspections.number(inspection::outcome, 0), inspection::breach);
    EXPECT_EQ(inspections.position(inspection::commitment, 0), 0U);
    database->read([](db::Reader& reader) {
        for (const auto& promise : invariants()) EXPECT_EQ(promise.broken(reader), std::nullopt) << promise.name;
    });
}

TEST_P(ProgrammeStore, WhatWasKnownAtAMomentComesOutOfTheTrail) {
    const auto database = open();
    std::int64_t id = 0;
    Values values(zone::fields.size());
    values[zone::name] = "Vùng quế";
    values[zone::unit] = unit_key(registry::unit("506", date(2024, 1, 1)), places::Gazetteer::shipped());
    values[zone::crop] = "quế";
    values[zone::from_day] = "2024-01-01";
    write(*database, Moment{1'000},
          [&](const WriteContext& context) { id = add_record(context, zone::kind, values).id; });
    values[zone::hectares] = "1250";
    write(*database, Moment{2'000},
          [&](const WriteContext& context) { correct_record(context, zone::kind, id, values); });
    write(*database, Moment{3'000}, [&](const WriteContext& context) { remove_record(context, zone::kind, id); });
    database->read([](db::Reader& reader) {
        const auto known = [&](std::int64_t moment) {
            return *world_as_known(reader, places::Gazetteer::shipped(), Moment{moment}).ledger;
        };
        EXPECT_EQ(known(999)[KindId::zone].size(), 0U);
        EXPECT_EQ(known(1'000)[KindId::zone].number(zone::hectares, 0), absent);
        EXPECT_EQ(known(2'000)[KindId::zone].number(zone::hectares, 0), 1250);
        EXPECT_EQ(known(3'000)[KindId::zone].size(), 0U);
    });
}

TEST_P(ProgrammeStore, AnIdIsNeverGivenAgain) {
    const auto database = open();
    Values values(zone::fields.size());
    values[zone::name] = "Vùng quế";
    values[zone::unit] = unit_key(registry::unit("506", date(2024, 1, 1)), places::Gazetteer::shipped());
    values[zone::crop] = "quế";
    values[zone::from_day] = "2024-01-01";
    write(*database, Moment{1'000}, [&](const WriteContext& context) {
        const auto first = add_record(context, zone::kind, values).id;
        remove_record(context, zone::kind, first);
        EXPECT_GT(add_record(context, zone::kind, values).id, first);
    });
}

TEST_P(ProgrammeStore, PartsGoWithTheirRecordAndAreBroughtBackWithIt) {
    const auto database = open();
    std::int64_t plan_id = 0;
    write(*database, Moment{1'000}, [&](const WriteContext& context) {
        Values values(plan::fields.size());
        values[plan::year] = "2024";
        values[plan::unit] = unit_key(registry::unit("49", date(2024, 1, 1)), places::Gazetteer::shipped());
        values[plan::number] = "973/KH-UBND";
        values[plan::signed_on] = "2024-02-15";
        plan_id = add_record(context, plan::kind, values).id;
        Values of_it(target::fields.size());
        of_it[target::plan] = std::to_string(plan_id);
        of_it[target::place] = "1";
        of_it[target::indicator] = "thematic_fairs";
        of_it[target::words] = "Hội chợ";
        of_it[target::comparison] = "at_least";
        of_it[target::goal] = "200";
        of_it[target::measured_in] = "count";
        of_it[target::due] = "2024-12-31";
        (void)add_record(context, target::kind, of_it);
    });
    write(*database, Moment{2'000}, [&](const WriteContext& context) { remove_record(context, plan::kind, plan_id); });
    EXPECT_EQ(ledger(*database)[KindId::target].size(), 0U);
    const auto removal = last_change_;
    write(*database, Moment{3'000}, [&](const WriteContext& context) {
        EXPECT_TRUE(registry::undo_change(context, removal, layouts()).has_value());
    });
    EXPECT_EQ(ledger(*database)[KindId::plan].size(), 1U);
    EXPECT_EQ(ledger(*database)[KindId::target].position(target::plan, 0), 0U);
}

// A random history of writes of every kind: added, corrected, removed.
class History {
public:
    History(const WriteContext& context, unsigned seed) : context_(context), random_(seed) {}

    void write(std::size_t count) {
        for (std::size_t n = 0; n < count; ++n) registry_record();
        for (const auto* kind : kinds())
            if (!kind->of_plan)
                for (std::size_t n = 0; n < count; ++n) add(*kind);
        for (const auto* kind : kinds())
            for (const auto id : ids_[static_cast<std::size_t>(kind->id)])
                if (below(5) == 0) correct_record(context_, *kind, id, values(*kind));
        for (const auto& [kind, id] : loose_)
            if (below(4) == 0) remove_record(context_, *kind, id);
    }

private:
    [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }
    [[nodiscard]] Date day() { return date(2022, 6, 1).plus_days(static_cast<int>(below(1'300))); }

    void registry_record() {
        registry::Producer producer;
        producer.name = "HTX";
        producer.kind = registry::producer_kinds[below(6)];
        producer.place = registry::place_key(below(2) == 0 ? "20512" : "20398", date(2024, 3, 1));
        producers_.push_back(static_cast<std::int64_t>(registry::add_producer(context_, producer).id));
        registry::Product product;
        product.name = "Trà";
        product.producer = registry::ProducerId{producers_.back()};
        product.group = registry::product_groups[below(6)];
        const auto made = registry::add_product(context_, product, {});
        products_.push_back(static_cast<std::int64_t>(made.id));
        const auto decision = registry::add_decision(context_, {{}, std::to_string(products_.size()), day(), "UBND"});
        decisions_.push_back(static_cast<std::int64_t>(decision.id));
        registry::Recognition recognition;
        recognition.product = made.id;
        recognition.star = registry::Star::of(static_cast<int>(3 + below(2)));
        recognition.decision = decision.id;
        recognition.valid_from = day();
        (void)registry::add_recognition(context_, recognition);
    }
    void add(const Kind& kind) {
        const auto id = add_record(context_, kind, values(kind)).id;
        const bool named = std::ranges::any_of(kinds(), [&](const Kind* other) {
            return std::ranges::any_of(other->fields, [&](const Field& field) { return field.of == kind.id; });
        });
        if (!named) loose_.emplace_back(&kind, id);
        ids_[static_cast<std::size_t>(kind.id)].push_back(id);
    }
    [[nodiscard]] Values values(const Kind& kind) {
        Values made(kind.fields.size());
        for (std::size_t i = 0; i < made.size(); ++i)
            if (kind.fields[i].required || below(3) > 0) made[i] = value(kind.fields[i]);
        return made;
    }
    [[nodiscard]] std::string one_of(const std::vector<std::int64_t>& ids) {
        return std::to_string(ids[below(ids.size())]);
    }
    [[nodiscard]] std::optional<std::string> value(const Field& field) {
        switch (field.holds) {
            case Holds::choice:
                return std::string(field.options[below(field.options.size())].code);
            case Holds::yes_no:
                return std::to_string(below(2));
            case Holds::date:
                return to_iso(day());
            case Holds::number:
                return std::to_string(field.name == "year" ? 2022 + below(4) : 1 + below(6));
            case Holds::money:
            case Holds::decimal:
                return std::to_string(below(10'000));
            case Holds::product:
                return one_of(products_);
            case Holds::producer:
                return one_of(producers_);
            case Holds::decision:
                return one_of(decisions_);
            case Holds::unit:
                return unit_key(registry::unit(below(2) == 0 ? "506" : "503", date(2024, 1, 1)),
                                places::Gazetteer::shipped());
            case Holds::record: {
                const auto& ids = ids_[static_cast<std::size_t>(*field.of)];
                return ids.empty() ? std::nullopt : std::optional(one_of(ids));
            }
            case Holds::position:
                return "15.87944,108.33000";
            default:
                return "chữ";
        }
    }

    const WriteContext& context_;
    std::mt19937 random_;
    std::vector<std::int64_t> producers_, products_, decisions_;
    std::array<std::vector<std::int64_t>, kind_count> ids_;
    std::vector<std::pair<const Kind*, std::int64_t>> loose_;  // of kinds that no other names
};

TEST_P(ProgrammeStore, ReplayingTheTrailGivesTheSameFigures) {
    const auto database = open();
    for (const unsigned seed : {1U, 2U, 3U})
        write(*database, Moment{1'000 * seed}, [&](const WriteContext& context) { History(context, seed).write(12); });
    const auto& gazetteer = places::Gazetteer::shipped();
    database->read([&](db::Reader& reader) {
        const auto index = registry::load_index(reader, gazetteer, 0);
        const World now{index, load_ledger(reader, *index, gazetteer)};
        const World replayed = world_as_known(reader, gazetteer, Moment{3'000});
        std::uint32_t verdicts = 0;
        for (const auto& indicator : built_in_indicators())
            for (const Date day : {date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31), date(2025, 8, 1)}) {
                const Question question{2024, registry::unit("49", date(2024, 1, 1)), day, date(2024, 12, 31)};
                const auto tally = tally_of(indicator, now, gazetteer, question);
                EXPECT_EQ(tally, tally_of(indicator, replayed, gazetteer, question))
                    << indicator.code << " on " << to_iso(day);
                EXPECT_EQ(tally_by_unit(indicator, now, gazetteer, question, places::Level::district),
                          tally_by_unit(indicator, replayed, gazetteer, question, places::Level::district))
                    << indicator.code << " on " << to_iso(day);
                verdicts += tally.counted + tally.unproved;
            }
        EXPECT_GT(verdicts, 100U) << "the history is too poor to show anything";
    });
}

}  // namespace
}  // namespace saolang::programme

#include "programme/store.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "db/engines_for_tests.hpp"
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

TEST_P(ProgrammeStore, WhetherWomenLeadAProducerIsKnownFromTheDayItWasWritten) {
    const auto database = open();
    registry::Producer producer;
    producer.name = "HTX Thử";
    write(*database, Moment{1'000},
          [&](const WriteContext& context) { producer = registry::add_producer(context, producer); });
    write(*database, Moment{2'000}, [&](const WriteContext& context) {
        registry::correct_producer(context, producer, registry::ProducerPrivate{.women_led = true});
    });
    EXPECT_EQ(ledger(*database).women_led, std::vector<std::int64_t>{1});
    database->read([](db::Reader& reader) {
        const auto known = [&](std::int64_t moment) {
            return world_as_known(reader, places::Gazetteer::shipped(), Moment{moment}).ledger->women_led;
        };
        EXPECT_EQ(known(1'000), std::vector<std::int64_t>{absent});
        EXPECT_EQ(known(2'000), std::vector<std::int64_t>{1});
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

}  // namespace
}  // namespace saolang::programme

#include "trail/trail.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "trail/canonical.hpp"

namespace saolang::trail {

using TrailTest = db::Engines;
INSTANTIATE_TEST_SUITE_P(Both, TrailTest, db::both_engines, db::engine_name);

namespace {

constexpr Moment now{1'704'042'000'000};
const Subject producer{"producer", 17};

// 0, 1, 2, … : every salt differs, and every run is the same.
Randomness counting() {
    return [next = std::uint8_t{0}](std::span<std::uint8_t> bytes) mutable {
        for (std::uint8_t& byte : bytes) byte = next++;
    };
}

Record named(std::string name) { return {{"name", std::move(name)}}; }

void append_named(db::Database& database, const Subject& subject, std::string name) {
    database.write([&](db::Writer& writer) {
        append(writer, {{"console"}, "thử", "change"}, now, "create", subject, {}, named(std::move(name)), counting());
    });
}

Result<ChainCounts, BrokenEntry> verify(db::Database& database) {
    std::optional<Result<ChainCounts, BrokenEntry>> result;
    database.read([&](db::Reader& reader) { result = verify_chain(reader); });
    return *result;
}

std::vector<Entry> history_of(db::Database& database, const Subject& subject) {
    std::vector<Entry> entries;
    database.read([&](db::Reader& reader) { entries = history(reader, subject); });
    return entries;
}

// As one who owns the database file could.
void tamper(db::Database& database, std::string_view sql) {
    database.write([&](db::Writer& writer) {
        if (writer.engine() == db::Engine::sqlite) {
            writer.execute("DROP TRIGGER trail_entry_is_not_updated");
            writer.execute("DROP TRIGGER trail_entry_is_not_deleted");
        } else {
            writer.execute("DROP TRIGGER trail_entry_is_not_changed ON trail_entry");
        }
        EXPECT_EQ(writer.execute(sql), 1);
    });
}

}  // namespace

TEST_P(TrailTest, AnEntryTellsWhoChangedWhatWhenAndWhy) {
    const auto database = open();
    const Change change = begin_change({"lan"}, "sửa theo quyết định", counting());
    database->write([&](db::Writer& writer) {
        EXPECT_EQ(append(writer, change, now, "correct", producer, named("Cửa Khê"), named("Cửa Khe"), counting()), 1);
    });
    const auto entries = history_of(*database, producer);
    ASSERT_EQ(entries.size(), 1U);
    const Entry& entry = entries.front();
    EXPECT_EQ(entry.sequence, 1);
    EXPECT_EQ(entry.moment, now);
    EXPECT_EQ(entry.change, change.code);
    EXPECT_EQ(entry.account, "lan");
    EXPECT_EQ(entry.action, "correct");
    EXPECT_EQ(entry.subject, producer);
    EXPECT_EQ(entry.before, R"({"name":"Cửa Khê"})");
    EXPECT_EQ(entry.after, R"({"name":"Cửa Khe"})");
    EXPECT_EQ(entry.reason, "sửa theo quyết định");
    EXPECT_EQ(entry.previous_hash, no_hash);
    EXPECT_EQ(entry.hash.size(), 64U);
    EXPECT_EQ(database->version(), 1);
}

TEST_P(TrailTest, WhatIsEqualOnBothSidesIsLeftOutAndWhatEndsIsNull) {
    const auto database = open();
    const Record before = {{"tax_code", "0401"}, {"name", "Cửa Khe"}, {"kind", std::nullopt}};
    const Record after = {{"name", "Cửa Khe"}, {"slug", "cua-khe"}, {"tax_code", std::nullopt}};
    database->write([&](db::Writer& writer) {
        append(writer, {{"lan"}, "", "c"}, now, "correct", producer, before, after, counting());
        append(writer, {{"lan"}, "", "c"}, now, "confirm", producer, before, before, counting());
        append(writer, {{"lan"}, "", "c"}, now, "remove", producer, named("Cửa Khe"), {}, counting());
    });
    const auto entries = history_of(*database, producer);
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[2].before, R"({"slug":null,"tax_code":"0401"})");
    EXPECT_EQ(entries[2].after, R"({"slug":"cua-khe","tax_code":null})");
    EXPECT_EQ(entries[1].before, "{}");
    EXPECT_EQ(entries[1].after, "{}");
    EXPECT_EQ(entries[0].before, R"({"name":"Cửa Khe"})");
    EXPECT_EQ(entries[0].after, "");
}

TEST_P(TrailTest, HistoryIsNewestFirstBoundedAndOfOneRecord) {
    const auto database = open();
    for (const char* name : {"một", "hai", "ba"}) append_named(*database, producer, name);
    append_named(*database, {"producer", 18}, "khác");
    append_named(*database, {"product", 17}, "khác");
    database->read([&](db::Reader& reader) {
        const auto entries = history(reader, producer, 2);
        ASSERT_EQ(entries.size(), 2U);
        EXPECT_EQ(entries[0].after, R"({"name":"ba"})");
        EXPECT_EQ(entries[1].after, R"({"name":"hai"})");
        EXPECT_EQ(entries[0].previous_hash, entries[1].hash);
    });
}

TEST_P(TrailTest, AChangeIsFoundWholeByItsCode) {
    const auto database = open();
    const auto random = counting();
    const Change import = begin_change({"import"}, "danh sách 2023", random);
    const Change other = begin_change({"import"}, "danh sách 2024", random);
    ASSERT_NE(import.code, other.code);
    database->write([&](db::Writer& writer) {
        append(writer, import, now, "import", producer, {}, named("một"), random);
        append(writer, other, now, "import", producer, {}, named("hai"), random);
        append(writer, import, now, "import", {"product", 1}, {}, named("ba"), random);
    });
    database->read([&](db::Reader& reader) {
        const auto entries = entries_of_change(reader, import.code);
        ASSERT_EQ(entries.size(), 2U);
        EXPECT_EQ(entries[0].sequence, 3);
        EXPECT_EQ(entries[1].sequence, 1);
        const std::vector<std::pair<std::int64_t, Subject>> subjects{{3, {"product", 1}}, {1, producer}};
        EXPECT_EQ(subjects_of_change(reader, import.code), subjects);
        EXPECT_EQ(entry_at(reader, 3)->after, entries[0].after);
        EXPECT_FALSE(entry_at(reader, 4));
    });
    EXPECT_EQ(verify(*database)->changes, 2);
}

TEST_P(TrailTest, AWholeChainVerifiesAndCounts) {
    const auto database = open();
    const auto empty = verify(*database);
    ASSERT_TRUE(empty);
    EXPECT_EQ(empty->entries, 0);
    EXPECT_EQ(empty->last_hash, no_hash);

    constexpr int entries = 5'000;  // more than two pages of the check
    database->write([&](db::Writer& writer) {
        for (int i = 0; i < entries; ++i) {
            append(writer, {{"import"}, "", "c"}, now, "import", {"product", i}, {}, named("\"\\\n\x01 ¾ 🐘"),
                   counting());
        }
    });
    const auto whole = verify(*database);
    ASSERT_TRUE(whole) << whole.error().why;
    EXPECT_EQ(whole->entries, entries);
    EXPECT_EQ(whole->changes, 1);
    EXPECT_EQ(whole->last_hash, history_of(*database, {"product", entries - 1}).front().hash);
}

TEST_P(TrailTest, ATamperedEntryIsTheFirstBrokenOne) {
    for (const char* change :
         {"moment = moment + 1", "account = 'other'", "state_after = '{\"name\":\"x\"}'", "state_before = '{}'",
          "subject_id = 99", "reason = ''", "change_code = 'x'", "action = 'x'", "subject_kind = 'x'", "hash = 'x'"}) {
        const db::TestPlace fresh(GetParam());
        const auto database = db::Database::open(fresh.options(), db::Access::serve_or_write);
        for (const char* name : {"một", "hai", "ba"}) append_named(*database, producer, name);
        tamper(*database, std::string("UPDATE trail_entry SET ") + change + " WHERE sequence = 2");
        const auto result = verify(*database);
        ASSERT_FALSE(result) << change;
        EXPECT_EQ(result.error().sequence, 2) << change;
    }
}

TEST_P(TrailTest, AnEntryBeforeTheFirstIsFound) {
    const auto database = open();
    append_named(*database, producer, "một");
    database->write([&](db::Writer& writer) {
        writer.execute(R"(INSERT INTO trail_entry SELECT 0, moment, change_code, account, action, subject_kind,
                          subject_id, state_before, state_after, reason, hash FROM trail_entry)");
    });
    const auto result = verify(*database);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sequence, 0);
}

TEST_P(TrailTest, ATextNullIsNotAnAbsentState) {
    const auto database = open();
    append_named(*database, producer, "một");
    tamper(*database, "UPDATE trail_entry SET state_before = 'null' WHERE sequence = 1");
    const auto result = verify(*database);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sequence, 1);
}

TEST_P(TrailTest, TheCheckCountsErasedValues) {
    const auto database = open();
    database->write([&](db::Writer& writer) {
        append(writer, {{"lan"}, "", "c"}, now, "create", producer, {},
               {{"email", "a@b.vn", Privacy::personal}, {"phone", "0905", Privacy::personal}}, system_randomness());
    });
    EXPECT_EQ(verify(*database)->erased, 0);
    database->write([&](db::Writer& writer) { writer.execute("DELETE FROM trail_personal WHERE id = 1"); });
    EXPECT_EQ(verify(*database)->erased, 1);
    database->write([&](db::Writer& writer) { erase_personal(writer, producer); });
    EXPECT_EQ(verify(*database)->erased, 2);
}

TEST_P(TrailTest, ARemovedEntryBreaksTheChainWhereItStood) {
    const auto database = open();
    for (const char* name : {"một", "hai", "ba"}) append_named(*database, producer, name);
    tamper(*database, "DELETE FROM trail_entry WHERE sequence = 2");
    const auto result = verify(*database);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sequence, 2);
}

TEST_P(TrailTest, AnEntryIsNeitherUpdatedNorDeleted) {
    const auto database = open();
    append_named(*database, producer, "một");
    for (const char* sql : {"UPDATE trail_entry SET reason = 'x'", "DELETE FROM trail_entry"}) {
        EXPECT_THROW(database->write([&](db::Writer& writer) { writer.execute(sql); }), db::DatabaseError) << sql;
    }
    EXPECT_TRUE(verify(*database));
    EXPECT_EQ(history_of(*database, producer).size(), 1U);
}

TEST_P(TrailTest, APersonalValueIsKeptApartAndErasedWithoutBreakingTheChain) {
    const auto database = open();
    const std::string phone = "0905 123 456";
    const Record record = {{"name", "Cửa Khe"}, {"phone", phone, Privacy::personal}};
    database->write([&](db::Writer& writer) {
        append(writer, {{"lan"}, "", "c"}, now, "create", producer, {}, record, system_randomness());
        append(writer, {{"lan"}, "", "c"}, now, "remove", producer, record, {}, system_randomness());
    });
    const auto entries = history_of(*database, producer);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].before.find(phone), std::string::npos);
    EXPECT_EQ(entries[1].after.find(phone), std::string::npos);
    const auto last = commitments_in(entries[0].before);
    const auto first = commitments_in(entries[1].after);
    ASSERT_EQ(first.size(), 1U);
    ASSERT_EQ(last.size(), 1U);
    EXPECT_NE(first[0].substr(first[0].find('-')), last[0].substr(last[0].find('-'))) << "one value, two salts";

    const auto revealed = [&](std::string_view commitment) {
        std::optional<std::string> value;
        database->read([&](db::Reader& reader) { value = reveal(reader, commitment); });
        return value;
    };
    EXPECT_EQ(revealed(first[0]), phone);
    EXPECT_EQ(revealed("1-" + std::string(no_hash)), std::nullopt);
    EXPECT_EQ(revealed("no commitment"), std::nullopt);

    database->write([&](db::Writer& writer) { erase(writer, first[0]); });
    EXPECT_EQ(revealed(first[0]), std::nullopt);
    EXPECT_EQ(revealed(last[0]), phone);
    database->write([&](db::Writer& writer) { EXPECT_EQ(erase_personal(writer, producer), 1); });
    EXPECT_EQ(revealed(last[0]), std::nullopt);
    EXPECT_TRUE(verify(*database));
}

TEST_P(TrailTest, AChangedPersonalValueIsFoundByTheCheck) {
    const auto database = open();
    append_named(*database, producer, "một");
    database->write([&](db::Writer& writer) {
        append(writer, {{"lan"}, "", "c"}, now, "create", producer, {}, {{"phone", "0905", Privacy::personal}},
               system_randomness());
        writer.execute("UPDATE trail_personal SET value = '0906'");
    });
    const auto result = verify(*database);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sequence, 2);
}

TEST_P(TrailTest, AnUndoneWorkLeavesNoHoleInTheChain) {
    const auto database = open();
    append_named(*database, producer, "một");
    EXPECT_THROW(database->write([&](db::Writer& writer) {
        append(writer, {{"lan"}, "", "c"}, now, "create", producer, {}, named("nửa"), counting());
        throw std::domain_error("undone");
    }),
                 std::domain_error);
    append_named(*database, producer, "hai");
    const auto result = verify(*database);
    ASSERT_TRUE(result) << result.error().why;
    EXPECT_EQ(result->entries, 2);
}

TEST_P(TrailTest, ManyWritersMakeOneChain) {
    constexpr int threads = 6;
    constexpr int each = 25;
    const auto database = open();
    std::vector<std::thread> writers;
    for (int thread = 0; thread < threads; ++thread) {
        writers.emplace_back([&database, thread] {
            for (int i = 0; i < each; ++i) append_named(*database, {"product", thread}, std::to_string(i));
        });
    }
    for (std::thread& writer : writers) writer.join();
    const auto result = verify(*database);
    ASSERT_TRUE(result) << result.error().why;
    EXPECT_EQ(result->entries, threads * each);
    EXPECT_EQ(database->version(), threads * each);
}

TEST_P(TrailTest, BytesThatAreNoTextAreRefused) {
    const auto database = open();
    EXPECT_THROW(append_named(*database, producer, "\xff"), std::invalid_argument);
    EXPECT_EQ(verify(*database)->entries, 0);
}

TEST_P(TrailTest, ARecordThatNamesAFieldTwiceIsOurMistake) {
    const auto database = open();
    EXPECT_THROW(database->write([&](db::Writer& writer) {
        append(writer, {{"lan"}, "", "c"}, now, "create", producer, {}, {{"name", "a"}, {"name", "b"}}, counting());
    }),
                 std::logic_error);
}

TEST_P(TrailTest, ARecordIsToldAsItStoodAtAMoment) {
    const auto database = open();
    const auto write = [&](std::int64_t moment, const Record& before, const Record& after) {
        database->write([&](db::Writer& writer) {
            append(writer, {{"console"}, "thử", "change"}, Moment{moment}, "correct", producer, before, after,
                   counting());
        });
    };
    const Record first{{"name", "HTX Cửa Khe"}, {"phone", "0905", Privacy::personal}};
    const Record second{{"name", "HTX nước mắm Cửa Khe"}, {"phone", "0905", Privacy::personal}};
    write(10, {}, first);
    write(20, first, second);
    write(30, second, {});
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(state_at(reader, producer, Moment{9}), std::nullopt);
        EXPECT_EQ(state_at(reader, producer, Moment{19}), first);
        EXPECT_EQ(state_at(reader, producer, Moment{20}), second);
        EXPECT_EQ(state_at(reader, producer, Moment{30}), std::nullopt);
    });
}

TEST_P(TrailTest, RecordsAreFoundByWhatTheyEverNamed) {
    const auto database = open();
    const auto write = [&](std::int64_t moment, std::int64_t id, std::string field, std::string before,
                           std::string after) {
        database->write([&](db::Writer& writer) {
            append(writer, {{"console"}, "thử", "change"}, Moment{moment}, "correct", {"product", id},
                   {{field, std::move(before)}}, {{field, std::move(after)}}, counting());
        });
    };
    write(10, 1, "producer_id", "9", "17");
    write(20, 1, "producer_id", "17", "18");
    write(20, 2, "producer_id", "9", "117");
    write(20, 3, "producerXid", "9", "17");
    database->read([&](db::Reader& reader) {
        const auto found = [&](std::int64_t moment) {
            return ever_naming(reader, "product", "producer_id", 17, Moment{moment});
        };
        EXPECT_EQ(found(40), std::vector<std::int64_t>{1});
        EXPECT_TRUE(found(9).empty());
    });
}

}  // namespace saolang::trail

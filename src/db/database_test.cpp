#include <thread>

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"

namespace saolang::db {

using DatabaseTest = Engines;
INSTANTIATE_TEST_SUITE_P(Both, DatabaseTest, both_engines, engine_name);

namespace {

constexpr std::string_view insert_sql = "INSERT INTO setting (name, value) VALUES ($1, $2)";
constexpr std::string_view count_sql = "SELECT COUNT(*) FROM setting";

void insert(Writer& writer, std::string_view name, std::string_view value = "") {
    writer.execute(insert_sql, {param(name), param(value)});
}

void append_to_trail(Writer& writer, std::int64_t sequence) {
    writer.execute(
        "INSERT INTO trail_entry (sequence, moment, change_code, account, action, subject_kind, subject_id, reason, "
        "hash) "
        "VALUES ($1, 0, '', '', '', '', 0, '', '')",
        {param(sequence)});
}

}  // namespace

TEST_P(DatabaseTest, AWrittenRowIsReadByTheNextSnapshotAndAfterReopening) {
    auto database = open();
    database->write([](Writer& writer) { insert(writer, "province", "Quảng Nam"); });
    const auto value = [&] {
        std::optional<std::string> found;
        database->read([&](Reader& reader) {
            found = reader.text("SELECT value FROM setting WHERE name = $1", {param("province")});
        });
        return found;
    };
    EXPECT_EQ(value(), "Quảng Nam");
    database.reset();
    database = open();
    EXPECT_EQ(value(), "Quảng Nam");
}

TEST_P(DatabaseTest, ASnapshotDoesNotSeeWhatIsCommittedAfterItsFirstQuery) {
    const auto database = open();
    database->read([&](Reader& reader) {
        EXPECT_EQ(reader.integer(count_sql), 0);
        database->write([](Writer& writer) { insert(writer, "later"); });
        EXPECT_EQ(reader.integer(count_sql), 0);
        database->read([](Reader& nested) { EXPECT_EQ(nested.integer(count_sql), 1); });
    });
    EXPECT_EQ(settings_in(*database), 1);
}

TEST_P(DatabaseTest, AReaderCannotWrite) {
    const auto database = open();
    EXPECT_THROW(database->read([](Reader& reader) {
        reader.query("INSERT INTO setting (name, value) VALUES ('a', 'b')", {}, [](const Row&) {});
    }),
                 DatabaseError);
    EXPECT_EQ(settings_in(*database), 0);
}

TEST_P(DatabaseTest, EveryAcknowledgedRowOfManyThreadsIsThere) {
    constexpr int threads = 8;
    constexpr int writes = 50;
    {
        const auto database = open();
        std::vector<std::thread> writers;
        for (int thread = 0; thread < threads; ++thread) {
            writers.emplace_back([&database, thread] {
                for (int i = 0; i < writes; ++i) {
                    const std::string name = std::to_string(thread) + "/" + std::to_string(i);
                    database->write([&](Writer& writer) { insert(writer, name); });
                    database->read([&](Reader& reader) {
                        EXPECT_TRUE(reader.text("SELECT name FROM setting WHERE name = $1", {param(name)})) << name;
                    });
                }
            });
        }
        for (std::thread& writer : writers) writer.join();
    }
    EXPECT_EQ(settings_in(*open()), threads * writes);
}

TEST_P(DatabaseTest, WhatAWorkThrowsIsThrownToItsCallerAndLeavesNothing) {
    const auto database = open();
    EXPECT_THROW(database->write([](Writer& writer) {
        insert(writer, "half");
        throw std::domain_error("changed my mind");
    }),
                 std::domain_error);
    EXPECT_EQ(settings_in(*database), 0);
}

TEST_P(DatabaseTest, AWorkThatSwallowsAFailedStatementIsUndoneAllTheSame) {
    const auto database = open();
    EXPECT_THROW(database->write([](Writer& writer) {
        insert(writer, "twice");
        try {
            insert(writer, "twice");
        } catch (const DatabaseError&) {
        }
    }),
                 DatabaseError);
    EXPECT_EQ(settings_in(*database), 0);
    database->write([](Writer& writer) { insert(writer, "once"); });
    EXPECT_EQ(settings_in(*database), 1);
}

TEST_P(DatabaseTest, ABrokenPromiseOfTheSchemaIsAConstraint) {
    const auto database = open();
    const auto write = [&](std::string_view sql, const Param& value) {
        return trouble_in([&] { database->write([&](Writer& writer) { writer.execute(sql, {value}); }); });
    };
    EXPECT_EQ(write("INSERT INTO setting (name, value) VALUES ('a', $1)", nullptr), Trouble::constraint);
    EXPECT_EQ(write("INSERT INTO producer_private (producer_id) VALUES ($1)", param(77)), Trouble::constraint);
    EXPECT_EQ(write("INSERT INTO producer_private (producer_id) VALUES ($1)", param("seven")), Trouble::constraint);
}

TEST_P(DatabaseTest, ValuesComeBackAsTheyWentIn) {
    const auto database = open();
    const std::int64_t beyond_32_bits = 3'000'000'000;
    const std::vector<std::uint8_t> bytes = {0, 1, 255, 0};
    database->write([&](Writer& writer) {
        writer.execute("INSERT INTO trail_personal (id, salt, value) VALUES ($1, $2, $3)",
                       {param(beyond_32_bits), std::span<const std::uint8_t>(bytes), param("")});
        writer.execute("INSERT INTO trail_personal (id, salt, value) VALUES ($1, $2, $3)",
                       {param(-1), nullptr, nullptr});
    });
    database->read([&](Reader& reader) {
        std::vector<bool> nulls;
        reader.query("SELECT id, salt, value FROM trail_personal ORDER BY id", {}, [&](const Row& row) {
            nulls.push_back(row.is_null(1));
            if (row.is_null(1)) {
                EXPECT_EQ(row.integer(0), -1);
                EXPECT_EQ(row.maybe_text(2), std::nullopt);
                return;
            }
            EXPECT_EQ(row.integer(0), beyond_32_bits);
            EXPECT_TRUE(std::ranges::equal(row.bytes(1), bytes));
            EXPECT_EQ(row.text(2), "");
            EXPECT_THROW((void)row.integer(2), std::logic_error);
        });
        EXPECT_EQ(nulls, (std::vector{true, false}));
    });
}

TEST_P(DatabaseTest, ParametersAreBoundByTheirNumberNotByTheirPlace) {
    const auto database = open();
    database->write([](Writer& writer) {
        writer.execute("INSERT INTO setting (value, name) VALUES ($2, $1)", {param("name"), param("value")});
        EXPECT_EQ(writer.text("SELECT value FROM setting WHERE name = $1", {param("name")}), "value");
        EXPECT_THROW((void)writer.text("SELECT value FROM setting WHERE name = $1", {param("a"), param("b")}),
                     std::logic_error);
    });
}

TEST_P(DatabaseTest, AStatementIsReusedInsideItsOwnRowsAndWithOtherTypes) {
    const auto database = open();
    database->write([](Writer& writer) {
        for (const char* name : {"a", "b", "c"}) insert(writer, name);
        constexpr std::string_view sql = "SELECT name FROM setting ORDER BY name";
        int rows = 0;
        writer.query(sql, {}, [&](const Row&) { writer.query(sql, {}, [&](const Row&) { ++rows; }); });
        EXPECT_EQ(rows, 9);

        constexpr std::string_view with_absent = "UPDATE producer SET tax_code = $1 WHERE id = $2";
        EXPECT_EQ(writer.execute(with_absent, {param("0401"), param(1)}), 0);
        EXPECT_EQ(writer.execute(with_absent, {nullptr, nullptr}), 0);
        EXPECT_EQ(writer.execute(with_absent, {nullptr, param(1)}), 0);
        EXPECT_EQ(writer.execute("UPDATE setting SET value = 'x' WHERE name < $1", {param("c")}), 2);
    });
}

TEST_P(DatabaseTest, AnInsertReturnsTheIdOfItsRow) {
    const auto database = open();
    database->write([](Writer& writer) {
        constexpr std::string_view sql = "INSERT INTO decision (number, authority) VALUES ($1, '') RETURNING id";
        const auto first = writer.integer(sql, {param("1/QĐ-UBND")}).value();
        const auto second = writer.integer(sql, {param("2/QĐ-UBND")}).value();
        EXPECT_EQ(second, first + 1);
    });
}

TEST_P(DatabaseTest, TheVersionIsTheLastSequenceThatWasCommitted) {
    auto database = open();
    EXPECT_EQ(database->version(), 0);
    database->write([](Writer& writer) { append_to_trail(writer, 1); });
    EXPECT_EQ(database->version(), 1);
    EXPECT_THROW(database->write([](Writer& writer) {
        append_to_trail(writer, 2);
        throw std::domain_error("undone");
    }),
                 std::domain_error);
    EXPECT_EQ(database->version(), 1);
    const auto beside = open(Access::read_only);
    database->write([](Writer& writer) { append_to_trail(writer, 2); });
    EXPECT_EQ(beside->version(), 2);
    database.reset();
    EXPECT_EQ(open()->version(), 2);
}

TEST_P(DatabaseTest, ASecondWriterIsKeptOutUntilTheFirstIsGone) {
    auto database = open();
    EXPECT_EQ(trouble_in([&] { (void)open(); }), Trouble::busy);
    if (GetParam() == Engine::postgresql) {
        Options elsewhere = options();  // another machine: its own folder, the same server
        elsewhere.folder.clear();
        EXPECT_EQ(trouble_in([&] { (void)Database::open(elsewhere, Access::serve_or_write); }), Trouble::busy);
    }
    EXPECT_NO_THROW((void)open(Access::read_only));
    database.reset();
    // PostgreSQL gives the lock back a moment after the connection was closed.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::unique_ptr<Database> next;
    while (!next && std::chrono::steady_clock::now() < until) {
        try {
            next = open();
        } catch (const DatabaseError& error) {
            ASSERT_EQ(error.trouble(), Trouble::busy);
        }
    }
    EXPECT_TRUE(next);
}

TEST_P(DatabaseTest, ReadingAloneDoesNotMakeARegistry) {
    EXPECT_THROW((void)open(Access::read_only), DatabaseError);
    EXPECT_NO_THROW((void)open());
    EXPECT_NO_THROW((void)open(Access::read_only));
}

TEST_P(DatabaseTest, AWriteInsideAWriteIsOurMistake) {
    const auto database = open();
    EXPECT_THROW(database->write([&](Writer&) { database->write([](Writer&) {}); }), std::logic_error);
}

TEST_P(DatabaseTest, WhatAWorkRemembersEndsWithIt) {
    const auto database = open();
    database->write([](Writer& writer) { writer.memory() = 7; });
    database->write([](Writer& writer) { EXPECT_FALSE(writer.memory().has_value()); });
}

TEST_P(DatabaseTest, TheEngineSaysItsNameAndVersion) {
    const std::string description = open()->describe();
    EXPECT_TRUE(description.starts_with(GetParam() == Engine::sqlite ? "SQLite 3." : "PostgreSQL 1")) << description;
}

}  // namespace saolang::db

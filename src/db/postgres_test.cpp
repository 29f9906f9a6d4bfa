// What must hold for PostgreSQL alone: lost connections.

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"

namespace saolang::db {

class Postgres : public Engines {
protected:
    // The session that keeps the writer's role, and no other of this test.
    void end_writer_session() const {
        const auto connection = place().writing_connection();
        const auto ended = connection->integer(
            "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' "
            "AND objid::bigint & 4294967295 = hashtext(current_schema())::bigint & 4294967295) ended");
        ASSERT_EQ(ended, 1);
    }
};
INSTANTIATE_TEST_SUITE_P(Only, Postgres, testing::Values(Engine::postgresql), engine_name);

namespace {

constexpr std::string_view end_myself = "SELECT pg_terminate_backend(pg_backend_pid())";

void insert(Writer& writer, std::string_view name) {
    writer.execute("INSERT INTO setting (name, value) VALUES ($1, '')", {param(name)});
}

}  // namespace

TEST_P(Postgres, AConnectionLostInAWorkIsToldAndTheNextWriteConnectsAgain) {
    const auto database = open();
    EXPECT_EQ(trouble_in([&] {
                  database->write([](Writer& writer) {
                      insert(writer, "lost");
                      (void)writer.integer(end_myself);
                  });
              }),
              Trouble::connection);
    database->write([](Writer& writer) { insert(writer, "kept"); });
    EXPECT_EQ(settings_in(*database), 1);
}

TEST_P(Postgres, AConnectionLostWhileIdleIsNotNoticed) {
    const auto database = open();
    (void)settings_in(*database);
    end_writer_session();
    database->write([](Writer& writer) { insert(writer, "kept"); });
    EXPECT_EQ(settings_in(*database), 1);
}

TEST_P(Postgres, AReaderThatLosesItsConnectionIsToldAndTheNextConnectsAgain) {
    const auto database = open();
    EXPECT_EQ(trouble_in([&] { database->read([](Reader& reader) { (void)reader.integer(end_myself); }); }),
              Trouble::connection);
    EXPECT_EQ(settings_in(*database), 0);
}

TEST_P(Postgres, TheRoleOfTheOneWriterIsTakenAgainAfterALostConnection) {
    Options elsewhere = options();
    elsewhere.folder.clear();
    const auto database = open();
    end_writer_session();
    database->write([](Writer& writer) { insert(writer, "again"); });
    EXPECT_EQ(trouble_in([&] { (void)Database::open(elsewhere, Access::serve_or_write); }), Trouble::busy);
}

TEST_P(Postgres, AServerThatIsNotThereIsALostConnection) {
    Options nowhere = options();
    nowhere.postgresql = "host=" + options().folder + "/nowhere user=nobody";
    EXPECT_EQ(trouble_in([&] { (void)Database::open(nowhere, Access::serve_or_write); }), Trouble::connection);
}

TEST_P(Postgres, ARefusedValueIsNotQuotedInTheError) {
    const auto database = open();
    try {
        database->write([](Writer& writer) {
            writer.query("SELECT CAST($1 AS BIGINT)", {param("0905 123 456")}, [](const Row&) {});
        });
        ADD_FAILURE() << "nothing was thrown";
    } catch (const DatabaseError& error) {
        EXPECT_EQ(error.trouble(), Trouble::constraint);
        EXPECT_EQ(std::string(error.what()).find("0905"), std::string::npos) << error.what();
    }
}

}  // namespace saolang::db

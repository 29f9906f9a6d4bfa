// What must hold for SQLite alone: who checkpoints, a full disk, a failed sync, a lock that stays.

#include "db/sqlite.hpp"

#include <atomic>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "db/engines.hpp"
#include "db/engines_for_tests.hpp"
#include "db/watched_disk_for_tests.hpp"

namespace saolang::db {

namespace {

constexpr std::string_view insert_sql = "INSERT INTO setting (name, value) VALUES ($1, $2)";

void write_row(Database& database, std::string_view name, std::string_view value = "") {
    database.write([&](Writer& writer) { writer.execute(insert_sql, {param(name), param(value)}); });
}

}  // namespace

// Debian's SQLite can corrupt its log when one connection checkpoints while another commits.
TEST(Sqlite, OnlyTheOneWritingConnectionEverCheckpoints) {
    WatchedDisk disk;
    const TestPlace place(Engine::sqlite);
    constexpr int readers = 6;
    {
        const auto database = Database::open(place.options(), Access::serve_or_write);
        const auto beside = Database::open(place.options(), Access::read_only);
        std::atomic<bool> done{false};
        std::vector<std::thread> threads;
        for (int i = 0; i < readers; ++i) {
            threads.emplace_back([&, i] {
                while (!done) (void)settings_in(i % 2 == 0 ? *database : *beside);
            });
        }
        const std::string large(20'000, 'x');
        for (int i = 0; i < 600; ++i) write_row(*database, std::to_string(i), large);
        done = true;
        for (std::thread& thread : threads) thread.join();
        EXPECT_EQ(settings_in(*beside), 600);
    }
    EXPECT_GT(disk.page_writes, 1'000) << "the writer never checkpointed: the test proves nothing";
    EXPECT_GE(disk.reading_connections, 2);
    EXPECT_EQ(disk.page_writes_by_readers, 0);
    EXPECT_EQ(disk.most_writing_connections, 1);
    EXPECT_EQ(disk.checkpointing_connections(), 1U);
}

TEST(Sqlite, AReaderThatClosesLastLeavesTheLogToTheNextWriter) {
    WatchedDisk disk;
    const TestPlace place(Engine::sqlite);
    auto database = Database::open(place.options(), Access::serve_or_write);
    auto beside = Database::open(place.options(), Access::read_only);
    beside->read([](Reader& reader) { (void)reader.integer("SELECT COUNT(*) FROM setting"); });
    write_row(*database, "last");
    database.reset();
    const int written = disk.page_writes;
    beside.reset();
    EXPECT_EQ(disk.page_writes, written);
    EXPECT_EQ(settings_in(*Database::open(place.options(), Access::serve_or_write)), 1);
}

TEST(Sqlite, AFullDiskIsToldAndTheNextWriteWorksWhenThereIsRoomAgain) {
    WatchedDisk disk;
    const TestPlace place(Engine::sqlite);
    const auto database = Database::open(place.options(), Access::serve_or_write);
    write_row(*database, "before");
    disk.full = true;
    EXPECT_EQ(trouble_in([&] { write_row(*database, "lost"); }), Trouble::disk_full);
    EXPECT_EQ(settings_in(*database), 1) << "reading goes on";
    disk.full = false;
    write_row(*database, "after");
    EXPECT_EQ(settings_in(*database), 2);
}

TEST(Sqlite, AFullDatabaseInTheMiddleOfAWorkLeavesNothingOfIt) {
    const TestPlace place(Engine::sqlite);
    const auto database = Database::open(place.options(), Access::serve_or_write);
    const std::string large(1'000'000, 'x');
    const auto fill = [&] {
        database->write([&](Writer& writer) {
            writer.query("PRAGMA max_page_count = 400", {}, [](const Row&) {});
            for (int i = 0; i < 10; ++i) writer.execute(insert_sql, {param(std::to_string(i)), param(large)});
        });
    };
    EXPECT_EQ(trouble_in(fill), Trouble::disk_full);
    EXPECT_EQ(settings_in(*database), 0);
    write_row(*database, "small");
    EXPECT_EQ(settings_in(*database), 1);
}

TEST(Sqlite, AfterAFailedSyncNothingMoreIsWritten) {
    WatchedDisk disk;
    const TestPlace place(Engine::sqlite);
    const auto database = Database::open(place.options(), Access::serve_or_write);
    write_row(*database, "synced");
    disk.sync_fails = true;
    EXPECT_THROW(write_row(*database, "unknown"), DatabaseError);
    disk.sync_fails = false;
    EXPECT_THROW(write_row(*database, "refused"), DatabaseError);
    EXPECT_EQ(settings_in(*database), 1);
}

TEST(Sqlite, AForeignLockThatStaysIsBusy) {
    TestPlace place(Engine::sqlite);
    Options options = place.options();
    options.busy_timeout = std::chrono::milliseconds(1);
    const auto database = Database::open(options, Access::serve_or_write);
    SqliteConnection other(sqlite_path(options.folder), SqliteConnection::Use::write, options.busy_timeout);
    other.begin();
    EXPECT_EQ(trouble_in([&] { write_row(*database, "waits"); }), Trouble::busy);
    other.rollback();
    write_row(*database, "now");
    EXPECT_EQ(settings_in(*database), 1);
}

TEST(Sqlite, AFileThatIsNoDatabaseIsCorrupt) {
    const TestPlace place(Engine::sqlite);
    Database::open(place.options(), Access::serve_or_write).reset();
    FILE* file = std::fopen(sqlite_path(place.options().folder).c_str(), "r+");
    ASSERT_NE(file, nullptr);
    std::fputs("this is no database, it says so", file);
    std::fclose(file);
    EXPECT_EQ(trouble_in([&] { (void)Database::open(place.options(), Access::serve_or_write); }), Trouble::corrupt);
}

TEST(Sqlite, ANewFileIsReadByItsOwnerOnlyEvenInAnOpenFolder) {
    using std::filesystem::perms;
    const TestPlace place(Engine::sqlite);
    std::filesystem::create_directory(place.options().folder);
    const auto database = Database::open(place.options(), Access::serve_or_write);
    for (const char* end : {"", "-wal", "-shm"}) {
        EXPECT_EQ(std::filesystem::status(sqlite_path(place.options().folder) + end).permissions(),
                  perms::owner_read | perms::owner_write)
            << end;
    }
}

TEST(Sqlite, EveryTableIsStrict) {
    const TestPlace place(Engine::sqlite);
    const auto database = Database::open(place.options(), Access::serve_or_write);
    database->read([](Reader& reader) {
        EXPECT_EQ(reader.text("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                              "AND strict = 0 AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"),
                  std::nullopt);
        EXPECT_GE(reader.integer("SELECT COUNT(*) FROM pragma_table_list WHERE strict = 1"), 5);
    });
}

}  // namespace saolang::db

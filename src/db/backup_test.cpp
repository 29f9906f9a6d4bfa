#include "db/backup.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "db/engines.hpp"
#include "db/engines_for_tests.hpp"
#include "db/file_store.hpp"
#include "db/migrations.hpp"
#include "db/sqlite.hpp"

namespace saolang::db {

using Why = BackupRefusal::Why;

class BackupTest : public Engines {
protected:
    void SetUp() override {
        Engines::SetUp();
        if (IsSkipped()) return;
        files_ = std::make_unique<TestPlace>(Engine::sqlite);
        std::filesystem::create_directories(files_->options().folder);
    }
    [[nodiscard]] std::string file(std::string_view name = "backup.db") const {
        return files_->options().folder + "/" + std::string(name);
    }

private:
    std::unique_ptr<TestPlace> files_;
};
INSTANTIATE_TEST_SUITE_P(Both, BackupTest, both_engines, engine_name);

namespace {

// Every kind of value, a reference between tables, and an id given by the engine.
void fill(Database& database) {
    database.write([](Writer& writer) {
        const std::vector<std::uint8_t> salt = {0, 1, 2, 255};
        writer.execute("INSERT INTO trail_personal (id, salt, value) VALUES (1, $1, 'Đoàn')",
                       {std::span<const std::uint8_t>(salt)});
        writer.execute("INSERT INTO trail_personal (id) VALUES (2)");
        writer.execute(
            "INSERT INTO trail_entry (sequence, moment, change_code, account, action, subject_kind, subject_id, "
            "reason, hash) "
            "VALUES (1, 0, 'c', 'a', 'x', 'k', 3000000000, 'r', 'h')");
        const auto producer =
            writer.integer("INSERT INTO producer (code, slug, name) VALUES ('p1', 'p1', 'Cửa Khe') RETURNING id");
        writer.execute(
            "INSERT INTO product (code, slug, name, producer_id, status) VALUES ('m1', 'm1', 'Nước mắm', $1, 'active')",
            {param(producer)});
    });
}

std::vector<std::string> contents(Database& database) {
    std::vector<std::string> rows;
    database.read([&](Reader& reader) {
        reader.query(
            "SELECT m.name, p.name FROM product m JOIN producer p ON p.id = m.producer_id ORDER BY m.id", {},
            [&](const Row& row) { rows.push_back(std::string(row.text(0)) + "/" + std::string(row.text(1))); });
        reader.query("SELECT salt, value FROM trail_personal ORDER BY id", {}, [&](const Row& row) {
            rows.push_back(row.is_null(0) ? "erased" : std::to_string(row.bytes(0).size()) + std::string(row.text(1)));
        });
        reader.query("SELECT subject_id FROM trail_entry", {},
                     [&](const Row& row) { rows.push_back(std::to_string(row.integer(0))); });
    });
    return rows;
}

// A row that names a file, as evidence does.
void name_file(Database& database, const KeptFile& file) {
    database.write([&](Writer& writer) {
        writer.execute(
            "INSERT INTO evidence_file (hash, bytes, kind, media_type, added, account) VALUES ($1, $2, 'pdf', "
            "'application/pdf', 0, 'a')",
            {param(file.hash()), param(file.bytes())});
    });
}

Why refusal(const Result<BackupCounts, BackupRefusal>& result) {
    if (result) throw std::logic_error("it was not refused");
    return result.error().why;
}

}  // namespace

TEST_P(BackupTest, ABackupIsRestoredIntoBothEngines) {
    std::vector<std::string> before;
    {
        const auto database = open();
        fill(*database);
        before = contents(*database);
        ASSERT_EQ(before.size(), 4U);
        const auto taken = backup(options(), file());
        ASSERT_TRUE(taken) << taken.error().detail;
        EXPECT_EQ(taken->version, 1);
        EXPECT_EQ(taken->bytes, static_cast<std::int64_t>(std::filesystem::file_size(file())));
    }
    for (const Engine engine : {Engine::sqlite, Engine::postgresql}) {
        if (!TestPlace::available(engine)) continue;
        const TestPlace other(engine);
        const auto restored = restore(file(), other.options());
        ASSERT_TRUE(restored) << restored.error().detail;
        EXPECT_EQ(restored->version, 1);
        const auto database = Database::open(other.options(), Access::serve_or_write);
        EXPECT_EQ(contents(*database), before);
        EXPECT_EQ(database->version(), 1);
        database->write([](Writer& writer) {
            EXPECT_EQ(writer.integer("INSERT INTO producer (code, slug, name) VALUES ('p2', 'p2', '') RETURNING id"),
                      2);
        });
    }
}

TEST_P(BackupTest, CarriesTheFilesThatRowsNameToBothEngines) {
    std::string large(3'000'000, '\0');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * i / 7);
    const auto database = open();
    const auto one = keep_file(options().folder, large);
    const auto two = keep_file(options().folder, "");
    const auto unnamed = keep_file(options().folder, "no row names it");
    name_file(*database, one);
    name_file(*database, two);
    const auto taken = backup(options(), file());
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(taken->files, 2);
    for (const Engine engine : {Engine::sqlite, Engine::postgresql}) {
        if (!TestPlace::available(engine)) continue;
        const TestPlace other(engine);
        const auto& folder = other.options().folder;
        const auto restored = restore(file(), other.options());
        ASSERT_TRUE(restored) << restored.error().detail;
        EXPECT_EQ(restored->files, 2);
        EXPECT_TRUE(restored->missing.empty());
        EXPECT_EQ(kept_file(folder, one.hash()), large);
        EXPECT_EQ(kept_file(folder, two.hash()), "");
        EXPECT_EQ(kept_file(folder, unnamed.hash()), fail(FileTrouble::missing));
        const auto again = Database::open(other.options(), Access::serve_or_write);
        again->read([](Reader& reader) {
            EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM evidence_file"), 2);
            const std::string_view packed = reader.engine() == Engine::sqlite
                                                ? "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'backup_file'"
                                                : "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'backup_file'";
            EXPECT_EQ(reader.integer(packed), 0) << "the table of files stays in the backup";
        });
        if (engine == Engine::sqlite) {
            EXPECT_LT(std::filesystem::file_size(sqlite_path(folder)), large.size());
        }
    }
}

TEST_P(BackupTest, AMissingOrChangedFileIsToldAndStopsNothing) {
    const auto database = open();
    const auto one = keep_file(options().folder, "one");
    const auto two = keep_file(options().folder, "two");
    name_file(*database, one);
    name_file(*database, two);
    std::ofstream(options().folder + "/files/" + one.hash().substr(0, 2) + "/" + one.hash().substr(2)) << "other";
    const auto taken = backup(options(), file());
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(taken->files, 1);
    EXPECT_EQ(taken->missing, std::vector<std::string>{one.hash()});
    const TestPlace other(GetParam());
    const auto restored = restore(file(), other.options());
    ASSERT_TRUE(restored) << restored.error().detail;
    EXPECT_EQ(restored->missing, taken->missing);
    EXPECT_EQ(kept_file(other.options().folder, two.hash()), "two");
}

TEST_P(BackupTest, APackedFileThatWasChangedMakesTheBackupDamaged) {
    const auto database = open();
    name_file(*database, keep_file(options().folder, "one"));
    ASSERT_TRUE(backup(options(), file()));
    {
        SqliteConnection changed(file(), SqliteConnection::Use::file, std::chrono::milliseconds(1));
        changed.command("UPDATE backup_file SET content = x'00'");
    }
    const TestPlace other(GetParam());
    EXPECT_EQ(refusal(restore(file(), other.options())), Why::damaged);
}

// What was taken by the first release: three steps of the schema, no table of files.
TEST_P(BackupTest, ABackupFromBeforeThereWereFilesIsRestored) {
    (void)open();
    ASSERT_TRUE(backup(options(), file()));
    {
        SqliteConnection older(file(), SqliteConnection::Use::file, std::chrono::milliseconds(1));
        older.command("PRAGMA foreign_keys = OFF");
        std::vector<std::string> tables;
        older.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", {},
                    [&](const Row& row) { tables.emplace_back(row.text(0)); });
        for (const auto& table : tables) older.command("DROP TABLE " + table);
        auto steps = embedded_migrations();
        steps.resize(3, steps.front());
        older.begin();
        make_schema(older, steps);
        older.command("COMMIT");
    }
    const TestPlace other(GetParam());
    const auto restored = restore(file(), other.options());
    ASSERT_TRUE(restored) << restored.error().detail;
    EXPECT_EQ(restored->files, 0);
    const auto today = Database::open(other.options(), Access::serve_or_write);
    today->read([](Reader& reader) {
        EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM schema_migration"),
                  static_cast<std::int64_t>(embedded_migrations().size()));
        EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM account"), 0);
    });
}

TEST_P(BackupTest, AKilledRestoreThatBeganWithTheFilesDoesNotStopTheNext) {
    const auto database = open();
    const auto one = keep_file(options().folder, "one");
    name_file(*database, one);
    ASSERT_TRUE(backup(options(), file()));
    const TestPlace other(GetParam());
    std::filesystem::create_directories(other.options().folder);
    (void)keep_file(other.options().folder, "one");
    EXPECT_TRUE(restore(file(), other.options()));
}

TEST_P(BackupTest, ABackupIsOneFileWithoutALogAndReadByItsOwnerOnly) {
    const auto database = open();
    ASSERT_TRUE(backup(options(), file()));
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(file()).parent_path())) {
        names.push_back(entry.path().filename());
    }
    EXPECT_EQ(names, std::vector<std::string>{"backup.db"});
    std::string header(20, '\0');
    std::ifstream(file(), std::ios::binary).read(header.data(), 20);
    EXPECT_EQ(header[18], 1) << "the file asks for a write-ahead log";
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file()).permissions(), perms::owner_read | perms::owner_write);
}

// Each work adds a pair of rows: a backup that holds one without the other is of no single moment.
TEST_P(BackupTest, ABackupTakenWhileOthersWriteIsOfOneMoment) {
    const auto database = open();
    std::atomic<int> pairs{0};
    std::atomic<bool> done{false};
    std::thread writing([&] {
        while (!done) {
            database->write([&](Writer& writer) {
                for (const char* half : {"a", "b"}) {
                    writer.execute("INSERT INTO setting (name, value) VALUES ($1, $2)",
                                   {param(half + std::to_string(pairs)), param(half)});
                }
            });
            ++pairs;
        }
    });
    while (pairs < 20) std::this_thread::yield();
    for (int i = 0; i < 5; ++i) {
        const int acknowledged = pairs;
        const std::string name = file("while" + std::to_string(i));
        const auto taken = backup(options(), name);
        ASSERT_TRUE(taken) << taken.error().detail;
        SqliteConnection copy(name, SqliteConnection::Use::read, std::chrono::milliseconds(1));
        const auto of = [&](const char* half) {
            return copy.integer("SELECT COUNT(*) FROM setting WHERE value = $1", {param(half)}).value();
        };
        EXPECT_EQ(of("a"), of("b"));
        EXPECT_GE(of("a"), acknowledged);
    }
    done = true;
    writing.join();
}

TEST_P(BackupTest, NothingIsOverwritten) {
    auto database = open();
    ASSERT_TRUE(backup(options(), file()));
    EXPECT_EQ(refusal(backup(options(), file())), Why::file_exists);
    database.reset();
    EXPECT_EQ(refusal(restore(file(), options())), Why::not_empty);
}

TEST_P(BackupTest, AFolderWithAnyFileIsNotRestoredInto) {
    (void)open();
    ASSERT_TRUE(backup(options(), file()));
    const TestPlace other(Engine::sqlite);
    std::filesystem::create_directories(other.options().folder);
    std::ofstream(other.options().folder + "/notes.txt") << "mine";
    EXPECT_EQ(refusal(restore(file(), other.options())), Why::not_empty);
    EXPECT_FALSE(std::filesystem::exists(sqlite_path(other.options().folder)));
}

TEST_P(BackupTest, AFileThatIsNoSoundBackupIsRefusedBeforeAnythingIsWritten) {
    (void)open();
    const auto taken = backup(options(), file());
    ASSERT_TRUE(taken);
    const TestPlace other(GetParam());
    EXPECT_EQ(refusal(restore(file("missing"), other.options())), Why::no_such_file);

    std::ofstream(file("text"))
        << "a letter, not a registry, and longer than the header of a database file would be, by far";
    EXPECT_EQ(refusal(restore(file("text"), other.options())), Why::not_a_backup);

    std::filesystem::copy(file(), file("cut"));
    std::filesystem::resize_file(file("cut"), static_cast<std::uintmax_t>(taken->bytes / 2));
    const Why cut = refusal(restore(file("cut"), other.options()));
    EXPECT_TRUE(cut == Why::damaged || cut == Why::not_a_backup);

    std::filesystem::copy(file(), file("newer"));
    {
        SqliteConnection newer(file("newer"), SqliteConnection::Use::file, std::chrono::milliseconds(1));
        newer.command("INSERT INTO schema_migration (number, name, checksum) VALUES (9999, '9999_future', '')");
    }
    EXPECT_EQ(refusal(restore(file("newer"), other.options())), Why::newer_program);
    EXPECT_FALSE(std::filesystem::exists(other.options().folder));
}

TEST(Backup, AFolderWithoutARegistryHasNothingToBackUp) {
    const TestPlace place(Engine::sqlite);
    const TestPlace out(Engine::sqlite);
    EXPECT_EQ(refusal(backup(place.options(), out.options().folder + ".db")), Why::no_registry);
}

}  // namespace saolang::db

#include "db/backup.hpp"

#include <filesystem>

#include <fmt/format.h>
#include <sqlite3.h>

#include "db/backup_files.hpp"
#include "db/engines.hpp"
#include "db/file_store.hpp"
#include "db/lock_file.hpp"
#include "db/migrations.hpp"
#include "db/postgres.hpp"
#include "db/sqlite.hpp"
#include "db/table_copy.hpp"

namespace saolang::db {

namespace {

namespace fs = std::filesystem;
using Why = BackupRefusal::Why;

constexpr std::chrono::milliseconds patience{5'000};

std::string folder_of(const std::string& file) {
    const fs::path folder = fs::path(file).parent_path();
    return folder.empty() ? "." : folder.string();
}

constexpr const char* unfinished = ".part";
constexpr const char* between = "restoring.db";  // the copy that PostgreSQL is filled from

// A file that vanishes unless it is given its name. What a killed process left of it goes with the next of that name.
class UnfinishedFile {
public:
    explicit UnfinishedFile(const std::string& final_path) : final_(final_path), path_(final_path + unfinished) {
        drop();
    }
    ~UnfinishedFile() { drop(); }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    void finish() const {
        sync_file(path_);
        fs::rename(path_, final_);
        sync_folder(folder_of(final_));
    }

private:
    void drop() const {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm", "-journal"}) fs::remove(path_ + end, ignored);
    }

    std::string final_;
    std::string path_;
};

// In one step: a stepwise copy starts again with every commit of another connection and may never end (measured).
void copy_pages(SqliteConnection& from, SqliteConnection& to) {
    sqlite3_backup* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    const int code = copy != nullptr ? sqlite3_backup_step(copy, -1) : SQLITE_ERROR;
    sqlite3_backup_finish(copy);
    if (code == SQLITE_DONE) return;
    const Trouble trouble = (code & 0xff) == SQLITE_FULL   ? Trouble::disk_full
                            : (code & 0xff) == SQLITE_BUSY ? Trouble::busy
                                                           : Trouble::other;
    throw DatabaseError(trouble, fmt::format("copying the database: {}", sqlite3_errstr(code)));
}

void expect_sound(Reader& reader) {
    std::string first;
    reader.query("PRAGMA integrity_check(1)", {}, [&](const Row& row) { first = row.text(0); });
    if (first != "ok") throw DatabaseError(Trouble::corrupt, "the pages of the file do not agree: " + first);
    std::string orphan;
    reader.query("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", {},
                 [&](const Row& row) { orphan = row.text(0); });
    if (!orphan.empty())
        throw DatabaseError(Trouble::corrupt, "a row refers to one that is not there: table " + orphan);
}

// One file without a log beside it.
void make_single_file(SqliteConnection& connection) { connection.command("PRAGMA journal_mode = delete"); }

void copy_from_postgres(const Options& from, SqliteConnection& to) {
    PostgresConnection source(*from.postgresql, PostgresConnection::Use::read, from.busy_timeout);
    source.begin_snapshot();
    check_schema(source, embedded_migrations());
    migrate(to, embedded_migrations());
    to.begin();
    to.start_work();
    for (const Table& table : tables_of(to)) {
        to.execute(fmt::format("DELETE FROM \"{}\"", table.name));
        copy_table(table, source, to);
    }
    to.command("COMMIT");
    source.end_snapshot();
}

void fill_postgres(SqliteConnection& from, PostgresConnection& to) {
    const std::vector<Table> tables = tables_of(from);
    to.begin();
    to.start_work();
    make_schema(to, embedded_migrations());
    // What migrations put in stands in the backup as well.
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        to.execute(fmt::format("DELETE FROM \"{}\"", table->name));
    }
    for (const Table& table : tables) copy_table(table, from, to);
    continue_ids(tables, to);
    to.command("COMMIT");
}

std::optional<BackupRefusal> refuse_file(const std::string& file) {
    if (!fs::is_regular_file(file)) return BackupRefusal{Why::no_such_file, file};
    try {
        SqliteConnection source(file, SqliteConnection::Use::read, patience);
        if (source.integer("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'schema_migration'") == 0) {
            return BackupRefusal{Why::not_a_backup, file};
        }
        try {
            expect_sound(source);
            expect_sound_files(source);
        } catch (const DatabaseError& error) {
            return BackupRefusal{Why::damaged, error.what()};
        }
        try {
            check_schema(source, embedded_migrations());
        } catch (const DatabaseError& error) {
            const auto known = static_cast<std::int64_t>(embedded_migrations().size());
            const auto has = source.integer("SELECT COUNT(*) FROM schema_migration").value_or(0);
            // An older backup is brought up to date; any other difference is not ours to mend.
            if (has >= known) return BackupRefusal{Why::newer_program, error.what()};
        }
    } catch (const DatabaseError& error) {
        if (error.trouble() != Trouble::corrupt) throw;
        return BackupRefusal{Why::not_a_backup, error.what()};
    }
    return std::nullopt;
}

bool is_left_by_a_killed_restore(const std::string& folder, const std::string& name) {
    return name.starts_with(fs::path(sqlite_path(folder)).filename().string() + unfinished) ||
           name.starts_with(std::string(between) + unfinished);
}

// Files of the system's own (lost+found), our lock and a killed restore's pieces do not make a folder full.
std::optional<std::string> first_file_in(const std::string& folder) {
    if (!fs::exists(folder)) return std::nullopt;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        // Named by their contents, they take nothing from anybody: a killed restore may have begun with them.
        if (name == files_folder) continue;
        if (name == LockFile::name || name == "lost+found" || is_left_by_a_killed_restore(folder, name)) continue;
        return entry.path().string();
    }
    return std::nullopt;
}

// Brings a copy of the file to this program's schema, so that both ways of restoring end with today's tables.
void copy_and_migrate(const std::string& file, SqliteConnection& to) {
    SqliteConnection source(file, SqliteConnection::Use::read, patience);
    copy_pages(source, to);
    migrate(to, embedded_migrations());
    expect_sound(to);
}

BackupCounts counts_of(SqliteConnection& connection, const std::string& path, PackedFiles files) {
    return {last_sequence(connection), static_cast<std::int64_t>(fs::file_size(path)), files.count,
            std::move(files.missing)};
}

Result<BackupCounts, BackupRefusal> restore_sqlite(const std::string& file, const Options& into) {
    const UnfinishedFile copy(sqlite_path(into.folder));
    std::optional<BackupCounts> counts;
    {
        SqliteConnection target(copy.path(), SqliteConnection::Use::file, patience);
        copy_and_migrate(file, target);
        auto files = unpack_files(target, into.folder);  // before any row names them
        make_single_file(target);
        counts = counts_of(target, copy.path(), std::move(files));
    }
    copy.finish();
    sync_folder(folder_of(into.folder));
    return *counts;
}

Result<BackupCounts, BackupRefusal> restore_postgres(const std::string& file, const Options& into) {
    PostgresConnection target(*into.postgresql, PostgresConnection::Use::keep_writer, into.busy_timeout);
    std::string full;
    target.query("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename LIMIT 1", {},
                 [&](const Row& row) { full = row.text(0); });
    if (!full.empty()) return fail(BackupRefusal{Why::not_empty, "table " + full});
    const std::string folder = into.folder.empty() ? fs::temp_directory_path().string() : into.folder;
    const UnfinishedFile copy(fmt::format("{}/{}", folder, between));
    SqliteConnection source(copy.path(), SqliteConnection::Use::file, patience);
    copy_and_migrate(file, source);
    auto files = unpack_files(source, into.folder);
    fill_postgres(source, target);
    return counts_of(source, copy.path(), std::move(files));
}

}  // namespace

Result<BackupCounts, BackupRefusal> backup(const Options& from, const std::string& file) {
    if (fs::exists(file)) return fail(BackupRefusal{Why::file_exists, file});
    if (!from.postgresql && !fs::exists(sqlite_path(from.folder))) {
        return fail(BackupRefusal{Why::no_registry, from.folder});
    }
    const UnfinishedFile copy(file);
    std::optional<BackupCounts> counts;
    {
        SqliteConnection target(copy.path(), SqliteConnection::Use::file, patience);
        fs::permissions(copy.path(), fs::perms::owner_read | fs::perms::owner_write);  // it holds personal data
        if (from.postgresql) {
            copy_from_postgres(from, target);
        } else {
            SqliteConnection source(sqlite_path(from.folder), SqliteConnection::Use::read, from.busy_timeout);
            check_schema(source, embedded_migrations());
            copy_pages(source, target);
        }
        auto files = pack_files(target, from.folder);
        make_single_file(target);
        expect_sound(target);
        counts = counts_of(target, copy.path(), std::move(files));
    }
    copy.finish();
    return *counts;
}

Result<BackupCounts, BackupRefusal> restore(const std::string& file, const Options& into) {
    if (auto refusal = refuse_file(file)) return fail(*refusal);
    std::unique_ptr<LockFile> lock;
    if (!into.folder.empty()) {
        if (const auto full = first_file_in(into.folder)) return fail(BackupRefusal{Why::not_empty, *full});
        lock = std::make_unique<LockFile>(into.folder);
    }
    return into.postgresql ? restore_postgres(file, into) : restore_sqlite(file, into);
}

}  // namespace saolang::db

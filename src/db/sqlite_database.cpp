#include <filesystem>

#include <sqlite3.h>

#include "db/connection_pool.hpp"
#include "db/engines.hpp"
#include "db/file_store.hpp"
#include "db/lock_file.hpp"
#include "db/migrations.hpp"
#include "db/sqlite.hpp"
#include "db/write_queue.hpp"

namespace saolang::db {

namespace {

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(const Options& options, Access access)
        : lock_(access == Access::serve_or_write ? std::make_unique<LockFile>(options.folder) : nullptr),
          queue_(lock_ ? start_writer(options) : nullptr),
          readers_(
              [path = sqlite_path(options.folder), timeout = options.busy_timeout] {
                  return std::make_unique<SqliteConnection>(path, SqliteConnection::Use::read, timeout);
              },
              options.readers, options.busy_timeout) {
        if (lock_) {
            drop_unfinished_files(options.folder);
            return;
        }
        if (!std::filesystem::exists(sqlite_path(options.folder))) {
            throw DatabaseError(Trouble::other, "there is no registry in the folder " + options.folder);
        }
        read([](Reader& reader) { check_schema(reader, embedded_migrations()); });
    }

    void read(const std::function<void(Reader&)>& work) override {
        auto connection = readers_.take();
        try {
            connection->begin_snapshot();
            work(*connection);
        } catch (...) {
            connection->end_snapshot();
            readers_.give_back(std::move(connection));
            throw;
        }
        connection->end_snapshot();
        readers_.give_back(std::move(connection));
    }

    void write(const std::function<void(Writer&)>& work) override {
        if (!queue_) throw std::logic_error("a database opened for reading was asked to write");
        queue_->write(work);
    }

    std::int64_t version() override {
        if (queue_) return queue_->version();
        std::int64_t version = 0;  // another process writes
        read([&](Reader& reader) { version = last_sequence(reader); });
        return version;
    }

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    [[nodiscard]] std::string describe() const override { return std::string("SQLite ") + sqlite3_libversion(); }

private:
    static std::unique_ptr<WriteQueue> start_writer(const Options& options) {
        const std::string path = sqlite_path(options.folder);
        const bool is_new = !std::filesystem::exists(path);
        auto writer = std::make_unique<SqliteConnection>(path, SqliteConnection::Use::write, options.busy_timeout);
        if (is_new) {
            // Personal data, perhaps in a folder that others may read; the log gets the same rights from SQLite.
            using std::filesystem::perms;
            std::filesystem::permissions(path, perms::owner_read | perms::owner_write);
        }
        migrate(*writer, embedded_migrations());
        sync_folder(options.folder);
        return std::make_unique<WriteQueue>(std::move(writer));
    }

    // Given back in the other order: readers, then the writer (which checkpoints), then the lock.
    std::unique_ptr<LockFile> lock_;
    std::unique_ptr<WriteQueue> queue_;
    ConnectionPool<SqliteConnection> readers_;
};

}  // namespace

std::string sqlite_path(const std::string& folder) { return folder + "/saolang.db"; }

std::unique_ptr<Database> open_sqlite(const Options& options, Access access) {
    return std::make_unique<SqliteDatabase>(options, access);
}

}  // namespace saolang::db

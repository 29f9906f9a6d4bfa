#include "db/connection_pool.hpp"
#include "db/engines.hpp"
#include "db/file_store.hpp"
#include "db/lock_file.hpp"
#include "db/migrations.hpp"
#include "db/postgres.hpp"
#include "db/write_queue.hpp"

namespace saolang::db {

namespace {

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const Options& options, Access access)
        : lock_(access == Access::serve_or_write && !options.folder.empty() ? std::make_unique<LockFile>(options.folder)
                                                                            : nullptr),
          queue_(access == Access::serve_or_write ? start_writer(options) : nullptr),
          readers_(
              [server = *options.postgresql, timeout = options.busy_timeout] {
                  return std::make_unique<PostgresConnection>(server, PostgresConnection::Use::read, timeout);
              },
              options.readers, options.busy_timeout) {
        if (lock_) drop_unfinished_files(options.folder);
        read([this](Reader& reader) {
            if (!queue_) check_schema(reader, embedded_migrations());
            version_ = "PostgreSQL " + dynamic_cast<PostgresConnection&>(reader).server_version();
        });
    }

    void read(const std::function<void(Reader&)>& work) override {
        auto connection = begin_snapshot();
        const auto give_back = [&] {
            connection->end_snapshot();
            readers_.give_back(connection->lost() ? nullptr : std::move(connection));
        };
        try {
            work(*connection);
        } catch (...) {
            give_back();
            throw;
        }
        give_back();
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

    [[nodiscard]] Engine engine() const override { return Engine::postgresql; }
    [[nodiscard]] std::string describe() const override { return version_; }

private:
    // An idle connection may have been lost long ago: nothing has run yet, so a new one is tried once.
    std::unique_ptr<PostgresConnection> begin_snapshot() {
        for (bool second_try = false;; second_try = true) {
            auto connection = readers_.take();
            try {
                connection->begin_snapshot();
                return connection;
            } catch (const DatabaseError&) {
                const bool lost = connection->lost();
                readers_.give_back(lost ? nullptr : std::move(connection));
                if (!lost || second_try) throw;
                readers_.drop_idle();
            }
        }
    }

    static std::unique_ptr<WriteQueue> start_writer(const Options& options) {
        auto writer = std::make_unique<PostgresConnection>(*options.postgresql, PostgresConnection::Use::keep_writer,
                                                           options.busy_timeout);
        migrate(*writer, embedded_migrations());
        return std::make_unique<WriteQueue>(std::move(writer));
    }

    std::unique_ptr<LockFile> lock_;
    std::unique_ptr<WriteQueue> queue_;
    ConnectionPool<PostgresConnection> readers_;
    std::string version_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const Options& options, Access access) {
    return std::make_unique<PostgresDatabase>(options, access);
}

}  // namespace saolang::db

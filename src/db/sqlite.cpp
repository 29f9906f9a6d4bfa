#include "db/sqlite.hpp"

#include <cerrno>

#include <fmt/format.h>
#include <sqlite3.h>

namespace saolang::db {

namespace {

constexpr int checkpoint_pages = 1'000;
constexpr std::int64_t log_bytes_kept = 64LL << 20;

Trouble trouble_of(int code, int system_error) {
    if (system_error == ENOSPC || system_error == EDQUOT) return Trouble::disk_full;
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Trouble::busy;
        case SQLITE_FULL:
            return Trouble::disk_full;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Trouble::corrupt;
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            return Trouble::constraint;
        default:
            return Trouble::other;
    }
}

[[noreturn]] void throw_error(sqlite3* connection, int code, std::string_view doing) {
    // The system's error is that of the last failed call to it, of whatever kind; it counts for these two alone.
    const int kind = code & 0xff;
    const int system_error = kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN ? sqlite3_system_errno(connection) : 0;
    throw DatabaseError(trouble_of(code, system_error),
                        fmt::format("{} ({}): {}", sqlite3_errmsg(connection), code, doing));
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    [[nodiscard]] bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    [[nodiscard]] std::int64_t integer(int column) const override {
        if (type(column) != SQLITE_INTEGER) refuse(column, "an integer");
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] std::string_view text(int column) const override {
        if (type(column) == SQLITE_NULL) refuse(column, "text");
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    [[nodiscard]] std::span<const std::uint8_t> bytes(int column) const override {
        if (type(column) != SQLITE_BLOB) refuse(column, "bytes");
        const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    [[nodiscard]] int type(int column) const {
        if (column < 0 || column >= sqlite3_column_count(statement_)) refuse(column, "there");
        return sqlite3_column_type(statement_, column);
    }
    [[noreturn]] void refuse(int column, std::string_view what) const {
        throw std::logic_error(fmt::format("column {} is not {}: {}", column, what, sqlite3_sql(statement_)));
    }

    sqlite3_stmt* statement_;
};

}  // namespace

void CloseSqlite::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteConnection::SqliteConnection(const std::string& path, Use use, std::chrono::milliseconds busy_timeout) {
    const int flags = use == Use::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    connection_.reset(connection);
    if (connection == nullptr) throw std::bad_alloc();
    if (code != SQLITE_OK) throw_error(connection, code, "opening the database");
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, static_cast<int>(busy_timeout.count()));
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    set("PRAGMA temp_store = memory");
    // SQLite's own checkpoint inside a commit would let those wait who could be answered: `tidy` does it after the
    // answers.
    sqlite3_wal_autocheckpoint(connection, 0);
    if (use == Use::read) {
        // Readers are several and mostly go through whole tables once; the system keeps the file's pages too.
        set("PRAGMA cache_size = -2000");
        sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        set("PRAGMA query_only = 1");
        return;
    }
    set("PRAGMA cache_size = -8000");
    if (use == Use::file) {
        set("PRAGMA journal_mode = off");
        set("PRAGMA synchronous = off");
        return;
    }
    set("PRAGMA journal_mode = wal");
    set("PRAGMA synchronous = full");
    set("PRAGMA foreign_keys = 1");
    set(fmt::format("PRAGMA journal_size_limit = {}", log_bytes_kept).c_str());
    sqlite3_wal_hook(
        connection,
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<SqliteConnection*>(self)->log_pages_ = pages;
            return SQLITE_OK;
        },
        this);
}

void SqliteConnection::set(const char* pragma) {
    const int code = sqlite3_exec(handle(), pragma, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_error(handle(), code, pragma);
}

void SqliteConnection::raise(int code, std::string_view sql) {
    failed_ = true;
    if ((code & 0xff) == SQLITE_IOERR && trouble_of(code, sqlite3_system_errno(handle())) != Trouble::disk_full) {
        must_stop_ = true;
    }
    throw_error(handle(), code, sql);
}

std::unique_ptr<SqliteConnection::Statement> SqliteConnection::prepare(std::string_view sql) const {
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &prepared, &rest);
    if (code != SQLITE_OK) throw_error(handle(), code, sql);
    auto statement = std::make_unique<Statement>();
    statement->prepared.reset(prepared);
    if (prepared == nullptr) throw std::logic_error("no statement: " + std::string(sql));
    const int count = sqlite3_bind_parameter_count(prepared);
    for (int number = 1; number <= count; ++number) {
        // SQLite numbers $1, $2 by their first appearance in the text.
        const int place = sqlite3_bind_parameter_index(prepared, fmt::format("${}", number).c_str());
        if (place == 0) throw std::logic_error(fmt::format("${} is missing: {}", number, sql));
        statement->places.push_back(place);
    }
    return statement;
}

void SqliteConnection::bind(const Statement& statement, Params params) const {
    sqlite3_stmt* prepared = statement.prepared.get();
    if (params.size() != statement.places.size()) {
        throw std::logic_error(fmt::format("{} values for {} parameters: {}", params.size(), statement.places.size(),
                                           sqlite3_sql(prepared)));
    }
    for (std::size_t i = 0; i < params.size(); ++i) {
        const int place = statement.places[i];
        int code = SQLITE_OK;
        if (const auto* integer = std::get_if<std::int64_t>(&params[i])) {
            code = sqlite3_bind_int64(prepared, place, *integer);
        } else if (const auto* text = std::get_if<std::string_view>(&params[i])) {
            // A null pointer would bind NULL instead of the empty text.
            code = sqlite3_bind_text64(prepared, place, text->data() != nullptr ? text->data() : "", text->size(),
                                       SQLITE_STATIC, SQLITE_UTF8);
        } else if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&params[i])) {
            const void* data = bytes->data() != nullptr ? static_cast<const void*>(bytes->data()) : "";
            code = sqlite3_bind_blob64(prepared, place, data, bytes->size(), SQLITE_STATIC);
        } else {
            code = sqlite3_bind_null(prepared, place);
        }
        if (code != SQLITE_OK) throw_error(handle(), code, sqlite3_sql(prepared));
    }
}

// Borrows the kept statement for one call; a call inside its own rows gets one of its own.
class SqliteConnection::Run {
public:
    Run(SqliteConnection& connection, std::string_view sql) {
        auto found = connection.statements_.find(sql);
        if (found != connection.statements_.end() && found->second->in_use) {
            own_ = connection.prepare(sql);
            statement_ = own_.get();
        } else {
            if (found == connection.statements_.end()) {
                if (connection.statements_.size() >= most_statements) {
                    std::erase_if(connection.statements_, [](const auto& kept) { return !kept.second->in_use; });
                }
                found = connection.statements_.emplace(std::string(sql), connection.prepare(sql)).first;
            }
            statement_ = found->second.get();
        }
        statement_->in_use = true;
    }
    ~Run() {
        sqlite3_reset(prepared());
        sqlite3_clear_bindings(prepared());
        statement_->in_use = false;
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    [[nodiscard]] const Statement& statement() const { return *statement_; }
    [[nodiscard]] sqlite3_stmt* prepared() const { return statement_->prepared.get(); }

private:
    std::unique_ptr<Statement> own_;
    Statement* statement_ = nullptr;
};

void SqliteConnection::query(std::string_view sql, Params params, const std::function<void(const Row&)>& each) {
    if (failed_) throw DatabaseError(Trouble::other, "a statement of this transaction failed before");
    try {
        const Run run(*this, sql);
        bind(run.statement(), params);
        const SqliteRow row(run.prepared());
        int code = SQLITE_OK;
        while ((code = sqlite3_step(run.prepared())) == SQLITE_ROW) each(row);
        if (code != SQLITE_DONE) raise(code, sql);
    } catch (const DatabaseError&) {
        failed_ = true;
        throw;
    }
}

std::int64_t SqliteConnection::execute(std::string_view sql, Params params) {
    query(sql, params, [](const Row&) {});
    return sqlite3_changes64(handle());
}

void SqliteConnection::command(std::string_view sql) {
    const int code = sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) raise(code, sql);
}

void SqliteConnection::begin() {
    if (must_stop_) {
        throw DatabaseError(
            Trouble::other,
            "writing to the disk failed before, and what it holds is unknown: nothing more is written until "
            "the program is started again");
    }
    failed_ = false;
    command("BEGIN IMMEDIATE");
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

void SqliteConnection::rollback() noexcept {
    if (in_transaction()) sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    failed_ = false;
}

void SqliteConnection::tidy() noexcept {
    if (log_pages_ < checkpoint_pages || must_stop_) return;
    log_pages_ = 0;
    const int code = sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_IOERR) must_stop_ = true;
}

void SqliteConnection::begin_snapshot() {
    failed_ = false;
    query("BEGIN", Params{}, [](const Row&) {});
}

void SqliteConnection::end_snapshot() noexcept {
    failed_ = false;
    try {
        query("COMMIT", Params{}, [](const Row&) {});
    } catch (const DatabaseError&) {
        rollback();
    }
}

}  // namespace saolang::db

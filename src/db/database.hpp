#pragma once
// The one door to SQLite and PostgreSQL. SQL is one text for both engines: parameters are $1, $2, …, types
// are those both know, and what differs stands in migrations.hpp or in a function of this folder.

#include <any>
#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace saolang::db {

// What the engine cannot do for us now. Thrown; caught once at the edge of the program.
enum class Trouble {
    busy,        // someone else holds the lock too long → 503
    connection,  // the server of the database went away → 503
    disk_full,   // → 507
    corrupt,     // the file or its schema is not what it must be → 500
    constraint,  // a promise of the schema was broken: our mistake → 500
    other,
};

class DatabaseError : public std::runtime_error {
public:
    DatabaseError(Trouble trouble, const std::string& what) : std::runtime_error(what), trouble_(trouble) {}
    [[nodiscard]] Trouble trouble() const { return trouble_; }

private:
    Trouble trouble_;
};

// A bound value. Text is borrowed for the length of the call.
using Param = std::variant<std::nullptr_t, std::int64_t, std::string_view, std::span<const std::uint8_t>>;

[[nodiscard]] inline Param param(std::int64_t value) { return value; }
[[nodiscard]] inline Param param(std::string_view value) { return value; }
[[nodiscard]] inline Param param(const std::string& value) { return std::string_view(value); }
[[nodiscard]] inline Param param(const char* value) { return std::string_view(value); }
[[nodiscard]] inline Param param(const std::optional<std::int64_t>& value) {
    return value ? Param(*value) : Param(nullptr);
}
[[nodiscard]] inline Param param(const std::optional<std::string>& value) {
    return value ? Param(std::string_view(*value)) : Param(nullptr);
}
using Params = std::span<const Param>;

// One row of an answer, valid until the next is fetched. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::span<const std::uint8_t> bytes(int column) const = 0;

    [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const {
        return is_null(column) ? std::nullopt : std::optional(integer(column));
    }
    [[nodiscard]] std::optional<std::string> maybe_text(int column) const {
        return is_null(column) ? std::nullopt : std::optional(std::string(text(column)));
    }
};

enum class Engine { sqlite, postgresql };

// Reads at one moment of the data: every query of one snapshot sees the same commit.
class Reader {
public:
    virtual ~Reader() = default;
    // Statements are prepared once for each SQL text and kept.
    virtual void query(std::string_view sql, Params params, const std::function<void(const Row&)>& each) = 0;
    [[nodiscard]] virtual Engine engine() const = 0;

    void query(std::string_view sql, std::initializer_list<Param> params, const std::function<void(const Row&)>& each) {
        query(sql, Params(params.begin(), params.size()), each);
    }
    // The first column of the first row.
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view sql, std::initializer_list<Param> params = {});
    [[nodiscard]] std::optional<std::string> text(std::string_view sql, std::initializer_list<Param> params = {});
};

// Inside the transaction of `Database::write`.
class Writer : public Reader {
public:
    using Reader::query;
    // The number of rows changed.
    virtual std::int64_t execute(std::string_view sql, Params params) = 0;
    std::int64_t execute(std::string_view sql, std::initializer_list<Param> params = {}) {
        return execute(sql, Params(params.begin(), params.size()));
    }
    // Kept for the length of one work and empty at its start: what a part would otherwise have to ask at every step.
    [[nodiscard]] std::any& memory() { return memory_; }

private:
    std::any memory_;
};

struct Options {
    std::string folder;                     // --data: the SQLite file, files and the lock live here
    std::optional<std::string> postgresql;  // --db: a connection string; then nothing is kept in SQLite
    int readers = 4;
    std::chrono::milliseconds busy_timeout{5'000};
};

enum class Access {
    serve_or_write,  // takes the lock file; a second process that wants to write is refused with Trouble::busy
    read_only,       // backup, export, verify: works beside a serving process and never checkpoints
};

class Database {
public:
    // Opens, takes the lock and brings the schema to this program's version.
    [[nodiscard]] static std::unique_ptr<Database> open(const Options& options, Access access);
    virtual ~Database() = default;

    // Runs `work` on one snapshot. May be called from any thread; nested calls take another connection.
    virtual void read(const std::function<void(Reader&)>& work) = 0;

    // Runs `work` in the one writer, in a savepoint of a transaction that may hold the work of others too, and returns
    // only after that transaction is synced. Whatever `work` throws undoes its own savepoint alone and is thrown here.
    // Must not be called from inside `work`.
    virtual void write(const std::function<void(Writer&)>& work) = 0;

    // Number of the last committed change (the trail's last sequence): two equal versions show equal data.
    [[nodiscard]] virtual std::int64_t version() = 0;

    [[nodiscard]] virtual Engine engine() const = 0;
    // "SQLite 3.40.1", "PostgreSQL 15.18": for the start-up line.
    [[nodiscard]] virtual std::string describe() const = 0;
};

}  // namespace saolang::db

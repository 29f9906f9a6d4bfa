#pragma once
// One connection of SQLite and its prepared statements. Used by one thread at a time.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/statement_key.hpp"
#include "db/writing.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace saolang::db {

struct CloseSqlite {
    void operator()(sqlite3* connection) const;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
};

class SqliteConnection final : public WritingConnection {
public:
    enum class Use {
        write,  // the one connection that commits and checkpoints
        read,   // read-only; never checkpoints, not even when closed
        file,   // a new file of ours alone, synced by us when it is complete
    };
    SqliteConnection(const std::string& path, Use use, std::chrono::milliseconds busy_timeout);

    using Writer::execute;
    using Writer::query;
    void query(std::string_view sql, Params params, const std::function<void(const Row&)>& each) override;
    std::int64_t execute(std::string_view sql, Params params) override;
    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

    void begin() override;
    void command(std::string_view sql) override;
    [[nodiscard]] bool in_transaction() const override;
    void rollback() noexcept override;
    void tidy() noexcept override;

    void begin_snapshot();
    void end_snapshot() noexcept;

    [[nodiscard]] sqlite3* handle() const { return connection_.get(); }

private:
    struct Statement {
        std::unique_ptr<sqlite3_stmt, FinalizeStatement> prepared;
        std::vector<int> places;  // of $1, $2, … in SQLite's own numbering
        bool in_use = false;
    };
    using Statements = std::unordered_map<std::string, std::unique_ptr<Statement>, StatementHash, std::equal_to<>>;
    class Run;

    [[nodiscard]] std::unique_ptr<Statement> prepare(std::string_view sql) const;
    void bind(const Statement& statement, Params params) const;
    void set(const char* pragma);
    [[noreturn]] void raise(int code, std::string_view sql);

    std::unique_ptr<sqlite3, CloseSqlite> connection_;
    Statements statements_;
    int log_pages_ = 0;       // of the write-ahead log, as told by the last commit
    bool must_stop_ = false;  // a sync failed: what is on the disk is unknown from here on
};

}  // namespace saolang::db

#pragma once
// One connection to PostgreSQL and its prepared statements. Used by one thread at a time.

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/statement_key.hpp"
#include "db/writing.hpp"

struct pg_conn;
struct pg_result;

namespace saolang::db {

struct ClosePostgres {
    void operator()(pg_conn* connection) const;
};
struct ClearResult {
    void operator()(pg_result* result) const;
};

class PostgresConnection final : public WritingConnection {
public:
    enum class Use {
        keep_writer,  // holds the advisory lock that makes it the one writer of its schema
        write,        // writes without that role: the server's own commands of tests
        read,
    };
    PostgresConnection(std::string server, Use use, std::chrono::milliseconds busy_timeout);

    using Writer::execute;
    using Writer::query;
    void query(std::string_view sql, Params params, const std::function<void(const Row&)>& each) override;
    std::int64_t execute(std::string_view sql, Params params) override;
    [[nodiscard]] Engine engine() const override { return Engine::postgresql; }

    void begin() override;
    void command(std::string_view sql) override;
    [[nodiscard]] bool in_transaction() const override;
    void rollback() noexcept override;

    // Throws Trouble::connection when the server is gone.
    void begin_snapshot();
    void end_snapshot() noexcept;
    [[nodiscard]] bool lost() const;
    [[nodiscard]] std::string server_version() const;

private:
    using Result = std::unique_ptr<pg_result, ClearResult>;
    using Types = std::vector<unsigned>;
    struct Statement {
        std::string name;
        Types types;
    };
    // One text may be prepared for several types of its values.
    using Statements = std::unordered_map<std::string, std::vector<Statement>, StatementHash, std::equal_to<>>;

    void connect();
    void take_writer_role();
    [[nodiscard]] const Statement& prepared(std::string_view sql, Params params);
    [[nodiscard]] Result run(std::string_view sql, Params params);
    [[noreturn]] void raise(const pg_result* result, std::string_view sql);
    void check(const pg_result* result, std::string_view sql);

    std::string server_;
    Use use_;
    std::chrono::milliseconds busy_timeout_;
    std::unique_ptr<pg_conn, ClosePostgres> connection_;
    Statements statements_;
    int statements_made_ = 0;
};

}  // namespace saolang::db

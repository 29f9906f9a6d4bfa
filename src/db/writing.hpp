#pragma once
// What the write queue asks of an engine: one connection that may write, used by one thread.

#include <string_view>

#include "db/database.hpp"

namespace saolang::db {

class WritingConnection : public Writer {
public:
    // Opens a transaction that excludes other writers. A connection lost since the last one is opened again here.
    virtual void begin() = 0;
    // One or several statements without values: COMMIT, SAVEPOINT, a migration.
    virtual void command(std::string_view sql) = 0;
    // Some errors end the whole transaction by themselves (a full disk, a lost connection).
    [[nodiscard]] virtual bool in_transaction() const = 0;
    // Leaves no transaction open, whatever state it was in.
    virtual void rollback() noexcept = 0;
    // What can wait until the answers are out.
    virtual void tidy() noexcept {}

    // After one failed statement the rest of a work is refused, in SQLite as in PostgreSQL.
    [[nodiscard]] bool failed() const { return failed_; }
    void start_work() {
        failed_ = false;
        memory().reset();
    }

protected:
    bool failed_ = false;
};

}  // namespace saolang::db

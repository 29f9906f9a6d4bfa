#pragma once
// A place for one database of a test, gone at the end.

#include <memory>
#include <string>

#include "db/writing.hpp"

namespace saolang::db {

class TestPlace {
public:
    // Throws when the engine is not there: ask `available` first.
    explicit TestPlace(Engine engine);
    ~TestPlace();
    TestPlace(const TestPlace&) = delete;
    TestPlace& operator=(const TestPlace&) = delete;

    [[nodiscard]] static bool available(Engine engine);
    [[nodiscard]] const Options& options() const { return options_; }
    // Past the queue and its locks.
    [[nodiscard]] std::unique_ptr<WritingConnection> writing_connection() const;

private:
    Options options_;
    std::string schema_;
};

}  // namespace saolang::db

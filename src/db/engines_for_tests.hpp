#pragma once
// Store tests run on both engines:
//
//     using RecognitionStore = db::Engines;
//     INSTANTIATE_TEST_SUITE_P(Both, RecognitionStore, db::both_engines, db::engine_name);
//     TEST_P(RecognitionStore, …) { auto database = open(); … }
//
// SQLite lives in a folder of its own; PostgreSQL in a schema of its own of the server that SAOLANG_TEST_POSTGRESQL (a
// connection string) names: `tests/with-postgresql COMMAND` starts one. Without it those tests are skipped, loudly.

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "db/test_place.hpp"

namespace saolang::db {

inline const auto both_engines = testing::Values(Engine::sqlite, Engine::postgresql);

[[nodiscard]] inline std::string engine_name(const testing::TestParamInfo<Engine>& engine) {
    return engine.param == Engine::sqlite ? "SQLite" : "PostgreSQL";
}

class Engines : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!TestPlace::available(GetParam())) {
            GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: run it as tests/with-postgresql PROGRAM";
        }
        place_ = std::make_unique<TestPlace>(GetParam());
    }

    // Opens the test's database; a second call, after the first was destroyed, opens the same again.
    [[nodiscard]] std::unique_ptr<Database> open(Access access = Access::serve_or_write) const {
        return Database::open(place_->options(), access);
    }
    [[nodiscard]] const Options& options() const { return place_->options(); }
    [[nodiscard]] const TestPlace& place() const { return *place_; }

private:
    std::unique_ptr<TestPlace> place_;
};

inline Trouble trouble_in(const std::function<void()>& act) {
    try {
        act();
    } catch (const DatabaseError& error) {
        return error.trouble();
    }
    ADD_FAILURE() << "nothing was thrown";
    return Trouble::other;
}

// Rows of the table tests write to.
inline std::int64_t settings_in(Database& database) {
    std::int64_t rows = -1;
    database.read([&](Reader& reader) { rows = reader.integer("SELECT COUNT(*) FROM setting").value(); });
    return rows;
}

}  // namespace saolang::db

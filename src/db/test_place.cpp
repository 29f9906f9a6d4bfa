#include "db/test_place.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>

#include <fmt/format.h>

#include "db/engines.hpp"
#include "db/postgres.hpp"
#include "db/sqlite.hpp"

namespace saolang::db {

namespace {

constexpr const char* server_variable = "SAOLANG_TEST_POSTGRESQL";

void on_server(const std::string& command) {
    PostgresConnection connection(std::getenv(server_variable), PostgresConnection::Use::write,
                                  std::chrono::milliseconds(5'000));
    connection.command(command);
}

}  // namespace

bool TestPlace::available(Engine engine) { return engine == Engine::sqlite || std::getenv(server_variable) != nullptr; }

TestPlace::TestPlace(Engine engine) {
    std::random_device random;
    const std::string name = fmt::format("saolang_test_{:08x}{:08x}", random(), random());
    options_.folder = (std::filesystem::temp_directory_path() / name).string();
    if (engine == Engine::sqlite) return;
    on_server("CREATE SCHEMA " + name);
    schema_ = name;
    options_.postgresql = fmt::format("{} options='-c search_path={}'", std::getenv(server_variable), schema_);
}

TestPlace::~TestPlace() {
    std::error_code ignored;
    std::filesystem::remove_all(options_.folder, ignored);
    if (schema_.empty()) return;
    try {
        on_server("DROP SCHEMA " + schema_ + " CASCADE");
    } catch (const DatabaseError& error) {
        fmt::print(stderr, "the schema {} stays: {}\n", schema_, error.what());
    }
}

std::unique_ptr<WritingConnection> TestPlace::writing_connection() const {
    if (options_.postgresql) {
        return std::make_unique<PostgresConnection>(*options_.postgresql, PostgresConnection::Use::write,
                                                    options_.busy_timeout);
    }
    return std::make_unique<SqliteConnection>(sqlite_path(options_.folder), SqliteConnection::Use::write,
                                              options_.busy_timeout);
}

}  // namespace saolang::db

#pragma once
// The two engines behind Database::open.

#include <memory>
#include <string>

#include "db/database.hpp"

namespace saolang::db {

[[nodiscard]] std::string sqlite_path(const std::string& folder);

[[nodiscard]] std::unique_ptr<Database> open_sqlite(const Options& options, Access access);
[[nodiscard]] std::unique_ptr<Database> open_postgres(const Options& options, Access access);

}  // namespace saolang::db

#include "db/database.hpp"

#include <utility>

#include "db/engines.hpp"

namespace saolang::db {

std::optional<std::int64_t> Reader::integer(std::string_view sql, std::initializer_list<Param> params) {
    std::optional<std::int64_t> value;
    bool first = true;
    query(sql, params, [&](const Row& row) {
        if (std::exchange(first, false)) value = row.maybe_integer(0);
    });
    return value;
}

std::optional<std::string> Reader::text(std::string_view sql, std::initializer_list<Param> params) {
    std::optional<std::string> value;
    bool first = true;
    query(sql, params, [&](const Row& row) {
        if (std::exchange(first, false)) value = row.maybe_text(0);
    });
    return value;
}

std::unique_ptr<Database> Database::open(const Options& options, Access access) {
    return options.postgresql ? open_postgres(options, access) : open_sqlite(options, access);
}

}  // namespace saolang::db

#include "db/table_copy.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace saolang::db {

namespace {

constexpr std::int64_t page_rows = 1'000;

std::vector<Column> columns_of(Reader& sqlite, const std::string& table) {
    std::vector<Column> columns;
    sqlite.query("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid", {param(table)}, [&](const Row& row) {
        columns.push_back({std::string(row.text(0)), std::string(row.text(1)), row.integer(2) > 0});
    });
    return columns;
}

std::string quoted(std::string_view name) { return fmt::format("\"{}\"", name); }

std::string column_names(const Table& table) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(quoted(column.name));
    return fmt::format("{}", fmt::join(names, ", "));
}

// A value of the row that outlives it for the length of the insert: both engines lend their bytes until the next row.
Param value_of(const Row& row, int index, const Column& column) {
    if (row.is_null(index)) return nullptr;
    if (column.type == "INTEGER") return row.integer(index);
    if (column.type == "BLOB") return row.bytes(index);
    return row.text(index);
}

}  // namespace

std::vector<Table> tables_of(Reader& sqlite) {
    std::map<std::string, std::set<std::string>> refers_to;
    // Shadow tables of full-text indexes and virtual tables are derived: `saolang rebuild` makes them anew.
    sqlite.query(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> 'schema_migration'",
        {}, [&](const Row& row) { refers_to[std::string(row.text(0))]; });
    for (auto& entry : refers_to) {
        const std::string& table = entry.first;
        auto& others = entry.second;
        sqlite.query("SELECT \"table\" FROM pragma_foreign_key_list($1)", {param(table)}, [&](const Row& row) {
            if (row.text(0) != table) others.insert(std::string(row.text(0)));
        });
    }
    std::vector<Table> tables;
    while (!refers_to.empty()) {
        const auto ready = std::ranges::find_if(refers_to, [](const auto& entry) { return entry.second.empty(); });
        if (ready == refers_to.end()) throw std::logic_error("tables refer to each other in a circle");
        const std::string name = ready->first;
        tables.push_back({name, columns_of(sqlite, name)});
        refers_to.erase(ready);
        for (auto& [table, others] : refers_to) others.erase(name);
    }
    return tables;
}

void copy_table(const Table& table, Reader& from, Writer& to) {
    std::vector<std::string> keys;
    std::vector<std::string> places;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key) keys.push_back(quoted(table.columns[i].name));
        places.push_back(fmt::format("${}", i + 1));
    }
    if (keys.empty()) throw std::logic_error("a table without a primary key: " + table.name);
    const std::string insert = fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted(table.name), column_names(table),
                                           fmt::join(places, ", "));
    std::vector<Param> values(table.columns.size());
    std::int64_t seen = 0;
    const auto put = [&](const Row& row) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = value_of(row, static_cast<int>(i), table.columns[i]);
        }
        to.execute(insert, Params(values));
        ++seen;
    };
    const std::string select =
        fmt::format("SELECT {} FROM {} ORDER BY {}", column_names(table), quoted(table.name), fmt::join(keys, ", "));
    if (from.engine() == Engine::sqlite) {
        from.query(select, {}, put);
        return;
    }
    // libpq holds a whole answer in memory: fetch a page at a time.
    const std::string cursor = quoted("copy of " + table.name);
    from.query(fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, select), {}, put);
    const std::string fetch = fmt::format("FETCH {} FROM {}", page_rows, cursor);
    for (std::int64_t before = -1; before != seen;) {
        before = seen;
        from.query(fetch, {}, put);
    }
}

void continue_ids(const std::vector<Table>& tables, Writer& postgres) {
    for (const Table& table : tables) {
        const auto counter = postgres.text(
            "SELECT pg_get_serial_sequence(quote_ident($1), column_name) FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'",
            {param(table.name)});
        if (!counter) continue;
        std::string key;
        for (const Column& column : table.columns) {
            if (column.key) key = quoted(column.name);
        }
        postgres.query(fmt::format("SELECT setval('{}', (SELECT COALESCE(MAX({}), 0) + 1 FROM {}), false)", *counter,
                                   key, quoted(table.name)),
                       {}, [](const Row&) {});
    }
}

}  // namespace saolang::db

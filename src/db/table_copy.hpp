#pragma once
// Copies the rows of a registry between engines, table by table.

#include <string>
#include <vector>

#include "db/sqlite.hpp"
#include "db/writing.hpp"

namespace saolang::db {

struct Column {
    std::string name;
    std::string type;  // INTEGER, TEXT or BLOB
    bool key;
};
struct Table {
    std::string name;
    std::vector<Column> columns;
};

// The registry's own tables, each after those it refers to. The schema is read from SQLite, whose migrations made it.
[[nodiscard]] std::vector<Table> tables_of(Reader& sqlite);

// Adds every row of `from` to `to`. Both are at one moment: a snapshot and a transaction.
void copy_table(const Table& table, Reader& from, Writer& to);

// PostgreSQL gives ids from counters of its own: behind rows that brought theirs, each must go on after the largest.
void continue_ids(const std::vector<Table>& tables, Writer& postgres);

}  // namespace saolang::db

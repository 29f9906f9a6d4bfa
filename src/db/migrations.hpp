#pragma once
// Forward-only steps of the schema: src/db/migrations/NNNN_subject.sql, embedded in the program.
//
// One text serves both engines. Written once and translated for SQLite: BIGINT → INTEGER, BYTEA → BLOB, ROWID_KEY →
// INTEGER PRIMARY KEY (PostgreSQL: an identity column), ROWID_KEY_ONCE → the same, never given again after its row was
// removed, and a line `);` that ends a CREATE TABLE → `) STRICT;`. What
// must differ stands after a line `--@ sqlite` or `--@ postgresql`, up to a line `--@ both`.

#include <string>
#include <string_view>
#include <vector>

#include "db/writing.hpp"

namespace saolang::db {

struct Migration {
    std::int64_t number;
    std::string name;  // "0001_trail"
    std::string_view sql;
    std::string checksum;  // SHA-256 of the file, hexadecimal
};

// Those the program carries, by number.
[[nodiscard]] std::vector<Migration> embedded_migrations();

[[nodiscard]] std::string for_engine(std::string_view sql, Engine engine);

// Brings the schema up to the last of `migrations`, each in its own transaction. The caller holds the lock of the one
// writer. Throws Trouble::corrupt when a step that was applied has changed since, or is unknown: a newer program made
// it.
void migrate(WritingConnection& connection, const std::vector<Migration>& migrations);

// The same in the caller's transaction, where no table stands yet.
void make_schema(WritingConnection& connection, const std::vector<Migration>& migrations);

// The same refusals, and one for a schema that is too old: for those who only read.
void check_schema(Reader& reader, const std::vector<Migration>& migrations);

// The last sequence of the trail, 0 when it is empty: what `Database::version` tells.
[[nodiscard]] std::int64_t last_sequence(Reader& reader);

}  // namespace saolang::db

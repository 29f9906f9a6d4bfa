#pragma once
// The kept files that a backup carries, in a table of its own that stands in no registry.

#include <cstdint>
#include <string>
#include <vector>

#include "db/sqlite.hpp"

namespace saolang::db {

struct PackedFiles {
    std::int64_t count = 0;
    std::vector<std::string> missing = {};
};

// Every file that the rows of `copy` name → its table backup_file. One that is missing stops nothing: the rest is worth
// keeping all the more.
[[nodiscard]] PackedFiles pack_files(SqliteConnection& copy, const std::string& folder);

// Throws Trouble::corrupt when a packed file is not what its name says.
void expect_sound_files(Reader& backup);

// The table's files → `folder`, synced; then the table is taken out of `copy`.
[[nodiscard]] PackedFiles unpack_files(SqliteConnection& copy, const std::string& folder);

}  // namespace saolang::db

#pragma once
// One file that holds the whole registry, taken while it is served, and the way back (docs/operations.md).
//
// The file is an SQLite database of the program's schema, whichever engine it came from: any engine can be restored
// from it. The files the rows name stand in it as the table backup_file; a backup from before there were files has
// none.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"

namespace saolang::db {

struct BackupCounts {
    std::int64_t version;  // of the trail: the last change that is in it
    std::int64_t bytes;
    std::int64_t files = 0;
    std::vector<std::string> missing = {};  // hashes of files that rows name and the folder has not, or has changed
};

struct BackupRefusal {
    enum class Why {
        file_exists,    // the backup's own file: nothing is overwritten
        no_registry,    // nothing to take a copy of
        no_such_file,   // the file to restore from
        not_a_backup,   // it is no SQLite file, or holds no registry
        damaged,        // its pages do not agree with each other
        newer_program,  // its schema is unknown to this program, or was changed
        not_empty,      // the folder or the database to restore into holds something
    };
    Why why;
    std::string detail;
};

// One moment of the database → `file`, which must not exist. Only reads, blocks no writer, may run beside a serving
// process or in it. When it returns, the file was checked and synced, and so was its name. Throws DatabaseError (a full
// disk, …), and then leaves no file.
[[nodiscard]] Result<BackupCounts, BackupRefusal> backup(const Options& from, const std::string& file);

// `file` → an empty or missing folder, or an empty PostgreSQL schema. The file's integrity is checked before anything
// is written. All or nothing: PostgreSQL is filled in one transaction, SQLite's file gets its name when it is complete.
[[nodiscard]] Result<BackupCounts, BackupRefusal> restore(const std::string& file, const Options& into);

}  // namespace saolang::db

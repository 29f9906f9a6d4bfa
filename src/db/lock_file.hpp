#pragma once
// Keeps a second writing process out of a folder (stack: two writers can corrupt SQLite's log).

#include <string>

namespace saolang::db {

class LockFile {
public:
    // Makes the folder when it is missing. Throws Trouble::busy while another process holds the lock.
    explicit LockFile(const std::string& folder);
    ~LockFile();
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;

    static constexpr const char* name = "lock";

private:
    int file_ = -1;
};

// As a DatabaseError: disk_full, or other.
[[noreturn]] void throw_system_error(int error, const std::string& doing);

// Makes names in the folder durable: after creating or renaming a file.
void sync_folder(const std::string& folder);
void sync_file(const std::string& path);

}  // namespace saolang::db

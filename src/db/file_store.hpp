#pragma once
// Files beside the tables, each under the hash of its bytes: DIR/files/ab/cdef… Whoever names one in a row must hold
// its receipt first, so that no row names a file the disk may not have. Nothing here deletes one.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace saolang::db {

inline constexpr const char* files_folder = "files";

// That a file stands on the disk: only keep_file gives one.
class KeptFile {
public:
    [[nodiscard]] const std::string& hash() const { return hash_; }  // SHA-256, hexadecimal
    [[nodiscard]] std::int64_t bytes() const { return bytes_; }

private:
    KeptFile(std::string hash, std::int64_t bytes) : hash_(std::move(hash)), bytes_(bytes) {}
    friend KeptFile keep_file(const std::string& folder, std::string_view bytes);

    std::string hash_;
    std::int64_t bytes_;
};

// Writes under another name, syncs, renames, syncs the folders, reads back and compares; only then it returns. The same
// bytes again are the same file. Throws DatabaseError (disk_full, corrupt, …), and then no such name is given.
[[nodiscard]] KeptFile keep_file(const std::string& folder, std::string_view bytes);

enum class FileTrouble { missing, changed };
// The bytes, which were compared with the hash.
[[nodiscard]] Result<std::string, FileTrouble> kept_file(const std::string& folder, std::string_view hash);

// What a killed process left unfinished. The caller holds the folder's lock.
void drop_unfinished_files(const std::string& folder);

}  // namespace saolang::db

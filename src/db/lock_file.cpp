#include "db/lock_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "db/database.hpp"

namespace saolang::db {

void throw_system_error(int error, const std::string& doing) {
    const Trouble trouble = error == ENOSPC || error == EDQUOT ? Trouble::disk_full : Trouble::other;
    throw DatabaseError(trouble, fmt::format("{}: {}", doing, std::strerror(error)));
}

namespace {

void sync_path(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) throw_system_error(errno, "opening " + path);
    const int error = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    if (error != 0) throw_system_error(error, "syncing " + path);
}

void make_folder(const std::string& folder) {
    std::error_code error;
    if (!std::filesystem::create_directories(folder, error)) {
        if (error) throw_system_error(error.value(), "making the folder " + folder);
        return;
    }
    // It will hold personal data.
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) throw_system_error(error.value(), "protecting the folder " + folder);
}

}  // namespace

LockFile::LockFile(const std::string& folder) {
    make_folder(folder);
    const std::string path = folder + "/" + name;
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw_system_error(errno, "opening " + path);
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) {
        const std::string number = fmt::format("{}\n", ::getpid());
        // The number is for people; the lock holds without it.
        if (::ftruncate(file_, 0) != 0 || ::write(file_, number.data(), number.size()) < 0) {
        }
        return;
    }
    const int error = errno;
    char holder[32] = {};
    const ssize_t size = ::read(file_, holder, sizeof holder - 1);
    ::close(file_);
    if (error != EWOULDBLOCK) throw_system_error(error, "locking " + path);
    const std::string process(holder, size > 0 ? static_cast<std::size_t>(size) : 0);
    throw DatabaseError(
        Trouble::busy,
        fmt::format("another saolang (process {}) is using the folder {}: stop it first, or ask it to do this",
                    process.substr(0, process.find('\n')), folder));
}

LockFile::~LockFile() { ::close(file_); }

void sync_folder(const std::string& folder) { sync_path(folder, O_RDONLY | O_DIRECTORY); }
void sync_file(const std::string& path) { sync_path(path, O_RDONLY); }

}  // namespace saolang::db

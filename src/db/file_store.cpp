#include "db/file_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <optional>

#include "base/hash.hpp"
#include "db/database.hpp"
#include "db/lock_file.hpp"

namespace saolang::db {

namespace {

namespace fs = std::filesystem;

constexpr const char* unfinished = "unfinished";
constexpr std::size_t hash_digits = 64;

class OpenFile {
public:
    OpenFile(const std::string& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~OpenFile() {
        if (number_ >= 0) ::close(number_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

struct Place {
    std::string all;     // DIR/files
    std::string folder;  // DIR/files/ab
    std::string file;    // DIR/files/ab/cdef…
};

bool is_hash(std::string_view text) {
    return text.size() == hash_digits &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Place place_of(const std::string& folder, std::string_view hash) {
    if (!is_hash(hash)) throw std::logic_error("no hash: " + std::string(hash));
    const auto all = folder + "/" + files_folder;
    const auto part = all + "/" + std::string(hash.substr(0, 2));
    return {all, part, part + "/" + std::string(hash.substr(2))};
}

// Readable by their owner only: they hold personal data.
void make_folder_in(const std::string& parent, const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(parent);
    if (errno != EEXIST) throw_system_error(errno, "making the folder " + folder);
}

void write_synced(const std::string& path, std::string_view bytes) {
    const OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (file.number() < 0) throw_system_error(errno, "making the file " + path);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_system_error(errno, "writing " + path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) throw_system_error(errno, "syncing " + path);
    // Reading back asks the disk, not the memory.
    ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_DONTNEED);
}

std::optional<std::string> read_whole(const std::string& path) {
    const OpenFile file(path, O_RDONLY);
    if (file.number() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        throw_system_error(errno, "opening " + path);
    }
    std::error_code unknown;
    const auto size = fs::file_size(path, unknown);
    std::string bytes(unknown ? 0 : size, '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const ssize_t now = ::read(file.number(), bytes.data() + got, bytes.size() - got);
        if (now < 0 && errno == EINTR) continue;
        if (now < 0) throw_system_error(errno, "reading " + path);
        if (now == 0) break;
        got += static_cast<std::size_t>(now);
    }
    bytes.resize(got);
    return bytes;
}

// Unlike any other of this process; those of a process before were dropped under the lock.
std::string unfinished_name() {
    static std::atomic<std::uint64_t> next{0};
    return fmt::format("{}-{}", ::getpid(), next.fetch_add(1));
}

void write_and_rename(const Place& place, std::string_view bytes) {
    const auto between = place.all + "/" + unfinished;
    make_folder_in(place.all, between);
    const auto path = between + "/" + unfinished_name();
    try {
        write_synced(path, bytes);
        if (::rename(path.c_str(), place.file.c_str()) != 0) throw_system_error(errno, "naming " + place.file);
    } catch (...) {
        ::unlink(path.c_str());
        throw;
    }
}

}  // namespace

KeptFile keep_file(const std::string& folder, std::string_view bytes) {
    const auto hash = sha256_hex(bytes);
    const auto place = place_of(folder, hash);
    make_folder_in(folder, place.all);
    make_folder_in(place.all, place.folder);
    // One that stands may be of another writer who has not synced its name yet, or damaged since.
    if (kept_file(folder, hash)) {
        sync_file(place.file);
    } else {
        write_and_rename(place, bytes);
    }
    sync_folder(place.folder);
    sync_folder(place.all);
    sync_folder(folder);
    if (!kept_file(folder, hash)) {
        throw DatabaseError(Trouble::corrupt, "the disk gives back other bytes than were written: " + place.file);
    }
    return {hash, static_cast<std::int64_t>(bytes.size())};
}

Result<std::string, FileTrouble> kept_file(const std::string& folder, std::string_view hash) {
    if (!is_hash(hash)) return fail(FileTrouble::missing);
    auto bytes = read_whole(place_of(folder, hash).file);
    if (!bytes) return fail(FileTrouble::missing);
    if (sha256_hex(*bytes) != hash) return fail(FileTrouble::changed);
    return *std::move(bytes);
}

void drop_unfinished_files(const std::string& folder) {
    std::error_code ignored;
    fs::remove_all(folder + "/" + files_folder + "/" + unfinished, ignored);
}

}  // namespace saolang::db

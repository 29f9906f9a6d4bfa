// saolang-media: one picture on standard input, its answer on standard output, then the end. It opens no file and no
// connection; all it could give away is the picture it was given.

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "media/picture.hpp"
#include "media/process/clean.hpp"

namespace {

using namespace saolang::media;

constexpr rlim_t most_memory = rlim_t{768} * 1024 * 1024;  // of addresses: 50 million progressive pixels take 460 MB
constexpr rlim_t most_seconds = 10;                        // of the processor
constexpr unsigned most_waiting = 30;                      // seconds on the wall, should the server be gone

void limit(__rlimit_resource what, rlim_t most) {
    const rlimit limits{most, most};
    if (::setrlimit(what, &limits) != 0) std::_Exit(3);
}

void lock_in() {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_AS, most_memory);
    limit(RLIMIT_CPU, most_seconds);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) std::_Exit(3);
    ::alarm(most_waiting);
}

// More than any server sends is no picture of its.
std::string read_all() {
    std::string bytes;
    char piece[64 * 1024];
    for (ssize_t got = 0; (got = ::read(STDIN_FILENO, piece, sizeof piece)) > 0;) {
        bytes.append(piece, static_cast<std::size_t>(got));
        if (bytes.size() > most_picture_bytes) return {};
    }
    return bytes;
}

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

int main(int, char** words) {
    lock_in();
    if (!start_library(words[0])) return 3;
    const auto cleaned = clean(read_all());
    char line[128];
    std::snprintf(line, sizeof line, "%d %d %d %zu %zu\n", static_cast<int>(cleaned.status), cleaned.picture.width,
                  cleaned.picture.height, cleaned.picture.large.size(), cleaned.picture.small.size());
    const bool told = write_all(line) && write_all(cleaned.picture.large) && write_all(cleaned.picture.small);
    std::_Exit(told ? 0 : 3);  // the library's own end costs time and keeps nothing
}

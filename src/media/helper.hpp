#pragma once
// One run of a helper program: bytes in, bytes out, an end in time.

#include <chrono>
#include <string>
#include <string_view>

namespace saolang::media {

enum class Ended {
    by_itself,   // with status 0
    failed,      // with another status: it could not work at all
    stopped,     // by a signal: a limit of memory or of the processor's time, or a mistake in it
    too_late,    // killed when the time was over
    too_wordy,   // killed after more than `most` bytes of answer
    not_at_all,  // it could not be started
};

struct Run {
    Ended ended = Ended::not_at_all;
    std::string answer;
};

using Instant = std::chrono::steady_clock::time_point;

// Starts the program with none of our open files and none of our environment. It gets `bytes` on standard input; what
// it says on standard output comes back. It is gone when this returns, at `until` at the latest.
[[nodiscard]] Run run_helper(const std::string& program, std::string_view bytes, Instant until, std::size_t most);

}  // namespace saolang::media

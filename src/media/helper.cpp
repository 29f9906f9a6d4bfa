#include "media/helper.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace saolang::media {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

// Passwords stand in our environment (SAOLANG_DB): the helper gets one of its own. One arena keeps its memory small.
pid_t start(const std::string& program, int socket) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    std::string name = program;
    std::array<std::string, 4> texts{"LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=1", "VIPS_CONCURRENCY=1",
                                     "VIPS_BLOCK_UNTRUSTED=1"};
    std::array<char*, 2> words{name.data(), nullptr};
    std::array<char*, 5> environment{texts[0].data(), texts[1].data(), texts[2].data(), texts[3].data(), nullptr};
    pid_t process = -1;
    if (::posix_spawn(&process, program.c_str(), &files, &attributes, words.data(), environment.data()) != 0) {
        process = -1;
    }
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return process;
}

// One end of the conversation. Ended::by_itself: the other side closed.
class Conversation {
public:
    Conversation(int socket, std::string_view bytes, std::size_t most) : socket_(socket), rest_(bytes), most_(most) {}

    Ended hold(Instant until) {
        for (;;) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (left.count() <= 0) return Ended::too_late;
            pollfd ready{socket_, static_cast<short>(rest_.empty() ? POLLIN : POLLIN | POLLOUT), 0};
            const int events = ::poll(&ready, 1, static_cast<int>(std::min<long>(left.count(), 60'000)));
            if (events < 0 && errno != EINTR) return Ended::failed;
            if (events <= 0) continue;
            if ((ready.revents & POLLOUT) != 0) say();
            if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !hear()) return Ended::by_itself;
            if (answer.size() > most_) return Ended::too_wordy;
        }
    }

    std::string answer;

private:
    void say() {
        const ssize_t sent = ::send(socket_, rest_.data(), rest_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) rest_.remove_prefix(static_cast<std::size_t>(sent));
        if (sent < 0 && errno != EAGAIN && errno != EINTR) rest_ = {};  // it reads no more; its answer says why
        if (rest_.empty()) ::shutdown(socket_, SHUT_WR);
    }
    // False at the end.
    bool hear() {
        std::array<char, 64 * 1024> piece;
        const ssize_t got = ::recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got > 0) answer.append(piece.data(), static_cast<std::size_t>(got));
        return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
    }

    int socket_;
    std::string_view rest_;
    std::size_t most_;
};

}  // namespace

Run run_helper(const std::string& program, std::string_view bytes, Instant until, std::size_t most) {
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return {};
    const Descriptor ours(pair[0]);
    Descriptor theirs(pair[1]);
    const pid_t process = start(program, theirs.number());
    theirs.close();
    if (process < 0) return {};
    if (bytes.empty()) ::shutdown(ours.number(), SHUT_WR);
    Conversation conversation(ours.number(), bytes, most);
    Run run;
    run.ended = conversation.hold(until);
    run.answer = std::move(conversation.answer);
    // It may have closed its side and live on; of one that ended already the status stays as it was.
    ::kill(process, SIGKILL);
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (run.ended == Ended::by_itself && WIFSIGNALED(status)) run.ended = Ended::stopped;
    if (run.ended == Ended::by_itself && WEXITSTATUS(status) != 0) run.ended = Ended::failed;
    return run;
}

}  // namespace saolang::media

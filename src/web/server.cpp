#include "web/server.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <boost/asio/post.hpp>
#include <ctime>
#include <random>
#include <system_error>
#include <thread>

#include "web/session.hpp"

namespace saolang::web {

namespace asio = boost::asio;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using namespace std::chrono_literals;

namespace {

constexpr auto pause_after_failed_accept = 100ms;

std::chrono::milliseconds tick_for(const ServerOptions& options) {
    const auto shortest = std::min({options.header_deadline, options.idle_deadline, options.write_deadline,
                                    options.body_window, options.linger_deadline});
    return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(500));
}

// Debian starts a program with 1,024 files at most: fewer than the connections it promises to hold.
void allow_files_for(std::size_t connections) {
    constexpr rlim_t of_the_program = 256;  // database, pipes, pages being read
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const rlim_t wanted = std::min<rlim_t>(connections + of_the_program, limit.rlim_max);
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = wanted;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) spdlog::warn("the number of open files stays low");
}

}  // namespace

House::House(Service the_service, std::function<std::string()> the_version, ServerOptions the_options)
    : service(std::move(the_service)),
      version(std::move(the_version)),
      options(std::move(the_options)),
      metrics(options.metrics ? options.metrics : std::make_shared<Metrics>()),
      cache(options.page_cache_bytes),
      pool(options.pool_threads, options.most_waiting) {}

Loop::Loop(House& the_house)
    : house(the_house),
      tick(tick_for(the_house.options)),
      id_state((std::uint64_t{std::random_device{}()} << 32) ^ std::random_device{}()) {}

void Loop::sweep_later() {
    timer.expires_after(tick);
    timer.async_wait([this](const error_code& error) {
        if (error) return;
        const auto now = std::chrono::steady_clock::now();
        const std::vector<Session*> all = sessions;  // checking may end some: each is kept alive meanwhile
        std::vector<std::shared_ptr<Session>> alive;
        for (Session* session : all) {
            if (auto kept = session->weak_from_this().lock()) alive.push_back(std::move(kept));
        }
        for (const auto& session : alive) session->check_deadline(now);
        sweep_later();
    });
}

std::string_view Loop::date() {
    const std::time_t now = std::time(nullptr);
    if (now != date_second) {
        date_second = now;
        std::tm parts{};
        gmtime_r(&now, &parts);
        char text[40];
        date_text.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts));
    }
    return date_text;
}

// Ten letters and digits of a mixed counter (splitmix64): different for each request, no secret.
std::string Loop::new_id() {
    constexpr std::string_view letters = "23456789abcdefghjkmnpqrstvwxyz23";
    std::uint64_t mixed = (id_state += 0x9E37'79B9'7F4A'7C15);
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EB;
    mixed ^= mixed >> 31;
    std::string id(10, '\0');
    for (char& letter : id) {
        letter = letters[mixed & 31];
        mixed >>= 5;
    }
    return id;
}

struct Server::Core {
    Core(Service service, std::function<std::string()> version, ServerOptions options)
        : house(std::move(service), std::move(version), std::move(options)) {
        for (int i = 0; i < std::max(house.options.threads, 1); ++i) loops.push_back(std::make_unique<Loop>(house));
        acceptor.emplace(loops.front()->context);
        pause.emplace(loops.front()->context);
    }

    void listen();
    void accept();
    void accepted(const error_code& error, Socket socket, Loop& loop);
    void run_threads();
    void stop();
    void close_sessions(bool only_idle);

    House house;
    std::vector<std::unique_ptr<Loop>> loops;
    std::optional<Acceptor> acceptor;
    std::optional<
        asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>>
        pause;
    std::size_t next_loop = 0;
    std::uint16_t port = 0;
    std::vector<std::thread> threads;

    std::mutex mutex;
    std::condition_variable changed;
    enum class Phase { made, running, stopping, stopped } phase = Phase::made;
};

void Server::Core::listen() {
    const ServerOptions& options = house.options;
    try {
        const asio::ip::tcp::endpoint endpoint(
            asio::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host), options.port);
        acceptor->open(endpoint.protocol());
        acceptor->set_option(asio::socket_base::reuse_address(true));
        acceptor->bind(endpoint);
        acceptor->listen(1024);
        port = acceptor->local_endpoint().port();
    } catch (const boost::system::system_error& error) {
        throw std::system_error(error.code().value(), std::system_category(),
                                options.host + ":" + std::to_string(options.port));
    }
}

void Server::Core::accept() {
    Loop& loop = *loops[next_loop++ % loops.size()];
    acceptor->async_accept(loop.context, [this, &loop](const error_code& error, Socket socket) {
        accepted(error, std::move(socket), loop);
    });
}

void Server::Core::accepted(const error_code& error, Socket socket, Loop& loop) {
    if (house.stopping || error == asio::error::operation_aborted) return;
    if (error) {
        // Out of file descriptors: asking again at once would spin.
        spdlog::warn("no connection accepted: {}", error.message());
        pause->expires_after(pause_after_failed_accept);
        pause->async_wait([this](const error_code& ended) {
            if (!ended) accept();
        });
        return;
    }
    if (house.open >= house.options.most_connections) {
        house.metrics->connection_refused();
        constexpr std::string_view full =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 2\r\nConnection: close\r\n\r\n";
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(full.data(), full.size()), ignored);
    } else {
        ++house.open;
        asio::post(loop.context, [&loop, socket = std::move(socket)]() mutable {
            std::make_shared<Session>(loop, std::move(socket))->start();
        });
    }
    accept();
}

void Server::Core::run_threads() {
    for (const auto& loop : loops) {
        loop->sweep_later();
        threads.emplace_back([&context = loop->context] { context.run(); });
    }
}

void Server::Core::close_sessions(bool only_idle) {
    for (const auto& loop : loops) {
        asio::post(loop->context, [&loop = *loop, only_idle] {
            for (Session* session : std::vector<Session*>(loop.sessions)) {
                only_idle ? session->end_when_idle() : session->close();
            }
        });
    }
}

void Server::Core::stop() {
    house.stopping = true;
    asio::post(loops.front()->context, [this] {
        error_code ignored;
        acceptor->close(ignored);
        pause->cancel();
    });
    close_sessions(true);
    const auto none_open = [this] { return house.open == 0; };
    std::unique_lock lock(house.mutex);
    if (!house.all_closed.wait_for(lock, house.options.shutdown_deadline, none_open)) {
        spdlog::warn("{} connections cut off", house.open.load());
        close_sessions(false);
        house.all_closed.wait_for(lock, house.options.shutdown_deadline, none_open);
    }
    lock.unlock();
    house.pool.stop();
    for (const auto& loop : loops) loop->context.stop();
    for (std::thread& thread : threads) thread.join();
}

Server::Server(const RouteTable& routes, std::function<std::string()> version, ErrorPage error_page,
               const ServerOptions& options)
    : core_(std::make_unique<Core>(Service{&routes, std::move(error_page), options.status_of}, std::move(version),
                                   options)) {}

Server::~Server() { stop(); }

void Server::start() {
    allow_files_for(core_->house.options.most_connections);
    core_->listen();
    core_->accept();
    core_->run_threads();
    const std::lock_guard lock(core_->mutex);
    core_->phase = Core::Phase::running;
}

std::uint16_t Server::port() const { return core_->port; }

void Server::stop() {
    {
        std::unique_lock lock(core_->mutex);
        if (core_->phase == Core::Phase::made) return;
        if (core_->phase != Core::Phase::running) {
            core_->changed.wait(lock, [this] { return core_->phase == Core::Phase::stopped; });
            return;
        }
        core_->phase = Core::Phase::stopping;
    }
    core_->stop();
    const std::lock_guard lock(core_->mutex);
    core_->phase = Core::Phase::stopped;
    core_->changed.notify_all();
}

void Server::wait() {
    std::unique_lock lock(core_->mutex);
    core_->changed.wait(lock, [this] { return core_->phase == Core::Phase::stopped; });
}

}  // namespace saolang::web

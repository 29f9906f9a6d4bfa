#pragma once
// The one door to HTTP. Only wire.cpp knows the HTTP library, only session and server.cpp know sockets.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "web/answer.hpp"
#include "web/metrics.hpp"
#include "web/route.hpp"

namespace saolang::web {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one, see `port()`
    int threads = 2;
    int pool_threads = 4;
    std::size_t most_waiting = 256;  // for the pool; beyond, 503
    std::size_t most_connections = 4'096;
    std::size_t header_bytes = 16 * 1024;
    std::chrono::milliseconds header_deadline{10'000};
    std::chrono::milliseconds idle_deadline{60'000};
    std::chrono::milliseconds write_deadline{30'000};     // for a reader that takes nothing
    std::size_t answer_bytes_per_second = 4'096;          // slower readers are cut off, after one write_deadline
    std::size_t body_bytes_per_second = 1'024;            // slower senders are cut off
    std::chrono::milliseconds body_window{5'000};         // over which that rate is measured
    std::size_t most_body_bytes = 128 * 1024 * 1024;      // of all bodies under way together; beyond, 503
    std::chrono::milliseconds linger_deadline{2'000};     // for the sender of a refused body to read the answer
    std::chrono::milliseconds shutdown_deadline{10'000};  // for answers under way after `stop`
    std::vector<std::string> trusted_proxies;             // addresses whose X-Forwarded-* is believed
    std::size_t page_cache_bytes = 24 * 1024 * 1024;      // 0: no page cache
    bool access_log = true;                               // one line a request, at level info
    StatusOf status_of;                                   // what an exception of a handler means; empty: 500
    std::shared_ptr<Metrics> metrics;                     // empty: counted for nobody
};

class Server {
public:
    // `version` names the state of the data and the day; answers with Caching::revalidate are kept as bytes under it.
    // `error_page` renders the page for a status (404, 405, 413, 503, …) in the request's language.
    Server(const RouteTable& routes, std::function<std::string()> version, ErrorPage error_page,
           const ServerOptions& options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Binds and listens; throws std::system_error when the address is taken.
    void start();
    [[nodiscard]] std::uint16_t port() const;
    // Takes no new connection, lets answers under way finish, then returns. Safe from any thread.
    void stop();
    // Returns after `stop`.
    void wait();

private:
    struct Core;
    std::unique_ptr<Core> core_;
};

}  // namespace saolang::web

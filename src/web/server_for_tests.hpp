#pragma once
// A browser that says exactly what a test wants, and a server of a small table for it. Deadlines are tiny and nobody
// sleeps: a test waits for what the server does.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <latch>

#include "web/health.hpp"
#include "web/server.hpp"

namespace saolang::web {

using namespace std::chrono_literals;

// A browser that says exactly what a test wants.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int little = 64 * 1024;  // by itself the kernel takes tens of megabytes for a reader that reads nothing
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        const timeval longest{.tv_sec = 20, .tv_usec = 0};  // a hanging server fails the test instead of stopping it
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    Client& send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    // All until the server closes; "timeout" at the end when it does not.
    std::string read_to_end() {
        while (read_more()) {
        }
        return std::exchange(text_, {});
    }
    // One answer with a Content-Length, taken off the stream.
    std::string read_answer(bool has_body = true) {
        std::size_t end = std::string::npos;
        while ((end = text_.find("\r\n\r\n")) == std::string::npos) {
            if (!read_more()) return std::exchange(text_, {});
        }
        std::size_t length = end + 4;
        if (const auto at = text_.find("Content-Length: "); has_body && at < end)
            length += std::stoul(text_.substr(at + 16));
        while (text_.size() < length && read_more()) {
        }
        std::string answer = text_.substr(0, length);
        text_.erase(0, length);
        return answer;
    }

    bool read_byte() {
        char byte = 0;
        return ::recv(socket_, &byte, 1, 0) == 1;
    }

private:
    bool read_more() {
        char bytes[16 * 1024];
        const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got > 0) text_.append(bytes, static_cast<std::size_t>(got));
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) text_ += "timeout";
        return got > 0;
    }

    int socket_;
    bool connected_ = false;
    std::string text_;
};

inline std::string status_line(std::string_view answer) { return std::string(answer.substr(0, answer.find("\r\n"))); }

inline std::string header(std::string_view answer, std::string_view name) {
    const auto at = answer.find("\r\n" + std::string(name) + ": ");
    if (at == std::string_view::npos) return {};
    const auto from = at + name.size() + 4;
    return std::string(answer.substr(from, answer.find("\r\n", from) - from));
}

inline std::string body(std::string_view answer) { return std::string(answer.substr(answer.find("\r\n\r\n") + 4)); }

inline Response page(std::string text, Caching caching = Caching::none) {
    Response response = html_response(std::move(text));
    response.caching = caching;
    return response;
}

inline ServerOptions options_for_tests() {
    ServerOptions options;
    options.port = 0;
    options.access_log = false;
    options.linger_deadline = 50ms;
    options.metrics = std::make_shared<Metrics>();
    return options;
}

// A server of a small table; `rendered` counts how often the public page was made.
class Running {
public:
    explicit Running(ServerOptions options = options_for_tests()) : metrics(options.metrics) {
        const auto get = [this](std::string_view path, Handler handle, Runs runs = Runs::here) {
            routes.add({.method = Method::get,
                        .path = path,
                        .act = public_act,
                        .doc = {"Trang", "Page"},
                        .handle = std::move(handle),
                        .runs = runs});
        };
        get("/public", [this](const Request& r) {
            ++rendered;
            return page("public " + r.host + std::string(3'000, 'x'), Caching::revalidate);
        });
        get("/mine", [](const Request& r) {
            return page(r.remote_address + " " + r.scheme + " " + std::string(r.header("cookie")));
        });
        get("/large", [](const Request&) { return page(std::string(32 * 1024 * 1024, 'x')); });
        get(
            "/pool", [](const Request&) { return page("pool"); }, Runs::on_pool);
        get(
            "/held",
            [this](const Request&) {
                entered.count_down();
                release.wait();
                return page("held to the end");
            },
            Runs::on_pool);
        routes.add({.method = Method::post,
                    .path = "/form",
                    .act = Act("form.send"),
                    .doc = {"Gửi", "Send"},
                    .handle =
                        [](const Request& r) {
                            return page("got " + std::to_string(r.body.size()) + " " +
                                        std::string(first(r.form, "ten")));
                        },
                    .runs = Runs::on_pool,
                    .limits = {.body_bytes = 1'000}});
        // Takes files, from those alone who bring a cookie.
        routes.add({.method = Method::post,
                    .path = "/files",
                    .act = Act("files.send"),
                    .doc = {"Gửi tệp", "Send files"},
                    .handle = [](const Request& r) { return page("got " + std::to_string(r.body.size())); },
                    .runs = Runs::on_pool,
                    .limits = form_with_files,
                    .before_body = [](const Request& r) -> std::optional<Response> {
                        if (r.path == "/files" && !r.header("cookie").empty()) return std::nullopt;
                        return Response{.status = 404};
                    }});
        add_health_routes(
            routes, [this] { return ready.load(); }, metrics);
        server.emplace(
            routes, [this] { return version; },
            [](const Request& r, int status) {
                return page((r.language == Language::en ? "en error " : "error ") + std::to_string(status) + " " +
                            r.id);
            },
            std::move(options));
        server->start();
    }
    [[nodiscard]] Client client() const { return Client(server->port()); }

    std::shared_ptr<Metrics> metrics;
    RouteTable routes;
    std::atomic<int> rendered{0};
    std::atomic<bool> ready{true};
    std::string version = "1";
    std::latch entered{1};
    std::latch release{1};
    std::optional<Server> server;
};

inline const std::string get_public = "GET /public HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace saolang::web

// The server over real sockets. Deadlines are tiny and nobody sleeps: a test waits for what the server does.

#include "web/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <latch>
#include <thread>

#include "web/health.hpp"

namespace saolang::web {
namespace {

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

std::string status_line(std::string_view answer) { return std::string(answer.substr(0, answer.find("\r\n"))); }

std::string header(std::string_view answer, std::string_view name) {
    const auto at = answer.find("\r\n" + std::string(name) + ": ");
    if (at == std::string_view::npos) return {};
    const auto from = at + name.size() + 4;
    return std::string(answer.substr(from, answer.find("\r\n", from) - from));
}

std::string body(std::string_view answer) { return std::string(answer.substr(answer.find("\r\n\r\n") + 4)); }

Response page(std::string text, Caching caching = Caching::none) {
    Response response = html_response(std::move(text));
    response.caching = caching;
    return response;
}

ServerOptions options_for_tests() {
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
        add_health_routes(
            routes, [this] { return ready.load(); }, metrics);
        server.emplace(
            routes, [this] { return version; },
            [](const Request& r, int status) { return page("error " + std::to_string(status) + " " + r.id); },
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

const std::string get_public = "GET /public HTTP/1.1\r\nHost: a\r\n\r\n";

TEST(server, answers_one_request_after_another_on_one_connection) {
    const Running running;
    Client client = running.client();
    for (int i = 0; i < 3; ++i) {
        const std::string answer = client.send("GET /mine HTTP/1.1\r\nHost: a\r\n\r\n").read_answer();
        EXPECT_EQ(status_line(answer), "HTTP/1.1 200 OK");
        EXPECT_EQ(body(answer), "127.0.0.1 http ");
        EXPECT_EQ(header(answer, "Connection"), "");
        EXPECT_FALSE(header(answer, "Date").empty());
    }
}

TEST(server, answers_pipelined_requests_in_their_order) {
    const Running running;
    Client client = running.client();
    client.send(
        "GET /pool HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\n\r\nten=ab"
        "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n" +
        get_public);
    EXPECT_EQ(body(client.read_answer()), "pool");
    EXPECT_EQ(body(client.read_answer()), "got 6 ab");
    EXPECT_EQ(status_line(client.read_answer()), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(body(client.read_answer()).substr(0, 8), "public a");
}

TEST(server, closes_when_asked_and_after_an_old_request) {
    const Running running;
    EXPECT_EQ(header(running.client().send("GET /mine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read_to_end(),
                     "Connection"),
              "close");
    EXPECT_EQ(status_line(running.client().send("GET /mine HTTP/1.0\r\n\r\n").read_to_end()), "HTTP/1.1 200 OK");
    Client kept = running.client();
    EXPECT_EQ(header(kept.send("GET /mine HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").read_answer(), "Connection"),
              "keep-alive");
}

TEST(server, a_request_cut_into_single_bytes_is_the_same_request) {
    const Running running;
    Client client = running.client();
    const std::string request =
        "POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\n\r\n"
        "4\r\nten=\r\n2\r\nab\r\n0\r\n\r\n";
    for (const char c : request) client.send(std::string_view(&c, 1));
    EXPECT_EQ(body(client.read_answer()), "got 6 ab");
    EXPECT_EQ(body(client.send("GET /pool HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), "pool");
}

TEST(server, head_has_the_headers_of_get_and_no_body) {
    const Running running;
    Client client = running.client();
    for (const std::string path : {"/public", "/mine", "/nowhere", "/pool"}) {
        std::string got = client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").read_answer();
        std::string head = client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").read_answer(false);
        EXPECT_EQ(body(head), "");
        for (std::string* text : {&got, &head}) {
            text->erase(text->find("\r\n\r\n"));
            for (const std::string name : {"X-Request-Id", "Date"}) {
                const std::string line = "\r\n" + name + ": " + header(*text + "\r\n", name);
                text->erase(text->find(line), line.size());
            }
        }
        EXPECT_EQ(got, head) << path;
    }
}

TEST(server, a_public_page_is_made_once_for_each_version_of_the_data) {
    Running running;
    Client client = running.client();
    const std::string before = client.send(get_public).read_answer();
    EXPECT_EQ(body(client.send(get_public).read_answer()), body(before));
    EXPECT_EQ(running.rendered, 1);
    const std::string unchanged =
        client.send("GET /public HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + header(before, "ETag") + "\r\n\r\n")
            .read_answer();
    EXPECT_EQ(status_line(unchanged), "HTTP/1.1 304 Not Modified");
    EXPECT_EQ(header(unchanged, "ETag"), header(before, "ETag"));
    EXPECT_EQ(running.rendered, 1);
    running.version = "2";
    client.send(get_public).read_answer();
    EXPECT_EQ(running.rendered, 2);
}

TEST(server, the_page_cache_tells_hosts_encodings_and_visitors_with_cookies_apart) {
    const Running running;
    Client client = running.client();
    const std::string own = body(client.send(get_public).read_answer());
    const std::string other = body(client.send("GET /public HTTP/1.1\r\nHost: evil.example\r\n\r\n").read_answer());
    EXPECT_NE(own, other);
    EXPECT_EQ(body(client.send(get_public).read_answer()), own);
    const std::string br = client.send("GET /public HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n").read_answer();
    EXPECT_EQ(header(br, "Content-Encoding"), "br");
    EXPECT_EQ(running.rendered, 3);
    client.send("GET /public HTTP/1.1\r\nHost: a\r\nCookie: flash=saved\r\n\r\n").read_answer();
    client.send("GET /public HTTP/1.1\r\nHost: a\r\nCookie: flash=saved\r\n\r\n").read_answer();
    EXPECT_EQ(running.rendered, 5);
}

TEST(server, the_request_id_stands_in_the_answer_and_on_the_error_page) {
    const Running running;
    Client client = running.client();
    const std::string one = client.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n").read_answer();
    const std::string two = client.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n").read_answer();
    EXPECT_EQ(body(one), "error 404 " + header(one, "X-Request-Id"));
    EXPECT_NE(header(one, "X-Request-Id"), header(two, "X-Request-Id"));
}

TEST(server, only_a_trusted_proxy_is_believed) {
    const std::string request =
        "GET /mine HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.9, 203.0.113.7\r\nX-Forwarded-Proto: "
        "https\r\n\r\n";
    const Running direct;
    EXPECT_EQ(body(direct.client().send(request).read_answer()), "127.0.0.1 http ");
    ServerOptions options = options_for_tests();
    options.trusted_proxies = {"127.0.0.1"};
    const Running behind(options);
    EXPECT_EQ(body(behind.client().send(request).read_answer()), "203.0.113.7 https ")
        << "the nearest address that is no proxy of ours; what stands before it anybody can have written";
}

TEST(server, a_head_too_large_is_431) {
    ServerOptions options = options_for_tests();
    options.header_bytes = 1'000;
    const Running running(options);
    const std::string large = "GET /mine HTTP/1.1\r\nHost: a\r\nX: " + std::string(2'000, 'x');
    EXPECT_EQ(status_line(running.client().send(large).read_to_end()), "HTTP/1.1 431 Request Header Fields Too Large");
    EXPECT_EQ(status_line(running.client().send(large + "\r\n\r\n").read_to_end()),
              "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST(server, a_body_is_refused_before_it_is_read) {
    const Running running;
    const std::string start = " HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";  // and nothing of the body
    EXPECT_EQ(status_line(running.client().send("POST /form" + start).read_to_end()), "HTTP/1.1 413 Content Too Large");
    EXPECT_EQ(status_line(running.client().send("POST /nowhere" + start).read_to_end()), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(status_line(running.client().send("POST /mine" + start).read_to_end()),
              "HTTP/1.1 405 Method Not Allowed");
    EXPECT_EQ(status_line(running.client().send("GET /mine" + start).read_to_end()), "HTTP/1.1 400 Bad Request");
    const std::string chunked =
        "POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2'000, 'x');
    EXPECT_EQ(status_line(running.client().send(chunked).read_to_end()), "HTTP/1.1 413 Content Too Large");
}

TEST(server, a_sender_that_asks_is_told_to_continue_or_refused_at_once) {
    const Running running;
    Client client = running.client();
    const std::string head = "POST /form HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
    EXPECT_EQ(client.send(head + "3\r\n\r\n").read_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(body(client.send("abc").read_answer()), "got 3 ");
    EXPECT_EQ(status_line(client.send(head + "1001\r\n\r\n").read_to_end()), "HTTP/1.1 413 Content Too Large");
    EXPECT_EQ(
        status_line(running.client().send("GET /mine HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n").read_to_end()),
        "HTTP/1.1 417 Expectation Failed");
}

TEST(server, what_two_programs_could_read_differently_is_refused_and_the_connection_ends) {
    const Running running;
    const std::string post = "POST /form HTTP/1.1\r\nHost: a\r\n";
    const std::string hidden = "GET /mine HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const std::string& doubtful : {
             post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
             post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + hidden,
             post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd" + hidden,
             post + "Content-Length: +4\r\n\r\nabcd" + hidden,
             post + "Content-Length: -4\r\n\r\nabcd" + hidden,
             post + "Content-Length: 4, 5\r\n\r\nabcd" + hidden,
             post + "Content-Length : 4\r\n\r\nabcd" + hidden,
             post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + hidden,
             post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden,
             post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + hidden,
             post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + hidden,
             post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + hidden,
             post + "X: a\nContent-Length: 4\r\n\r\nabcd" + hidden,
             std::string("POST /form HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") + hidden,
             std::string("GET /mine HTTP/1.1\r\n\r\n") + hidden,
             std::string("GET /mine HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") + hidden,
             std::string("GET /mine HTTP/1.1\r\nHost: a/b\r\n\r\n") + hidden,
             std::string("GET http://b/mine HTTP/1.1\r\nHost: a\r\n\r\n") + hidden,
             std::string("GET /mine HTTP/2.0\r\nHost: a\r\n\r\n") + hidden,
             std::string("GET mine HTTP/1.1\r\nHost: a\r\n\r\n") + hidden,
             std::string("GET /mi%zzne HTTP/1.1\r\nHost: a\r\n\r\n") + hidden,
             std::string("GET /mine\x01 HTTP/1.1\r\nHost: a\r\n\r\n") + hidden,
             std::string("GARBAGE\r\n\r\n") + hidden,
         }) {
        const std::string answers = running.client().send(doubtful).read_to_end();
        const std::string first_line = status_line(answers);
        EXPECT_TRUE(first_line.starts_with("HTTP/1.1 400") || first_line.starts_with("HTTP/1.1 50"))
            << doubtful << first_line;
        EXPECT_EQ(answers.find("HTTP/1.1", 8), std::string::npos) << "the hidden request was answered: " << doubtful;
    }
}

TEST(server, an_unknown_method_is_405_where_something_is_and_404_elsewhere) {
    const Running running;
    const std::string answer =
        running.client().send("DELETE /mine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read_to_end();
    EXPECT_EQ(status_line(answer), "HTTP/1.1 405 Method Not Allowed");
    EXPECT_EQ(header(answer, "Allow"), "GET, HEAD");
    EXPECT_EQ(status_line(running.client().send("BREW /nowhere HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()),
              "HTTP/1.1 404 Not Found");
}

TEST(server, a_slow_head_is_cut_off) {
    ServerOptions options = options_for_tests();
    options.header_deadline = 40ms;
    const Running running(options);
    EXPECT_EQ(status_line(running.client().send("GET /mine HT").read_to_end()), "HTTP/1.1 408 Request Timeout");
    EXPECT_EQ(running.client().read_to_end(), "") << "nothing said: nothing answered";
}

TEST(server, a_body_slower_than_the_rate_is_cut_off) {
    ServerOptions options = options_for_tests();
    options.body_window = 60ms;
    options.body_bytes_per_second = 10'000;
    const Running running(options);
    Client client = running.client();
    client.send("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n").send(std::string(100, 'x'));
    EXPECT_EQ(status_line(client.read_to_end()), "HTTP/1.1 408 Request Timeout");
}

TEST(server, an_idle_connection_is_closed) {
    ServerOptions options = options_for_tests();
    options.idle_deadline = 40ms;
    const Running running(options);
    Client client = running.client();
    EXPECT_EQ(status_line(client.send(get_public).read_answer()), "HTTP/1.1 200 OK");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(server, a_reader_that_takes_nothing_is_cut_off_and_one_that_reads_gets_all) {
    ServerOptions options = options_for_tests();
    options.write_deadline = 60ms;
    const Running running(options);
    const std::string request = "GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    const std::string all = running.client().send(request).read_to_end();
    EXPECT_EQ(body(all).size(), 32u * 1024 * 1024);

    Client lazy = running.client();
    lazy.send(request);
    const auto closed = [&running] {
        const std::string counts = running.metrics->text();
        return counts.find("saolang_connections_total 2\n") != std::string::npos &&
               counts.find("saolang_connections 0\n") != std::string::npos;
    };
    const auto until = std::chrono::steady_clock::now() + 20s;
    while (!closed() && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    EXPECT_LT(lazy.read_to_end().size(), all.size());
}

TEST(server, a_reader_that_takes_a_byte_now_and_then_is_cut_off) {
    ServerOptions options = options_for_tests();
    options.write_deadline = 60ms;
    options.answer_bytes_per_second = std::size_t{1} << 40;  // nobody is as quick
    const Running running(options);
    Client slow = running.client();
    slow.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const auto closed = [&running] {
        const std::string counts = running.metrics->text();
        return counts.find("saolang_connections_total 1\n") != std::string::npos &&
               counts.find("saolang_connections 0\n") != std::string::npos;
    };
    std::size_t taken = 0;
    while (!closed() && slow.read_byte()) ++taken;
    EXPECT_LT(taken + slow.read_to_end().size(), 32u * 1024 * 1024);
}

TEST(server, half_open_requests_hold_up_nobody) {
    const Running running;
    std::vector<std::unique_ptr<Client>> half;
    for (int i = 0; i < 200; ++i) {
        half.push_back(std::make_unique<Client>(running.server->port()));
        half.back()->send("GET /mine HT");
    }
    EXPECT_EQ(status_line(running.client().send(get_public).read_answer()), "HTTP/1.1 200 OK");
}

TEST(server, takes_the_open_files_its_connections_need) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit low = before;
    low.rlim_cur = 200;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
    ServerOptions options = options_for_tests();
    options.most_connections = 400;
    rlimit now{};
    {
        const Running running(options);
        ::getrlimit(RLIMIT_NOFILE, &now);
    }
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_GT(now.rlim_cur, options.most_connections);
}

TEST(server, more_connections_than_allowed_are_told_so) {
    ServerOptions options = options_for_tests();
    options.most_connections = 1;
    const Running running(options);
    Client one = running.client();
    one.send(get_public).read_answer();
    EXPECT_EQ(status_line(running.client().read_to_end()), "HTTP/1.1 503 Service Unavailable");
    EXPECT_EQ(status_line(one.send(get_public).read_answer()), "HTTP/1.1 200 OK");
}

TEST(server, a_full_pool_answers_503_and_an_answer_too_late_504) {
    ServerOptions options = options_for_tests();
    options.pool_threads = 1;
    options.most_waiting = 0;
    Running full(options);
    EXPECT_EQ(status_line(full.client().send("GET /pool HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()),
              "HTTP/1.1 503 Service Unavailable");
    full.release.count_down();

    Running slow;
    slow.routes.add({.method = Method::get,
                     .path = "/slow",
                     .act = public_act,
                     .doc = {"Chậm", "Slow"},
                     .handle =
                         [&slow](const Request&) {
                             slow.release.wait();
                             return page("too late");
                         },
                     .runs = Runs::on_pool,
                     .limits = {.deadline = 30ms}});
    EXPECT_EQ(status_line(slow.client().send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").read_to_end()),
              "HTTP/1.1 504 Gateway Timeout");
    slow.release.count_down();
}

TEST(server, stopping_finishes_the_answer_under_way_and_takes_no_new_connection) {
    Running running;
    Client idle = running.client();
    idle.send(get_public).read_answer();
    Client busy = running.client();
    busy.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    running.entered.wait();
    auto stopped = std::async(std::launch::async, [&running] { running.server->stop(); });
    EXPECT_EQ(idle.read_to_end(), "") << "an idle connection ends at once";
    while (running.client().connected()) {
    }
    running.release.count_down();
    const std::string answer = busy.read_to_end();
    EXPECT_EQ(body(answer), "held to the end");
    EXPECT_EQ(header(answer, "Connection"), "close");
    stopped.get();
    running.server->wait();
}

TEST(server, an_address_already_taken_is_said_at_the_start) {
    const Running running;
    ServerOptions options = options_for_tests();
    options.port = running.server->port();
    EXPECT_THROW(Running second(options), std::system_error);
}

TEST(server, health_readiness_and_metrics) {
    Running running;
    Client client = running.client();
    EXPECT_EQ(body(client.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), "ok\n");
    EXPECT_EQ(status_line(client.send("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()), "HTTP/1.1 200 OK");
    running.ready = false;
    EXPECT_EQ(status_line(client.send("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()),
              "HTTP/1.1 503 Service Unavailable");
    client.send(get_public).read_answer();
    client.send(get_public).read_answer();
    const std::string metrics = body(client.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n").read_answer());
    EXPECT_NE(metrics.find("saolang_requests_total{class=\"2xx\"} 4\n"), std::string::npos) << metrics;
    EXPECT_NE(metrics.find("saolang_requests_total{class=\"5xx\"} 1\n"), std::string::npos);
    EXPECT_NE(metrics.find("saolang_request_seconds_count 5\n"), std::string::npos);
    EXPECT_NE(metrics.find("saolang_page_cache_hits_total 1\n"), std::string::npos);
    EXPECT_NE(metrics.find("saolang_connections 1\n"), std::string::npos);
}

}  // namespace
}  // namespace saolang::web

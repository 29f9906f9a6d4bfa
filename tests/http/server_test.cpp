// The same table behind a real socket: HEAD, and what never becomes a request.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

struct Answer {
    std::string head;
    std::string body;
    [[nodiscard]] std::string status() const { return head.substr(0, head.find("\r\n")); }
    // Without what differs from one moment to the next.
    [[nodiscard]] std::string steady_head() const {
        std::string kept;
        for (std::string_view rest = head; !rest.empty();) {
            const auto line = rest.substr(0, rest.find("\r\n"));
            if (!line.starts_with("Date:") && !line.starts_with("X-Request-Id:")) kept += std::string(line) + "\n";
            rest.remove_prefix(std::min(rest.size(), line.size() + 2));
        }
        return kept;
    }
};

Answer exchange(std::uint16_t port, const std::string& request) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval longest{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    std::string text;
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char part[64 * 1024];
        for (ssize_t got = 0; (got = ::recv(socket, part, sizeof part, 0)) > 0;)
            text.append(part, static_cast<std::size_t>(got));
    }
    ::close(socket);
    const auto end = text.find("\r\n\r\n");
    return end == std::string::npos ? Answer{text, ""} : Answer{text.substr(0, end), text.substr(end + 4)};
}

class Serving {
public:
    Serving()
        : server_(
              world().routes(), [] { return "1"; }, commands::error_page, options()) {
        server_.start();
    }
    ~Serving() {
        server_.stop();
        server_.wait();
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    [[nodiscard]] Answer ask(std::string_view method, std::string_view target, std::string_view encoding = "") const {
        std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n";
        if (!encoding.empty()) request += "Accept-Encoding: " + std::string(encoding) + "\r\n";
        return exchange(server_.port(), request + "Connection: close\r\n\r\n");
    }

private:
    static web::ServerOptions options() {
        web::ServerOptions options;
        options.port = 0;
        options.access_log = false;
        return options;
    }
    web::Server server_;
};

TEST(Server, HeadIsGetWithoutItsBodyOnEveryRoute) {
    const Serving serving;
    for (const auto& visit : visits(world())) {
        if (visit.route->path == "/metrics") continue;  // counts the two
        for (const std::string encoding : {"", "br"}) {
            SCOPED_TRACE(visit.address + " " + encoding);
            const auto get = serving.ask("GET", visit.address, encoding);
            const auto head = serving.ask("HEAD", visit.address, encoding);
            EXPECT_EQ(get.status(), "HTTP/1.1 200 OK");
            EXPECT_FALSE(get.body.empty());
            EXPECT_EQ(head.body, "");
            const bool counted = visit.address.ends_with("/bao-sai") || visit.address == "/du-lieu-ca-nhan";
            if (!counted || encoding.empty()) {  // its number compresses differently
                EXPECT_EQ(head.steady_head(), get.steady_head());
            }
            EXPECT_NE(get.head.find("Content-Length: " + std::to_string(get.body.size())), std::string::npos);
        }
    }
}

TEST(Server, ATargetThatCannotBeDecodedIsRefusedWithAPage) {
    const Serving serving;
    for (const auto* target : {"/san-pham?q=%00", "/san-pham/%00", "/san-pham?q=%zz", "/%ff%fe", "/san-pham?q=%E1%BA",
                               "/en/san-pham?q=a%00b"}) {
        SCOPED_TRACE(target);
        const auto answer = serving.ask("GET", target);
        EXPECT_EQ(answer.status(), "HTTP/1.1 400 Bad Request");
        EXPECT_NE(answer.head.find("X-Content-Type-Options: nosniff"), std::string::npos);
        EXPECT_NE(answer.body.find("Địa chỉ chưa đọc được"), std::string::npos);
    }
    EXPECT_EQ(serving.ask("GET", "/san-pham?q=" + std::string(40'000, 'q')).status(),
              "HTTP/1.1 431 Request Header Fields Too Large");
    EXPECT_EQ(serving.ask("BREW", "/").head.find("HTTP/1.1 200"), std::string::npos);
}

TEST(Server, AnErrorNamesTheNumberOfItsRequest) {
    const Serving serving;
    const auto answer = serving.ask("GET", "/san-pham/khong-co");
    EXPECT_EQ(answer.status(), "HTTP/1.1 404 Not Found");
    const std::string id(inside(answer.head + "\r\n", "X-Request-Id: ", "\r\n"));
    ASSERT_FALSE(id.empty());
    EXPECT_NE(answer.body.find("<code>" + id + "</code>"), std::string::npos);
}

}  // namespace
}  // namespace saolang::http_tests

// Letters on their way through a mail server of the test's own.

#include "people/postman.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <future>

#include "db/engines_for_tests.hpp"

namespace saolang::people {
namespace {

// Takes one conversation and keeps what was said; answers `at_data` when the message was sent.
class TinyMailServer {
public:
    explicit TinyMailServer(std::string at_data) : at_data_(std::move(at_data)) {
        listening_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof here;
        if (::bind(listening_, reinterpret_cast<sockaddr*>(&here), length) != 0 || ::listen(listening_, 1) != 0)
            throw std::runtime_error("no port");
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&here), &length);
        port_ = ntohs(here.sin_port);
        talk_ = std::async(std::launch::async, [this] { return talk(); });
    }
    ~TinyMailServer() { ::close(listening_); }
    TinyMailServer(const TinyMailServer&) = delete;
    TinyMailServer& operator=(const TinyMailServer&) = delete;

    [[nodiscard]] std::string address() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] std::string heard() { return talk_.get(); }

private:
    std::string talk() {
        const int peer = ::accept(listening_, nullptr, nullptr);
        std::string heard;
        say(peer, "220 tiny\r\n");
        bool in_data = false;
        for (std::string line; read_line(peer, line);) {
            heard += line;
            if (in_data) {
                if (line != ".\r\n") continue;
                in_data = false;
                say(peer, at_data_);
            } else if (line.starts_with("EHLO")) {
                say(peer, "250 tiny\r\n");
            } else if (line.starts_with("DATA")) {
                in_data = true;
                say(peer, "354 go on\r\n");
            } else if (line.starts_with("QUIT")) {
                say(peer, "221 bye\r\n");
                break;
            } else {
                say(peer, "250 yes\r\n");
            }
        }
        ::close(peer);
        return heard;
    }
    static void say(int peer, const std::string& words) {
        (void)::send(peer, words.data(), words.size(), MSG_NOSIGNAL);
    }
    static bool read_line(int peer, std::string& line) {
        line.clear();
        for (char c = 0; ::recv(peer, &c, 1, 0) == 1;) {
            line += c;
            if (c == '\n') return true;
        }
        return false;
    }

    std::string at_data_;
    int listening_ = -1;
    int port_ = 0;
    std::future<std::string> talk_;
};

const Letter letter{"hoa@ocop.example", "Sao Làng: đặt mật khẩu mới", "Chào Hoa,\nhttps://ocop.example/x\n"};

TEST(Postman, TheServerGetsSenderRecipientAndMessage) {
    TinyMailServer server("250 taken\r\n");
    const auto message = message_of(letter, "ocop@tinh.example", Moment{1'790'000'000'000}, "abc");
    EXPECT_EQ(deliver({server.address(), "ocop@tinh.example", ""}, letter.recipient, message), "");
    const auto heard = server.heard();
    EXPECT_NE(heard.find("MAIL FROM:<ocop@tinh.example>"), std::string::npos);
    EXPECT_NE(heard.find("RCPT TO:<hoa@ocop.example>"), std::string::npos);
    EXPECT_NE(heard.find("Subject: =?UTF-8?B?"), std::string::npos);
}

TEST(Postman, AServerThatRefusesSaysSo) {
    TinyMailServer server("451 later\r\n");
    EXPECT_NE(deliver({server.address(), "ocop@tinh.example", ""}, letter.recipient, "a\r\n"), "");
}

TEST(Postman, APasswordIsNotSentInTheOpen) {
    TinyMailServer server("250 taken\r\n");
    auto address = server.address();
    address.insert(7, "ten@");
    EXPECT_NE(deliver({address, "ocop@tinh.example", "mat khau bi mat"}, letter.recipient, "a\r\n"), "");
    const auto heard = server.heard();
    EXPECT_EQ(heard.find("AUTH"), std::string::npos);
    EXPECT_EQ(heard.find("MAIL"), std::string::npos);
}

TEST(Message, IsAsciiInShortLinesWhateverItSays) {
    const auto message =
        message_of({"hoa@ocop.example", std::string(60, 'x') + "Đường dẫn đăng nhập của bạn", letter.body},
                   "ocop@tinh.example", Moment{1'790'000'000'000}, "abc");
    EXPECT_TRUE(std::ranges::all_of(message, [](char c) { return c > 0 && c < 0x7f; }));
    for (std::size_t at = 0; at < message.size();) {
        const auto end = message.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - at, 78U);
        at = end + 2;
    }
    EXPECT_NE(message.find("Date: 21 Sep 2026 "), std::string::npos) << message.substr(0, 60);
}

TEST(Email, IsAPlainAddressThatFitsAHeader) {
    for (const auto* good : {"hoa@ocop.example", "a.b+c@x.vn"}) EXPECT_TRUE(is_email(good)) << good;
    for (const auto* bad : {"", "hoa", "@x.vn", "a@b", "a@.vn", "a@vn.", "a b@x.vn", "a@x.vn\r\nBcc: c@x.vn",
                            "<a@x.vn>", "a@x.vn,b@x.vn", "a@b@x.vn", "hoà@x.vn"})
        EXPECT_FALSE(is_email(bad)) << bad;
    EXPECT_EQ(email_of("  Hoa@OCOP.example "), "hoa@ocop.example");
}

class PostmanQueue : public db::Engines {};
INSTANTIATE_TEST_SUITE_P(Both, PostmanQueue, db::both_engines, db::engine_name);

TEST_P(PostmanQueue, CarriesWhatWaitsAndForgetsIt) {
    const auto database = open();
    TinyMailServer server("250 taken\r\n");
    database->write([&](db::Writer& writer) { queue_letter(writer, letter, Moment{1}); });
    std::string heard;
    {
        const Postman postman(*database, [] { return Moment{2}; }, system_randomness(),
                              {server.address(), "ocop@tinh.example", ""});
        heard = server.heard();
    }
    EXPECT_NE(heard.find("RCPT TO:<hoa@ocop.example>"), std::string::npos);
    database->read([](db::Reader& reader) { EXPECT_EQ(letters_waiting(reader), 0); });
}

}  // namespace
}  // namespace saolang::people

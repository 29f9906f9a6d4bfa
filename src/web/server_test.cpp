// The server over real sockets: what it answers.

#include "web/server_for_tests.hpp"

namespace saolang::web {
namespace {

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

TEST(server, an_address_too_long_is_told_so_in_the_language_of_its_path) {
    const Running running;
    const std::string rest = "tieu-chi?q=" + std::string(60'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_NE(running.client().send("GET /" + rest).read_to_end().find("\r\n\r\nerror 431"), std::string::npos);
    EXPECT_NE(running.client().send("GET /en/" + rest).read_to_end().find("\r\n\r\nen error 431"), std::string::npos);
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

TEST(server, a_large_body_is_read_only_from_those_who_may_send_it) {
    const Running running;
    const auto head = [](std::string_view more, std::size_t bytes) {
        return "POST /files HTTP/1.1\r\nHost: a\r\n" + std::string(more) + "Content-Length: " + std::to_string(bytes) +
               "\r\n\r\n";
    };
    const std::size_t large = 5'000'000;
    // Of the body nothing is sent, and the answer comes all the same.
    EXPECT_EQ(status_line(running.client().send(head("", large)).read_to_end()), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(status_line(running.client().send(head("Expect: 100-continue\r\n", large)).read_to_end()),
              "HTTP/1.1 404 Not Found");
    EXPECT_EQ(
        status_line(running.client().send(head("Cookie: a=b\r\nOrigin: http://evil.example\r\n", large)).read_to_end()),
        "HTTP/1.1 403 Forbidden");
    EXPECT_EQ(status_line(running.client()
                              .send("POST /files HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                              .read_to_end()),
              "HTTP/1.1 404 Not Found")
        << "how long it will be is not said";
    EXPECT_EQ(body(running.client().send(head("Cookie: a=b\r\n", large)).send(std::string(large, 'x')).read_answer()),
              "got 5000000");
    EXPECT_EQ(body(running.client().send(head("", 1'000)).send(std::string(1'000, 'x')).read_answer()), "got 1000")
        << "a small one is read: the handler answers, with what was typed";
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

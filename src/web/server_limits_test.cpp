// The server over real sockets: who is slow, too many or too late, and how it stops.

#include <sys/resource.h>

#include <future>
#include <thread>

#include "web/server_for_tests.hpp"

namespace saolang::web {
namespace {

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

TEST(server, bodies_of_all_connections_together_have_a_limit_and_give_their_room_back) {
    ServerOptions options = options_for_tests();
    options.most_body_bytes = 500;
    Running running(options);
    std::latch kept{1};
    running.routes.add({.method = Method::post,
                        .path = "/kept",
                        .act = public_act,
                        .doc = {"Giữ", "Kept"},
                        .handle =
                            [&](const Request&) {
                                kept.count_down();
                                running.release.wait();
                                return page("done");
                            },
                        .runs = Runs::on_pool,
                        .limits = small_form});
    const auto post = [](std::string_view path) {
        return "POST " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 300\r\n\r\n" +
               std::string(300, 'x');
    };
    const auto status = [&] { return status_line(running.client().send(post("/form")).read_answer()); };
    Client first = running.client();
    first.send(post("/kept"));
    kept.wait();
    EXPECT_EQ(status(), "HTTP/1.1 503 Service Unavailable");
    running.release.count_down();
    EXPECT_EQ(status_line(first.read_answer()), "HTTP/1.1 200 OK");
    // The room is given back a moment after the answer.
    const auto until = std::chrono::steady_clock::now() + 20s;
    for (int good = 0; good < 5 && std::chrono::steady_clock::now() < until;) good += status() == "HTTP/1.1 200 OK";
    EXPECT_LT(std::chrono::steady_clock::now(), until);
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

}  // namespace
}  // namespace saolang::web

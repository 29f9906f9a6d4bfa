#pragma once
// One connection, on one thread for all its life: no lock, no strand. Internal to the server: session.cpp and
// server.cpp are the only files that know sockets.

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "web/arrival.hpp"
#include "web/page_cache.hpp"
#include "web/pool.hpp"
#include "web/server.hpp"

namespace saolang::web {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Instant = std::chrono::steady_clock::time_point;

// What all connections of a server share.
struct House {
    House(Service the_service, std::function<std::string()> the_version, ServerOptions the_options);

    Service service;
    std::function<std::string()> version;
    ServerOptions options;
    std::shared_ptr<Metrics> metrics;
    PageCache cache;
    Pool pool;
    std::atomic<bool> stopping{false};

    std::atomic<std::size_t> open{0};        // connections
    std::atomic<std::size_t> body_bytes{0};  // of requests under way
    std::mutex mutex;
    std::condition_variable all_closed;
};

// The share of one request in the bytes of all bodies; given back when it goes.
class BodyShare {
public:
    BodyShare() = default;
    ~BodyShare() { give_back(); }
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;
    BodyShare(BodyShare&& other) noexcept { swap(other); }
    BodyShare& operator=(BodyShare&& other) noexcept {
        give_back();
        swap(other);
        return *this;
    }
    // False when all together are beyond `most`.
    [[nodiscard]] bool grow_to(std::size_t bytes, std::atomic<std::size_t>& all, std::size_t most) {
        all_ = &all;
        const std::size_t more = bytes - std::exchange(bytes_, bytes);
        return all.fetch_add(more) + more <= most;
    }

private:
    void swap(BodyShare& other) noexcept {
        std::swap(all_, other.all_);
        std::swap(bytes_, other.bytes_);
    }
    void give_back() noexcept {
        if (all_ != nullptr) all_->fetch_sub(bytes_);
        all_ = nullptr;
        bytes_ = 0;
    }

    std::atomic<std::size_t>* all_ = nullptr;
    std::size_t bytes_ = 0;
};

class Session;

// One thread and its connections.
struct Loop {
    explicit Loop(House& the_house);

    void sweep_later();
    [[nodiscard]] std::string_view date();  // "Tue, 24 Nov 2026 19:55:26 GMT"
    [[nodiscard]] std::string new_id();

    House& house;
    std::vector<Session*> sessions;
    boost::asio::io_context context{1};
    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      Executor>
        timer{context};
    std::chrono::milliseconds tick;
    std::uint64_t id_state;
    std::time_t date_second = 0;
    std::string date_text;
};

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Loop& loop, Socket socket);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();
    void check_deadline(Instant now);
    // The server stops: an answer under way is finished, anything else ends.
    void end_when_idle();
    void close();

private:
    enum class State { idle, head, body, handling, writing, draining, closed };

    void advance();
    [[nodiscard]] bool step();
    [[nodiscard]] bool step_head();
    [[nodiscard]] bool step_body();
    void read();
    void received(const boost::system::error_code& error, std::size_t bytes);

    void begin(const Head& head);
    [[nodiscard]] ReadyAnswer cached(const Head& head);
    [[nodiscard]] bool route_request(const Head& head, std::size_t head_bytes);
    [[nodiscard]] bool dispatch();
    [[nodiscard]] bool hand_to_pool();
    void finished(std::uint64_t turn, const ReadyAnswer& ready);
    [[nodiscard]] bool refuse(int status);
    [[nodiscard]] bool refuse_and_close(int status);

    [[nodiscard]] bool send(ReadyAnswer ready);
    [[nodiscard]] bool send_continue();
    [[nodiscard]] bool write();
    void write_on();
    void wait_for_reader();
    void written();
    void drain();
    void log(std::chrono::microseconds taken) const;

    [[nodiscard]] std::string_view unread() const { return {buffer_.data() + from_, until_ - from_}; }
    void consume(std::size_t bytes);
    void make_room();
    void set_deadline(std::chrono::milliseconds from_now) { deadline_ = std::chrono::steady_clock::now() + from_now; }

    Loop& loop_;
    House& house_;
    Socket socket_;
    Peer peer_;
    State state_ = State::idle;
    Instant deadline_{};
    std::optional<Instant> blocked_since_;  // the answer under way first met a full socket
    int cut_with_ = 0;                      // the status a deadline asked for

    std::vector<char> buffer_;
    std::size_t from_ = 0;
    std::size_t until_ = 0;
    std::size_t searched_ = 0;  // of the head
    std::size_t window_bytes_ = 0;

    // The request under way.
    RequestReader reader_;
    std::uint64_t turn_ = 0;
    Instant started_{};
    std::string id_;
    std::string method_;
    std::string path_;  // as sent, without the query: for the log
    std::string if_none_match_;
    std::string cache_key_;  // empty: not from and not into the page cache
    std::string version_;
    Encoding encoding_ = Encoding::identity;
    bool head_only_ = false;
    bool http_1_0_ = false;
    bool closes_ = false;
    std::optional<Request> request_;
    BodyShare body_share_;
    const Route* route_ = nullptr;

    // The answer under way.
    ReadyAnswer ready_;
    std::string_view out_head_;
    std::string_view out_shared_;
    std::string out_tail_;
    std::string_view out_body_;
    std::size_t sent_ = 0;
    int status_ = 0;
    bool is_continue_ = false;
};

}  // namespace saolang::web

#include "web/session.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <cstring>

namespace saolang::web {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t first_buffer = 2 * 1024;
constexpr std::size_t body_buffer = 16 * 1024;

// An answer anybody may keep, made of public bytes only.
bool may_keep(const Response& response) {
    return response.status == 200 && response.caching != Caching::none && first(response.headers, "Set-Cookie").empty();
}

struct Key {
    std::string text;  // empty: the answer is not kept
    std::string version;
};

ReadyAnswer make(House& house, Request& request, const Route& route, Encoding encoding, const Key& key) {
    try {
        const Response response = complete(run(house.service, route, request), request, encoding);
        ReadyAnswer ready = make_ready(response);
        if (!key.text.empty() && may_keep(response)) house.cache.keep(key.version, key.text, ready);
        return ready;
    } catch (const std::exception& error) {
        spdlog::error("{} {} gave an answer that cannot be sent: {}", request.id, route.path, error.what());
        return make_ready(complete(refuse(house.service, request, 500), request, encoding));
    }
}

}  // namespace

Session::Session(Loop& loop, Socket socket)
    : loop_(loop), house_(loop.house), socket_(std::move(socket)), buffer_(first_buffer) {
    loop_.sessions.push_back(this);
    house_.metrics->connection_opened();
}

Session::~Session() {
    std::erase(loop_.sessions, this);
    house_.metrics->connection_closed();
    const std::lock_guard lock(house_.mutex);
    if (--house_.open == 0) house_.all_closed.notify_all();
}

void Session::start() {
    error_code error;
    socket_.set_option(asio::ip::tcp::no_delay(true), error);
    socket_.non_blocking(true, error);
    auto address = socket_.remote_endpoint(error).address();
    if (error || house_.stopping) return close();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    }
    peer_ = peer_at(address.to_string(), house_.options.trusted_proxies);
    set_deadline(house_.options.header_deadline);
    read();
}

void Session::close() {
    if (state_ == State::closed) return;
    state_ = State::closed;
    error_code ignored;
    socket_.close(ignored);
}

void Session::end_when_idle() {
    if (state_ == State::idle || state_ == State::head) close();
}

void Session::check_deadline(Instant now) {
    if (now < deadline_) return;
    switch (state_) {
        case State::body:
            if (window_bytes_ >= house_.options.body_bytes_per_second *
                                     static_cast<std::size_t>(house_.options.body_window.count()) / 1000) {
                window_bytes_ = 0;
                return set_deadline(house_.options.body_window);
            }
            [[fallthrough]];
        case State::head: {
            cut_with_ = 408;
            error_code ignored;
            socket_.cancel(ignored);
            return;
        }
        case State::handling:
            ++turn_;  // its answer comes too late for anybody
            if (refuse_and_close(504)) advance();
            return;
        case State::idle:
        case State::writing:
        case State::draining:
            return close();
        case State::closed:
            return;
    }
}

void Session::advance() {
    while (step()) {
    }
}

// True when there is more to do at once; false when an event will go on.
bool Session::step() {
    switch (state_) {
        case State::idle:
        case State::head:
            return step_head();
        case State::body:
            return step_body();
        default:
            return false;
    }
}

bool Session::step_head() {
    const std::string_view text = unread();
    if (text.empty()) {
        read();
        return false;
    }
    if (state_ == State::idle) {
        state_ = State::head;
        set_deadline(house_.options.header_deadline);
    }
    const auto length = head_length(text, searched_);
    if (length.value_or(text.size()) > house_.options.header_bytes) return refuse_and_close(431);
    if (!length) {
        searched_ = text.size();
        read();
        return false;
    }
    searched_ = 0;
    auto head = reader_.read_head(text.substr(0, *length));
    if (!head) return refuse_and_close(head.error());
    begin(*head);
    if (house_.options.access_log) {
        method_ = head->method;
        path_ = head->target.substr(0, head->target.find('?'));
    }
    if (ReadyAnswer ready = cached(*head)) {
        house_.metrics->cache_hit();
        consume(*length);
        return send(std::move(ready));
    }
    return route_request(*head, *length);
}

void Session::begin(const Head& head) {
    started_ = std::chrono::steady_clock::now();
    ++turn_;
    id_ = loop_.new_id();
    request_.reset();
    route_ = nullptr;
    head_only_ = head.verb == Verb::head;
    http_1_0_ = head.http_1_0;
    closes_ = !head.keeps_alive;
    encoding_ = best_encoding(head.field("accept-encoding"));
    if_none_match_ = head.field("if-none-match");
    cache_key_.clear();
}

// The key holds all that an answer of public bytes depends on; a visitor with a cookie gets the handler's own.
ReadyAnswer Session::cached(const Head& head) {
    const bool reads = head.verb == Verb::get || head.verb == Verb::head;
    if (!reads || head.has_body || house_.options.page_cache_bytes == 0 || !head.field("cookie").empty())
        return nullptr;
    try {
        version_ = house_.version();
    } catch (const std::exception& error) {
        spdlog::error("{} the version is unknown: {}", id_, error.what());
        return nullptr;
    }
    cache_key_.assign(1, static_cast<char>('0' + static_cast<int>(encoding_)));
    cache_key_.append(scheme_of(head, peer_)).append(1, ' ').append(head.host).append(1, ' ').append(head.target);
    return house_.cache.find(version_, cache_key_);
}

// Decides everything that can be decided before a body is read.
bool Session::route_request(const Head& head, std::size_t head_bytes) {
    request_ = request_of(head, peer_, house_.options.trusted_proxies, id_);
    const bool has_body = head.has_body;
    const bool awaits_continue = head.awaits_continue;
    const auto content_length = head.content_length;
    const Verb verb = head.verb;
    consume(head_bytes);  // the views of `head` end here
    if (!request_) return refuse_and_close(400);
    id_ = request_->id;

    auto match = choose(*house_.service.routes, *request_);
    const bool wrong_method = verb == Verb::other && (match || match.error() == 405);
    const int refusal = wrong_method ? 405 : match ? 0 : match.error();
    if (refusal != 0) return has_body ? refuse_and_close(refusal) : refuse(refusal);
    if (verb == Verb::other) return refuse_and_close(404);
    route_ = match->route;
    request_->parameters = std::move(match->parameters);
    if (!has_body) return dispatch();

    if (verb != Verb::post) return refuse_and_close(400);
    if (content_length.value_or(0) > route_->limits.body_bytes) return refuse_and_close(413);
    if (auto refused = refuse_body(house_.service, *route_, *request_, content_length)) {
        closes_ = true;
        return send(make_ready(complete(*std::move(refused), *request_, encoding_)));
    }
    state_ = State::body;
    buffer_.resize(std::max(buffer_.size(), body_buffer));
    window_bytes_ = 0;
    set_deadline(house_.options.body_window);
    return awaits_continue && unread().empty() ? send_continue() : true;
}

bool Session::step_body() {
    const auto used = reader_.read_body(unread(), request_->body, route_->limits.body_bytes);
    if (!used) return refuse_and_close(used.error());
    consume(*used);
    if (!body_share_.grow_to(request_->body.size(), house_.body_bytes, house_.options.most_body_bytes)) {
        return refuse_and_close(503);
    }
    if (reader_.body_done()) return dispatch();
    if (unread().size() > house_.options.header_bytes) return refuse_and_close(400);  // a chunk's head without end
    read();
    return false;
}

void Session::read() {
    make_room();
    socket_.async_read_some(
        asio::buffer(buffer_.data() + until_, buffer_.size() - until_),
        [self = shared_from_this()](const error_code& error, std::size_t bytes) { self->received(error, bytes); });
}

void Session::received(const error_code& error, std::size_t bytes) {
    if (state_ == State::closed) return;
    if (cut_with_ != 0) {
        if (refuse_and_close(std::exchange(cut_with_, 0))) advance();
        return;
    }
    if (error) return close();
    if (state_ == State::draining) {
        from_ = until_ = 0;
        return read();
    }
    until_ += bytes;
    window_bytes_ += bytes;
    advance();
}

bool Session::dispatch() {
    if (route_->runs == Runs::on_pool) return hand_to_pool();
    return send(make(house_, *request_, *route_, encoding_, {cache_key_, version_}));
}

bool Session::hand_to_pool() {
    struct Job {
        Request request;
        BodyShare body_share;
        Key key;
        Instant until;
    };
    state_ = State::handling;
    set_deadline(route_->limits.deadline);
    auto job =
        std::make_shared<Job>(Job{std::move(*request_), std::move(body_share_), {cache_key_, version_}, deadline_});
    request_ = unreadable_request(id_);
    request_->path = job->request.path;
    request_->language = job->request.language;
    const bool taken = house_.pool.take([self = shared_from_this(), job, route = route_, encoding = encoding_,
                                         turn = turn_]() mutable {
        ReadyAnswer ready;
        // Waited too long: the visitor was told so, and nothing may be written in his name now.
        if (std::chrono::steady_clock::now() < job->until) {
            ready = make(self->house_, job->request, *route, encoding, job->key);
        }
        auto& context = self->loop_.context;
        asio::post(context, [self = std::move(self), turn, ready = std::move(ready)] { self->finished(turn, ready); });
    });
    return taken ? false : refuse(503);
}

void Session::finished(std::uint64_t turn, const ReadyAnswer& ready) {
    if (turn != turn_ || state_ != State::handling) return;
    if (ready ? send(ready) : refuse_and_close(504)) advance();
}

bool Session::refuse(int status) {
    if (id_.empty()) id_ = loop_.new_id();
    Request request = request_ ? *request_ : unreadable_request(id_);
    // Of a head too large its first line still tells the language.
    if (status == 431 && !request_ && unread().find(" /en/") == unread().find(' ')) request.language = Language::en;
    return send(make_ready(complete(web::refuse(house_.service, request, status), request, encoding_)));
}

bool Session::refuse_and_close(int status) {
    closes_ = true;
    if (request_) std::string().swap(request_->body);  // nobody reads it now
    body_share_ = {};
    if (state_ == State::head && !request_) {  // no head was read: nothing of the last request may be told again
        started_ = std::chrono::steady_clock::now();
        id_ = loop_.new_id();
        method_ = path_ = "-";
        if_none_match_.clear();
        head_only_ = http_1_0_ = false;
        encoding_ = Encoding::identity;
    }
    return refuse(status);
}

bool Session::send(ReadyAnswer ready) {
    if (house_.stopping) closes_ = true;
    ready_ = std::move(ready);
    const bool unchanged = ready_->status == 200 && !if_none_match_.empty() && holds_etag(if_none_match_, ready_->etag);
    status_ = unchanged ? 304 : ready_->status;
    out_head_ = unchanged ? ready_->head_unchanged : ready_->head;
    out_shared_ = ready_->shared;
    out_body_ = unchanged || head_only_ || !ready_->body ? std::string_view() : std::string_view(*ready_->body);
    out_tail_.assign("Date: ").append(loop_.date()).append("\r\nX-Request-Id: ").append(id_).append("\r\n");
    if (closes_) {
        out_tail_ += "Connection: close\r\n";
    } else if (http_1_0_) {
        out_tail_ += "Connection: keep-alive\r\n";
    }
    out_tail_ += "\r\n";
    return write();
}

bool Session::send_continue() {
    is_continue_ = true;
    out_head_ = "HTTP/1.1 100 Continue\r\n\r\n";
    out_shared_ = out_body_ = {};
    out_tail_.clear();
    return write();
}

// True when everything went at once and the next step can begin.
bool Session::write() {
    state_ = State::writing;
    sent_ = 0;
    blocked_since_.reset();
    write_on();
    return state_ != State::writing && state_ != State::closed;
}

void Session::write_on() {
    const std::array<std::string_view, 4> parts{out_head_, out_shared_, out_tail_, out_body_};
    const std::size_t total = out_head_.size() + out_shared_.size() + out_tail_.size() + out_body_.size();
    while (sent_ < total) {
        std::array<asio::const_buffer, 4> buffers;
        std::size_t before = sent_;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t skip = std::min(before, parts[i].size());
            before -= skip;
            buffers[i] = asio::buffer(parts[i].data() + skip, parts[i].size() - skip);
        }
        error_code error;
        sent_ += socket_.write_some(buffers, error);
        if (error == asio::error::would_block) {
            wait_for_reader();
            socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const error_code& failed) {
                if (self->state_ != State::writing) return;
                if (failed) return self->close();
                self->write_on();
                if (self->state_ != State::writing) self->advance();
            });
            return;
        }
        if (error) return close();
    }
    written();
}

// A byte now and then is not enough: each slow reader holds the bytes of his answer.
void Session::wait_for_reader() {
    const ServerOptions& options = house_.options;
    const auto now = std::chrono::steady_clock::now();
    if (!blocked_since_) blocked_since_ = now;
    const std::chrono::milliseconds earned(1000 * sent_ / options.answer_bytes_per_second);
    deadline_ = std::min(now, *blocked_since_ + earned) + options.write_deadline;
}

void Session::written() {
    if (std::exchange(is_continue_, false)) {
        state_ = State::body;
        set_deadline(house_.options.body_window);
        return;
    }
    const auto taken =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started_);
    house_.metrics->answered(status_, taken, sent_);
    if (house_.options.access_log) log(taken);
    ready_ = nullptr;
    request_.reset();
    body_share_ = {};
    if (closes_) return drain();
    state_ = State::idle;
    set_deadline(house_.options.idle_deadline);
}

// Closing with bytes unread would reset the connection and lose the answer: read on until the other side closes.
void Session::drain() {
    state_ = State::draining;
    set_deadline(house_.options.linger_deadline);
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    from_ = until_ = 0;
    read();
}

void Session::log(std::chrono::microseconds taken) const {
    spdlog::info("{} {} {} {} {}us {}", method_, path_, status_, sent_, taken.count(), id_);
}

void Session::consume(std::size_t bytes) {
    from_ += bytes;
    if (from_ < until_) return;
    from_ = until_ = 0;
    if (buffer_.size() > first_buffer && state_ != State::body) {
        buffer_.resize(first_buffer);
        buffer_.shrink_to_fit();
    }
}

void Session::make_room() {
    if (from_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + from_, until_ - from_);
        until_ -= from_;
        from_ = 0;
    }
    if (until_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
}

}  // namespace saolang::web

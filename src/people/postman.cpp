#include "people/postman.hpp"

#include <curl/curl.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace saolang::people {

namespace {

constexpr auto look_every = std::chrono::seconds(5);
constexpr long connect_seconds = 20;
constexpr long whole_seconds = 60;

struct Reading {
    std::string_view left;
};

std::size_t read_message(char* to, std::size_t size, std::size_t count, void* from) {
    auto& left = static_cast<Reading*>(from)->left;
    const auto bytes = std::min(size * count, left.size());
    std::memcpy(to, left.data(), bytes);
    left.remove_prefix(bytes);
    return bytes;
}

}  // namespace

std::string deliver(const MailServer& server, const std::string& recipient, const std::string& message) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    if (!curl) throw std::runtime_error("libcurl does not start");
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, ("<" + recipient + ">").c_str()), &curl_slist_free_all);
    const auto from = "<" + server.from + ">";
    Reading reading{message};
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
    set(CURLOPT_URL, server.address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    if (!server.password.empty()) set(CURLOPT_PASSWORD, server.password.c_str());
    set(CURLOPT_USE_SSL, static_cast<long>(server.password.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, to.get());
    set(CURLOPT_READFUNCTION, &read_message);
    set(CURLOPT_READDATA, &reading);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    const auto result = curl_easy_perform(curl.get());
    return result == CURLE_OK ? "" : curl_easy_strerror(result);
}

Postman::Postman(db::Database& database, Clock clock, Randomness random, MailServer server)
    : database_(database), clock_(std::move(clock)), random_(std::move(random)), server_(std::move(server)) {
    thread_ = std::thread([this] { work(); });
}

Postman::~Postman() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void Postman::work() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        lock.unlock();
        bool more = false;
        try {
            more = carry_one();
        } catch (const std::exception& error) {
            spdlog::error("letters wait: {}", error.what());
        }
        lock.lock();
        if (!more) ended_.wait_for(lock, look_every, [this] { return stop_; });
    }
}

bool Postman::carry_one() {
    std::optional<WaitingLetter> letter;
    const auto now = clock_();
    database_.read([&](db::Reader& reader) { letter = next_letter(reader, now); });
    if (!letter) return false;
    const auto why = deliver(server_, letter->letter.recipient,
                             message_of(letter->letter, server_.from, now, short_code(random_, 20)));
    if (!why.empty()) spdlog::warn("letter {} waits, try {}: {}", letter->id, letter->tries + 1, why);
    database_.write([&](db::Writer& writer) {
        if (why.empty()) return letter_sent(writer, letter->id);
        letter_failed(writer, *letter, now);
    });
    return true;
}

}  // namespace saolang::people

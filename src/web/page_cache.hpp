#pragma once
// Public answers as ready bytes, under the version of the data they show. A new version drops them all; nothing expires
// by guesswork.

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/http.hpp"

namespace saolang::web {

// An answer as it goes over the wire; both heads end before the headers of the moment (Date, request id, connection).
struct Ready {
    int status = 200;
    std::string head;
    std::string_view shared;  // security headers, to be sent after either head; they live as long as the program
    Bytes body;
    std::string etag;            // empty: no conditional answer
    std::string head_unchanged;  // 304
};
using ReadyAnswer = std::shared_ptr<const Ready>;

[[nodiscard]] ReadyAnswer make_ready(const Response& completed);

class PageCache {
public:
    explicit PageCache(std::size_t most_bytes = 16 * 1024 * 1024) : most_bytes_(most_bytes) {}

    // Null when it must be made.
    [[nodiscard]] ReadyAnswer find(std::string_view version, std::string_view key);
    // `version` is the one read before the answer was made.
    void keep(std::string_view version, std::string_view key, ReadyAnswer answer);

private:
    struct Kept {
        ReadyAnswer answer;
        bool asked_again = false;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    void move_to(std::string_view version);
    void make_room();

    std::mutex mutex_;
    std::string version_;
    std::unordered_map<std::string, Kept, Hash, std::equal_to<>> kept_;
    std::size_t bytes_ = 0;
    std::size_t most_bytes_;
    std::size_t hand_ = 0;
};

}  // namespace saolang::web

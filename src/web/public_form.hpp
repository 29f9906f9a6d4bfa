#pragma once
// Forms that anybody may send without signing in: a code that makes a second sending harmless, a limit an hour.

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"

namespace saolang::web {

// Made by the page that shows the form; anything else is replaced, so that nobody meets another's entry.
[[nodiscard]] bool is_form_code(std::string_view code);

// How many forms each address sent in the running hour; kept in memory alone.
class Senders {
public:
    explicit Senders(std::size_t most_an_hour) : most_(most_an_hour) {}
    [[nodiscard]] bool may_send(const std::string& address, Moment now);

private:
    std::mutex mutex_;
    std::size_t most_;
    Moment since_{};
    std::unordered_map<std::string, std::size_t> sent_;
};

}  // namespace saolang::web

#pragma once
// How often somebody may try to sign in: after some failures each further one doubles the wait. By address and by name
// typed, known or not; in memory alone, of bounded size.

#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"

namespace saolang::people {

struct ThrottleRule {
    int free_failures;          // before there is any wait
    std::int64_t first_wait;    // milliseconds; doubles with each failure
    std::int64_t longest_wait;  // milliseconds
};
// One address may be a whole office; one name is one person.
inline constexpr ThrottleRule by_address{20, 2'000, 15 * 60'000};
inline constexpr ThrottleRule by_name{5, 2'000, 15 * 60'000};
inline constexpr std::int64_t failures_forgotten = 60 * 60'000;  // without a new one

// How long to wait after so many failures, from the last of them.
[[nodiscard]] std::int64_t wait_after(const ThrottleRule& rule, int failures);

class Throttle {
public:
    explicit Throttle(std::size_t most = 20'000) : most_(most) {}

    // Milliseconds to wait before the next try; 0: it may be made now.
    [[nodiscard]] std::int64_t wait(const std::string& address, const std::string& name, Moment now);
    void failed(const std::string& address, const std::string& name, Moment now);
    // The right password forgets the name's failures; those of the address fade alone, so that one's own account does
    // not pay for tries at others'.
    void succeeded(const std::string& name);

private:
    struct Tries {
        std::string key;
        int failures;
        Moment last;
    };
    using Order = std::list<Tries>;  // newest first

    [[nodiscard]] std::int64_t left(const std::string& key, const ThrottleRule& rule, Moment now) const;
    void count(const std::string& key, Moment now);

    std::size_t most_;
    std::mutex mutex_;
    Order order_;
    std::unordered_map<std::string, Order::iterator> tries_;
};

}  // namespace saolang::people

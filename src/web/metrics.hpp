#pragma once
// Counters of the server in the text form Prometheus reads.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace saolang::web {

class Metrics {
public:
    void answered(int status, std::chrono::microseconds taken, std::uint64_t bytes_sent);
    void cache_hit() { add(cache_hits_, 1); }
    void connection_opened();
    void connection_closed() { connections_.fetch_sub(1, std::memory_order_relaxed); }
    void connection_refused() { add(refused_, 1); }

    [[nodiscard]] std::string text() const;

private:
    using Counter = std::atomic<std::uint64_t>;
    static constexpr std::array<std::int64_t, 12> bounds{250,    500,    1'000,   2'500,   5'000,     10'000,
                                                         25'000, 50'000, 100'000, 250'000, 1'000'000, 5'000'000};  // µs

    static void add(Counter& counter, std::uint64_t n) { counter.fetch_add(n, std::memory_order_relaxed); }

    std::array<Counter, 6> by_class_{};  // 1xx … 5xx at 1 … 5
    std::array<Counter, bounds.size() + 1> by_duration_{};
    Counter micros_{0};
    Counter bytes_{0};
    Counter cache_hits_{0};
    Counter opened_{0};
    Counter refused_{0};
    std::atomic<std::int64_t> connections_{0};
};

}  // namespace saolang::web

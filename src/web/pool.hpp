#pragma once
// Threads for handlers that wait (writes) or work long, behind a queue with an end.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace saolang::web {

class Pool {
public:
    Pool(int threads, std::size_t most_waiting);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // False when the queue is full or the pool has stopped.
    [[nodiscard]] bool take(std::function<void()> work);
    // Returns when everything taken is done.
    void stop();

private:
    void serve();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t most_waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace saolang::web

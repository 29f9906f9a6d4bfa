#pragma once
// The one writer: works that wait together share a transaction and its sync, and are answered only after it.

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "db/writing.hpp"

namespace saolang::db {

class WriteQueue {
public:
    explicit WriteQueue(std::unique_ptr<WritingConnection> connection);
    // Finishes what waits.
    ~WriteQueue();
    WriteQueue(const WriteQueue&) = delete;
    WriteQueue& operator=(const WriteQueue&) = delete;

    void write(const std::function<void(Writer&)>& work);
    // Works that no transaction has taken yet.
    [[nodiscard]] std::size_t waiting() {
        const std::lock_guard lock(mutex_);
        return waiting_.size();
    }
    [[nodiscard]] std::int64_t version() const { return version_.load(std::memory_order_acquire); }

private:
    struct Job {
        const std::function<void(Writer&)>* work;
        std::promise<void> answer;
        std::exception_ptr error;
    };

    void serve();
    // Returns how many jobs from the front it has settled: all, unless an error ended the transaction early.
    std::size_t run_transaction(std::span<Job*> group);
    void run_work(Job& job, bool alone);
    void commit(std::span<Job*> jobs);

    std::unique_ptr<WritingConnection> connection_;
    std::atomic<std::int64_t> version_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Job*> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace saolang::db

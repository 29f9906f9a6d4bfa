#pragma once
// Connections for readers: kept when idle, opened when none is, bounded.

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "db/database.hpp"

namespace saolang::db {

template <class Connection>
class ConnectionPool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;
    ConnectionPool(Open open, int kept, std::chrono::milliseconds patience)
        : open_(std::move(open)), kept_(static_cast<std::size_t>(kept)), patience_(patience) {}

    // One that is idle or new; waits when `most` are out, then throws Trouble::busy.
    [[nodiscard]] std::unique_ptr<Connection> take() {
        {
            std::unique_lock lock(mutex_);
            if (!returned_.wait_for(lock, patience_, [this] { return out_ < most; })) {
                throw DatabaseError(Trouble::busy, "too many readers at once");
            }
            ++out_;
            if (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                return connection;
            }
        }
        try {
            return open_();
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    // Null: it was lost.
    void give_back(std::unique_ptr<Connection> connection) {
        {
            const std::lock_guard lock(mutex_);
            --out_;
            if (connection && idle_.size() < kept_) idle_.push_back(std::move(connection));
        }
        returned_.notify_one();
    }

    void drop_idle() {
        const std::lock_guard lock(mutex_);
        idle_.clear();
    }

private:
    static constexpr std::size_t most = 64;

    Open open_;
    std::size_t kept_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t out_ = 0;
};

}  // namespace saolang::db

#pragma once
// Writes imports on a thread of its own, so that an officer may close the tab. What a job is is in its row: a job that
// a stop of the program interrupted is taken up again by the next look at it, and writes once.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "registry/import_reading.hpp"

namespace saolang::registry {

class ImportWorker {
public:
    explicit ImportWorker(const Site& site) : site_(site) {}
    // Finishes the job in hand.
    ~ImportWorker();
    ImportWorker(const ImportWorker&) = delete;
    ImportWorker& operator=(const ImportWorker&) = delete;

    struct Order {
        std::string code;  // of a job whose state is `applying`
        trail::Actor actor;
        people::Reach reach;
    };
    // Takes the job in hand unless it is already, and waits for its end no longer than `patience`.
    void apply(const Order& order, std::chrono::milliseconds patience);

    struct Progress {
        std::size_t done = 0;
        std::size_t steps = 0;  // 0: still reading
    };
    // Nothing when the job is not in hand.
    [[nodiscard]] std::optional<Progress> progress(const std::string& code);

private:
    void serve();
    void write(const Order& order);
    bool in_hand(const std::string& code) const;

    const Site& site_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Order> waiting_;
    std::optional<Order> now_;
    Progress progress_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace saolang::registry

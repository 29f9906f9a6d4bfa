#pragma once
// The answers asked for last, so that the next page with the same question is quick. Bounded; safe from any thread.

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace saolang::registry {

template <class Key, class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : most_(most) {}

    // Two threads that ask for the same new answer at once may both work it out; one of the equal answers stays.
    template <class Make>
    [[nodiscard]] std::shared_ptr<const Value> get(const Key& key, const Make& make) {
        if (auto known = find(key)) return known;
        auto made = std::make_shared<const Value>(make());
        const std::lock_guard lock(mutex_);
        if (entries_.size() == most_) entries_.pop_back();
        entries_.emplace(entries_.begin(), key, made);
        return made;
    }

private:
    std::shared_ptr<const Value> find(const Key& key) {
        const std::lock_guard lock(mutex_);
        const auto found = std::ranges::find(entries_, key, &Entry::first);
        if (found == entries_.end()) return nullptr;
        std::rotate(entries_.begin(), found, found + 1);
        return entries_.front().second;
    }

    using Entry = std::pair<Key, std::shared_ptr<const Value>>;
    std::size_t most_;
    std::mutex mutex_;
    std::vector<Entry> entries_;  // the latest first
};

}  // namespace saolang::registry

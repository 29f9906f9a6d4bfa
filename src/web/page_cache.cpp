#include "web/page_cache.hpp"

#include <utility>

#include "web/answer.hpp"

namespace saolang::web {

namespace {

std::size_t weight(std::string_view key, const Ready& answer) {
    constexpr std::size_t of_the_nodes = 250;
    return key.size() + answer.head.size() + answer.head_unchanged.size() + (answer.body ? answer.body->size() : 0) +
           of_the_nodes;
}

}  // namespace

ReadyAnswer make_ready(const Response& completed) {
    const bool shares = carries_shared(completed);
    const auto head = [shares](const Response& response) {
        return shares ? head_without_shared(response) : head_text(response);
    };
    Ready ready{.status = completed.status,
                .head = head(completed),
                .shared = shares ? shared_head() : std::string_view(),
                .body = completed.body,
                .etag = std::string(first(completed.headers, "ETag")),
                .head_unchanged = {}};
    if (!ready.etag.empty()) ready.head_unchanged = head(not_modified(completed));
    return std::make_shared<const Ready>(std::move(ready));
}

ReadyAnswer PageCache::find(std::string_view version, std::string_view key) {
    const std::lock_guard lock(mutex_);
    if (version != version_) return nullptr;
    const auto found = kept_.find(key);
    if (found == kept_.end()) return nullptr;
    found->second.asked_again = true;
    return found->second.answer;
}

void PageCache::keep(std::string_view version, std::string_view key, ReadyAnswer answer) {
    const std::size_t weighs = weight(key, *answer);
    if (weighs > most_bytes_ / 2) return;
    const std::lock_guard lock(mutex_);
    if (version != version_) move_to(version);
    if (!kept_.try_emplace(std::string(key), Kept{std::move(answer)}).second) return;  // two made it at once
    bytes_ += weighs;
    while (bytes_ > most_bytes_) make_room();
}

void PageCache::move_to(std::string_view version) {
    version_ = version;
    kept_.clear();
    bytes_ = 0;
}

// Drops an answer of the next place in a scattered order; one that was asked for since the last visit stays. So a
// reader who walks through more pages than fit does not empty the cache before himself, as by order of use he would.
void PageCache::make_room() {
    constexpr std::size_t stride = 0x9E37'79B9;
    while (true) {
        hand_ += stride;
        const std::size_t bucket = hand_ % kept_.bucket_count();
        for (auto one = kept_.begin(bucket); one != kept_.end(bucket); ++one) {
            if (std::exchange(one->second.asked_again, false)) continue;
            const std::string key = one->first;
            bytes_ -= weight(key, *one->second.answer);
            kept_.erase(key);
            return;
        }
    }
}

}  // namespace saolang::web

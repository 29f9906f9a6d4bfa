#include "web/page_cache.hpp"

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
    if (const auto found = young_.find(key); found != young_.end()) return found->second;
    const auto found = old_.find(key);
    if (found == old_.end()) return nullptr;
    ReadyAnswer answer = found->second;
    put(key, answer);
    return answer;
}

void PageCache::keep(std::string_view version, std::string_view key, ReadyAnswer answer) {
    const std::lock_guard lock(mutex_);
    if (version != version_) move_to(version);
    put(key, std::move(answer));
}

void PageCache::move_to(std::string_view version) {
    version_ = version;
    young_.clear();
    old_.clear();
    young_bytes_ = 0;
}

void PageCache::put(std::string_view key, ReadyAnswer answer) {
    const std::size_t bytes = weight(key, *answer);
    if (bytes > half_) return;
    if (young_bytes_ + bytes > half_) {
        old_ = std::move(young_);
        young_ = {};
        young_bytes_ = 0;
    }
    if (young_.insert_or_assign(std::string(key), std::move(answer)).second) young_bytes_ += bytes;
}

}  // namespace saolang::web

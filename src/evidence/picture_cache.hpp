#pragma once
// The pictures everybody sees, kept in memory for the pages that show many products.

#include <atomic>
#include <memory>
#include <mutex>

#include "registry/site.hpp"

namespace saolang::evidence {

// Those of the newest data: read again when evidence changed, by one thread while the others wait.
class PictureCache {
public:
    explicit PictureCache(db::Database& database) : database_(database) {}
    [[nodiscard]] std::shared_ptr<const registry::PublicPictures> get();

private:
    db::Database& database_;
    std::mutex loading_;
    std::atomic<std::int64_t> known_until_{0};  // the data version up to which pictures_ holds everything
    std::shared_ptr<const registry::PublicPictures> pictures_;  // with std::atomic_load / atomic_store
};

}  // namespace saolang::evidence

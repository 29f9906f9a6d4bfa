#include "registry/index.hpp"

namespace saolang::registry {

std::shared_ptr<const Index> IndexCache::get() {
    const std::int64_t version = database_.version();
    if (auto index = std::atomic_load(&index_); index && index->version >= version) return index;
    const std::lock_guard one_loads(loading_);
    if (auto index = std::atomic_load(&index_); index && index->version >= version) return index;
    // The snapshot may already show a later change; then the number is low and the next caller loads once more.
    std::shared_ptr<const Index> fresh;
    database_.read([&](db::Reader& reader) { fresh = load_index(reader, gazetteer_, version); });
    std::atomic_store(&index_, fresh);
    return fresh;
}

}  // namespace saolang::registry

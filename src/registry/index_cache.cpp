#include "registry/index.hpp"

namespace saolang::registry {

bool registry_changed_since(db::Reader& reader, std::int64_t version) {
    // Accounts, remarks and files change too: an index is made of these alone.
    constexpr std::string_view sql = R"(
SELECT 1 FROM trail_entry
 WHERE sequence > $1
   AND subject_kind IN ('producer', 'product', 'decision', 'recognition', 'setting')
 LIMIT 1)";
    return reader.integer(sql, {db::param(version)}).has_value();
}

std::shared_ptr<const Index> IndexCache::get() {
    const std::int64_t version = database_.version();
    if (auto index = std::atomic_load(&index_); index && known_until_ >= version) return index;
    const std::lock_guard one_loads(loading_);
    auto index = std::atomic_load(&index_);
    if (index && known_until_ >= version) return index;
    // The snapshot may already show a later change; then the number is low and the next caller looks once more.
    database_.read([&](db::Reader& reader) {
        if (!index || registry_changed_since(reader, known_until_)) index = load_index(reader, gazetteer_, version);
    });
    std::atomic_store(&index_, index);
    known_until_ = version;
    return index;
}

}  // namespace saolang::registry

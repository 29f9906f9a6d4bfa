#include "programme/world.hpp"

#include <algorithm>

#include "registry/as_known.hpp"

namespace saolang::programme {

namespace {

bool ledger_changed_since(db::Reader& reader, std::int64_t version) {
    static const std::string sql = [] {
        std::string text = "SELECT 1 FROM trail_entry WHERE sequence > $1 AND subject_kind IN ('evidence'";
        for (const auto* kind : kinds()) text.append(", '").append(kind->name).append("'");
        return text.append(") LIMIT 1");
    }();
    return reader.integer(sql, {db::param(version)}).has_value();
}

}  // namespace

World world_as_known(db::Reader& reader, const places::Gazetteer& gazetteer, Moment moment) {
    World world{registry::index_as_known(reader, gazetteer, moment), nullptr};
    world.ledger = ledger_as_known(reader, *world.index, gazetteer, moment);
    return world;
}

bool world_changed_since(db::Reader& reader, std::int64_t version) {
    return registry::registry_changed_since(reader, version) || ledger_changed_since(reader, version);
}

World WorldCache::get() {
    const std::lock_guard one_loads(mutex_);
    const auto version = database_.version();
    const auto index = index_.get();
    if (world_.ledger && world_.index == index && known_until_ >= version) return world_;
    database_.read([&](db::Reader& reader) {
        if (!world_.ledger || world_.index != index || ledger_changed_since(reader, known_until_))
            world_ = {index, load_ledger(reader, *index, gazetteer_)};
    });
    known_until_ = version;
    return world_;
}

World WorldCache::as_known(Moment moment) {
    constexpr std::size_t most = 4;
    const std::lock_guard one_loads(known_mutex_);
    const auto version = database_.version();
    std::erase_if(known_, [&](const Known& known) { return known.version != version; });
    const auto found = std::ranges::find(known_, moment, &Known::moment);
    if (found != known_.end()) return found->world;
    World world;
    database_.read([&](db::Reader& reader) { world = world_as_known(reader, gazetteer_, moment); });
    if (known_.size() == most) known_.erase(known_.begin());
    known_.push_back({version, moment, world});
    return world;
}

}  // namespace saolang::programme

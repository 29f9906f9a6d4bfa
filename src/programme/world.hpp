#pragma once
// The registry and the programme's records of one moment, together: what every question about a plan is asked of.

#include <atomic>
#include <memory>
#include <mutex>

#include "programme/ledger.hpp"

namespace saolang::programme {

struct World {
    std::shared_ptr<const registry::Index> index;
    std::shared_ptr<const Ledger> ledger;
};

// What was known at the end of that moment, out of the trail.
[[nodiscard]] World world_as_known(db::Reader& reader, const places::Gazetteer& gazetteer, Moment moment);

// True when a record of the registry or the programme changed after that version of the data.
[[nodiscard]] bool world_changed_since(db::Reader& reader, std::int64_t version);

// The newest world: the ledger is loaded again when one of its records or the index changed.
class WorldCache {
public:
    WorldCache(db::Database& database, registry::IndexCache& index, const places::Gazetteer& gazetteer)
        : database_(database), index_(index), gazetteer_(gazetteer) {}
    [[nodiscard]] World get();
    // As known at the moment. The last few asked for are kept while nothing was written.
    [[nodiscard]] World as_known(Moment moment);

private:
    db::Database& database_;
    registry::IndexCache& index_;
    const places::Gazetteer& gazetteer_;
    std::mutex mutex_;
    std::int64_t known_until_ = -1;  // the data version up to which world_ holds everything
    World world_;
    // A world of its own: whoever asks for the past holds up nobody who asks for today.
    std::mutex known_mutex_;
    struct Known {
        std::int64_t version;
        Moment moment;
        World world;
    };
    std::vector<Known> known_;  // newest last
};

}  // namespace saolang::programme

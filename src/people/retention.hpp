#pragma once
// How long passing things are kept; docs/personal-data.md says the same. Facts of the programme are not among them.

#include "base/clock.hpp"
#include "db/database.hpp"

namespace saolang::people {

struct Pruned {
    std::int64_t events = 0;
    std::int64_t tickets = 0;
    std::int64_t sessions = 0;
    std::int64_t forms = 0;
    bool operator==(const Pruned&) const = default;
};

// Removes sign-ins older than twelve months; sessions that are over; tickets used or expired and codes of forms
// thirty days after. Run at the start and daily.
Pruned prune(db::Writer& writer, Moment now);

}  // namespace saolang::people

#pragma once
// Hôm nay: what waits, what will be late and what changed, counted over what a person may see.

#include <array>

#include "base/clock.hpp"
#include "registry/gaps.hpp"
#include "registry/reach.hpp"

namespace saolang::registry {

// A product whose star ends, or has ended, with that last day.
struct StarEnd {
    ProductAt product;
    Date last;
};

struct Today {
    std::array<std::size_t, gaps.size()> missing{};  // products, in the order of `gaps`
    std::size_t producers_without_kind = 0;
    std::array<std::size_t, expiries.size()> ending{};  // products, in the order of `expiries`
    std::vector<StarEnd> next;                          // of those not ended, the soonest first
};
inline constexpr std::size_t most_shown_ends = 8;
[[nodiscard]] Today today_of(const Index& index, const VisibleRecords& seen, Date day);

// An entry of the trail, as far as the page of the day asks.
struct TrailLine {
    std::string change;
    std::string account;
    std::string reason;
    std::string kind;  // "producer", "product", "decision", "recognition"
    std::int64_t record;
    Moment moment{};
};
struct RecentChange {
    std::string code;
    std::string account;
    std::string reason;
    Moment moment{};  // of its last entry
    std::size_t records = 0;
};
// Newest first. Of each change the records that are seen; what stands no longer is seen by those who see everything.
[[nodiscard]] std::vector<RecentChange> changes_among(const std::vector<TrailLine>& newest_first, const Index& index,
                                                      const VisibleRecords& seen, bool everything);

// The first moment of a day in Vietnam.
[[nodiscard]] Moment start_of(Date day);

}  // namespace saolang::registry

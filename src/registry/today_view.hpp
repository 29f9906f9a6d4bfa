#pragma once
// The page of the day: values → pieces. Every number is a door to as many rows.

#include <map>

#include "registry/today.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// "thứ Ba, 24/11/2026".
[[nodiscard]] std::string weekday_and_date(web::Language language, Date day);

struct Waiting {
    Today today;
    std::size_t doubles = 0;      // pairs; 0 also for those who do not decide about them
    std::size_t unprocessed = 0;  // products that may be fresh or raw, not decided about
    std::size_t remarks = 0;
};
[[nodiscard]] web::Raw waiting_list(const View& view, const Waiting& waiting);
[[nodiscard]] web::Raw ending_part(const View& view, const Today& today);

struct Changed {
    std::vector<RecentChange> changes;         // newest first
    std::map<std::string, std::string> names;  // by account
    bool doors = false;                        // may open each of them
    bool cut = false;                          // more than were read
};
[[nodiscard]] web::Raw changed_part(const View& view, const Changed& changed);

}  // namespace saolang::registry

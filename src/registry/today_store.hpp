#pragma once
// What the page of the day reads from the tables.

#include <map>

#include "db/database.hpp"
#include "registry/today.hpp"

namespace saolang::registry {

// Entries about records of the registry since a moment, newest first, at most so many.
[[nodiscard]] std::vector<TrailLine> trail_since(db::Reader& reader, Moment since, std::size_t most);

// The names behind the accounts of the changes; "console" and the like have none.
[[nodiscard]] std::map<std::string, std::string> names_behind(db::Reader& reader,
                                                              const std::vector<RecentChange>& changes);

[[nodiscard]] std::size_t count_open_remarks(db::Reader& reader);

}  // namespace saolang::registry

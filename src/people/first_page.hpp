#pragma once
// /bat-dau/…: the first administrator, with the link that the start of the program printed.

#include "people/entrance.hpp"

namespace saolang::people {

void add_first_routes(web::RouteTable& routes, const Gate& gate);

// While nobody administers the registry: a new link for the first administrator ("/bat-dau/…"), and no older one.
[[nodiscard]] std::optional<std::string> first_administrator_address(db::Database& database, Moment now,
                                                                     const Randomness& random);

}  // namespace saolang::people

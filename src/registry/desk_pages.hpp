#pragma once
// The officers' reading pages: lists, records, changes.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_desk_reading_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

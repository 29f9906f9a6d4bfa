#pragma once
// /quan-ly/tim: one field that finds products, producers, decisions and people a person may see.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_desk_search_route(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

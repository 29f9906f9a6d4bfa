#pragma once
// /quan-ly/thay-doi: every change of the registry, by whom, and the way to take one back.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_changes_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

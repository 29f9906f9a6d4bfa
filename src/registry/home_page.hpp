#pragma once
// /: search first, then what is new, then the province in figures.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_home_route(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly: the page an officer starts with.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_today_route(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

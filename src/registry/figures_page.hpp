#pragma once
// /so-lieu: the registry in figures for any day, each number a door to what it counts; /chu-the: the producers counted.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_figures_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

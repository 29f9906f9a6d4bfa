#pragma once
// The criteria browser: regimes through time, every set, two sets side by side, how a star is decided; as pages,
// workbooks and JSON.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::advice {

void add_criteria_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::advice

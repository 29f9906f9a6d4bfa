#pragma once
// /api/v1: figures, products, producers, recognitions, units as JSON (docs/api.md).

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_api_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly/nghi-trung: pairs of records that may be one, side by side: merge them, or say they are two.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_double_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly/chu-the/{code}/gop, /quan-ly/san-pham/{code}/gop: two records that are one, side by side.

#include "registry/site.hpp"

namespace saolang::registry {

void add_merge_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly/san-pham/{code}, /quan-ly/chu-the/{code}, /quan-ly/quyet-dinh/{id}: one record, what it misses, its history.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_desk_record_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

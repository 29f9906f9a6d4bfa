#pragma once
// /quan-ly/san-pham, /quan-ly/chu-the, /quan-ly/quyet-dinh, /quan-ly/cong-nhan: officers' lists.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_desk_list_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

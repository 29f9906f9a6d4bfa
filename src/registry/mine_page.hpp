#pragma once
// /cua-toi: a producer's own page: what the register holds about them, their stars and how long these stand, what is
// missing, whom to ask and how to have something corrected.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_mine_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

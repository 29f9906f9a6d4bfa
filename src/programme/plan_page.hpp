#pragma once
// /quan-ly/ke-hoach, /quan-ly/ke-hoach/{year}, /quan-ly/ke-hoach/{year}/man-hinh: the plans, a plan beside what is
// true, and the same for the wall of a meeting room.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_plan_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

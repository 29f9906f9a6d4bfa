#pragma once
// /quan-ly/ke-hoach/{year}/{code}: why a target's value is what it is, down to each record and its proof.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_plan_why_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

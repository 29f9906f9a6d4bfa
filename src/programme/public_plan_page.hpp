#pragma once
// /so-lieu/ke-hoach/{year}: the year's plan for everybody; /so-lieu/ke-hoach/{year}/{thu-tu}: what a target counts.

#include "programme/site.hpp"

namespace saolang::programme {

void add_public_plan_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

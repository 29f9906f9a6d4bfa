#pragma once
// /api/v1/sales-points, /api/v1/plans: the programme's public facts for programs.

#include "programme/site.hpp"

namespace saolang::programme {

void add_programme_api_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

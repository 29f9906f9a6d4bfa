#pragma once
// /cua-toi/ho-so: a producer's own records of the programme.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_own_records_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

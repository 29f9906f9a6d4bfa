#pragma once
// Every page of the programme.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_programme_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

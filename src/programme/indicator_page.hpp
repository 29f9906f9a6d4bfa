#pragma once
// /quan-ly/chi-so: the indicators there are, and those an office makes itself, tried out before they are saved.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_indicator_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

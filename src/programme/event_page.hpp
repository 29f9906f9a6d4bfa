#pragma once
// /hoi-cho: fairs and promotion for everybody: what comes, what was.

#include "programme/site.hpp"

namespace saolang::programme {

void add_event_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

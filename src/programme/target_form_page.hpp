#pragma once
// The forms of a plan's targets: add, correct, share out among units, move in the order, remove.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_target_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

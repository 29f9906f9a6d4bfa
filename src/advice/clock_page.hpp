#pragma once
// /thoi-han: for a producer or an officer: what is known of a case → who is due, until when, by which article.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::advice {

void add_clock_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::advice

#pragma once
// "What to do" of a plan: /quan-ly/ke-hoach/{year}/viec-can-lam.

#include "programme/site.hpp"

namespace saolang::programme {

void add_choose_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

#pragma once
// /tu-danh-gia: what does my product lack for its stars? For everybody, without an account; answers travel in the
// address alone and are neither stored nor kept in memory.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::advice {

void add_advisor_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::advice

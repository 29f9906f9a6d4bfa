#pragma once
// /quan-ly/bao-sai: what readers reported as wrong, and what became of it.

#include "registry/site.hpp"

namespace saolang::registry {

void add_remarks_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly/ke-hoach/ban/{code}: one version of a plan: its document, its targets to be edited, what it changed.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_plan_version_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

#pragma once
// /quan-ly/so-tham-khao: the advisor's reference figures, and the office's own over them.

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::advice {

void add_figure_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::advice

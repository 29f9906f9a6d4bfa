#pragma once
// /quan-ly/quyet-dinh/moi, /quan-ly/quyet-dinh/{id}/sua: officers add and correct decisions.

#include "registry/site.hpp"

namespace saolang::registry {

void add_decision_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly/don-vi: whom to ask about OCOP in each unit.

#include "registry/site.hpp"

namespace saolang::registry {

void add_contact_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

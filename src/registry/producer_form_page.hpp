#pragma once
// /quan-ly/chu-the/moi, /quan-ly/chu-the/{code}/sua: officers add and correct producers.

#include "registry/site.hpp"

namespace saolang::registry {

void add_producer_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

#pragma once
// /quan-ly/san-pham/moi, /quan-ly/san-pham/{code}/sua: officers add and correct products.

#include "registry/site.hpp"

namespace saolang::registry {

void add_product_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

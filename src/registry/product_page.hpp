#pragma once
// /san-pham/{slug} and /chu-the/{slug}: one product, one producer, for the public.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_product_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

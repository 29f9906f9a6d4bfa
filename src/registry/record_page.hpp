#pragma once
// /san-pham/{slug}/lich-su, /chu-the/{slug}/lich-su: every entry of the trail about a record, who, when, why, before
// and after. Personal values are named, never shown.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_record_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

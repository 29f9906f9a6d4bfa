#pragma once
// Erasing the personal facts of one record: first what goes and what stays, then in one write.

#include "registry/site.hpp"

namespace saolang::privacy {

void add_erase_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::privacy

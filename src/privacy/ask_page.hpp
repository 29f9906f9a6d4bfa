#pragma once
// Where people ask for their own data: /du-lieu-ca-nhan for anybody, /cua-toi/du-lieu-ca-nhan for a producer.

#include "registry/site.hpp"

namespace saolang::privacy {

void add_ask_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::privacy

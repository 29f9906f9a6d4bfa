#pragma once
// /quan-ly/du-lieu-ca-nhan: the office's requests about personal data, the late ones first.

#include "registry/site.hpp"

namespace saolang::privacy {

void add_desk_routes(web::RouteTable& routes, const registry::Site& site);

}  // namespace saolang::privacy

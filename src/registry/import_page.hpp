#pragma once
// /quan-ly/nhap: an officer reads a list in, decides what is doubtful, and writes it as one change.

#include "registry/site.hpp"

namespace saolang::registry {

void add_import_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

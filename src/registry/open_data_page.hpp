#pragma once
// /du-lieu: the registry for programs, researchers and the press: CSV, XLSX and JSON with a dictionary; sitemap and
// feed.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_open_data_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

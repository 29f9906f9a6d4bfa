#pragma once
// /quan-ly/ho-so: the kinds of records with how many there are and what waits; or all records of one producer or
// product.

#include "programme/site.hpp"
#include "registry/today_page.hpp"
#include "web/route.hpp"

namespace saolang::programme {

// The same for the officers' first page.
[[nodiscard]] registry::MoreTasks waiting_records(const Site& site);

void add_record_hub_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

#pragma once
// /quan-ly: the page an officer starts with.

#include "registry/view.hpp"
#include "web/pieces.hpp"
#include "web/route.hpp"

namespace saolang::registry {

// What waits in parts above the registry for this visitor, each a door to as many records.
using MoreTasks = std::function<std::vector<web::Task>(const web::Request&, const people::Visitor&)>;

void add_today_route(web::RouteTable& routes, const Site& site, const MoreTasks& more = {});

}  // namespace saolang::registry

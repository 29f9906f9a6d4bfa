#pragma once
// /quan-ly/…/tai-lieu and /cua-toi/san-pham/…/tai-lieu: the evidence of a record, sending more, and withdrawing; and
// the files themselves.

#include <string>

#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::evidence {

// `files` is the data folder.
void add_evidence_routes(web::RouteTable& routes, const registry::Site& site, const std::string& files);
void add_file_routes(web::RouteTable& routes, const registry::Site& site, const std::string& files);

}  // namespace saolang::evidence

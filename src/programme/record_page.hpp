#pragma once
// /quan-ly/ho-so/{loai}/{ma} and /cua-toi/ho-so/{loai}/{ma}.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_record_page_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

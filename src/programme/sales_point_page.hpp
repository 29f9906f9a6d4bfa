#pragma once
// /diem-ban: where OCOP products are sold, for everybody: by place, the nearest, what is on sale, when last seen open.

#include "programme/site.hpp"

namespace saolang::programme {

void add_sales_point_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

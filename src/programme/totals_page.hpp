#pragma once
// /so-lieu/doanh-thu: sums of turnover and profit that everybody may see, as a page and as Excel.
// /quan-ly/doanh-thu-tong: the same behind the gate, and what is known now of the producers one may see.

#include "programme/site.hpp"

namespace saolang::programme {

void add_totals_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

#pragma once
// The forms of plans: a new one, copied or not; an amendment; the document corrected; a version removed.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_plan_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

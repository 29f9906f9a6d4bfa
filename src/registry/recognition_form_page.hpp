#pragma once
// /quan-ly/san-pham/{code}/cong-nhan/moi, /quan-ly/cong-nhan/{id}/sua, /quan-ly/cong-nhan/{id}/thu-hoi: recognitions
// are added, corrected, extended and withdrawn.

#include "registry/site.hpp"

namespace saolang::registry {

void add_recognition_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

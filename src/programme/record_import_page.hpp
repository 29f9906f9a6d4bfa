#pragma once
// /quan-ly/ho-so/{loai}/nhap: an office's list of one kind of records, from the upload to the change it becomes.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_record_import_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme

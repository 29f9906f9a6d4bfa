#pragma once
// /quan-ly/tai-khoan/{code}: one account of somebody else: its roles through time, its history, and what may be done.

#include "people/gate.hpp"

namespace saolang::people {

void add_account_routes(web::RouteTable& routes, const Gate& gate);

}  // namespace saolang::people

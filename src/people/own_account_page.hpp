#pragma once
// /tai-khoan: one's own roles, devices, password, codes and sign-ins.

#include "people/gate.hpp"

namespace saolang::people {

void add_own_account_routes(web::RouteTable& routes, const Gate& gate);

}  // namespace saolang::people

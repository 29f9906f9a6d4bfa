#pragma once
// /quan-ly/tai-khoan/moi: inviting a person into a role.

#include "people/gate.hpp"

namespace saolang::people {

void add_invite_routes(web::RouteTable& routes, const Gate& gate);

}  // namespace saolang::people

#pragma once
// Every page about accounts behind the gate: one's own (/tai-khoan) and those of others (/quan-ly/tai-khoan).

#include "people/gate.hpp"

namespace saolang::people {

void add_account_pages(web::RouteTable& routes, const Gate& gate);

}  // namespace saolang::people

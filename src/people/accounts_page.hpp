#pragma once
// /quan-ly/tai-khoan: who holds which role, as far as the visitor sees.

#include "people/gate.hpp"

namespace saolang::people {

void add_accounts_routes(web::RouteTable& routes, const Gate& gate);

// How a state is called on pages.
[[nodiscard]] web::Word label_of(AccountState state);

}  // namespace saolang::people

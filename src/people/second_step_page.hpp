#pragma once
// /dang-nhap/buoc-hai: the code of the telephone after the right password.

#include "people/entrance.hpp"

namespace saolang::people {

// The form for the code, with a ticket that says the password was right.
[[nodiscard]] web::Response ask_second_step(const Gate& gate, const web::Request& request, AccountId account,
                                            const Asked& asked);

void add_second_step_route(web::RouteTable& routes, const Gate& gate, std::shared_ptr<Throttle> throttle);

}  // namespace saolang::people

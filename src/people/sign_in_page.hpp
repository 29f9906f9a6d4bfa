#pragma once
// /dang-nhap, /dang-xuat.

#include "people/gate.hpp"

namespace saolang::people {

void add_sign_in_routes(web::RouteTable& routes, const Gate& gate);

// The form to sign in, in place of a page somebody may not see yet; after it the visitor is led to the page asked for,
// and a form that was sent is kept to be sent again.
[[nodiscard]] web::Response sign_in_first(const Gate& gate, const web::Request& request);

}  // namespace saolang::people

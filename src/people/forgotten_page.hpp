#pragma once
// /dang-nhap/quen: a link by letter, to choose a new password or to sign in once.

#include "people/entrance.hpp"

namespace saolang::people {

void add_forgotten_routes(web::RouteTable& routes, const Gate& gate);

}  // namespace saolang::people

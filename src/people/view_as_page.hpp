#pragma once
// Seeing the pages as another person does: read-only, with an entry at its start and end.

#include "people/gate.hpp"

namespace saolang::people {

void add_view_as_routes(web::RouteTable& routes, const Gate& gate);

}  // namespace saolang::people

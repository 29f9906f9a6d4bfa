#pragma once
// The page of pieces (/kieu-mau): every piece of docs/design.md in its states, for whoever makes a page.

#include <string>

#include "web/language.hpp"
#include "web/route.hpp"

namespace saolang::web {

[[nodiscard]] std::string pieces_page(Language language);

void add_pieces_route(RouteTable& routes);

}  // namespace saolang::web

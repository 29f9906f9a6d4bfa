#pragma once
// The description of the JSON API, made from the same table that serves it.

#include <string>
#include <string_view>

#include "web/route.hpp"

namespace saolang::web {

// OpenAPI 3.1 of every route under /api/.
[[nodiscard]] std::string openapi_json(const RouteTable& routes, std::string_view program_version);

// GET /api/openapi.json: itself and what the table holds so far, so it is added last.
void add_openapi_route(RouteTable& routes, std::string_view program_version);

}  // namespace saolang::web

#include "programme/routes.hpp"

namespace saolang::programme {

void add_programme_routes(web::RouteTable&, const Site&) {}

}  // namespace saolang::programme

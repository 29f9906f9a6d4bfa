#pragma once
// /tai-khoan/ma: codes of a telephone's app beside the password, and recovery codes on paper.

#include <memory>

#include "people/gate.hpp"
#include "people/throttle.hpp"

namespace saolang::people {

void add_own_codes_routes(web::RouteTable& routes, const Gate& gate, const std::shared_ptr<Throttle>& throttle);

}  // namespace saolang::people

#pragma once
// /dang-nhap/ma: signing in with a code on paper or a link in a letter, without a password. A link shows a page with
// one button: what mail programs open by themselves uses nothing up.

#include "people/entrance.hpp"

namespace saolang::people {

void add_code_routes(web::RouteTable& routes, const Gate& gate, std::shared_ptr<Throttle> throttle);

// The address of a code's page, without the origin.
[[nodiscard]] std::string code_address(std::string_view code);

}  // namespace saolang::people

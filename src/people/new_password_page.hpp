#pragma once
// /dang-nhap/mat-khau/…: choosing a password with a one-time link, after an invitation or when the old one is
// forgotten.

#include "people/entrance.hpp"

namespace saolang::people {

void add_new_password_routes(web::RouteTable& routes, const Gate& gate);

// The address of a link of purpose invitation or new_password, without the origin.
[[nodiscard]] std::string new_password_address(std::string_view secret);

}  // namespace saolang::people

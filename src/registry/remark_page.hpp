#pragma once
// /san-pham/{slug}/bao-sai: a reader reports what is wrong; nothing typed is ever lost.

#include "registry/view.hpp"
#include "web/flash.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_remark_routes(web::RouteTable& routes, const Site& site);

// The sentences a product's page shows after a remark was sent.
[[nodiscard]] std::span<const web::FlashMessage> remark_messages();

}  // namespace saolang::registry

#pragma once
// /quan-ly/sang-loc: products that screening takes for fresh or raw; a person decides and says why.

#include "registry/desk_request.hpp"

namespace saolang::registry {

void add_screening_routes(web::RouteTable& routes, const Site& site);

// Products that look fresh or raw, are made or registered, may be edited by this person, and wait for a word.
[[nodiscard]] std::size_t undecided_products(const Site& site, const people::Visitor& visitor, const View& view);

}  // namespace saolang::registry

#pragma once
// /quan-ly/san-pham: the list of products, and what may be done to many of them at once.

#include "registry/desk_request.hpp"

namespace saolang::registry {

[[nodiscard]] web::Response desk_products_page(const DeskRequest& desk);

// Asks before it is done: names every record, then writes them as one change.
void add_desk_bulk_routes(web::RouteTable& routes, const Site& site);

// What the choice of acts calls one: "Đặt nhóm: Đồ uống".
struct BulkAct;
[[nodiscard]] std::string bulk_words(const View& view, const BulkAct& act);

}  // namespace saolang::registry

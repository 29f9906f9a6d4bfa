#pragma once
// Addresses of the routes with parameters: of a record that exists, and of one that does not.
//
// A new route with a {parameter}: either its declaration has a `.sample` (a path that exists in the sample registry),
// or the table in visits.cpp says what to put for the parameter below the path's beginning. Without either the tests of
// every route fail and name the route.

#include "http/world.hpp"

namespace saolang::http_tests {

// Throws std::logic_error when it cannot be built.
[[nodiscard]] std::string address_of(const World& world, const web::Route& route);
// The same with the last parameter replaced by one no record has.
[[nodiscard]] std::string missing_address_of(const World& world, const web::Route& route);
[[nodiscard]] bool names_a_record(const web::Route& route);

// Somebody whom the page is for, holding the role over as much as it may be held over.
[[nodiscard]] const Person& somebody_who_may(const World& world, web::Act act);

}  // namespace saolang::http_tests

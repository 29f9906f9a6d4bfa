#pragma once
// Bộ lọc đã lưu: a list's filters under a name, for the person who made it alone. Outside the trail: no fact of the
// programme.

#include <string>
#include <vector>

#include "people/gate.hpp"
#include "registry/site.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

struct SavedFilter {
    std::int64_t id = 0;
    std::string name;
    web::Pairs query;
};

// Of one list ("/quan-ly/san-pham"), by name.
[[nodiscard]] std::vector<SavedFilter> saved_filters(db::Reader& reader, people::AccountId account,
                                                     std::string_view list);

// The filters as links with a way to remove each, and a form that saves what is chosen now.
[[nodiscard]] web::Raw saved_filters_view(const Site& site, const people::Visitor& visitor, const web::Request& request,
                                          std::string_view list, const web::Pairs& chosen);

void add_saved_filter_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::registry

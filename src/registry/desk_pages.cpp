#include "registry/desk_pages.hpp"

#include "registry/changes_page.hpp"
#include "registry/desk_list_page.hpp"
#include "registry/desk_record_page.hpp"
#include "registry/saved_filter.hpp"

namespace saolang::registry {

void add_desk_reading_routes(web::RouteTable& routes, const Site& site) {
    add_desk_list_routes(routes, site);
    add_saved_filter_routes(routes, site);
    add_desk_record_routes(routes, site);
    add_changes_routes(routes, site);
}

}  // namespace saolang::registry

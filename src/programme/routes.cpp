#include "programme/routes.hpp"

#include "programme/event_page.hpp"
#include "programme/record_import_page.hpp"
#include "programme/record_list_page.hpp"
#include "programme/record_page.hpp"
#include "programme/record_pages.hpp"
#include "programme/sales_point_page.hpp"
#include "programme/totals_page.hpp"

namespace saolang::programme {

void add_programme_routes(web::RouteTable& routes, const Site& site) {
    add_record_list_routes(routes, site);
    add_record_import_routes(routes, site);
    add_record_page_routes(routes, site);
    add_record_form_routes(routes, site);
    add_sales_point_routes(routes, site);
    add_event_routes(routes, site);
    add_totals_routes(routes, site);
}

}  // namespace saolang::programme

#include "programme/routes.hpp"

#include "programme/choose_page.hpp"
#include "programme/event_page.hpp"
#include "programme/indicator_page.hpp"
#include "programme/own_records_page.hpp"
#include "programme/plan_form_page.hpp"
#include "programme/plan_page.hpp"
#include "programme/plan_version_page.hpp"
#include "programme/plan_why_page.hpp"
#include "programme/programme_api.hpp"
#include "programme/public_plan_page.hpp"
#include "programme/record_hub_page.hpp"
#include "programme/record_import_page.hpp"
#include "programme/record_list_page.hpp"
#include "programme/record_page.hpp"
#include "programme/record_pages.hpp"
#include "programme/record_papers.hpp"
#include "programme/sales_point_page.hpp"
#include "programme/target_form_page.hpp"
#include "programme/totals_page.hpp"

namespace saolang::programme {

void add_programme_routes(web::RouteTable& routes, const Site& site) {
    add_plan_routes(routes, site);
    add_plan_why_routes(routes, site);
    add_plan_version_routes(routes, site);
    add_plan_form_routes(routes, site);
    add_target_form_routes(routes, site);
    add_record_hub_routes(routes, site);
    add_indicator_routes(routes, site);
    add_record_list_routes(routes, site);
    add_record_import_routes(routes, site);
    add_record_page_routes(routes, site);
    add_record_form_routes(routes, site);
    add_sales_point_routes(routes, site);
    add_event_routes(routes, site);
    add_totals_routes(routes, site);
    add_choose_routes(routes, site);
    add_public_plan_routes(routes, site);
    add_programme_api_routes(routes, site);
    add_own_records_routes(routes, site);
    add_record_papers_routes(routes, site);
}

}  // namespace saolang::programme

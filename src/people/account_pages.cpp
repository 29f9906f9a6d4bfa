#include "people/account_pages.hpp"

#include "people/account_page.hpp"
#include "people/accounts_page.hpp"
#include "people/invite_page.hpp"
#include "people/own_account_page.hpp"
#include "people/view_as_page.hpp"

namespace saolang::people {

void add_account_pages(web::RouteTable& routes, const Gate& gate) {
    add_own_account_routes(routes, gate);
    add_accounts_routes(routes, gate);
    add_invite_routes(routes, gate);
    add_account_routes(routes, gate);
    add_view_as_routes(routes, gate);
}

}  // namespace saolang::people

#include "programme/public_ask.hpp"

namespace saolang::programme {

void add_public_route(web::RouteTable& routes, const Site& site, web::Route route, PublicHandler handle) {
    route.handle = [site, handle = std::move(handle)](const web::Request& request) {
        PublicAsk ask{site, request, site.worlds->get(), registry::view_of(site.registry, request)};
        ask.view.index = ask.world.index;
        return handle(ask);
    };
    routes.add(std::move(route));
}

}  // namespace saolang::programme

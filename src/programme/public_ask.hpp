#pragma once
// One request of anybody who reads the programme's public pages.

#include "programme/site.hpp"
#include "registry/view.hpp"

namespace saolang::programme {

struct PublicAsk {
    const Site& site;
    const web::Request& request;
    World world;
    registry::View view;  // its index is the world's

    [[nodiscard]] const Table& table(KindId kind) const { return (*world.ledger)[kind]; }
    [[nodiscard]] std::string_view say(web::Word word) const { return view.say(word); }
    [[nodiscard]] std::string_view asked(std::string_view parameter) const {
        return web::first(request.query, parameter);
    }
    // The day asked for as `ngay`, else today.
    [[nodiscard]] Date day() const { return registry::date_named(asked("ngay")).value_or(view.today); }
};

using PublicHandler = std::function<web::Response(const PublicAsk&)>;

// `route` without its handler and act: anybody may read it.
void add_public_route(web::RouteTable& routes, const Site& site, web::Route route, PublicHandler handle);

}  // namespace saolang::programme

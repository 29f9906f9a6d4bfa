#include "people/view_as_page.hpp"

#include "people/account_facts.hpp"
#include "people/account_store.hpp"
#include "people/entrance.hpp"

namespace saolang::people {

namespace {

web::Response start(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    std::optional<AccountFacts> facts;
    std::optional<Actor> seen;
    gate.database.read([&](db::Reader& reader) {
        facts = account_seen(gate, visitor, reader, request.parameters[0]);
        if (facts) seen = actor_of(reader, gate, facts->account.id, visitor.today);
    });
    // Who holds no role today sees nothing; and one sees one's own pages anyway.
    if (!seen || seen->account == visitor.actor.account) return {.status = 404};
    const auto change = trail::begin_change(trail_actor(visitor), "view_as", gate.random);
    gate.database.write([&](db::Writer& writer) {
        set_viewing_as(writer, visitor.session.id, seen->account);
        note_about({writer, change, visitor.now, gate.random}, facts->account, "view_as");
    });
    return web::see_other(web::in_language(request.language, landing_of(gate, *seen, visitor.today)));
}

web::Response stop(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    if (!visitor.behind) return web::see_other(web::in_language(request.language, "/quan-ly"));
    const auto change = trail::begin_change({visitor.behind->code}, "view_as", gate.random);
    std::string code;
    gate.database.write([&](db::Writer& writer) {
        const auto account = account_of(writer, visitor.actor.account).value();
        code = account.code;
        set_viewing_as(writer, visitor.session.id, {});
        note_about({writer, change, visitor.now, gate.random}, account, "stop_view_as");
    });
    return web::see_other(web::in_language(request.language, "/quan-ly/tai-khoan/" + code));
}

}  // namespace

void add_view_as_routes(web::RouteTable& routes, const Gate& gate) {
    add_guarded_route(
        routes, gate,
        {.method = web::Method::post,
         .path = "/quan-ly/tai-khoan/{code}/xem-nhu",
         .act = view_as,
         .doc = {"Xem trang như người khác", "See the pages as another person"},
         .handle = {}},
        [&gate](const web::Request& request, const Visitor& visitor) { return start(gate, request, visitor); });
    add_guarded_route(
        routes, gate,
        {.method = web::Method::post,
         .path = stop_viewing_path,
         .act = own_account,
         .doc = {"Thôi xem như người khác", "Stop seeing the pages as another person"},
         .handle = {}},
        [&gate](const web::Request& request, const Visitor& visitor) { return stop(gate, request, visitor); });
}

}  // namespace saolang::people

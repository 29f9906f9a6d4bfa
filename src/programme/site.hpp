#pragma once
// What the handlers of the programme's pages are given, and what the access rule asks about its records.

#include "programme/world.hpp"
#include "registry/desk_request.hpp"

namespace saolang::programme {

struct Site {
    const registry::Site& registry;
    std::shared_ptr<WorldCache> worlds;
    std::string files;  // the data folder
};

// One request of somebody behind the gate; `desk.view.index` is the index of `world`.
struct Ask {
    registry::DeskRequest desk;
    const Site& site;
    World world;

    [[nodiscard]] const Table& table(const Kind& kind) const { return (*world.ledger)[kind]; }
    [[nodiscard]] const places::Gazetteer& gazetteer() const { return site.registry.gazetteer; }
};

// Of somebody on a page of another part.
[[nodiscard]] Ask ask_of(const Site& site, const web::Request& request, const people::Visitor& visitor);

using Handler = std::function<web::Response(const Ask&)>;

// As registry::add_desk_route and registry::add_form_route.
void add_programme_route(web::RouteTable& routes, const Site& site, web::Route route, Handler handle);
void add_programme_form_route(web::RouteTable& routes, const Site& site, web::Route route, Handler handle);

// What the rule asks about a record: whose it is and where it lies. One that names neither lies in the province served.
[[nodiscard]] people::Subject subject_of(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                                         Row row);
// The same of values that are not stored yet.
[[nodiscard]] people::Subject subject_of(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                                         const std::vector<std::optional<std::string>>& values);
[[nodiscard]] bool may_view(const Ask& ask, const Kind& kind, Row row);
[[nodiscard]] bool may_edit(const Ask& ask, const Kind& kind, Row row);
// Whether a record of the kind says nothing without a producer's own figures: who may not see them keeps none.
[[nodiscard]] bool rests_on_confidential(const Kind& kind);
// The producer's own figures: turnover, profit, contracts.
[[nodiscard]] bool may_see_confidential(const Ask& ask, const Kind& kind, Row row);
// The act that changes records of the kind.
[[nodiscard]] web::Act act_to_edit(const Kind& kind);

}  // namespace saolang::programme

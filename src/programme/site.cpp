#include "programme/site.hpp"

#include <algorithm>

#include "base/number.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

// The record as positions: out of a table's row, or of values that are not stored yet.
using At = std::function<std::optional<std::uint32_t>(std::size_t field)>;

people::Subject subject_with(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, const At& at) {
    const auto first = [&](Holds holds) -> std::optional<std::uint32_t> {
        for (std::size_t i = 0; i < kind.fields.size(); ++i)
            if (kind.fields[i].holds == holds)
                if (const auto found = at(i)) return found;
        return std::nullopt;
    };
    const auto& index = *world.index;
    // What is seen with the record it is a part of is kept with it too: goods of a sales point, wherever they are made.
    if (kind.seen_by_all && kind.part_of)
        if (const auto row = at(*kind.part_of))
            return subject_of(world, gazetteer, kind_of(*kind.fields[*kind.part_of].of), *row);
    if (const auto product = first(Holds::product)) return registry::subject_of_product(index, *product);
    if (const auto producer = first(Holds::producer))
        return registry::subject_of(index.producers[*producer], gazetteer);
    if (const auto unit = first(Holds::unit)) return {.place = places::UnitId{*unit}};
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (kind.fields[i].holds == Holds::record)
            if (const auto row = at(i)) return subject_of(world, gazetteer, kind_of(*kind.fields[i].of), *row);
    for (const auto& unit : gazetteer.all())
        if (unit.level == places::Level::province && unit.code == index.province && !unit.valid.until)
            return {.place = gazetteer.by_key(unit.code, unit.valid.from)};
    return {};
}

Ask ask_in_world(const Site& site, const registry::DeskRequest& desk) {
    Ask ask{desk, site, site.worlds->get()};
    ask.desk.view.index = ask.world.index;
    return ask;
}

registry::DeskHandler in_world(const Site& site, Handler handle) {
    return [site, handle = std::move(handle)](const registry::DeskRequest& desk) {
        return handle(ask_in_world(site, desk));
    };
}

}  // namespace

Ask ask_of(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    return ask_in_world(site, {site.registry, request, visitor, registry::view_of(site.registry, request)});
}

void add_programme_route(web::RouteTable& routes, const Site& site, web::Route route, Handler handle) {
    registry::add_desk_route(routes, site.registry, std::move(route), in_world(site, std::move(handle)));
}

void add_programme_form_route(web::RouteTable& routes, const Site& site, web::Route route, Handler handle) {
    registry::add_form_route(routes, site.registry, std::move(route), in_world(site, std::move(handle)));
}

people::Subject subject_of(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, Row row) {
    const auto& table = (*world.ledger)[kind];
    return subject_with(world, gazetteer, kind, [&](std::size_t field) { return table.position(field, row); });
}

people::Subject subject_of(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                           const std::vector<std::optional<std::string>>& values) {
    return subject_with(world, gazetteer, kind, [&](std::size_t field) -> std::optional<std::uint32_t> {
        if (!values[field]) return std::nullopt;
        const auto& declared = kind.fields[field];
        if (declared.holds == Holds::unit) {
            const auto unit = unit_keyed(*values[field], gazetteer);
            return unit ? std::optional(static_cast<std::uint32_t>(*unit)) : std::nullopt;
        }
        const auto id = number_in<std::int64_t>(*values[field]);
        if (!id) return std::nullopt;
        if (declared.holds == Holds::product) return world.index->at(registry::ProductId{*id});
        if (declared.holds == Holds::producer) return world.index->at(registry::ProducerId{*id});
        return declared.holds == Holds::record ? (*world.ledger)[*declared.of].with_id(*id) : std::nullopt;
    });
}

web::Act act_to_edit(const Kind& kind) { return kind.of_plan ? people::plan_year : people::edit_programme; }

bool may_view(const Ask& ask, const Kind& kind, Row row) {
    if (kind.seen_by_all) return ask.desk.holds(people::view_programme);
    return ask.desk.may(people::view_programme, subject_of(ask.world, ask.gazetteer(), kind, row));
}

bool rests_on_confidential(const Kind& kind) {
    return std::ranges::any_of(kind.fields, [](const Field& field) { return field.required && field.confidential; });
}

bool may_edit(const Ask& ask, const Kind& kind, Row row) {
    const auto subject = subject_of(ask.world, ask.gazetteer(), kind, row);
    return ask.desk.may(act_to_edit(kind), subject) &&
           (!rests_on_confidential(kind) || ask.desk.may(people::view_confidential, subject));
}

bool may_see_confidential(const Ask& ask, const Kind& kind, Row row) {
    return ask.desk.may(people::view_confidential, subject_of(ask.world, ask.gazetteer(), kind, row));
}

}  // namespace saolang::programme

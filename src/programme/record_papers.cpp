#include "programme/record_papers.hpp"

#include <algorithm>

#include "evidence/evidence_page.hpp"
#include "programme/record_pages.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

evidence::About about_row(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, Row row,
                          const Side& side) {
    const auto& table = (*world.ledger)[kind];
    const auto above = path_of(side, kind, table.codes[row]);
    return {.subject = {std::string(kind.name), table.ids[row]},
            .name = table.codes[row],
            .path = above + "/tai-lieu",
            .above = above,
            .section = side.section,
            .lies = {subject_of(world, gazetteer, kind, row)},
            .confidential = std::ranges::any_of(kind.fields, &Field::confidential),
            .seen_by_all = kind.seen_by_all};
}

evidence::Pages pages_of(const Site& site, const Side& side, std::string_view list, std::string_view withdrawal) {
    const auto about = [site, &side](const web::Request& request,
                                     const people::Visitor& visitor) -> std::optional<evidence::About> {
        const auto ask = ask_of(site, request, visitor);
        const auto* kind = kind_in(ask, side);
        const auto row = kind ? ask.table(*kind).coded(request.parameters[1]) : std::nullopt;
        if (!row) return std::nullopt;
        auto found = about_row(ask.world, ask.gazetteer(), *kind, *row, side);
        found.name = record_name(ask, *kind, *row);
        return found;
    };
    return {list, withdrawal, side.filler == Filler::producer, about};
}

}  // namespace

void add_record_papers_routes(web::RouteTable& routes, const Site& site) {
    evidence::add_evidence_pages(routes, site.registry, site.files,
                                 pages_of(site, office_side, "/quan-ly/ho-so/{loai}/{ma}/tai-lieu",
                                          "/quan-ly/ho-so/{loai}/{ma}/tai-lieu/{tep}/thoi"));
    evidence::add_evidence_pages(routes, site.registry, site.files,
                                 pages_of(site, own_side, "/cua-toi/ho-so/{loai}/{ma}/tai-lieu",
                                          "/cua-toi/ho-so/{loai}/{ma}/tai-lieu/{tep}/thoi"));
}

evidence::AboutSubject about_records(const Site& site) {
    return [site](const trail::Subject& subject) -> std::optional<evidence::About> {
        const auto* kind = kind_named(subject.kind);
        if (!kind) return std::nullopt;
        const auto world = site.worlds->get();
        const auto row = (*world.ledger)[*kind].with_id(subject.id);
        if (!row) return std::nullopt;
        return about_row(world, site.registry.gazetteer, *kind, *row, office_side);
    };
}

bool may_view_papers(const Ask& ask, const Kind& kind, Row row) {
    return evidence::may_view(ask.desk.site.gate, ask.desk.visitor,
                              about_row(ask.world, ask.gazetteer(), kind, row, office_side));
}

}  // namespace saolang::programme

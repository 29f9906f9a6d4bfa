#include "programme/plan_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.hpp"
#include "programme/plan_view.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

using registry::Bits;
using web::Word;

constexpr Word unit_title{"Địa bàn", "Place"};
constexpr Word verdict_title{"Kết luận", "Verdict"};
constexpr Word why_title{"Vì sao", "Why"};
constexpr Word not_placed{"Chưa rõ địa bàn", "Place not known"};

// Where what the verdict is about lies, and whose it is.
people::Subject lies(const Ask& ask, const World& world, const Finding& finding) {
    const auto& index = *world.index;
    switch (finding.subject.of) {
        case Subject::Of::product:
            return registry::subject_of_product(index, finding.subject.at);
        case Subject::Of::producer:
            return registry::subject_of(index.producers[finding.subject.at], ask.gazetteer());
        case Subject::Of::unit:
            return {.place = places::UnitId{finding.subject.at}};
        case Subject::Of::record:
            break;
    }
    return subject_of(world, ask.gazetteer(), kind_of(finding.subject.kind), finding.subject.at);
}

bool may_open(const Ask& ask, const World& world, const Finding& finding) {
    if (finding.subject.of == Subject::Of::unit) return true;
    if (finding.subject.of == Subject::Of::record && kind_of(finding.subject.kind).seen_by_all) return true;
    return ask.desk.may(people::view_programme, lies(ask, world, finding));
}

std::optional<places::UnitId> unit_below(const Ask& ask, const PlanGround& ground, const Finding& finding) {
    return finding.place ? ask.gazetteer().locate(*finding.place, ground.level_below(), ground.asked.hierarchy_day)
                         : std::nullopt;
}

registry::DeskFacet unit_facet(const Ask& ask, const PlanAsked& asked, const std::vector<Finding>& findings) {
    const auto ground = asked.ground(ask);
    std::map<std::optional<places::UnitId>, Bits> units;
    for (std::size_t i = 0; i < findings.size(); ++i)
        units.try_emplace(unit_below(ask, ground, findings[i]), findings.size()).first->second.set(i);
    registry::DeskFacet facet{"don-vi", std::string(ask.desk.say(unit_title)), {}};
    for (auto& [unit, items] : units)
        facet.options.push_back({unit ? ask.gazetteer()[*unit].code : std::string("khong-ro"),
                                 unit ? ask.desk.view.name_of(*unit) : std::string(ask.desk.say(not_placed)),
                                 std::move(items)});
    return facet;
}

registry::DeskFacet verdict_facet(const Ask& ask, const std::vector<Finding>& findings) {
    registry::DeskFacet facet{"ket-luan", std::string(ask.desk.say(verdict_title)), {}, true};
    for (const auto verdict : {Verdict::counted, Verdict::unproved, Verdict::not_counted}) {
        Bits items(findings.size());
        for (std::size_t i = 0; i < findings.size(); ++i)
            if (findings[i].verdict == verdict) items.set(i);
        facet.options.push_back(
            {std::string(address_of(verdict)), std::string(ask.desk.say(words_of(verdict))), std::move(items)});
    }
    return facet;
}

registry::DeskFacet why_facet(const Ask& ask, const std::vector<Finding>& findings) {
    std::map<std::string, std::pair<std::string, Bits>> reasons;
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (const auto* why = findings[i].why)
            reasons.try_emplace(slug(why->vi), std::string(ask.desk.say(*why)), Bits(findings.size()))
                .first->second.second.set(i);
    registry::DeskFacet facet{"vi-sao", std::string(ask.desk.say(why_title)), {}};
    for (auto& [address, reason] : reasons)
        facet.options.push_back({address, std::move(reason.first), std::move(reason.second)});
    return facet;
}

}  // namespace

Findings findings_seen(const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    Findings found;
    found.seen = findings_of(*progress.indicator, asked.world, ask.gazetteer(), progress.question);
    const auto all = found.seen.size();
    std::erase_if(found.seen, [&](const Finding& one) {
        return !may_open(ask, asked.world, one) || !may_know(ask, *progress.indicator, lies(ask, asked.world, one));
    });
    found.out_of_reach = static_cast<std::uint32_t>(all - found.seen.size());
    return found;
}

std::string subject_name(const Ask& ask, const World& world, const Subject& subject) {
    switch (subject.of) {
        case Subject::Of::product:
            return world.index->products[subject.at].name;
        case Subject::Of::producer:
            return world.index->producers[subject.at].name;
        case Subject::Of::unit:
            return ask.desk.view.name_of(places::UnitId{subject.at});
        case Subject::Of::record:
            break;
    }
    Ask then = ask;
    then.world = world;
    return record_name(then, kind_of(subject.kind), subject.at);
}

std::string subject_path(const Ask&, const World& world, const Subject& subject) {
    switch (subject.of) {
        case Subject::Of::product:
            return "/quan-ly/san-pham/" + world.index->products[subject.at].code;
        case Subject::Of::producer:
            return "/quan-ly/chu-the/" + world.index->producers[subject.at].code;
        case Subject::Of::unit:
            return {};
        case Subject::Of::record:
            break;
    }
    const auto& kind = kind_of(subject.kind);
    return path_of(kind, (*world.ledger)[kind].codes[subject.at]);
}

ProofAt proof_of(const World& world, const Finding& finding) {
    const auto& subject = finding.by ? *finding.by : finding.subject;
    switch (subject.of) {
        case Subject::Of::product:
            return {.path = fmt::format("/quan-ly/san-pham/{}/tai-lieu", world.index->products[subject.at].code)};
        case Subject::Of::producer:
            return {.path = fmt::format("/quan-ly/chu-the/{}/tai-lieu", world.index->producers[subject.at].code)};
        case Subject::Of::unit:
            return {};
        case Subject::Of::record:
            break;
    }
    const auto& kind = kind_of(subject.kind);
    const auto& table = (*world.ledger)[kind];
    return {table.proofs[subject.at], path_of(kind, table.codes[subject.at]) + "/tai-lieu"};
}

registry::DeskList findings_list(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                                 const std::vector<Finding>& findings) {
    registry::DeskList list{.path = path_of_target(ask, asked, progress.target),
                            .order = {},
                            .items = Bits(findings.size()),
                            .facets = {},
                            .asked = asked.kept};
    // What keeps the target from being reached comes first.
    list.order.resize(findings.size());
    std::iota(list.order.begin(), list.order.end(), 0U);
    std::ranges::stable_sort(list.order, std::greater{}, [&](std::uint32_t at) { return findings[at].verdict; });
    for (std::size_t i = 0; i < findings.size(); ++i) list.items.set(i);
    list.facets = {verdict_facet(ask, findings), unit_facet(ask, asked, findings), why_facet(ask, findings)};
    return list;
}

}  // namespace saolang::programme

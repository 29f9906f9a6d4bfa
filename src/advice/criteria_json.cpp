#include "advice/criteria_json.hpp"

#include <boost/json.hpp>

#include "advice/criteria_address.hpp"
#include "base/number.hpp"

namespace saolang::advice {

namespace {

namespace json = boost::json;

json::array texts(const std::vector<std::string>& list) {
    json::array out;
    for (const auto& one : list) out.emplace_back(one);
    return out;
}

void add_text(json::object& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out[name] = text;
}

json::object json_of_level(const law::Level& level, const law::Criterion& criterion) {
    json::object out{{"id", level.id}, {"points", level.points}, {"text", level.text}};
    if (level.case_at) out["case"] = criterion.cases[*level.case_at].code;
    if (level.min_for_star) out["min_for_star"] = *level.min_for_star;
    if (level.stops) out["stops"] = true;
    if (level.implied) out["implied"] = true;
    if (const auto printed = number_in<std::int32_t>(level.printed)) out["printed"] = *printed;
    return out;
}

json::object json_of_criterion(const law::Criterion& criterion, const law::CriteriaSet& set,
                               const law::Checklist* checklist) {
    json::object out{{"id", criterion.id}, {"code", criterion.code}, {"name", criterion.name}, {"max", criterion.max}};
    add_text(out, "note", criterion.note);
    add_text(out, "group", criterion.group);
    if (!criterion.cases.empty()) {
        json::array cases;
        for (const auto& one : criterion.cases)
            cases.emplace_back(json::object{{"code", one.code}, {"name", one.name}});
        out["cases"] = std::move(cases);
    }
    if (criterion.needs)
        out["requires"] = json::object{{"criterion", set.criteria[criterion.needs->criterion].code},
                                       {"min_points", criterion.needs->min_points}};
    json::array levels;
    for (const auto& level : criterion.levels) levels.emplace_back(json_of_level(level, criterion));
    out["levels"] = std::move(levels);
    if (checklist) {
        json::array papers;
        for (const auto* paper : checklist->proving(set.number, criterion.code)) papers.emplace_back(paper->kind);
        out["papers"] = std::move(papers);
    }
    return out;
}

json::object json_of_section(const law::Section& section, const law::CriteriaSet& set,
                             const law::Checklist* checklist) {
    json::object out{{"code", section.code}, {"name", section.name}, {"max", section.max}};
    if (!section.groups.empty()) {
        json::array groups;
        for (const auto& group : section.groups)
            groups.emplace_back(json::object{{"code", group.code}, {"name", group.name}, {"max", group.max}});
        out["groups"] = std::move(groups);
    }
    json::array criteria;
    for (const auto& criterion : criteria_in(set, section))
        criteria.emplace_back(json_of_criterion(criterion, set, checklist));
    out["criteria"] = std::move(criteria);
    return out;
}

json::array json_of_parts(const law::CriteriaSet& set, const law::Checklist* checklist) {
    json::array parts;
    for (const auto& part : set.parts) {
        json::array sections;
        for (const auto& section : sections_in(set, part))
            sections.emplace_back(json_of_section(section, set, checklist));
        parts.emplace_back(json::object{
            {"code", part.code}, {"name", part.name}, {"max", part.max}, {"sections", std::move(sections)}});
    }
    return parts;
}

json::array json_of_findings(const law::CriteriaSet& set, law::Finding::Kind of) {
    json::array out;
    for (const auto& finding : set.findings) {
        if (finding.of != of) continue;
        json::array criteria;
        for (const auto at : finding.criteria) criteria.emplace_back(set.criteria[at].code);
        out.emplace_back(json::object{
            {"id", finding.id}, {"kind", finding.kind}, {"text", finding.text}, {"criteria", std::move(criteria)}});
    }
    return out;
}

json::object json_of_set(const law::CriteriaSet& set, const law::Checklist* checklist) {
    json::object out{{"number", set.number},     {"id", set.id},
                     {"name", set.name},         {"group", set.group},
                     {"subgroup", set.subgroup}, {"ministries", texts(set.ministries)},
                     {"complete", set.complete}};
    add_text(out, "missing", set.missing);
    out["parts"] = json_of_parts(set, checklist);
    out["rejections"] = json_of_findings(set, law::Finding::Kind::rejection);
    out["preconditions"] = json_of_findings(set, law::Finding::Kind::precondition);
    out["stops"] = json_of_findings(set, law::Finding::Kind::stop);
    out["legend"] = set.legend;
    return out;
}

json::object by_code(const std::vector<law::Code>& codes) {
    json::object out;
    for (const auto& one : codes) out[one.code] = one.name;
    return out;
}

json::array json_of_bands(const std::vector<law::Band>& bands, int total) {
    json::array out;
    int end = total;
    for (const auto& band : bands) {
        out.emplace_back(json::object{
            {"star", band.star}, {"min", band.from}, {"max", end}, {"max_inclusive", band.star == bands[0].star}});
        end = band.from;
    }
    return out;
}

json::value json_or_null(const std::optional<law::Authority>& authority) {
    return authority ? json::value(law::code_of(*authority)) : json::value(nullptr);
}

json::array json_of_papers(const law::Checklist& checklist, const law::CriteriaSet* only) {
    json::array out;
    for (const auto& paper : checklist.documents) {
        if (only && std::ranges::none_of(only->criteria, [&](const law::Criterion& criterion) {
                return std::ranges::count(checklist.proving(only->number, criterion.code), &paper) > 0;
            }))
            continue;
        json::object one{{"kind", paper.kind}, {"name", paper.name}, {"issuer", paper.issuer}};
        one["validity_months"] = paper.validity_months ? json::value(*paper.validity_months) : json::value(nullptr);
        one["mark"] = paper.mark;
        one["source"] = paper.source;
        add_text(one, "note", paper.note);
        out.emplace_back(std::move(one));
    }
    return out;
}

json::object json_of_regime(const law::Regime& regime) {
    json::object out{{"number", regime.number},
                     {"regime", regime.id},
                     {"title", regime.title},
                     {"effective_from", to_iso(regime.from)},
                     {"effective_to", regime.to ? json::value(to_iso(*regime.to)) : json::value(nullptr)}};
    out["decides"] = json::object{{"3", json_or_null(regime.decides_three)},
                                  {"4", json_or_null(regime.decides_four)},
                                  {"5", json_or_null(regime.decides_five)}};
    out["totals_only"] = regime.totals_only;
    return out;
}

}  // namespace

json::object json_of_criteria(const law::Law& law, const law::Regime& regime, const law::CriteriaSet* only) {
    const auto& criteria = *regime.criteria;
    const auto* checklist = law.checklist.regime == regime.id ? &law.checklist : nullptr;
    json::object out{{"schema", "saolang.criteria/1"},
                     {"regime", criteria.regime},
                     {"number", regime.number},
                     {"title", criteria.title},
                     {"effective_from", to_iso(regime.from)},
                     {"effective_to", regime.to ? json::value(to_iso(*regime.to)) : json::value(nullptr)},
                     {"complete", criteria.complete},
                     {"provenance", criteria.provenance}};
    int total = 0;
    json::object split;
    for (const auto& part : criteria.split) {
        split[part.code] = part.max;
        total += part.max;
    }
    out["parts_max"] = std::move(split);
    out["total"] = total;
    out["bands"] = json_of_bands(criteria.bands, total);
    out["ministries"] = by_code(criteria.ministries);
    json::array groups;
    for (const auto& group : criteria.groups)
        groups.emplace_back(json::object{{"id", group.code}, {"name", group.name}});
    out["product_groups"] = std::move(groups);
    json::array anomalies;
    for (const auto& one : criteria.anomalies)
        if (!only || only->number == one.set)
            anomalies.emplace_back(json::object{{"set", one.set},
                                                {"where", one.where},
                                                {"printed", one.printed},
                                                {"read_as", one.read_as},
                                                {"why", one.why}});
    out["anomalies"] = std::move(anomalies);
    if (checklist) out["papers"] = json_of_papers(*checklist, only);
    json::array sets;
    for (const auto& set : criteria.sets)
        if (!only || only == &set) sets.emplace_back(json_of_set(set, checklist));
    out["sets"] = std::move(sets);
    return out;
}

json::array json_of_regimes(const law::Law& law) {
    json::array out;
    for (const auto& regime : law.regimes) {
        auto one = json_of_regime(regime);
        json::array sets;
        if (regime.criteria)
            for (const auto& set : regime.criteria->sets)
                sets.emplace_back(json::object{{"number", set.number},
                                               {"id", set.id},
                                               {"name", set.name},
                                               {"group", set.group},
                                               {"complete", set.complete}});
        one["sets"] = std::move(sets);
        out.emplace_back(std::move(one));
    }
    return out;
}

}  // namespace saolang::advice

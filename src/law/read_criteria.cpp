#include <algorithm>
#include <set>

#include "law/criteria.hpp"
#include "law/json_reader.hpp"

namespace saolang::law {

namespace {

// No id stands twice in a file.
using Ids = std::set<std::string, std::less<>>;

// Where the reading stands: in a set of a file.
struct Reading {
    const Criteria& file;
    std::string set;  // "criteria/qd26.json, set 7"
    Ids& ids;
};

std::string new_id(const JsonReader& json, Ids& ids) {
    auto id = json.at("id").text();
    json.need(ids.insert(id).second, "the id stands twice");
    return id;
}

Level read_level(const JsonReader& json, const Criterion& criterion, Ids& ids) {
    Level level{.id = new_id(json, ids), .text = json.at("text").text(), .points = json.at("points").small_number()};
    json.need(!level.text.empty(), "a level needs words");
    if (const auto star = json.maybe("min_for_star")) {
        level.min_for_star = star->small_number();
        star->need(*level.min_for_star >= 3 && *level.min_for_star <= 5, "a mark is of 3, 4 or 5 stars");
    }
    const auto code = json.text_of("case");
    json.need(code.empty() == criterion.cases.empty(), "a level has a case exactly where its criterion has cases");
    if (!code.empty()) {
        const auto found = std::ranges::find(criterion.cases, code, &Case::code);
        json.need(found != criterion.cases.end(), "no such case");
        level.case_at = static_cast<std::uint8_t>(found - criterion.cases.begin());
    }
    level.stops = json.flag_of("stops");
    level.implied = json.flag_of("implied");
    if (const auto printed = json.number_of("printed")) level.printed = std::to_string(*printed);
    return level;
}

// Levels rise within each case; the highest is the maximum, in a complete file of every case (a case of QĐ 1048/2019
// ends below it). Marks rise over the criterion. Odd: two levels are printed with the same points, as an anomaly says.
void check_levels(const JsonReader& json, const Criterion& criterion, bool complete, bool odd) {
    const auto cases = std::max<std::size_t>(criterion.cases.size(), 1);
    std::uint8_t highest = 0;
    for (std::size_t at = 0; at < cases; ++at) {
        std::vector<std::uint8_t> points;
        for (const auto& level : criterion.levels)
            if (level.case_at.value_or(0) == at) points.push_back(level.points);
        json.need(points.size() >= 2, "fewer than two levels");
        json.need(std::ranges::is_sorted(points), "points go down");
        json.need(odd || std::ranges::adjacent_find(points) == points.end(), "two levels of the same points");
        json.need(!complete || points.back() == criterion.max, "the top level of a case is not the maximum");
        highest = std::max(highest, points.back());
    }
    json.need(highest == criterion.max, "the top level is not the maximum");
    std::vector<StarNumber> marks;
    for (const auto& level : criterion.levels)
        if (level.min_for_star) marks.push_back(*level.min_for_star);
    json.need(std::ranges::is_sorted(marks) && std::ranges::adjacent_find(marks) == marks.end(), "marks do not rise");
}

Criterion read_criterion(const JsonReader& unnamed, const CriteriaSet& set, const Reading& reading) {
    const auto code = unnamed.at("code").text();
    const auto json = unnamed.named(fmt::format("{}, criterion {}", reading.set, code));
    Criterion criterion{.id = new_id(json, reading.ids),
                        .code = code,
                        .name = json.at("name").text(),
                        .note = json.text_of("note"),
                        .group = json.text_of("group"),
                        .max = json.at("max").small_number()};
    json.need(!criterion.name.empty(), "a criterion needs a name");
    json.need(criterion.id == set.id + "-" + criterion.code, "the id is not of the set and the code");
    json.need(!set.criterion_at(criterion.code), "the code stands twice in the set");
    for (const auto& one : json.items_of("cases"))
        criterion.cases.push_back({one.at("code").text(), one.at("name").text()});
    const auto levels = json.at("levels").items();
    json.need(!levels.empty() && levels.size() < 255, "one to 254 levels");
    for (const auto& level : levels) criterion.levels.push_back(read_level(level, criterion, reading.ids));
    const bool odd = std::ranges::any_of(reading.file.anomalies, [&](const Anomaly& anomaly) {
        return anomaly.set == set.number && anomaly.where == criterion.code;
    });
    check_levels(json, criterion, reading.file.complete, odd);
    return criterion;
}

int sum_of_criteria(const CriteriaSet& set, const Section& section, const std::string* group) {
    int sum = 0;
    const auto end = std::size_t{section.first} + section.count;
    for (std::size_t at = section.first; at < end; ++at)
        if (!group || set.criteria[at].group == *group) sum += set.criteria[at].max;
    return sum;
}

void read_section(const JsonReader& unnamed, CriteriaSet& set, const Reading& reading) {
    const auto json = unnamed.named(fmt::format("{}, section {}", reading.set, unnamed.at("code").text()));
    Section section{.code = json.at("code").text(),
                    .name = json.at("name").text(),
                    .max = json.at("max").small_number(),
                    .first = static_cast<std::uint8_t>(set.criteria.size())};
    for (const auto& group : json.items_of("groups"))
        section.groups.push_back({group.at("code").text(), group.at("name").text(), group.at("max").small_number()});
    for (const auto& one : json.at("criteria").items()) {
        auto criterion = read_criterion(one, set, reading);
        json.need(criterion.code.substr(0, criterion.code.find('.')) == section.code,
                  "criterion " + criterion.code + " is not of this section");
        set.criteria.push_back(std::move(criterion));
    }
    json.need(set.criteria.size() < 255, "at most 254 criteria");
    section.count = static_cast<std::uint8_t>(set.criteria.size() - section.first);
    json.need(section.max == sum_of_criteria(set, section, nullptr), "the criteria do not add up to the section");
    for (const auto& group : section.groups)
        json.need(group.max == sum_of_criteria(set, section, &group.code), "the criteria do not add up to the group");
    set.sections.push_back(std::move(section));
}

void read_part(const JsonReader& unnamed, CriteriaSet& set, const Reading& reading) {
    const auto json = unnamed.named(fmt::format("{}, part {}", reading.set, unnamed.at("code").text()));
    Part part{.code = json.at("code").text(),
              .name = json.at("name").text(),
              .max = json.at("max").small_number(),
              .first = static_cast<std::uint8_t>(set.sections.size())};
    int sum = 0;
    for (const auto& section : json.at("sections").items()) {
        read_section(section, set, reading);
        sum += set.sections.back().max;
    }
    part.count = static_cast<std::uint8_t>(set.sections.size() - part.first);
    json.need(part.max == sum, "the sections do not add up to the part");
    set.parts.push_back(std::move(part));
}

std::uint8_t position_of(const JsonReader& json, const CriteriaSet& set) {
    const auto at = set.criterion_at(json.text());
    json.need(at.has_value(), "no such criterion");
    return *at;
}

// `requires`: known only when all criteria are.
void read_requirements(const JsonReader& json, CriteriaSet& set) {
    std::size_t at = 0;
    for (const auto& part : json.at("parts").items())
        for (const auto& section : part.at("sections").items())
            for (const auto& criterion : section.at("criteria").items()) {
                if (const auto needs = criterion.maybe("requires"))
                    set.criteria[at].needs = {.criterion = position_of(needs->at("criterion"), set),
                                              .min_points = needs->at("min_points").small_number()};
                ++at;
            }
}

void read_findings(const JsonReader& json, std::string_view list, Finding::Kind of, CriteriaSet& set, Ids& ids) {
    for (const auto& one : json.items_of(list)) {
        Finding finding{.of = of, .id = new_id(one, ids), .kind = one.at("kind").text(), .text = one.at("text").text()};
        if (const auto criterion = one.maybe("criterion")) finding.criteria.push_back(position_of(*criterion, set));
        for (const auto& criterion : one.items_of("criteria")) finding.criteria.push_back(position_of(criterion, set));
        set.findings.push_back(std::move(finding));
    }
}

void check_split(const JsonReader& json, const CriteriaSet& set, const Criteria& criteria) {
    if (!set.complete) return;
    json.need(set.parts.size() == criteria.split.size(), "the parts are not those of the split");
    for (std::size_t at = 0; at < set.parts.size(); ++at)
        json.need(set.parts[at].code == criteria.split[at].code && set.parts[at].max == criteria.split[at].max,
                  "a part has not the maximum of the split");
}

CriteriaSet read_set(const JsonReader& unnamed, const std::string& file, const Criteria& criteria, Ids& ids) {
    const auto number = unnamed.at("number").small_number();
    const Reading reading{.file = criteria, .set = fmt::format("{}, set {}", file, number), .ids = ids};
    const auto json = unnamed.named(reading.set);
    json.need(number == criteria.sets.size() + 1, "sets are numbered from 1");
    CriteriaSet set{.number = number,
                    .id = new_id(json, ids),
                    .name = json.at("name").text(),
                    .group = json.at("group").text(),
                    .subgroup = json.text_of("subgroup"),
                    .legend = json.flag_of("legend"),
                    .complete = !json.maybe("complete") || json.flag_of("complete"),
                    .missing = json.text_of("missing")};
    json.need(std::ranges::count(criteria.groups, set.group, &Code::code) == 1, "no such product group");
    for (const auto& ministry : json.items_of("ministries")) {
        set.ministries.push_back(ministry.text());
        json.need(std::ranges::count(criteria.ministries, set.ministries.back(), &Code::code) == 1, "no such ministry");
    }
    for (const auto& part : json.at("parts").items()) read_part(part, set, reading);
    read_requirements(json, set);
    read_findings(json, "rejections", Finding::Kind::rejection, set, ids);
    read_findings(json, "preconditions", Finding::Kind::precondition, set, ids);
    read_findings(json, "stops", Finding::Kind::stop, set, ids);
    check_split(json, set, criteria);
    return set;
}

Criteria read_file(const JsonReader& json) {
    Criteria criteria{.regime = json.at("regime").text(),
                      .title = json.at("title").text(),
                      .provenance = json.text_of("provenance"),
                      .complete = json.flag_of("complete")};
    criteria.split = read_split(json.at("parts_max"));
    int total = 0;
    for (const auto& part : criteria.split) total += part.max;
    json.need(total == json.at("total").number(), "the split does not add up to the total");
    criteria.bands = read_bands(json);
    for (const auto& [code, name] : json.at("ministries").members()) criteria.ministries.push_back({code, name.text()});
    for (const auto& group : json.at("product_groups").items())
        criteria.groups.push_back({group.at("id").text(), group.at("name").text()});
    for (const auto& one : json.items_of("anomalies"))
        criteria.anomalies.push_back({one.at("set").small_number(), one.at("where").text(), one.at("printed").text(),
                                      one.at("read_as").text(), one.at("why").text()});
    Ids ids;
    for (const auto& one : json.at("sets").items()) criteria.sets.push_back(read_set(one, json.where(), criteria, ids));
    json.need(!criteria.sets.empty(), "there is no set");
    return criteria;
}

}  // namespace

std::vector<Heading> read_split(const JsonReader& json) {
    std::vector<Heading> split;
    for (const auto& [code, max] : json.members()) split.push_back({code, {}, max.small_number()});
    json.need(!split.empty() && split.size() <= 4, "one to four parts");
    return split;
}

std::vector<Band> read_bands(const JsonReader& json) {
    std::vector<Band> bands;
    int to = 0;
    for (const auto& one : json.at("bands").items()) {
        const Band band{.star = one.at("star").small_number(), .from = one.at("min").small_number()};
        const int end = one.at("max").small_number();
        const bool top = bands.empty();
        one.need(band.star + bands.size() == 5, "bands go from five stars to one");
        one.need(band.from < end, "a band ends above its beginning");
        one.need(top || end == to, "a gap between bands");
        one.need(top || !one.flag_of("max_inclusive"), "only the top band has its end");
        to = band.from;
        bands.push_back(band);
    }
    json.need(bands.size() == 5 && to == 0, "five bands from zero");
    return bands;
}

std::optional<std::uint8_t> CriteriaSet::criterion_at(std::string_view code) const {
    const auto found = std::ranges::find(criteria, code, &Criterion::code);
    if (found == criteria.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - criteria.begin());
}

const CriteriaSet* Criteria::set(int number) const {
    if (number < 1) return nullptr;
    const auto at = static_cast<std::size_t>(number) - 1;
    return at < sets.size() ? &sets[at] : nullptr;
}

Result<Criteria, Fault> read_criteria(std::string_view json, const std::string& name) {
    return read_json(json, name, read_file);
}

}  // namespace saolang::law

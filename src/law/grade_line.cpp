#include "law/grade_line.hpp"

#include <fmt/core.h>
#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

#include "law/explain.hpp"
#include "law/grade.hpp"
#include "law/totals.hpp"

namespace saolang::law {

namespace {

namespace json = boost::json;

// The word of a line that is not graded: "unknown_set:27", "wrong_type:members".
using Word = std::string;

template <class T>
using Read = Result<T, Word>;

Word wrong_type(std::string_view field) { return fmt::format("wrong_type:{}", field); }

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

// Null stands for a field that is absent.
const json::value* field(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found && !found->is_null() ? found : nullptr;
}

Read<const json::object*> object_field(const json::object& line, std::string_view name) {
    const auto* found = field(line, name);
    if (!found) return nullptr;
    if (!found->is_object()) return fail(wrong_type(name));
    return &found->get_object();
}

Read<const json::array*> array_field(const json::object& line, std::string_view name) {
    const auto* found = field(line, name);
    if (!found) return nullptr;
    if (!found->is_array()) return fail(wrong_type(name));
    return &found->get_array();
}

// A whole number within the bounds.
std::optional<std::int64_t> whole(const json::value& value, std::int64_t least, std::int64_t most) {
    if (!value.is_int64() || value.get_int64() < least || value.get_int64() > most) return std::nullopt;
    return value.get_int64();
}

std::string_view word_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::graded:
            return "graded";
        case Outcome::rejected:
            return "rejected";
        case Outcome::stopped:
            return "stopped";
        case Outcome::invalid:
            return "invalid";
    }
    return "";
}

json::object answer(json::value id, Outcome outcome, json::array reasons) {
    json::object line;
    line["id"] = std::move(id);
    line["outcome"] = word_of(outcome);
    line["reasons"] = std::move(reasons);
    for (const auto* name : {"totals", "average", "band", "failed", "star"}) line[name] = nullptr;
    line["certificate"] = false;
    return line;
}

json::object invalid(json::value id, const Word& word) {
    return answer(std::move(id), Outcome::invalid, json::array{json::string(word)});
}

std::string fraction(const Points& points) {
    if (points.denominator() == 1) return fmt::format("{}", points.numerator());
    return fmt::format("{}/{}", points.numerator(), points.denominator());
}

json::object written(json::value id, const Grade& result, const CriteriaSet& set) {
    json::array reasons;
    for (const auto& reason : result.reasons) reasons.emplace_back(word_of(reason, set));
    auto line = answer(std::move(id), result.outcome, std::move(reasons));
    if (result.outcome != Outcome::graded) return line;
    json::array totals;
    for (const auto total : result.totals) totals.emplace_back(std::uint64_t{total});
    json::object failed;
    for (std::size_t star = 3; star <= 5; ++star) {
        json::array codes;
        for (const auto at : result.failed[star - 3]) codes.emplace_back(set.criteria[at].code);
        failed[fmt::format("{}", star)] = std::move(codes);
    }
    line["totals"] = std::move(totals);
    line["average"] = fraction(result.average);
    line["band"] = std::uint64_t{result.band};
    line["failed"] = std::move(failed);
    line["star"] = std::uint64_t{result.star};
    line["certificate"] = result.certificate();
    return line;
}

// What a totals-only result answers: the minimums stay unknown; a star below the band is by the signed sheet.
json::object written(json::value id, const KeptResult& kept) {
    json::array reasons;
    if (kept.star < kept.band) reasons.emplace_back("signed_sheet");
    auto line = answer(std::move(id), Outcome::graded, std::move(reasons));
    line["average"] = fraction(kept.total);
    line["band"] = std::uint64_t{kept.band};
    line["star"] = std::uint64_t{kept.star};
    line["certificate"] = kept.certificate();
    return line;
}

Read<const Regime*> regime_in(const json::object& line, const Law& law) {
    const auto* name = field(line, "regime");
    if (!name) return &law.newest();
    if (!name->is_string()) return fail(wrong_type("regime"));
    const auto* regime = law.regime(view(name->get_string()));
    if (!regime) return fail(fmt::format("unknown_regime:{}", view(name->get_string())));
    return regime;
}

Read<const CriteriaSet*> set_in(const json::object& line, const Criteria& criteria) {
    const auto* number = field(line, "set");
    if (!number) return fail(Word("set_missing"));
    if (!number->is_number()) return fail(wrong_type("set"));
    const auto known = whole(*number, 1, 255);
    const auto* set = known ? criteria.set(static_cast<int>(*known)) : nullptr;
    if (!set) return fail(fmt::format("unknown_set:{}", json::serialize(*number)));
    if (!set->complete) return fail(Word("set_incomplete"));
    return set;
}

template <class T>
bool take(const json::value& value, std::initializer_list<std::pair<std::string_view, T>> words, T& into) {
    for (const auto& [word, meaning] : words)
        if (value.is_string() && view(value.get_string()) == word) {
            into = meaning;
            return true;
        }
    return false;
}

template <class T>
bool take(const json::value& value, std::int64_t least, std::int64_t most, std::optional<T>& into) {
    const auto number = whole(value, least, most);
    if (number) into = static_cast<T>(*number);
    return number.has_value();
}

// Whether the value is one of the setting's; nothing for a setting nobody knows.
std::optional<bool> take_setting(std::string_view name, const json::value& value, CouncilRules& rules) {
    using Minimum = CouncilRules::Minimum;
    using Stop = CouncilRules::Stop;
    if (name == "min_rule")
        return take<Minimum>(value,
                             {{"average", Minimum::average}, {"majority", Minimum::majority}, {"all", Minimum::all}},
                             rules.minimum);
    if (name == "stop_rule") return take<Stop>(value, {{"majority", Stop::majority}, {"any", Stop::any}}, rules.stop);
    if (name == "rounding") return take(value, 0, 9, rules.decimals);
    if (name == "members") return take(value, 1, 1'000'000, rules.members);
    if (name == "quorum_percent") return take(value, 0, 100, rules.quorum_percent);
    if (name == "widest_spread") return take(value, 0, 100, rules.widest_spread);
    return std::nullopt;
}

// What the council's own regulation says; null leaves the default.
Read<CouncilRules> rules_in(const json::object& line) {
    const auto settings = object_field(line, "settings");
    if (!settings) return fail(settings.error());
    CouncilRules rules;
    if (!*settings) return rules;
    for (const auto& setting : **settings) {
        const std::string_view name = setting.key();
        const auto taken = take_setting(name, setting.value(), rules);
        if (!taken) return fail(fmt::format("unknown_setting:{}", name));
        if (!*taken && !setting.value().is_null()) return fail(fmt::format("bad_setting:{}", name));
    }
    if (rules.quorum_percent && !rules.members) return fail(Word("bad_setting:members"));
    return rules;
}

using Cases = std::vector<std::optional<std::uint8_t>>;

// A case no criterion has leaves it without one: its levels are then of a wrong case.
Read<Cases> cases_in(const json::object& line, const CriteriaSet& set) {
    const auto cases = object_field(line, "cases");
    if (!cases) return fail(cases.error());
    Cases chosen(set.criteria.size());
    if (!*cases) return chosen;
    for (const auto& one : **cases) {
        if (!one.value().is_string()) return fail(wrong_type("cases"));
        const auto at = set.criterion_at(std::string_view(one.key()));
        if (!at) continue;
        const auto& all = set.criteria[*at].cases;
        const auto found = std::ranges::find(all, view(one.value().get_string()), &Case::code);
        if (found != all.end()) chosen[*at] = static_cast<std::uint8_t>(found - all.begin());
    }
    return chosen;
}

Read<std::uint8_t> level_in(const json::value& value, const Criterion& criterion,
                            const std::optional<std::uint8_t>& case_at) {
    if (!value.is_number()) return fail(wrong_type("choices"));
    const auto position = whole(value, 0, static_cast<std::int64_t>(criterion.levels.size()));
    if (!position) return fail("no_such_level:" + criterion.code);
    if (*position > 0 && criterion.levels[static_cast<std::size_t>(*position) - 1].case_at != case_at &&
        !criterion.cases.empty())
        return fail("wrong_case:" + criterion.code);
    return static_cast<std::uint8_t>(*position);
}

// In the order of the line, so that the first wrong choice is the one named.
Read<Sheet> sheet_in(const json::value& member, const CriteriaSet& set, const Cases& cases) {
    if (!member.is_object()) return fail(wrong_type("members"));
    const auto choices = object_field(member.get_object(), "choices");
    if (!choices) return fail(choices.error());
    if (!*choices || (*choices)->size() != set.criteria.size()) return fail(Word("sheet_incomplete"));
    Sheet sheet{.levels = std::vector<std::uint8_t>(set.criteria.size())};
    if (const auto* count = field(member.get_object(), "count")) {
        const auto times = whole(*count, 1, 1'000'000);
        if (!times) return fail(Word("bad_count"));
        sheet.count = static_cast<std::uint32_t>(*times);
    }
    std::vector<std::uint8_t> places;
    places.reserve(set.criteria.size());
    for (const auto& choice : **choices) {
        const auto at = set.criterion_at(std::string_view(choice.key()));
        if (!at) return fail(Word("sheet_incomplete"));
        places.push_back(*at);
    }
    auto place = places.begin();
    for (const auto& choice : **choices) {
        const auto level = level_in(choice.value(), set.criteria[*place], cases[*place]);
        if (!level) return fail(level.error());
        sheet.levels[*place++] = *level;
    }
    return sheet;
}

Read<std::vector<Sheet>> sheets_in(const json::object& line, const CriteriaSet& set, const Cases& cases) {
    const auto members = array_field(line, "members");
    if (!members) return fail(members.error());
    if (!*members) return fail(Word("members_missing"));
    std::vector<Sheet> sheets;
    sheets.reserve((*members)->size());
    for (const auto& member : **members) {
        auto sheet = sheet_in(member, set, cases);
        if (!sheet) return fail(std::move(sheet.error()));
        sheets.push_back(std::move(*sheet));
    }
    return sheets;
}

Read<std::vector<std::uint8_t>> findings_in(const json::object& line, const CriteriaSet& set) {
    const auto findings = array_field(line, "findings");
    if (!findings) return fail(findings.error());
    std::vector<std::uint8_t> found;
    if (!*findings) return found;
    found.reserve((*findings)->size());
    for (const auto& one : **findings) {
        if (!one.is_string()) return fail(wrong_type("findings"));
        const auto at = std::ranges::find(set.findings, view(one.get_string()), &Finding::id);
        if (at == set.findings.end()) return fail(fmt::format("unknown_finding:{}", view(one.get_string())));
        found.push_back(static_cast<std::uint8_t>(at - set.findings.begin()));
    }
    return found;
}

Read<Council> council_in(const json::object& line, const CriteriaSet& set) {
    Council council;
    auto rules = rules_in(line);
    if (!rules) return fail(std::move(rules.error()));
    council.rules = *rules;
    auto cases = cases_in(line, set);
    if (!cases) return fail(std::move(cases.error()));
    council.cases = std::move(*cases);
    auto sheets = sheets_in(line, set, council.cases);
    if (!sheets) return fail(std::move(sheets.error()));
    council.sheets = std::move(*sheets);
    auto findings = findings_in(line, set);
    if (!findings) return fail(std::move(findings.error()));
    council.findings = std::move(*findings);
    return council;
}

void say(json::object& explanation, const Sentence& sentence) {
    if (sentence.vi.empty()) return;
    explanation["vi"].as_array().emplace_back(sentence.vi);
    explanation["en"].as_array().emplace_back(sentence.en);
}

json::object explanation_of(const CriteriaSet& set, std::span<const Band> bands, const Council& council,
                            const Grade& result) {
    json::object explanation{{"vi", json::array()}, {"en", json::array()}};
    if (result.outcome != Outcome::graded)
        for (const auto& reason : result.reasons) say(explanation, sentence_of(reason, set));
    for (const auto& next : next_stars(set, bands, council, result)) {
        say(explanation, sentence_of_lacking(next));
        for (const auto& missed : next.missed) say(explanation, sentence_of(missed, next.star, set));
    }
    return explanation;
}

Read<json::object> graded_case(const json::object& line, const Criteria& criteria, const json::value& id,
                               Telling telling) {
    const auto set = set_in(line, criteria);
    if (!set) return fail(set.error());
    const auto council = council_in(line, **set);
    if (!council) return fail(council.error());
    const auto result = grade(**set, criteria.bands, *council);
    auto answer = written(id, result, **set);
    if (telling == Telling::sentences) answer["explanation"] = explanation_of(**set, criteria.bands, *council, result);
    return answer;
}

// "88.5", 88 or 88.5: a number of JSON is taken when four decimals say it.
std::optional<Points> points_in(const json::value& value) {
    if (value.is_string()) return parse_points(view(value.get_string()));
    if (value.is_double()) {
        const double scaled = value.get_double() * 10'000;
        if (!(scaled >= 0 && scaled <= 10'000'000) || std::abs(scaled - std::round(scaled)) > 1e-6) return std::nullopt;
        return Points::ratio(std::llround(scaled), 10'000);
    }
    const auto number = whole(value, 0, 1'000);
    return number ? std::optional(Points(*number)) : std::nullopt;
}

Read<SignedSheet> signed_sheet_in(const json::object& line) {
    SignedSheet sheet;
    if (const auto* total = field(line, "total")) {
        sheet.total = points_in(*total);
        if (!sheet.total) return fail(Word("bad_total"));
    }
    const auto parts = object_field(line, "parts");
    if (!parts) return fail(parts.error());
    if (*parts) {
        sheet.parts.reserve((*parts)->size());
        for (const auto& part : **parts) {
            const auto points = points_in(part.value());
            if (!points) return fail(Word("bad_total"));
            sheet.parts.push_back({std::string(part.key()), *points});
        }
    }
    if (const auto* star = field(line, "star")) {
        const auto number = whole(*star, 0, 255);
        if (!number) return fail(Word("no_such_star"));
        sheet.star = static_cast<StarNumber>(*number);
    }
    return sheet;
}

Read<json::object> kept_case(const json::object& line, const Regime& regime, const json::value& id, Telling telling) {
    if (field(line, "members")) return fail(Word("levels_not_public"));
    const auto sheet = signed_sheet_in(line);
    if (!sheet) return fail(sheet.error());
    const auto kept = keep_totals(regime, *sheet);
    if (!kept) return fail(Word(word_of(kept.error())));
    auto answer = written(id, *kept);
    if (telling == Telling::sentences) {
        json::object explanation{{"vi", json::array()}, {"en", json::array()}};
        say(explanation, sentence_of_signed_sheet());
        answer["explanation"] = std::move(explanation);
    }
    return answer;
}

Read<json::object> answered(const json::object& line, const Law& law, const json::value& id, Telling telling) {
    const auto regime = regime_in(line, law);
    if (!regime) return fail(regime.error());
    if ((*regime)->totals_only) return kept_case(line, **regime, id, telling);
    if (!(*regime)->criteria) return fail(Word("no_criteria"));
    return graded_case(line, *(*regime)->criteria, id, telling);
}

}  // namespace

std::string graded_line(std::string_view line, const Law& law, Telling telling) {
    json::error_code error;
    const auto value = json::parse(line, error);
    if (error) return refused_line(error == json::error::too_deep ? "too_deep" : "not_json");
    if (!value.is_object()) return refused_line("not_an_object");
    const auto* given = field(value.get_object(), "id");
    const auto id = given && (given->is_string() || given->is_number()) ? *given : json::value(nullptr);
    const auto result = answered(value.get_object(), law, id, telling);
    return json::serialize(result ? *result : invalid(id, result.error()));
}

std::string refused_line(std::string_view reason) { return json::serialize(invalid(nullptr, Word(reason))); }

}  // namespace saolang::law

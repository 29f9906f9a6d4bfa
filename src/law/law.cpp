#include "law/law.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/embedded.hpp"
#include "law/json_reader.hpp"

namespace saolang::law {

namespace {

constexpr std::array authorities{Authority::commune, Authority::district, Authority::province, Authority::central};

Date day_in(const JsonReader& json) {
    const auto day = parse_iso_date(json.text());
    json.need(day.has_value(), "must be a day, 2026-05-22");
    return *day;
}

Authority authority_in(const JsonReader& json) {
    const auto found =
        std::ranges::find(authorities, json.text(), [](Authority authority) { return code_of(authority); });
    json.need(found != authorities.end(), "must be commune, district, province or central");
    return *found;
}

Term read_term(const JsonReader& json) {
    const auto unit = json.at("unit").text();
    json.need(unit == "days" || unit == "working_days", "a term is in days or working_days");
    return {.id = json.at("id").text(),
            .actor = json.at("actor").text(),
            .amount = json.at("amount").number(),
            .working_days = unit == "working_days",
            .from = json.at("from").text(),
            .article = json.at("article").text()};
}

// "04-30"
std::pair<std::uint8_t, std::uint8_t> day_of_year_in(const JsonReader& json) {
    const auto day = parse_iso_date("2023-" + json.text());
    json.need(day.has_value(), "must be a day of the year, 04-30");
    return {static_cast<std::uint8_t>(day->month()), static_cast<std::uint8_t>(day->day())};
}

Round read_round(const JsonReader& json) {
    Round round{.level = authority_in(json.at("level")), .number = json.at("number").small_number()};
    std::tie(round.proposed_month, round.proposed_day) = day_of_year_in(json.at("proposed_before"));
    std::tie(round.done_month, round.done_day) = day_of_year_in(json.at("done_before"));
    round.article = json.at("article").text();
    return round;
}

std::optional<Authority> decides(const JsonReader& json, std::string_view star) {
    const auto who = json.at("decides").maybe(star);
    return who ? std::optional(authority_in(*who)) : std::nullopt;
}

Regime read_regime(const JsonReader& json) {
    Regime regime{.id = json.at("id").text(),
                  .number = json.at("number").text(),
                  .title = json.at("title").text(),
                  .from = day_in(json.at("effective_from")),
                  .kind = json.at("kind").text(),
                  .amends = json.text_of("amends"),
                  .decides_three = decides(json, "3"),
                  .decides_four = decides(json, "4"),
                  .decides_five = decides(json, "5"),
                  .validity_months = json.number_of("validity_months"),
                  .validity_article = json.text_of("validity_article"),
                  .totals_only = json.flag_of("totals_only"),
                  .note = json.text_of("note")};
    if (const auto to = json.maybe("effective_to")) regime.to = day_in(*to);
    if (const auto repealed = json.maybe("repealed_on")) regime.repealed_on = day_in(*repealed);
    if (const auto split = json.maybe("split")) regime.split = read_split(*split);
    if (json.maybe("bands")) regime.bands = read_bands(json);
    json.need(regime.totals_only == !regime.bands.empty(), "bands stand exactly where totals alone are kept");
    for (const auto& term : json.items_of("clocks")) regime.terms.push_back(read_term(term));
    for (const auto& round : json.items_of("rounds")) regime.rounds.push_back(read_round(round));
    for (const auto& one : json.items_of("transition"))
        regime.transition.push_back({.id = one.at("id").text(),
                                     .text = one.at("text").text(),
                                     .article = one.at("article").text(),
                                     .days_first_or_upgrade = one.number_of("days_first_or_upgrade"),
                                     .days_re_evaluation = one.number_of("days_re_evaluation"),
                                     .max_extension_days = one.number_of("max_extension_days")});
    for (const auto& one : json.at("source").items())
        regime.sources.push_back({one.at("what").text(), one.at("ref").text(), one.at("mark").text()});
    json.need(!regime.sources.empty(), "a regime names its source");
    return regime;
}

std::string_view file_of(std::span<const LawFile> files, std::string_view name) {
    const auto found = std::ranges::find(files, name, &LawFile::name);
    if (found == files.end()) throw Unreadable{{std::string(name), "the file is missing"}};
    return found->bytes;
}

template <class T>
T value_or_throw(Result<T, Fault> read) {
    if (!read) throw Unreadable{std::move(read.error())};
    return std::move(*read);
}

bool same_split(const std::vector<Heading>& a, const std::vector<Heading>& b) {
    return std::ranges::equal(a, b,
                              [](const Heading& x, const Heading& y) { return x.code == y.code && x.max == y.max; });
}

Regime regime_of(const LawFile& file, std::span<const LawFile> files) {
    std::string criteria_file;
    auto regime = value_or_throw(read_json(file.bytes, std::string(file.name), [&](const JsonReader& json) {
        criteria_file = json.text_of("criteria_file");
        return read_regime(json);
    }));
    if (!criteria_file.empty()) {
        regime.criteria = value_or_throw(read_criteria(file_of(files, criteria_file), criteria_file));
        if (regime.criteria->regime != regime.id || !same_split(regime.criteria->split, regime.split))
            throw Unreadable{{criteria_file, "the criteria are not of the regime that names them"}};
    }
    return regime;
}

// A regime whose file names no end ends when the next one begins, so that a new decision is a new file alone.
void put_in_sequence(std::vector<Regime>& regimes) {
    if (regimes.empty()) throw Unreadable{{"regimes", "there is none"}};
    std::ranges::sort(regimes, {}, &Regime::from);
    for (std::size_t at = 1; at < regimes.size(); ++at) {
        auto& before = regimes[at - 1];
        const auto& next = regimes[at];
        if (!before.to && before.from < next.from) before.to = next.from.plus_days(-1);
        if (!before.to || before.to->plus_days(1) != next.from)
            throw Unreadable{{next.id, "does not begin the day after " + before.id + " ends"}};
    }
    if (regimes.back().to) throw Unreadable{{regimes.back().id, "the last regime has no end"}};
    for (const auto& regime : regimes) {
        const auto named = [&](const Regime& other) { return other.id == regime.id || other.number == regime.number; };
        if (std::ranges::count_if(regimes, named) > 1) throw Unreadable{{regime.id, "the id or number stands twice"}};
        if (!regime.amends.empty() && std::ranges::count(regimes, regime.amends, &Regime::id) == 0)
            throw Unreadable{{regime.id, "amends no known regime"}};
    }
}

Law read_all(std::span<const LawFile> files) {
    Law law;
    for (const auto& file : files)
        if (file.name.starts_with("regimes/")) law.regimes.push_back(regime_of(file, files));
    put_in_sequence(law.regimes);
    const auto checklist = file_of(files, "checklist.json");
    const auto name = value_or_throw(
        read_json(checklist, "checklist.json", [](const JsonReader& json) { return json.at("regime").text(); }));
    const auto* regime = law.regime(name);
    if (!regime || !regime->criteria) throw Unreadable{{"checklist.json", "is of no regime with criteria"}};
    law.checklist = value_or_throw(read_checklist(checklist, *regime->criteria));
    return law;
}

Law read_shipped() {
    constexpr std::string_view folder = "data/law/";
    std::vector<LawFile> files;
    for (const auto& file : embedded_files())
        if (file.name.starts_with(folder)) files.push_back({file.name.substr(folder.size()), file.bytes});
    auto law = read_law(files);
    if (!law) throw std::logic_error("data/law: " + law.error().where + ": " + law.error().what);
    return std::move(*law);
}

}  // namespace

std::string_view code_of(Authority authority) {
    switch (authority) {
        case Authority::commune:
            return "commune";
        case Authority::district:
            return "district";
        case Authority::province:
            return "province";
        case Authority::central:
            return "central";
    }
    return "";
}

std::string_view code_of(Application application) {
    switch (application) {
        case Application::first:
            return "first";
        case Application::upgrade:
            return "upgrade";
        case Application::re_evaluation:
            return "re_evaluation";
    }
    return "";
}

const Law& Law::shipped() {
    static const Law law = read_shipped();
    return law;
}

const Regime* Law::regime(std::string_view name) const {
    const auto found =
        std::ranges::find_if(regimes, [&](const Regime& one) { return one.id == name || one.number == name; });
    return found == regimes.end() ? nullptr : &*found;
}

const Regime* Law::in_force(Date day) const {
    const Regime* found = nullptr;
    for (const auto& one : regimes)
        if (one.from <= day) found = &one;
    return found;
}

const Regime& Law::newest() const {
    const auto found = std::ranges::find_if(regimes.rbegin(), regimes.rend(),
                                            [](const Regime& one) { return one.criteria.has_value(); });
    return *found;
}

Result<Law, Fault> read_law(std::span<const LawFile> files) {
    try {
        return read_all(files);
    } catch (const Unreadable& unreadable) {
        return fail(unreadable.fault);
    }
}

}  // namespace saolang::law

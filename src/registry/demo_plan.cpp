#include "registry/demo_plan.hpp"

#include <stdexcept>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"

namespace saolang::registry {

namespace {

std::vector<CsvRow> rows_of(const std::string& name) {
    auto rows = parse_shipped_csv(embedded_file("data/reference_year/" + name).bytes);
    rows.erase(rows.begin());
    return rows;
}

template <class T>
T known(std::optional<T> value, const std::string& text) {
    if (!value) throw std::runtime_error("data/reference_year: " + text);
    return *std::move(value);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

Date date(const std::string& text) { return known(parse_iso_date(text), text); }

using Positions = std::map<std::string, std::size_t, std::less<>>;

std::size_t position(const Positions& positions, const std::string& id) {
    const auto found = positions.find(id);
    if (found == positions.end()) throw std::runtime_error("data/reference_year: " + id);
    return found->second;
}

DemoStep step_of(const std::string& text, const Positions& decisions) {
    const auto parts = split(text, ':');
    if (parts.size() == 3 && parts[0] == "withdrawn")
        return {DemoStep::What::withdrawn, 0, {}, date(parts[1]), known(ground_from_code(parts[2]), text)};
    if (parts.size() != 2) throw std::runtime_error("data/reference_year: " + text);
    if (parts[0] == "extended") return {DemoStep::What::extended, 0, {}, date(parts[1]), {}};
    return {
        DemoStep::What::recognised, position(decisions, parts[0]), known(Star::of(std::stoi(parts[1])), text), {}, {}};
}

Positions read_decisions(DemoPlan& plan) {
    Positions positions;
    for (const auto& row : rows_of("decisions.csv")) {
        positions.emplace(row[0], plan.decisions.size());
        Decision facts;
        facts.number = row[1];
        if (!row[2].empty()) facts.date = date(row[2]);
        facts.authority = row[3];
        plan.decisions.push_back({row[0], std::move(facts), std::stoi(row[0].substr(0, 4)), date(row[5])});
    }
    return positions;
}

Positions read_kinds(DemoPlan& plan) {
    Positions positions;
    for (const auto& row : rows_of("kinds.csv")) {
        positions.emplace(row[0], plan.kinds.size());
        plan.kinds.push_back({row[0], static_cast<std::uint8_t>(std::stoi(row[1])), row[2], row[3], split(row[4], ' '),
                              row[5], row[6], row[7], row[8], row[9]});
    }
    return positions;
}

void read_lives(DemoPlan& plan, const Positions& decisions, const Positions& kinds) {
    for (const auto& row : rows_of("products.csv")) {
        DemoLife life{static_cast<std::uint32_t>(std::stoul(row[0])),
                      known(producer_kind_from_code(row[1]), row[1]),
                      row[2],
                      position(kinds, row[3]),
                      {},
                      {}};
        if (!row[5].empty()) life.entered = date(row[5]);
        for (const auto& step : split(row[4], ' ')) life.steps.push_back(step_of(step, decisions));
        plan.lives.push_back(std::move(life));
    }
}

void read_words(DemoPlan& plan) {
    for (const auto& row : rows_of("families.csv")) plan.topics[row[0]] = {row[1], row[2]};
    for (const auto& row : rows_of("producer_names.csv"))
        plan.forms.push_back({known(producer_kind_from_code(row[0]), row[0]), row[1], row[2]});
    for (const auto& row : rows_of("sentences.csv")) plan.sentences.push_back({row[0], row[1], row[2]});
    for (const auto& row : rows_of("words.csv")) plan.words[row[0]].push_back(row[1]);
    for (const auto& row : rows_of("real_names.csv")) {
        const auto words = split(row[0], ' ');
        for (std::size_t i = 1; i < words.size(); ++i) plan.real_pairs.insert(words[i - 1] + " " + words[i]);
    }
}

}  // namespace

const DemoPlan& demo_plan() {
    static const DemoPlan plan = [] {
        DemoPlan read;
        const auto decisions = read_decisions(read);
        const auto kinds = read_kinds(read);
        read_lives(read, decisions, kinds);
        read_words(read);
        return read;
    }();
    return plan;
}

}  // namespace saolang::registry

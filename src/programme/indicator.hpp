#pragma once
// Chỉ số: named rules over the registry and the programme's records. A rule looks at each record it asks about and
// gives its verdict; the value, the rows of units and the list behind a figure are all taken from those verdicts, so
// that they cannot differ.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/world.hpp"
#include "web/language.hpp"

namespace saolang::programme {

// What is asked: of which year and unit, as true on which day, under the units of which day.
struct Question {
    int year = 0;
    places::UnitId unit{};  // the plan's: a province or, in its own plan, a district or commune
    Date day{0};
    Date hierarchy_day{0};
};

// What a verdict is about.
struct Subject {
    enum class Of : std::uint8_t { product, producer, unit, record } of = Of::record;
    KindId kind{};         // of a record
    std::uint32_t at = 0;  // position in the index, UnitId, or row
    bool operator==(const Subject&) const = default;
};

enum class Verdict : std::uint8_t {
    counted,
    unproved,     // it would count; a document or a fact is missing
    not_counted,  // asked about, and the rule's answer is no
};

// Where the record lies; nothing: not known.
using Place = std::optional<places::UnitId>;

struct Finding {
    Subject subject;
    Verdict verdict = Verdict::counted;
    // Why not, or what proof is missing; of one that is counted mostly nothing, else what is to be known of it.
    const web::Word* why = nullptr;
    std::optional<Subject> by = {};  // the record that decided: the commitment in force, the recognition's registration
    std::int64_t amount = 0;         // of a sum: what it adds, in the measure's hundredths; of a ratio: đồng after
    std::int64_t before = 0;         // of a ratio: đồng before
    Place place = {};
};

// Of a whole, or of one unit's row.
struct Tally {
    std::uint32_t counted = 0;
    std::uint32_t unproved = 0;
    std::uint32_t not_counted = 0;
    // In hundredths of the measure: 39 500 is 395, 7 000 is 70 %, 150 is 1.5 times. Nothing: nothing to measure yet.
    std::optional<std::int64_t> value = {};
    // The same, were all that is unproved proved. Nothing: figures are missing that nobody can guess.
    std::optional<std::int64_t> value_if_proved = {};
    bool operator==(const Tally&) const = default;
};

struct UnitTally {
    std::optional<places::UnitId> unit;  // nothing: it cannot be placed
    Tally tally;
    bool operator==(const UnitTally&) const = default;
};

class Asked;  // a question with what the rules read (rule.hpp)
struct Sums;

struct Indicator {
    // The value out of the findings.
    enum class Value : std::uint8_t { count, share, sum, ratio_of_sums };

    std::string code;  // "registered_reaching_three"; of an office's own its record's code
    std::string name_vi;
    std::string name_en;
    std::size_t measured_in = 0;  // number of an option of measures_in (plan_kinds.hpp)
    Value value = Value::count;
    // Calls back with each record the rule asks about, once.
    std::function<void(const Asked&, const std::function<void(const Finding&)>&)> find;
    // The same rule's verdicts straight into sums: a figure needs no list.
    std::function<void(const Asked&, Sums&)> sum;
    // It adds up or asks about what producers keep private: a figure of few of them is for who must know.
    bool confidential = false;
    // … and about people: whom it counts is told to those alone who may see private facts.
    bool personal = false;

    [[nodiscard]] std::string_view name(web::Language language) const {
        return language == web::Language::vi ? name_vi : name_en;
    }
};

// The nine of the plan of 2024 and what else is built in.
[[nodiscard]] std::span<const Indicator> built_in_indicators();
// By a code of a built-in rule or of an `indicator` record of the world; nothing when there is none.
[[nodiscard]] std::optional<Indicator> indicator_coded(const World& world, std::string_view code);

[[nodiscard]] Tally tally_of(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
                             const Question& question);
// One row for each unit of `level` inside the question's unit, and one for what cannot be placed when there is any.
// Counts of the rows add up to the whole.
[[nodiscard]] std::vector<UnitTally> tally_by_unit(const Indicator& indicator, const World& world,
                                                   const places::Gazetteer& gazetteer, const Question& question,
                                                   places::Level level);
// Every finding, the counted first.
[[nodiscard]] std::vector<Finding> findings_of(const Indicator& indicator, const World& world,
                                               const places::Gazetteer& gazetteer, const Question& question);

}  // namespace saolang::programme

#pragma once
// Bộ tiêu chí: the criteria sets of one decision, as its annex prints them (data/law/criteria). Level points and marks
// are the law's; nothing here is computed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace saolang::law {

using StarNumber = std::uint8_t;  // 1 to 5; one and two get no certificate

struct Level {
    std::string id = {};
    std::string text = {};  // shortened: not a quotation of the law
    std::uint8_t points = 0;
    std::optional<StarNumber> min_for_star = {};  // *** to *****: the least level of the criterion for that star
    std::optional<std::uint8_t> case_at = {};     // position in the criterion's cases
    bool stops = false;                           // chosen, it may end the evaluation (set 16, zero of a sense)
    bool implied = false;                         // the text prints only a maximum
    std::string printed = {};                     // the number printed, where it was read as another
};

// Trường hợp: a product falls under one of them, and only that one's levels may be chosen.
struct Case {
    std::string code;
    std::string name;
};

struct Requirement {
    std::uint8_t criterion;  // position in the set's criteria
    std::uint8_t min_points;
};

struct Criterion {
    std::string id = {};    // "qd26-07-3.5"
    std::string code = {};  // "3.5"
    std::string name = {};
    std::string note = {};
    std::string group = {};  // printed heading inside the section, by its code
    std::uint8_t max = 0;
    std::vector<Case> cases = {};
    std::vector<Level> levels = {};         // by points, case by case
    std::optional<Requirement> needs = {};  // its points count only when the other criterion has at least so many
};

struct Heading {
    std::string code;
    std::string name;
    std::uint8_t max;
};

struct Section {
    std::string code;
    std::string name;
    std::uint8_t max = 0;
    std::uint8_t first = 0;  // its criteria are first … first + count - 1 of the set's
    std::uint8_t count = 0;
    std::vector<Heading> groups = {};
};

struct Part {
    std::string code;  // A, B, C
    std::string name;
    std::uint8_t max = 0;
    std::uint8_t first = 0;  // its sections are first … first + count - 1 of the set's
    std::uint8_t count = 0;
};

// What a council may find beside points.
struct Finding {
    enum class Kind : std::uint8_t { rejection, precondition, stop } of = Kind::rejection;
    std::string id;    // "qd26-01-rej-forged_dossier"
    std::string kind;  // "forged_dossier"
    std::string text;
    std::vector<std::uint8_t> criteria = {};  // positions; empty: the whole dossier
};

struct CriteriaSet {
    std::uint8_t number = 0;
    std::string id;  // "qd26-07"
    std::string name;
    std::string group;  // id of a product group
    std::string subgroup;
    std::vector<std::string> ministries = {};  // codes
    std::vector<Part> parts = {};
    std::vector<Section> sections = {};
    std::vector<Criterion> criteria = {};
    std::vector<Finding> findings = {};
    bool legend = false;       // prints what the marks mean
    bool complete = true;      // every part sums as the law says
    std::string missing = {};  // what lacks when it is not complete

    [[nodiscard]] std::optional<std::uint8_t> criterion_at(std::string_view code) const;
};

struct Band {
    StarNumber star;
    std::uint8_t from;  // an average of at least so many points, up to the next band
};

struct Code {
    std::string code;
    std::string name;
};

// A place where the source is odd, and how it was read.
struct Anomaly {
    std::uint8_t set = 0;
    std::string where, printed, read_as, why;
};

struct Criteria {
    std::string regime;  // id: "QD26"
    std::string title;
    std::string provenance;
    bool complete = true;
    std::vector<Heading> split = {};  // parts with their maxima; names empty
    std::vector<Band> bands = {};     // five first
    std::vector<Code> ministries = {};
    std::vector<Code> groups = {};
    std::vector<CriteriaSet> sets = {};
    std::vector<Anomaly> anomalies = {};

    [[nodiscard]] const CriteriaSet* set(int number) const;
};

// The first thing that is wrong with a file, for whoever wrote it: "criteria/qd26.json, set 7, criterion 3.5", "marks
// do not rise".
struct Fault {
    std::string where;
    std::string what;
};

// Reads and checks, naming the file in what is wrong: parts sum as the split says (a set said to be incomplete
// excepted), sections and criteria add up, a criterion's top level is its maximum, levels and marks rise, ids are
// unique, every code named exists.
[[nodiscard]] Result<Criteria, Fault> read_criteria(std::string_view json, const std::string& name = "criteria");

}  // namespace saolang::law

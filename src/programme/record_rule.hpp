#pragma once
// What the fields of one record must be among each other, and what follows from what was left out. Values stand as
// Values does; nothing here reads a clock or a store.

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "programme/store.hpp"

namespace saolang::programme {

// What was reported of the product for another period.
struct Reported {
    Date from{0};
    Date to{0};
    std::int64_t turnover = 0;
    std::optional<std::int64_t> profit = {};
};

struct RuleGround {
    Date today{0};
    std::optional<Values> before = {};                 // as it is stored; nothing: the record is new
    bool by_producer = false;                          // filled in by the producer itself
    bool proved = false;                               // a document of it stands
    bool may_change_frozen = false;                    // the province's officer who may see what is confidential
    std::vector<Reported> reported = {};               // of a turnover's product, the record itself left out
    std::optional<std::string> product_owner = {};     // producer of the named product, as stored
    std::optional<std::string> commitment_owner = {};  // producer of the named commitment, as stored
};

struct Mistake {
    std::size_t field;
    std::string vi;
    std::string en;
};

// Fields that need not be filled in: complete() knows what stands there then.
[[nodiscard]] bool completes(const Kind& kind, std::size_t field);
// What was left out and follows: the last day of a commitment, the year of a registration, the state of what is new;
// and of odd figures the question about them, with the state that says it is being asked.
void complete(const Kind& kind, Values& values, const RuleGround& ground);
[[nodiscard]] std::vector<Mistake> mistakes_in(const Kind& kind, const Values& values, const RuleGround& ground);

// Why the office should ask about the figures, in Vietnamese, a line each; empty when nothing is odd.
[[nodiscard]] std::string question_about(const Reported& report, const std::vector<Reported>& others);

}  // namespace saolang::programme

#pragma once
// The year's plan as everybody may see it: its targets beside what is true, without anything a producer keeps private,
// and of what is counted the names.

#include <map>

#include "programme/plan_progress.hpp"
#include "programme/public_ask.hpp"

namespace saolang::programme {

struct PublicPlan {
    PlanQuestion question;
    Row version = 0;
    bool in_force = false;          // nothing was signed by the day: the first version
    std::vector<Progress> targets;  // in the plan's order
};

// Of the province served. Nothing: it has no plan of that year.
[[nodiscard]] std::optional<PublicPlan> public_plan(const PublicAsk& ask, int year, std::optional<Date> day);
// Years with a plan of the province served, the newest first.
[[nodiscard]] std::vector<int> years_with_plan(const PublicAsk& ask);
// One target of it, by its number in the plan.
[[nodiscard]] const Progress* target_placed(const PublicAsk& ask, const PublicPlan& plan, std::int64_t place);

struct CountedRecord {
    std::string_view kind;  // "product", "producer", "unit", or the name of a kind
    std::string code;
    std::string name;
    std::string path = {};  // of a public page, without the language; empty: it has none
};
// What is counted by name; of the rest how many for which reason, so that nobody is blamed in public.
struct PublicWhy {
    std::vector<CountedRecord> counted;
    std::map<const web::Word*, std::uint32_t> reasons;
};
// Of a target that is kept private the names too stay away.
[[nodiscard]] PublicWhy why_of(const PublicAsk& ask, const Progress& progress);

}  // namespace saolang::programme

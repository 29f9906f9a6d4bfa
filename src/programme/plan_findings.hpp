#pragma once
// The records behind a target's value, as the why page lists them: which of them this person may open, their names,
// their addresses, filters by verdict and unit.

#include "programme/plan_ask.hpp"
#include "registry/desk_list.hpp"

namespace saolang::programme {

struct Findings {
    std::vector<Finding> seen;       // what this person may open
    std::uint32_t out_of_reach = 0;  // and how many more there are
};
[[nodiscard]] Findings findings_seen(const Ask& ask, const PlanAsked& asked, const Progress& progress);

[[nodiscard]] std::string subject_name(const Ask& ask, const World& world, const Subject& subject);
// Without the language; empty when it has no page.
[[nodiscard]] std::string subject_path(const Ask& ask, const World& world, const Subject& subject);

// The files of the record that decided, else of the record itself, and where they are kept.
struct ProofAt {
    std::uint32_t files = 0;
    std::string path = {};  // without the language; empty: it has none
};
[[nodiscard]] ProofAt proof_of(const World& world, const Finding& finding);

// `don-vi`: unit of the level below the plan's; `ket-luan`: verdict; `vi-sao`: the reason.
[[nodiscard]] registry::DeskList findings_list(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                                               const std::vector<Finding>& findings);

}  // namespace saolang::programme

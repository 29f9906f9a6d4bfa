#pragma once
// The parts of the why page → HTML: how the value comes about, its units, months and years.

#include "programme/plan_findings.hpp"
#include "programme/plan_view.hpp"

namespace saolang::programme {

// "338 được tính ÷ 395 được hỏi = 85,57 %".
[[nodiscard]] std::string formula_words(const Ask& ask, const Progress& progress);
[[nodiscard]] web::Raw units_view(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                                  const std::vector<UnitProgress>& units);
[[nodiscard]] web::Raw months_view(const Ask& ask, const PlanAsked& asked, const Progress& progress);
[[nodiscard]] web::Raw years_view(const Ask& ask, const PlanAsked& asked, const Progress& progress);
[[nodiscard]] std::vector<web::Cell> finding_row(const Ask& ask, const PlanAsked& asked, const Finding& finding);
[[nodiscard]] std::vector<web::Column> finding_columns(const Ask& ask);

}  // namespace saolang::programme

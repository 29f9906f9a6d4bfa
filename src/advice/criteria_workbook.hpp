#pragma once
// Criteria as rows of a spreadsheet: a level a row, then what a council may find; a comparison a criterion a row.

#include "advice/compare.hpp"
#include "advice/criteria_address.hpp"
#include "office/workbook.hpp"

namespace saolang::advice {

// Of one set, or of all sets of the regime. What the table is made from outlives it.
[[nodiscard]] office::Table criteria_table(const law::Law& law, const law::Regime& regime, const law::CriteriaSet* only,
                                           web::Language language);
[[nodiscard]] office::Table comparison_table(const SetOfRegime& a, const SetOfRegime& b,
                                             const SetComparison& comparison, web::Language language);

}  // namespace saolang::advice

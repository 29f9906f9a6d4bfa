#pragma once
// Refused rows as a file of their own: an officer corrects them and imports just that file.

#include "office/workbook.hpp"
#include "places/gazetteer.hpp"
#include "registry/list_heading.hpp"
#include "web/language.hpp"

namespace saolang::registry {

// The rows that `refused` names, with their cells under the headings of the file and a last column that says what is
// wrong. What holds for a row from above it (merged cells, "như trên", group rows, the title) is written out in it, so
// that the file reads alone as the whole one did. `workbook` is the file as it was read for the plan; `words`:
// of a list of another part.
[[nodiscard]] office::Table refused_rows(office::Workbook&& workbook, ListKind kind,
                                         const std::vector<Refusal>& refused, const ListMapping& mapping,
                                         const places::Gazetteer& gazetteer, web::Language language,
                                         const ListWords* words = nullptr);

}  // namespace saolang::registry

#pragma once
// The form of an office's own indicator → fields and HTML: conditions row by row, and what it would count.

#include "programme/indicator_form.hpp"
#include "programme/site.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

[[nodiscard]] std::vector<web::Field> indicator_fields(const Ask& ask, const web::Form& form, const Over& over);
// Conditions with their ways to add one and to try.
[[nodiscard]] web::Raw conditions_view(const Ask& ask, const web::Form& form, const Over& over,
                                       const web::Pairs& shown);
// The value and the first records, of the plan that is the newest.
[[nodiscard]] web::Raw trial_view(const Ask& ask, const Values& values);

}  // namespace saolang::programme

#pragma once
// "What to do" → HTML; no decision in it.

#include "programme/choose_rows.hpp"

namespace saolang::programme {

[[nodiscard]] web::Raw result_view(const Ask& ask,
                                   const WhatToDo& what);  // what is reached, at what cost, what is proved
[[nodiscard]] web::Raw form_view(const Ask& ask, const WhatToDo& what);  // budget, costs, what is chosen and what not

}  // namespace saolang::programme

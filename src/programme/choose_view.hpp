#pragma once
// "What to do" → HTML and rows of a file; no decision in it.

#include "office/workbook.hpp"
#include "programme/choose_ask.hpp"
#include "web/html.hpp"

namespace saolang::programme {

// The name of what an option is about, as people call it.
[[nodiscard]] std::string name_of(const Ask& ask, const WhatToDo& what, const WorkOption& option);
// "Hỗ trợ để đạt từ ba sao: Trà Đại Hồng".
[[nodiscard]] std::string sentence_of(const Ask& ask, const WhatToDo& what, const WorkOption& option);

[[nodiscard]] web::Raw result_view(const Ask& ask,
                                   const WhatToDo& what);  // what is reached, at what cost, what is proved
[[nodiscard]] web::Raw form_view(const Ask& ask, const WhatToDo& what);  // budget, costs, what is chosen and what not
[[nodiscard]] web::Raw reports_view(const Ask& ask, const WhatToDo& what);  // figures that are missing
[[nodiscard]] office::Table chosen_file(const Ask& ask, const WhatToDo& what);

}  // namespace saolang::programme

#pragma once
// What could be done, row by row: what is chosen and why, what is not, which figures are missing; the same as a file.

#include "office/workbook.hpp"
#include "programme/choose_ask.hpp"
#include "web/html.hpp"

namespace saolang::programme {

// "Hỗ trợ để đạt từ ba sao: Trà Đại Hồng".
[[nodiscard]] std::string sentence_of(const Ask& ask, const WhatToDo& what, const WorkOption& option);
[[nodiscard]] web::Raw folded(bool open, std::string_view summary, const web::Raw& inside);

[[nodiscard]] web::Raw chosen_view(const Ask& ask, const WhatToDo& what);
[[nodiscard]] web::Raw others_view(const Ask& ask, const WhatToDo& what);
[[nodiscard]] web::Raw reports_view(const Ask& ask, const WhatToDo& what);
[[nodiscard]] office::Table chosen_file(const Ask& ask, const WhatToDo& what);

}  // namespace saolang::programme

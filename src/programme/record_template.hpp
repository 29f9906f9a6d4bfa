#pragma once
// A file to start from: the columns people fill in and one row that shows how, which is never read in.

#include "programme/record_file.hpp"

namespace saolang::programme {

// The columns of a list that a person keeps: names where a program writes codes.
[[nodiscard]] std::vector<FileColumn> template_columns(const Kind& kind, bool with_confidential);
// Whether a new record cannot do without it.
[[nodiscard]] bool is_needed(const Kind& kind, const FileColumn& column);
[[nodiscard]] office::Table template_table(const Kind& kind, bool with_confidential);

inline constexpr std::string_view example_mark = "Ví dụ";  // in the first column, of numbers

}  // namespace saolang::programme

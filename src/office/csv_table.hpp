#pragma once
// Text with separators as one sheet: Unicode or an old code page, `,` `;` tab or `|`, whatever the file shows.

#include "office/workbook.hpp"

namespace saolang::office {

[[nodiscard]] Result<WorkbookFacts, FileProblem> read_csv_rows(std::string_view bytes, const RowSink& sink,
                                                               const Limits& limits);

// The separator that makes the most even table of the first rows.
[[nodiscard]] char sniff_separator(std::string_view text);

// The apostrophe that keeps a spreadsheet from running a cell: put before by the writer, taken away by the reader.
[[nodiscard]] bool needs_apostrophe(std::string_view cell);
[[nodiscard]] std::string_view without_apostrophe(std::string_view cell);

}  // namespace saolang::office

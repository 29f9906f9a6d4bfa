#pragma once
// One sheet of an XLSX file as a stream of rows.

#include "office/xlsx_book.hpp"

namespace saolang::office {

struct XlsxContext {
    const Package& package;
    const Limits& limits;
    DateSystem dates;
    const SharedStrings& strings;
    const std::vector<CellStyle>& styles;
    CellText& cell_text;
    std::size_t cells = 0;       // of the whole file
    std::size_t text_bytes = 0;  // in them
};

// Gives each row to `take` and puts hidden columns and merged ranges into `sheet`.
[[nodiscard]] Result<void, FileProblem> read_sheet(XlsxContext& context, const std::string& part, Sheet& sheet,
                                                   const std::function<void(SheetRow&)>& take);

struct CellPlace {
    std::uint32_t row;     // from 1; 0 when absent
    std::uint32_t column;  // from 0
};
// "AB12"; nothing when it is no place of a spreadsheet.
[[nodiscard]] std::optional<CellPlace> cell_place(std::string_view reference);

}  // namespace saolang::office

#pragma once
// Comma-separated values (RFC 4180), as spreadsheets write them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace saolang {

struct CsvError {
    std::size_t line;  // from 1
    enum class Kind { open_quote, text_after_quote, too_many_columns, too_long_cell } kind;
};

using CsvRow = std::vector<std::string>;

inline constexpr std::size_t csv_most_columns = 1'000;
inline constexpr std::size_t csv_longest_cell = 1'000'000;

// One pass over UTF-8 text (a byte order mark is skipped), row by row. Quoted cells may hold line breaks and doubled
// quotes; LF, CRLF and CR end a row.
class CsvReader {
public:
    explicit CsvReader(std::string_view text, char separator = ',');

    // False at the end of the text. After an error nothing more is read.
    [[nodiscard]] Result<bool, CsvError> next(CsvRow& row);

    // The line on which the last row began, from 1.
    [[nodiscard]] std::size_t line() const { return row_line_; }

private:
    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    std::size_t row_line_ = 1;
    char separator_;
};

// Whole small files whose shape is our own (shipped data): throws std::runtime_error when broken.
[[nodiscard]] std::vector<CsvRow> parse_shipped_csv(std::string_view text);

enum class Formulas {
    kept,         // the file is read by programs
    neutralised,  // a cell that a spreadsheet would run gets an apostrophe before it
};

// A quoted cell where it needs quotes; rows end with CRLF.
void append_csv_row(std::string& out, const CsvRow& row, Formulas formulas);

// True when a spreadsheet would run the cell: it begins with = + - @, a tab or a carriage return and is no plain
// number.
[[nodiscard]] bool runs_as_formula(std::string_view cell);

}  // namespace saolang

#pragma once
// A table file as rows of cells, whatever the format: XLSX, CSV, text with tabs. Nothing of the domain.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/sheet_rows.hpp"

namespace saolang::office {

struct MergedRange {
    std::uint32_t first_row, last_row;        // from 1, both included
    std::uint32_t first_column, last_column;  // from 0
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<std::uint32_t> hidden_columns;
    std::vector<MergedRange> merged;
    SheetRows rows;  // empty rows are left out
};

struct Workbook {
    std::vector<Sheet> sheets;
    std::string format;            // "xlsx", "csv; UTF-8; ','": for the report
    bool had_legacy_text = false;  // TCVN3, VNI or Windows-1258 was mended
};

// Why a file cannot be read at all, in words the edge renders.
enum class FileProblem {
    unreadable,  // no such file, no right to read
    too_large,
    old_xls,    // BIFF: open in Excel and save as .xlsx
    encrypted,  // asks for a password
    macros,     // .xlsm
    bomb,       // unpacks to far more than it is
    broken,
    not_a_table,  // a picture, a PDF, a program
    empty,
};

struct Limits {
    std::size_t file_bytes = 64u << 20;
    std::size_t unpacked_bytes = 512u << 20;
    std::size_t cells = 20'000'000;
    std::size_t text_bytes = 128u << 20;  // of all cells: one shared text may stand in every cell of a small file
    std::uint32_t columns = 1'000;
    std::size_t sheets = 200;
};

[[nodiscard]] Result<Workbook, FileProblem> read_workbook(std::string_view bytes, const Limits& limits = {});

// The same as a stream, for large files: one row in memory at a time. After an error, what was given before it counts
// for nothing.
struct RowSink {
    std::function<void(const Sheet&)> sheet;  // its name and whether it is hidden; its rows follow
    std::function<void(SheetRow&)> row;       // may be moved from
    // With its hidden columns and merged ranges, which stand behind the rows in the file; may be left out.
    std::function<void(const Sheet&)> sheet_ends{};
};
struct WorkbookFacts {
    std::string format;
    bool had_legacy_text = false;
};
[[nodiscard]] Result<WorkbookFacts, FileProblem> read_rows(std::string_view bytes, const RowSink& sink,
                                                           const Limits& limits = {});

// Writing: rows of typed cells, streamed in constant memory.
struct OutCell {
    enum class Kind : std::uint8_t { text, integer, decimal, date } kind = Kind::text;
    std::string text;  // a decimal as "88.5", a date as ISO; empty: an empty cell
};
using OutRow = std::vector<OutCell>;

struct Table {
    std::string title;  // the sheet's name
    std::vector<std::string> headings;
    // Calls back with one row after the other.
    std::function<void(const std::function<void(const OutRow&)>&)> rows;
};

// Cells that a spreadsheet would run as a formula are written as text with an apostrophe in CSV and as plain strings in
// XLSX. The same table gives the same bytes.
[[nodiscard]] std::string write_xlsx(const Table& table);
[[nodiscard]] std::string write_csv(const Table& table);

}  // namespace saolang::office

#include "office/workbook.hpp"

#include "office/csv_table.hpp"
#include "office/file_kind.hpp"
#include "office/xlsx_sheet.hpp"

namespace saolang::office {
namespace {

Result<WorkbookFacts, FileProblem> read_xlsx_rows(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    const auto package = Package::open(bytes, limits);
    if (!package) return fail(package.error());
    const auto book = read_book(*package, limits);
    if (!book) return fail(book.error());
    const auto styles = read_styles(*package, book->styles_part);
    if (!styles) return fail(styles.error());
    CellText cell_text;
    const auto strings = read_shared_strings(*package, book->strings_part, cell_text);
    if (!strings) return fail(strings.error());

    XlsxContext context{*package, limits, book->dates, *strings, *styles, cell_text};
    for (const SheetPart& part : book->sheets) {
        Sheet sheet;
        sheet.name = part.name;
        sheet.hidden = part.hidden;
        sink.sheet(sheet);
        if (const auto read = read_sheet(context, part.part, sheet, sink.row); !read) return fail(read.error());
        if (sink.sheet_ends) sink.sheet_ends(sheet);
    }
    return WorkbookFacts{"xlsx", cell_text.mended_any()};
}

}  // namespace

Result<WorkbookFacts, FileProblem> read_rows(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    if (bytes.size() > limits.file_bytes) return fail(FileProblem::too_large);
    std::size_t rows = 0;
    const RowSink counting{sink.sheet,
                           [&](SheetRow& row) {
                               ++rows;
                               sink.row(row);
                           },
                           sink.sheet_ends};
    const KnownFile file = kind_of(bytes);
    if (file.kind == FileKind::problem) return fail(file.problem);
    auto facts =
        file.kind == FileKind::zip ? read_xlsx_rows(bytes, counting, limits) : read_csv_rows(bytes, counting, limits);
    if (facts && rows == 0) return fail(FileProblem::empty);
    return facts;
}

Result<Workbook, FileProblem> read_workbook(std::string_view bytes, const Limits& limits) {
    Workbook workbook;
    const RowSink sink{[&](const Sheet& sheet) { workbook.sheets.push_back(sheet); },

                       [&](const SheetRow& row) { workbook.sheets.back().rows.push_back(row); },
                       [&](const Sheet& sheet) {
                           workbook.sheets.back().hidden_columns = sheet.hidden_columns;
                           workbook.sheets.back().merged = sheet.merged;
                       }};
    const auto facts = read_rows(bytes, sink, limits);
    if (!facts) return fail(facts.error());
    workbook.format = facts->format;
    workbook.had_legacy_text = facts->had_legacy_text;
    return workbook;
}

}  // namespace saolang::office

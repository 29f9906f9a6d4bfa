#include "base/csv.hpp"
#include "office/csv_table.hpp"
#include "office/workbook.hpp"

namespace saolang::office {
namespace {

// A cell that begins with an apostrophe before a formula gets a second one, so that the reader gives back the first.
void append_row(std::string& out, CsvRow& row) {
    for (std::string& cell : row) {
        if (needs_apostrophe(cell)) cell.insert(0, 1, '\'');
    }
    append_csv_row(out, row, Formulas::kept);
}

}  // namespace

std::string write_csv(const Table& table) {
    // Excel takes a file without this mark for the code page of the machine.
    std::string out = "\xEF\xBB\xBF";
    CsvRow row = table.headings;
    append_row(out, row);
    table.rows([&](const OutRow& cells) {
        row.clear();
        for (const OutCell& cell : cells) row.push_back(cell.text);
        append_row(out, row);
    });
    return out;
}

}  // namespace saolang::office

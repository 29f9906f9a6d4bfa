#include "base/csv.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace saolang {

CsvReader::CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) position_ = byte_order_mark.size();
}

Result<bool, CsvError> CsvReader::next(CsvRow& row) {
    row.clear();
    if (position_ >= text_.size()) return false;
    row_line_ = line_;

    const auto broken = [this](CsvError::Kind kind) {
        position_ = text_.size();
        return fail(CsvError{row_line_, kind});
    };

    std::string cell;
    for (;;) {
        cell.clear();
        if (position_ < text_.size() && text_[position_] == '"') {
            ++position_;
            for (;;) {
                if (position_ >= text_.size()) return broken(CsvError::Kind::open_quote);
                const char c = text_[position_++];
                if (c == '"') {
                    if (position_ >= text_.size() || text_[position_] != '"') break;
                    ++position_;
                }
                if (c == '\n') ++line_;
                cell += c;
                if (cell.size() > csv_longest_cell) return broken(CsvError::Kind::too_long_cell);
            }
            const bool closed = position_ >= text_.size() || text_[position_] == separator_ ||
                                text_[position_] == '\n' || text_[position_] == '\r';
            if (!closed) return broken(CsvError::Kind::text_after_quote);
        } else {
            const std::size_t start = position_;
            while (position_ < text_.size() && text_[position_] != separator_ && text_[position_] != '\n' &&
                   text_[position_] != '\r') {
                ++position_;
            }
            if (position_ - start > csv_longest_cell) return broken(CsvError::Kind::too_long_cell);
            cell.assign(text_.substr(start, position_ - start));
        }
        if (row.size() == csv_most_columns) return broken(CsvError::Kind::too_many_columns);
        row.push_back(cell);

        if (position_ >= text_.size()) return true;
        const char end = text_[position_++];
        if (end == separator_) continue;
        if (end == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
        ++line_;
        return true;
    }
}

std::vector<CsvRow> parse_shipped_csv(std::string_view text) {
    std::vector<CsvRow> rows;
    CsvReader reader(text);
    CsvRow row;
    for (;;) {
        const auto more = reader.next(row);
        if (!more) throw std::runtime_error(fmt::format("shipped data is broken at line {}", more.error().line));
        if (!*more) return rows;
        rows.push_back(row);
    }
}

bool runs_as_formula(std::string_view cell) {
    if (cell.empty()) return false;
    const char first = cell[0];
    if (first == '\t' || first == '\r' || first == '=' || first == '@') return true;
    if (first != '+' && first != '-') return false;
    const bool plain_number =
        cell.size() > 1 && cell.substr(1).find_first_not_of("0123456789.,") == std::string_view::npos;
    return !plain_number;
}

void append_csv_row(std::string& out, const CsvRow& row, Formulas formulas) {
    bool first = true;
    for (const std::string& cell : row) {
        if (!first) out += ',';
        first = false;
        const bool apostrophe = formulas == Formulas::neutralised && runs_as_formula(cell);
        const bool quoted = apostrophe || cell.find_first_of(",\"\r\n;\t") != std::string::npos ||
                            cell.starts_with(' ') || cell.ends_with(' ');
        if (!quoted) {
            out += cell;
            continue;
        }
        out += '"';
        if (apostrophe) out += '\'';
        for (const char c : cell) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

}  // namespace saolang

#include "registry/list.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/core.h>

#include "base/text.hpp"
#include "registry/list_group.hpp"
#include "registry/list_reader.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t remarks_most = 500;

// Cells merged downwards: what the first row says holds for those below.
struct MergedCell {
    std::uint32_t last_row;
    office::Cell cell;
};

struct SheetReader {
    office::Sheet& sheet;
    ListKind kind;
    const ListReader& reader;
    ListReading& out;
    Headings headings{};
    Surroundings title{};
    Surroundings around{};
    GroupStack groups{};
    std::unordered_map<std::uint32_t, std::vector<const office::MergedRange*>> merged_from{};  // by first row
    std::unordered_map<std::uint32_t, MergedCell> merged{};                                    // by column
    std::vector<bool> as_above{};  // parallel to columns: an empty cell there means the one above
    std::vector<office::Cell> above{};
    std::uint32_t hidden_rows = 0;
    bool ended = false;  // by a signature

    void remark(std::string words) {
        if (out.remarks.size() < remarks_most) out.remarks.push_back(std::move(words));
    }
    void start(Headings found);
    void find_as_above();
    std::vector<RowCell> cells_of(const office::SheetRow& row);
    bool is_heading_again(const office::SheetRow& row) const;
    void skip(const office::SheetRow& row, const std::string& words) {
        remark(fmt::format("{}: không phải dòng sản phẩm, bỏ qua: \"{}\"", in_words(sheet.name, row.number),
                           cut(words, 80)));
    }
    bool read_group_row(const office::SheetRow& row, const std::vector<RowCell>& cells);
    void read_data_row(const office::SheetRow& row);
    void read_rows();
};

// Cells come in NFC. Only spaces are left to clean, and few cells have any that need it: bytes that begin no-break and
// zero-width spaces, combining marks, control characters, and spaces at the ends or doubled.
bool is_clean(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string_view::npos) return false;
    return std::ranges::none_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || byte == 0xC2 || (byte >= 0xCC && byte <= 0xCD) || byte == 0xE2 ||
               byte == 0xE3 || byte == 0xEF;
    });
}

std::string clean_cell(const std::string& text) { return is_clean(text) ? text : clean_text(text); }

// Of a producer's cell: where a new line begins an address or a telephone, the line's end parts it from the name.
std::string clean_producer_cell(const std::string& text) {
    if (text.find('\n') == std::string::npos) return clean_cell(text);
    std::string one_line;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        if (!one_line.empty()) one_line += begins_contact(search_key(line)) ? "; " : " ";
        one_line += line;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return clean_text(one_line);
}

bool may_hold_from_above(const Column& column) {
    if (column.use != Column::Use::field) return false;
    switch (column.field) {
        case ListField::producer_name:
        case ListField::province:
        case ListField::district:
        case ListField::commune:
            return true;
        default:
            return false;
    }
}

const office::Cell* cell_at(const office::SheetRow& row, std::uint32_t column) {
    if (column >= row.cells.size() || row.cells[column].text.empty()) return nullptr;
    return &row.cells[column];
}

// A column whose empty cells mean "as above" never says the same twice in a row; one with missing facts does. Where
// the sheet has cells merged downwards in the column, an empty cell outside them is empty.
void SheetReader::find_as_above() {
    as_above.assign(headings.columns.size(), false);
    if (headings.by_codes) return;
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        const Column& column = headings.columns[i];
        if (!may_hold_from_above(column)) continue;
        const bool has_merges = std::ranges::any_of(sheet.merged, [&](const office::MergedRange& range) {
            return range.first_column == column.at && range.last_row > range.first_row &&
                   range.first_row >= sheet.rows.number(std::min(headings.end_row, sheet.rows.size() - 1));
        });
        if (has_merges) continue;
        std::size_t empty = 0;
        std::size_t filled = 0;
        bool repeats = false;
        std::string_view last;
        const Column* product = headings.of(ListField::product_name);
        for (std::size_t r = headings.end_row; r < sheet.rows.size(); ++r) {
            if (product == nullptr || sheet.rows.text(r, product->at).empty()) continue;
            const std::string_view text = sheet.rows.text(r, column.at);
            if (text.empty()) {
                if (filled > 0) ++empty;
                continue;
            }
            ++filled;
            repeats = repeats || text == last;
            last = text;
        }
        as_above[i] = empty > 0 && filled > 0 && !repeats;
    }
}

void SheetReader::start(Headings found) {
    headings = std::move(found);
    for (const Column& column : headings.columns) {
        const std::string_view code = column.use == Column::Use::field        ? code_of(column.field)
                                      : column.use == Column::Use::star_cross ? std::string_view("star")
                                      : column.use == Column::Use::kind_cross ? std::string_view("producer_kind")
                                      : column.use == Column::Use::other      ? reader.words->code(column)
                                                                              : std::string_view();
        out.columns.emplace(column.heading, code);
    }
    for (const Column& column : headings.columns) {
        if (column.use == Column::Use::nothing ||
            std::ranges::find(sheet.hidden_columns, column.at) == sheet.hidden_columns.end())
            continue;
        remark(fmt::format("{}: cột ẩn {} ({}) vẫn được đọc", sheet.name, letters_of(column.at), column.heading));
    }
    merged.clear();
    above.assign(headings.columns.size(), {});
    find_as_above();
}

std::vector<RowCell> SheetReader::cells_of(const office::SheetRow& row) {
    if (const auto begin = merged_from.find(row.number); begin != merged_from.end()) {
        for (const office::MergedRange* range : begin->second) {
            if (const auto* cell = cell_at(row, range->first_column))
                merged[range->first_column] = {range->last_row, *cell};
        }
    }
    std::vector<RowCell> cells(headings.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::uint32_t at = headings.columns[i].at;
        const office::Cell* cell = cell_at(row, at);
        const auto over = merged.find(at);
        if (cell == nullptr && over != merged.end() && row.number <= over->second.last_row) cell = &over->second.cell;
        if (cell == nullptr) continue;
        cells[i].cell = cell;
        const Column& column = headings.columns[i];
        const bool producer = column.use == Column::Use::field && column.field == ListField::producer_name;
        cells[i].text = producer ? clean_producer_cell(cell->text) : clean_cell(cell->text);
        if (cells[i].text.starts_with('\'')) cells[i].text.erase(0, 1);
    }
    return cells;
}

bool SheetReader::is_heading_again(const office::SheetRow& row) const {
    std::size_t same = 0;
    for (const Column& column : headings.columns) {
        const auto* cell = cell_at(row, column.at);
        if (cell != nullptr && column.use != Column::Use::nothing && column.heading.starts_with(clean_cell(cell->text)))
            ++same;
    }
    return same >= 3 || (same >= 2 && headings.columns.size() <= 3);
}

std::string_view value_of(const Headings& headings, const std::vector<RowCell>& cells, ListField field) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Column& column = headings.columns[i];
        if (column.use == Column::Use::field && column.field == field && !cells[i].text.empty()) return cells[i].text;
    }
    return {};
}

// True when the row is none of the list: a group, a total, a signature, a foot note.
bool SheetReader::read_group_row(const office::SheetRow& row, const std::vector<RowCell>& cells) {
    const bool product_row = !value_of(headings, cells, ListField::product_name).empty() &&
                             whole_number(value_of(headings, cells, ListField::row_number)).has_value();
    if (product_row) return false;
    std::vector<std::string> texts;  // without numbers: counts of subtotals
    std::size_t filled = 0;
    for (const auto& cell : row.cells) {
        if (cell.text.empty()) continue;
        ++filled;
        std::string text = clean_cell(cell.text);
        if (cell.kind == office::Cell::Kind::number || whole_number(text) || is_count(search_key(text))) continue;
        if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
    }
    if (texts.empty()) return true;
    const std::string first = search_key(texts.front());
    const bool signs =
        std::ranges::any_of(texts, [](const std::string& text) { return is_signature(search_key(text)); });
    const bool no_product = value_of(headings, cells, ListField::product_name).empty();
    if (is_signature(first) && texts.size() <= 3) return ended = true;
    if (signs && texts.size() == filled && texts.size() <= 2) return ended = true;
    const bool numbered = texts.size() >= 2 && is_group_number(texts.front());
    const std::string& words = numbered ? texts[1] : texts.front();
    if (texts.size() <= 3 && is_total(search_key(words))) return true;
    const std::size_t names = texts.size() - (numbered ? 1 : 0);
    if (names > 1) return false;
    if (is_subtotal(search_key(words))) {
        skip(row, words);
        return true;
    }
    // "I | HTX Nông nghiệp X" between the products of a table that names no producer otherwise.
    const bool producer =
        headings.of(ListField::producer_name) == nullptr && filled <= 2 && producer_kind_from_name(words);
    if (auto facts = producer ? std::vector{producer_fact(words)} : group_facts(words); !facts.empty()) {
        groups.push(std::move(facts));
        around = title;
        groups.apply(around);
        return true;
    }
    if (first.starts_with("ghi chu") || texts.front().starts_with("*")) return true;
    const bool whole_width = std::ranges::any_of(sheet.merged, [&](const office::MergedRange& range) {
        return range.first_row == row.number && range.last_column >= range.first_column + 2;
    });
    const bool names_nothing =
        no_product && (kind != ListKind::producers || value_of(headings, cells, ListField::producer_name).empty());
    const bool note = filled == 1 && is_sentence(texts.front());
    if (whole_width || numbered || note || (names_nothing && filled == 1)) {
        skip(row, words);
        return true;
    }
    return false;
}

void SheetReader::read_data_row(const office::SheetRow& row) {
    std::vector<RowCell> cells = cells_of(row);
    if (!headings.by_codes && is_heading_again(row)) return;
    if (!headings.by_codes && read_group_row(row, cells)) {
        above.assign(headings.columns.size(), {});  // "as above" does not reach over a group's row
        return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool ditto = !headings.by_codes && means_as_above(cells[i].text);
        const bool silent = as_above[i] && cells[i].text.empty();
        if (ditto || silent) {
            cells[i].cell = above[i].text.empty() ? nullptr : &above[i];
            cells[i].text = clean_cell(above[i].text);
            cells[i].from_above = true;
        } else if (cells[i].cell != nullptr && !means_nothing(cells[i].text)) {
            above[i] = *cells[i].cell;
        } else if (!as_above[i]) {
            above[i] = {};
        }
    }
    ++out.rows;
    if (row.hidden) ++hidden_rows;
    if (reader.watch) reader.watch({sheet.name, row.number, headings, cells, as_above, around, sheet.hidden_columns});
    RowReading reading = read_row(headings, cells, around, reader.words == nullptr ? std::optional(kind) : std::nullopt,
                                  sheet.name, row.number);
    for (auto& words : reading.remarks) remark(std::move(words));
    if (reading.draft) {
        reader.take(std::move(*reading.draft));
    } else {
        std::ranges::move(reading.refused, std::back_inserter(out.refused));
    }
}

void SheetReader::read_rows() {
    for (const auto& range : sheet.merged) {
        if (range.last_row > range.first_row) merged_from[range.first_row].push_back(&range);
    }
    office::SheetRow row;
    for (std::size_t r = headings.end_row; r < sheet.rows.size(); ++r) {
        if (!ended) {
            sheet.rows.read(r, row);
            read_data_row(row);
        } else if (const auto next = find_headings(sheet, r, reader.mapping, reader.words);
                   next && next->first_row == r) {  // another table below
            start(*next);
            r = headings.end_row - 1;
            ended = false;
        }
        sheet.rows.forget_before(r);
    }
    if (hidden_rows > 0) remark(fmt::format("{}: {} dòng bị ẩn vẫn được đọc", sheet.name, hidden_rows));
}

// Headings of the sheet before hold when this one goes on without its own.
bool continues_table(const office::Sheet& sheet, const Headings& headings) {
    const Column* number = headings.of(ListField::row_number);
    const Column* product = headings.of(ListField::product_name);
    if (sheet.rows.empty() || product == nullptr) return false;
    const bool named = !sheet.rows.text(0, product->at).empty();
    return named && number != nullptr && whole_number(sheet.rows.text(0, number->at)).value_or(0) > 1;
}

void read_sheet(office::Sheet& sheet, ListKind kind, const ListReader& how, ListReading& out,
                std::optional<Headings>& last, std::size_t sheets) {
    if (sheet.rows.empty()) return;
    if (sheet.hidden) {
        out.remarks.push_back(fmt::format("Trang tính ẩn \"{}\" không được đọc; hãy bỏ ẩn nếu cần.", sheet.name));
        return;
    }
    if (std::ranges::find(how.mapping.left_out, sheet.name) != how.mapping.left_out.end()) {
        out.remarks.push_back(
            fmt::format("Trang tính \"{}\" không được đọc theo lựa chọn của người nhập.", sheet.name));
        return;
    }
    SheetReader reader{sheet, kind, how, out};
    auto found = find_headings(sheet, 0, how.mapping, how.words);
    if (!found && last && continues_table(sheet, *last)) {
        found = last;
        found->first_row = found->end_row = 0;
        out.remarks.push_back(
            fmt::format("\"{}\" không có dòng tiêu đề, đọc tiếp theo bảng của trang trước.", sheet.name));
    }
    if (!found) {
        out.remarks.push_back(
            how.words != nullptr
                ? fmt::format("\"{}\": không thấy dòng tiêu đề nào của danh sách này, không đọc.", sheet.name)
                : fmt::format("\"{}\": không thấy dòng tiêu đề có tên sản phẩm hoặc chủ thể, không đọc.", sheet.name));
        return;
    }
    last = found;
    for (std::size_t r = 0; r < found->first_row; ++r) {
        const office::SheetRow row = sheet.rows[r];
        for (const auto& cell : row.cells) {
            if (!cell.text.empty()) read_title(clean_text(cell.text), reader.title);
        }
    }
    if (!found->by_codes && sheets > 1) read_sheet_name(sheet.name, reader.title);
    reader.around = reader.title;
    reader.start(std::move(*found));
    reader.read_rows();
}

}  // namespace

std::string in_words(std::string_view sheet, std::uint32_t row) {
    return sheet.empty() ? fmt::format("dòng {}", row) : fmt::format("{}, dòng {}", sheet, row);
}

ListReading read_list(office::Workbook&& workbook, ListKind kind, const ListReader& how) {
    office::Workbook mine = std::move(workbook);
    ListReading out;
    std::optional<Headings> last;
    for (office::Sheet& sheet : mine.sheets) read_sheet(sheet, kind, how, out, last, mine.sheets.size());
    if (mine.had_legacy_text)
        out.remarks.emplace_back("Chữ theo bảng mã cũ (TCVN3, VNI hoặc Windows-1258) đã được đổi sang Unicode.");
    return out;
}

ListReading read_list(office::Workbook&& workbook, ListKind kind, const DraftTaker& take, const ListMapping& mapping) {
    return read_list(std::move(workbook), kind, ListReader{take, mapping, {}});
}

ListReading read_list(const office::Workbook& workbook, ListKind kind, const ListMapping& mapping) {
    office::Workbook copy = workbook;
    std::vector<Draft> drafts;
    ListReading out = read_list(
        std::move(copy), kind, [&](Draft&& draft) { drafts.push_back(std::move(draft)); }, mapping);
    out.drafts = std::move(drafts);
    return out;
}

}  // namespace saolang::registry

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include <fmt/format.h>

#include "base/text.hpp"
#include "office/number_format.hpp"
#include "office/workbook.hpp"

namespace saolang::office {
namespace {

constexpr double narrowest = 8;
constexpr double widest = 60;
constexpr std::size_t longest_text = 32'767;  // characters in UTF-16, what Excel holds in a cell
constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::int64_t whole_in_double = std::int64_t{1} << 53;

// The library writes to a name only: a file in memory that has one.
class MemoryFile {
public:
    MemoryFile() : descriptor_(memfd_create("table.xlsx", MFD_CLOEXEC)) {
        if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "memory for a spreadsheet");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(descriptor_); }

    [[nodiscard]] std::string name() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
    [[nodiscard]] std::string bytes() const {
        std::string out;
        const off_t size = lseek(descriptor_, 0, SEEK_END);
        if (size > 0) out.resize(static_cast<std::size_t>(size));
        std::size_t read = 0;
        while (read < out.size()) {
            const ssize_t count = pread(descriptor_, out.data() + read, out.size() - read, static_cast<off_t>(read));
            if (count <= 0) throw std::system_error(errno, std::generic_category(), "reading a spreadsheet back");
            read += static_cast<std::size_t>(count);
        }
        return out;
    }

private:
    int descriptor_;
};

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(fmt::format("spreadsheet: {}", lxw_strerror(error)));
}

// What a cell may hold: no NUL (it would end the text), and no text that reads as an escape of OOXML.
std::string safe_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text.substr(i, 2) == "_x" && i + 6 < text.size() && text[i + 6] == '_';
        if (escape) out += "_x005F";
        if (text[i] != '\0') out += text[i];
    }
    if (out.size() <= longest_text) return out;
    constexpr std::string_view cut = " […]";
    std::size_t units = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto byte = static_cast<unsigned char>(out[i]);
        if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
        if (units > longest_text - cut.size()) return out.substr(0, i) + std::string(cut);
    }
    return out;
}

// A sheet's name: at most 31 characters, none of []:*?/\ .
std::string sheet_name(std::string_view title) {
    constexpr std::size_t longest = 31;
    std::string out;
    std::size_t characters = 0;
    for (const char c : title) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && characters == longest) break;
        characters += begins ? 1 : 0;
        out += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    return out.empty() ? "Sheet1" : out;
}

class XlsxTable {
public:
    explicit XlsxTable(const Table& table) : columns_(table.headings.size()) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        const std::string name = file_.name();
        book_ = workbook_new_opt(name.c_str(), &options);
        if (book_ == nullptr) throw std::bad_alloc();
        // A fixed moment: the same table gives the same bytes.
        lxw_doc_properties properties{};
        constexpr time_t first_of_2020 = 1'577'836'800;
        properties.created = first_of_2020;
        check(workbook_set_properties(book_, &properties));
        sheet_ = workbook_add_worksheet(book_, sheet_name(table.title).c_str());
        if (sheet_ == nullptr) throw std::runtime_error("spreadsheet: no sheet");
        heading_ = workbook_add_format(book_);
        format_set_bold(heading_);
        format_set_text_wrap(heading_);
        date_ = workbook_add_format(book_);
        format_set_num_format(date_, "dd/mm/yyyy");
        write_headings(table.headings);
    }
    XlsxTable(const XlsxTable&) = delete;
    XlsxTable& operator=(const XlsxTable&) = delete;
    ~XlsxTable() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }

    void add(const OutRow& cells) {
        if (row_ >= most_rows) throw std::runtime_error("spreadsheet: more rows than a sheet holds");
        columns_.resize(std::max(columns_.size(), cells.size()), narrowest);
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (!cells[column].text.empty()) write_cell(static_cast<lxw_col_t>(column), cells[column]);
        }
        ++row_;
    }

    [[nodiscard]] std::string close() {
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const auto place = static_cast<lxw_col_t>(column);
            check(worksheet_set_column(sheet_, place, place, columns_[column], nullptr));
        }
        if (!columns_.empty()) {
            const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
            check(worksheet_autofilter(sheet_, 0, 0, std::max(row_, 2U) - 1, last));
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        lxw_workbook* const book = std::exchange(book_, nullptr);
        check(workbook_close(book));
        return file_.bytes();
    }

private:
    void write_headings(const std::vector<std::string>& headings) {
        for (std::size_t column = 0; column < headings.size(); ++column) {
            columns_[column] = narrowest;
            write_text(static_cast<lxw_col_t>(column), headings[column], heading_);
        }
        row_ = 1;
    }

    void write_cell(lxw_col_t column, const OutCell& cell) {
        switch (cell.kind) {
            case OutCell::Kind::integer:
                if (write_integer(column, cell.text)) return;
                break;
            case OutCell::Kind::decimal:
                if (write_decimal(column, cell.text)) return;
                break;
            case OutCell::Kind::date:
                if (const auto serial = serial_of_date(cell.text)) {
                    columns_[column] = std::max(columns_[column], 11.0);
                    check(worksheet_write_number(sheet_, row_, column, *serial, date_));
                    return;
                }
                break;
            case OutCell::Kind::text:
                break;
        }
        write_text(column, cell.text, nullptr);
    }
    // False where a spreadsheet's number would lose digits or zeros.
    bool write_integer(lxw_col_t column, std::string_view text) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = error == std::errc() && end == text.data() + text.size() && value <= whole_in_double &&
                           value >= -whole_in_double && std::to_string(value) == text;
        if (whole) check(worksheet_write_number(sheet_, row_, column, static_cast<double>(value), nullptr));
        return whole;
    }
    bool write_decimal(lxw_col_t column, std::string_view text) {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool number = error == std::errc() && end == text.data() + text.size();
        std::string_view shortest = text;
        if (text.find('.') != std::string_view::npos) shortest = text.substr(0, text.find_last_not_of('0') + 1);
        if (shortest.ends_with('.')) shortest.remove_suffix(1);
        if (!number || plain_number(fmt::format("{:.16g}", value)) != shortest) return false;
        check(worksheet_write_number(sheet_, row_, column, value, nullptr));
        return true;
    }
    void write_text(lxw_col_t column, std::string_view text, lxw_format* format) {
        const std::string safe = safe_text(text);
        const auto length = static_cast<double>(character_count(safe.substr(0, 4 * static_cast<std::size_t>(widest))));
        columns_[column] = std::min(widest, std::max(columns_[column], length + 2));
        check(worksheet_write_string(sheet_, row_, column, safe.c_str(), format));
    }

    MemoryFile file_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* heading_ = nullptr;
    lxw_format* date_ = nullptr;
    std::vector<double> columns_;  // widths, in characters
    std::uint32_t row_ = 0;
};

}  // namespace

std::string write_xlsx(const Table& table) {
    XlsxTable out(table);
    table.rows([&out](const OutRow& cells) { out.add(cells); });
    return out.close();
}

}  // namespace saolang::office

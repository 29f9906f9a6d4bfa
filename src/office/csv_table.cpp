#include "office/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "office/cell_text.hpp"
#include "office/utf.hpp"

namespace saolang::office {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

struct Decoded {
    std::string owned;      // where the bytes had to be turned
    std::string_view text;  // without a byte order mark
    std::string_view encoding;
    bool legacy = false;
};

void decode_into(Decoded& decoded, std::string_view bytes) {
    decoded.text = bytes;
    decoded.encoding = "UTF-8";
    if (bytes.starts_with(utf8_mark)) {
        decoded.text = bytes.substr(utf8_mark.size());
    } else if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        decoded.owned = from_utf16(bytes.substr(2), bytes[0] == '\xFF' ? ByteOrder::little : ByteOrder::big);
        decoded.text = decoded.owned;
        decoded.encoding = "UTF-16";
    }
    if (is_utf8(decoded.text)) return;
    // Cut within a letter or of several files put together; else no UTF-8 at all.
    DecodedText legacy = decode_legacy_bytes(decoded.text);
    decoded.owned = std::move(legacy.text);
    decoded.text = decoded.owned;
    decoded.encoding = legacy.page ? name_of(*legacy.page) : "Windows-1252";
    decoded.legacy = legacy.page.has_value();
}

// "sep=;": a first line by which Excel is told the separator.
std::optional<char> told_separator(std::string_view& text) {
    if (!text.starts_with("sep=") || text.size() < 6) return std::nullopt;
    const char separator = text[4];
    const std::size_t end = text.find('\n');
    const bool alone = text[5] == '\r' || text[5] == '\n';
    if (!alone || end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
    return separator;
}

std::string_view shown(char separator) {
    return separator == '\t' ? "tab" : separator == ';' ? "';'" : separator == '|' ? "'|'" : "','";
}

FileProblem problem_of(CsvError error) {
    const bool large = error.kind == CsvError::Kind::too_many_columns || error.kind == CsvError::Kind::too_long_cell;
    return large ? FileProblem::too_large : FileProblem::broken;
}

void learn_code_pages(CellText& cell_text, std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        cell_text.learn(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

Cell read_cell(std::string_view raw, CellText& cell_text) {
    if (is_blank(raw)) return {};
    CleanText clean = cell_text.read(without_apostrophe(raw));
    return {Cell::Kind::text, std::move(clean.text), clean.letters_lost};
}

}  // namespace

char sniff_separator(std::string_view text) {
    constexpr std::size_t sample_bytes = 64'000;
    constexpr std::size_t sample_rows = 100;
    // A sample cut in the middle would end in half a row.
    const std::size_t cut = text.size() > sample_bytes ? text.rfind('\n', sample_bytes) : std::string_view::npos;
    const std::string_view sample = text.substr(0, cut);
    char best = ',';
    std::size_t best_score = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        CsvReader reader(sample, separator);
        CsvRow row;
        std::map<std::size_t, std::size_t> rows_by_width;
        for (std::size_t i = 0; i < sample_rows; ++i) {
            const auto more = reader.next(row);
            if (!more || !*more) break;
            if (row.size() > 1) ++rows_by_width[row.size()];
        }
        std::size_t score = 0;
        for (const auto& [width, rows] : rows_by_width) score = std::max(score, (width - 1) * rows * rows);
        if (score > best_score) {
            best = separator;
            best_score = score;
        }
    }
    return best;
}

bool needs_apostrophe(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of('\'');
    return first != std::string_view::npos && runs_as_formula(cell.substr(first));
}

std::string_view without_apostrophe(std::string_view cell) {
    return cell.starts_with('\'') && needs_apostrophe(cell) ? cell.substr(1) : cell;
}

Result<WorkbookFacts, FileProblem> read_csv_rows(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    Decoded decoded;
    decode_into(decoded, bytes);
    std::string_view text = decoded.text;
    const auto told = told_separator(text);
    const char separator = told ? *told : sniff_separator(text);

    CellText cell_text;
    if (!decoded.legacy) learn_code_pages(cell_text, text);
    sink.sheet(Sheet{"", false, {}, {}, {}});

    CsvReader reader(text, separator);
    CsvRow row;
    SheetRow out{0, false, {}};
    std::size_t cells = 0;
    for (std::uint32_t number = 1;; ++number) {
        const auto more = reader.next(row);
        if (!more) return fail(problem_of(more.error()));
        if (!*more) break;
        while (!row.empty() && is_blank(row.back())) row.pop_back();
        if (row.empty()) continue;
        cells += row.size();
        if (row.size() > limits.columns || cells > limits.cells) return fail(FileProblem::too_large);
        out.number = number;
        out.cells.clear();
        for (const std::string& raw : row) out.cells.push_back(read_cell(raw, cell_text));
        sink.row(out);
    }
    return WorkbookFacts{fmt::format("csv; {}; {}", decoded.encoding, shown(separator)),
                         decoded.legacy || cell_text.mended_any()};
}

}  // namespace saolang::office

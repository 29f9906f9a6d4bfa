#include "office/xlsx_sheet.hpp"

#include <charconv>

#include "office/rich_text.hpp"
#include "office/xml_part.hpp"

namespace saolang::office {
namespace {

constexpr std::uint32_t last_row = 1'048'576;
constexpr std::uint32_t last_column = 16'383;
constexpr std::size_t most_merged = 200'000;

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// What stands around the rows.
struct HeadHandler {
    Sheet& sheet;
    std::uint32_t columns;

    void start(std::string_view name, const XmlAttributes& attributes) {
        if (name == "mergeCell") {
            merge(attributes["ref"]);
        } else if (name == "col" && (attributes.is_on("hidden") || attributes["width"] == "0")) {
            const auto first = number_in<std::uint32_t>(attributes["min"]).value_or(0);
            const auto last = number_in<std::uint32_t>(attributes["max"]).value_or(0);
            for (std::uint32_t column = first; column >= 1 && column <= std::min(last, columns); ++column) {
                if (sheet.hidden_columns.size() < columns) sheet.hidden_columns.push_back(column - 1);
            }
        }
    }
    void merge(std::string_view range) {
        const std::size_t colon = range.find(':');
        if (colon == std::string_view::npos) return;
        const auto first = cell_place(range.substr(0, colon));
        const auto last = cell_place(range.substr(colon + 1));
        if (!first || !last || first->row == 0 || last->row < first->row || last->column < first->column) return;
        sheet.merged.push_back({first->row, last->row, first->column, last->column});
    }
    [[nodiscard]] bool too_many() const { return sheet.merged.size() > most_merged; }
};

enum class Stored : std::uint8_t { number, shared, text, inline_text, boolean, error, iso_date };

Stored stored_as(std::string_view type) {
    if (type == "s") return Stored::shared;
    if (type == "str") return Stored::text;
    if (type == "inlineStr") return Stored::inline_text;
    if (type == "b") return Stored::boolean;
    if (type == "e") return Stored::error;
    if (type == "d") return Stored::iso_date;
    return Stored::number;
}

class RowsHandler {
public:
    RowsHandler(XlsxContext& context, Sheet& sheet, const std::function<void(SheetRow&)>& take)
        : context_(context), take_(take), head_{sheet, context.limits.columns} {}

    void start(std::string_view name, const XmlAttributes& attributes) {
        if (rows_ended_) {
            head_.start(name, attributes);
            if (head_.too_many()) problem_ = FileProblem::too_large;
        } else if (name == "c") {
            begin_cell(attributes);
        } else if (name == "v") {
            in_value_ = true;
        } else if (name == "row") {
            begin_row(attributes);
        } else if (in_inline_) {
            inline_.start(name, attributes);
        } else if (name == "is") {
            in_inline_ = true;
        } else {
            head_.start(name, attributes);
        }
    }
    void end(std::string_view name) {
        if (rows_ended_) return;
        if (name == "c") {
            end_cell();
        } else if (name == "v") {
            in_value_ = false;
        } else if (name == "row") {
            end_row();
        } else if (name == "is") {
            in_inline_ = false;
        } else if (in_inline_) {
            inline_.end(name);
        } else if (name == "sheetData") {
            rows_ended_ = true;
        }
    }
    void text(std::string_view piece) {
        if (in_value_) {
            value_ += piece;
            if (value_.size() > longest_cell_text) problem_ = FileProblem::too_large;
        } else if (in_inline_) {
            inline_.text(piece);
            if (inline_.too_long()) problem_ = FileProblem::too_large;
        }
        if (problem_) value_.clear();
    }
    [[nodiscard]] bool enough() const { return problem_.has_value(); }
    [[nodiscard]] std::optional<FileProblem> problem() const { return problem_; }

private:
    void begin_row(const XmlAttributes& attributes) {
        const auto number = number_in<std::uint32_t>(attributes["r"]).value_or(0);
        row_.number = number > row_.number ? number : row_.number + 1;
        if (row_.number > last_row) problem_ = FileProblem::broken;
        row_.hidden = attributes.is_on("hidden") || attributes["ht"] == "0";
        row_.cells.clear();
        column_ = 0;
    }
    void begin_cell(const XmlAttributes& attributes) {
        if (const auto place = cell_place(attributes["r"])) column_ = place->column;
        type_ = stored_as(attributes["t"]);
        const auto style = number_in<std::size_t>(attributes["s"]).value_or(0);
        style_ = style < context_.styles.size() ? &context_.styles[style] : &plain_style_;
        value_.clear();
    }
    void end_cell() {
        const std::uint32_t column = column_++;
        in_inline_ = in_value_ = false;
        Cell cell = read_cell();
        if (cell.kind == Cell::Kind::empty || problem_) return;
        context_.text_bytes += cell.text.size();
        if (column >= context_.limits.columns || context_.text_bytes > context_.limits.text_bytes) {
            problem_ = FileProblem::too_large;
            return;
        }
        if (column >= row_.cells.size()) {
            context_.cells += column + 1 - row_.cells.size();
            if (context_.cells > context_.limits.cells) problem_ = FileProblem::too_large;
            row_.cells.resize(column + 1);
        }
        row_.cells[column] = std::move(cell);
    }
    void end_row() {
        const std::uint32_t number = row_.number;
        if (!row_.cells.empty() && !problem_) take_(row_);
        row_.number = number;  // the taker may have moved the row away
        row_.cells.clear();
    }

    Cell read_cell() {
        using Kind = Cell::Kind;
        if (type_ == Stored::inline_text) {
            const RichText::Item item = inline_.take();
            return text_cell(item.mended ? context_.cell_text.read_mended(item.text)
                                         : context_.cell_text.read(item.text, style_->font));
        }
        if (value_.empty()) return {};
        switch (type_) {
            case Stored::shared:
                return shared_cell();
            case Stored::text:
                return text_cell(context_.cell_text.read(without_ooxml_escapes(value_), style_->font));
            case Stored::boolean:
                return {Kind::boolean, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE", false};
            case Stored::error:
                return {Kind::error, value_, false};
            case Stored::iso_date:
                return {Kind::date, value_.substr(0, value_.find('T')), false};
            default:
                return number_cell();
        }
    }
    static Cell text_cell(CleanText clean) {
        if (is_blank(clean.text)) return {};
        return {Cell::Kind::text, std::move(clean.text), clean.letters_lost};
    }
    Cell shared_cell() {
        const auto index = number_in<std::size_t>(value_);
        const auto string = index ? context_.strings.at(*index) : std::nullopt;
        if (!string) {
            problem_ = FileProblem::broken;
            return {};
        }
        if (style_->font.page && !string->mended) return text_cell(context_.cell_text.read(string->text, style_->font));
        if (is_blank(string->text)) return {};
        return {Cell::Kind::text, std::string(string->text), string->letters_lost};
    }
    Cell number_cell() const {
        auto plain = plain_number(value_);
        if (!plain) return {Cell::Kind::text, value_, false};
        const NumberFormat& format = style_->format;
        if (format.shows != NumberFormat::Shows::number) {
            const auto serial = number_in<double>(value_);
            if (auto date = serial ? date_of_serial(*serial, format.shows, context_.dates) : std::nullopt) {
                const bool only_time = format.shows == NumberFormat::Shows::time;
                return {only_time ? Cell::Kind::text : Cell::Kind::date, std::move(*date), false};
            }
        }
        const bool whole = plain->find_first_not_of("0123456789") == std::string::npos;
        if (whole && plain->size() < format.least_digits) plain->insert(0, format.least_digits - plain->size(), '0');
        return {Cell::Kind::number, std::move(*plain), false};
    }

    XlsxContext& context_;
    const std::function<void(SheetRow&)>& take_;
    HeadHandler head_;
    const CellStyle plain_style_{};
    SheetRow row_{0, false, {}};
    std::uint32_t column_ = 0;
    Stored type_ = Stored::number;
    const CellStyle* style_ = &plain_style_;
    std::string value_;
    RichText inline_;
    bool in_value_ = false;
    bool in_inline_ = false;
    bool rows_ended_ = false;
    std::optional<FileProblem> problem_;
};

}  // namespace

std::optional<CellPlace> cell_place(std::string_view reference) {
    std::uint32_t column = 0;
    std::size_t i = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z'; ++i) {
        column = column * 26 + static_cast<std::uint32_t>(reference[i] - 'A' + 1);
        if (column > last_column + 1) return std::nullopt;
    }
    if (column == 0) return std::nullopt;
    const auto row = number_in<std::uint32_t>(reference.substr(i));
    if (!row || *row == 0 || *row > last_row) return std::nullopt;
    return CellPlace{*row, column - 1};
}

Result<void, FileProblem> read_sheet(XlsxContext& context, const std::string& part, Sheet& sheet,
                                     const std::function<void(SheetRow&)>& take) {
    RowsHandler handler(context, sheet, take);
    const auto read = read_xml(context.package, part, handler);
    if (handler.problem()) return fail(*handler.problem());
    return read;
}

}  // namespace saolang::office

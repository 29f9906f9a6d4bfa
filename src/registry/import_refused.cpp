#include "registry/import_refused.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/core.h>

#include "registry/labels.hpp"
#include "registry/list_mapping.hpp"
#include "registry/list_reader.hpp"

namespace saolang::registry {

namespace {

using office::OutCell;
using RowAt = std::pair<std::string, std::uint32_t>;  // sheet, row

// A cell that is known to be empty, where an empty one could be taken for the one above.
constexpr std::string_view nothing_sign = "-";

OutCell out_cell(const RowCell& cell) {
    if (cell.cell == nullptr) return {};
    const bool date = cell.cell->kind == office::Cell::Kind::date && parse_iso_date(cell.text).has_value();
    return {date ? OutCell::Kind::date : OutCell::Kind::text, cell.text};
}

bool could_be_as_above(const Column& column) {
    if (column.use != Column::Use::field) return false;
    return column.field == ListField::producer_name || column.field == ListField::province ||
           column.field == ListField::district || column.field == ListField::commune;
}

class Collector {
public:
    Collector(const std::vector<Refusal>& refused, const places::Gazetteer& gazetteer, web::Language language)
        : gazetteer_(gazetteer), language_(language) {
        for (const Refusal& refusal : refused) {
            std::string& why = reasons_[{refusal.place.sheet, refusal.place.row}];
            if (!why.empty()) why += " ";
            const bool vi = language_ == web::Language::vi;
            if (!refusal.place.column.empty()) why += (vi ? "Cột " : "Column ") + refusal.place.column + ": ";
            why += vi ? refusal.reason_vi : refusal.reason_en;
        }
    }

    void take(const RowInFile& row) {
        const auto why = reasons_.find({row.sheet, row.number});
        if (why == reasons_.end()) return;
        Made made{{}, fmt::format("{}: {}", where(row), why->second)};
        std::map<std::string, int> times;  // the same heading may head two columns
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Column& column = row.headings.columns[i];
            if (is_remark_heading(column.heading) || is_hidden_and_unused(row, column)) continue;
            OutCell cell = out_cell(row.cells[i]);
            if (cell.text.empty()) cell.text = from_around(row, column);
            if (cell.text.empty() && could_be_as_above(column) && !row.headings.by_codes) cell.text = nothing_sign;
            const std::string heading = heading_of(column);
            put(made, heading, ++times[heading], std::move(cell));
        }
        add_surroundings(row, made);
        rows_.push_back(std::move(made));
    }

    office::Table table() && {
        office::Table out;
        out.title = language_ == web::Language::vi ? "Dòng không nhận" : "Rows not accepted";
        for (const auto& [heading, times] : columns_) out.headings.push_back(heading);
        out.headings.emplace_back(remark_heading.in(language_));
        const std::size_t width = columns_.size();
        out.rows = [width, rows = std::make_shared<std::vector<Made>>(std::move(rows_))](const auto& give) {
            for (const Made& made : *rows) {
                office::OutRow row(width);
                for (const auto& [at, cell] : made.cells) row[at] = cell;
                row.push_back({OutCell::Kind::text, made.why});
                give(row);
            }
        };
        return out;
    }

private:
    struct Made {
        std::vector<std::pair<std::size_t, OutCell>> cells;  // by position in columns_
        std::string why;
    };

    // It gave way to a visible column of the same kind; where nothing is hidden it would not.
    static bool is_hidden_and_unused(const RowInFile& row, const Column& column) {
        return column.use == Column::Use::nothing &&
               std::ranges::find(row.hidden_columns, column.at) != row.hidden_columns.end();
    }

    [[nodiscard]] std::string where(const RowInFile& row) const {
        if (language_ == web::Language::vi) return in_words(row.sheet, row.number);
        return row.sheet.empty() ? fmt::format("row {}", row.number) : fmt::format("{}, row {}", row.sheet, row.number);
    }

    static std::string heading_of(const Column& column) {
        if (!column.heading.empty() || column.use != Column::Use::field) return column.heading;
        return std::string(heading_vi(column.field));
    }

    void put(Made& made, const std::string& heading, int times, OutCell cell) {
        const auto [found, is_new] = position_.try_emplace({heading, times}, columns_.size());
        if (is_new) columns_.emplace_back(heading, times);
        if (!cell.text.empty()) made.cells.emplace_back(found->second, std::move(cell));
    }

    // A place above the table holds unless the row's address names another.
    [[nodiscard]] static bool address_names_district(const RowInFile& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Column& column = row.headings.columns[i];
            if (column.use != Column::Use::field) continue;
            const bool producer = column.field == ListField::producer_name;
            if (!producer && column.field != ListField::address) continue;
            const auto named =
                places_in_address(producer ? split_producer_cell(row.cells[i].text).address : row.cells[i].text);
            if (!named.district.empty()) return true;
        }
        return false;
    }

    [[nodiscard]] std::string district_around(const RowInFile& row) const {
        if (row.around.district.empty() || address_names_district(row)) return {};
        // A guess from the sheet's name becomes a word of the row only when there is such a district.
        const auto day = Date::from_civil(2024, 1, 1);
        if (row.around.district_guessed &&
            gazetteer_.search({row.around.district, places::Level::district, *day, {}}).empty())
            return {};
        return row.around.district;
    }

    [[nodiscard]] std::string from_around(const RowInFile& row, const Column& column) const {
        if (column.use != Column::Use::field || row.headings.by_codes) return {};
        switch (column.field) {
            case ListField::province:
                return row.around.province;
            case ListField::district:
                return district_around(row);
            case ListField::commune:
                return row.around.commune;
            case ListField::group:
                return row.around.group ? std::string(label_of(*row.around.group).vi) : std::string();
            default:
                return {};
        }
    }

    void add_surroundings(const RowInFile& row, Made& made) {
        const Headings& headings = row.headings;
        const auto add = [&](ListField field, std::string text) {
            if (text.empty() || headings.of(field) != nullptr) return;
            put(made, std::string(heading_vi(field)), 1, {OutCell::Kind::text, std::move(text)});
        };
        add(ListField::producer_name, row.around.producer);
        add(ListField::province, row.around.province);
        add(ListField::district, district_around(row));
        add(ListField::commune, row.around.commune);
        if (row.around.group) add(ListField::group, std::string(label_of(*row.around.group).vi));
        const bool crosses =
            std::ranges::any_of(headings.columns, [](const Column& c) { return c.use == Column::Use::star_cross; });
        if (row.around.star && !crosses) add(ListField::star, fmt::format("{} sao", row.around.star->number()));
        if (headings.of(ListField::decision_number) == nullptr && !row.around.decision.number.empty()) {
            add(ListField::decision_number, row.around.decision.number);
            if (row.around.decision.date) add(ListField::decision_date, to_vietnamese(*row.around.decision.date));
            add(ListField::authority, row.around.decision.authority);
        }
        if (row.around.year && !is_dated(row)) add(ListField::year, std::to_string(*row.around.year));
    }

    // Then the year above the table says nothing of the row.
    [[nodiscard]] static bool is_dated(const RowInFile& row) {
        const bool own_decision = row.headings.of(ListField::decision_number) != nullptr;
        if (!own_decision && row.around.decision.date) return true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Column& column = row.headings.columns[i];
            if (column.use != Column::Use::field || row.cells[i].text.empty()) continue;
            if (column.field == ListField::decision_date || column.field == ListField::valid_from) return true;
            if (column.field != ListField::decision_number && column.field != ListField::star) continue;
            if (const auto decision = read_decision(row.cells[i].text); decision && decision->date) return true;
        }
        return false;
    }

    const places::Gazetteer& gazetteer_;
    web::Language language_;
    std::map<RowAt, std::string> reasons_;
    std::vector<std::pair<std::string, int>> columns_;  // heading, and the how manieth of that name
    std::map<std::pair<std::string, int>, std::size_t> position_;
    std::vector<Made> rows_;
};

}  // namespace

office::Table refused_rows(office::Workbook&& workbook, ListKind kind, const std::vector<Refusal>& refused,
                           const ListMapping& mapping, const places::Gazetteer& gazetteer, web::Language language,
                           const ListWords* words) {
    Collector collector(refused, gazetteer, language);
    const DraftTaker nobody_takes = [](Draft&&) {};
    static_cast<void>(read_list(std::move(workbook), kind,
                                {nobody_takes, mapping, [&](const RowInFile& row) { collector.take(row); }, words}));
    return std::move(collector).table();
}

}  // namespace saolang::registry

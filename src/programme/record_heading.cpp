#include "programme/record_heading.hpp"

#include <algorithm>
#include <array>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"

namespace saolang::programme {

namespace {

using registry::Column;
using registry::ListField;
using Part = FileColumn::Part;

Column of_registry(ListField field) {
    Column column;
    column.use = Column::Use::field;
    column.field = field;
    return column;
}

Column of_file(std::uint16_t at) {
    Column column;
    column.use = Column::Use::other;
    column.other = at;
    return column;
}

bool holds(const Kind& kind, Holds what) {
    return std::ranges::find(kind.fields, what, &Field::holds) != kind.fields.end();
}

Column column_of(const Kind& kind, std::uint16_t at) {
    const auto& column = file_columns(kind)[at];
    if (column.part == Part::record_code || column.part == Part::value) return of_file(at);
    const auto what = kind.fields[column.field].holds;
    if (what == Holds::product && column.part == Part::code) return of_registry(ListField::product_code);
    if (what == Holds::product && column.part == Part::name) return of_registry(ListField::product_name);
    if (column.part == Part::producer) return of_registry(ListField::producer_name);
    if (what == Holds::producer && column.part == Part::name) return of_registry(ListField::producer_name);
    return of_file(at);
}

// What a registry's column is good for here: to find products and producers, and places that no column of ours names.
bool is_of_use(const Kind& kind, ListField field) {
    switch (field) {
        case ListField::row_number:
        case ListField::province:
        case ListField::district:
        case ListField::commune:
            return true;
        case ListField::product_code:
        case ListField::product_name:
            return holds(kind, Holds::product);
        case ListField::producer_name:
        case ListField::tax_code:
            return holds(kind, Holds::product) || holds(kind, Holds::producer);
        default:
            return false;
    }
}

class WordsOf {
public:
    explicit WordsOf(const Kind& kind) : kind_(kind) {
        const auto columns = file_columns(kind);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto at = static_cast<std::uint16_t>(i);
            codes_.emplace(columns[i].heading, column_of(kind, at));
            add(columns[i].heading_vi, column_of(kind, at));
            add(columns[i].heading_en, column_of(kind, at));
        }
        for (const auto& row : parse_shipped_csv(embedded_file("data/lists/programme_headings.csv").bytes))
            if (row.size() == 3 && (row[0] == kind.name || row[0] == "*")) add_all(row[1], row[2]);
        wordings_.erase("");
    }

    [[nodiscard]] std::optional<Column> says(std::string_view heading) const {
        if (const auto code = codes_.find(std::string(heading)); code != codes_.end()) {
            auto column = code->second;
            column.certainty = 3;
            return column;
        }
        const auto own = registry::column_worded(wordings_, heading);
        if (own && own->certainty == 3) return own;
        const auto known = registry::column_from_heading(heading);
        if (known && known->use == Column::Use::field && is_of_use(kind_, known->field) &&
            (!own || known->certainty == 3))
            return known;
        // A whole heading that means something else of a product's list is not ours because a word of it is.
        if (known && known->certainty == 3 && (!own || own->certainty < 2)) return std::nullopt;
        return own;
    }

    // Of the fields a record must have and is known by.
    [[nodiscard]] bool names(const Column& column) const {
        if (column.use == Column::Use::field)
            return column.field == ListField::product_code || column.field == ListField::product_name ||
                   column.field == ListField::producer_name;
        const auto columns = file_columns(kind_);
        if (column.use != Column::Use::other || column.other >= columns.size()) return false;
        const auto& known = columns[column.other];
        return known.part == Part::record_code || std::ranges::find(kind_.key, known.field) != kind_.key.end();
    }

    // A person writes neither our codes of records nor the headings of a program.
    [[nodiscard]] bool by_codes(const std::vector<Column>& columns) const {
        const bool own = std::ranges::any_of(
            columns, [](const Column& column) { return column.use == Column::Use::other && column.other == 0; });
        return own || std::ranges::count_if(columns,
                                            [&](const Column& column) { return codes_.contains(column.heading); }) >= 2;
    }

    [[nodiscard]] std::string_view code(const Column& column) const {
        const auto columns = file_columns(kind_);
        return column.other < columns.size() ? std::string_view(columns[column.other].heading) : "period";
    }

private:
    void add(std::string_view wording, const Column& column) { wordings_.emplace(search_key(wording), column); }
    void add_all(std::string_view code, std::string_view wordings) {
        const auto columns = file_columns(kind_);
        const auto found = std::ranges::find(columns, code, &FileColumn::heading);
        if (found == columns.end() && (code != "period" || !has_period(kind_))) return;
        const auto column = found == columns.end()
                                ? of_file(period_column(kind_))
                                : column_of(kind_, static_cast<std::uint16_t>(found - columns.begin()));
        while (!wordings.empty()) {
            const auto bar = std::min(wordings.find('|'), wordings.size());
            add(wordings.substr(0, bar), column);
            wordings.remove_prefix(std::min(bar + 1, wordings.size()));
        }
    }

    const Kind& kind_;
    std::unordered_map<std::string, Column> codes_;
    registry::Wordings wordings_;
};

registry::ListWords words_of(const Kind& kind) {
    const auto words = std::make_shared<const WordsOf>(kind);
    return {[words](std::string_view heading) { return words->says(heading); },
            [words](const Column& column) { return words->names(column); },
            [words](const std::vector<Column>& columns) { return words->by_codes(columns); },
            [words](const Column& column) { return words->code(column); }};
}

}  // namespace

bool has_period(const Kind& kind) { return kind.id == KindId::turnover; }

const registry::ListWords& list_words(const Kind& kind) {
    static const auto all = [] {
        std::vector<registry::ListWords> made;
        for (const auto* each : kinds()) made.push_back(words_of(*each));
        return made;
    }();
    return all[static_cast<std::size_t>(kind.id)];
}

}  // namespace saolang::programme

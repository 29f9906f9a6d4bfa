#include "registry/list_mapping.hpp"

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

namespace json = boost::json;

constexpr std::size_t samples_most = 3;
constexpr std::size_t sample_longest = 80;  // bytes
constexpr std::size_t rows_sampled = 50;
constexpr std::size_t choices_most = 2'000;
constexpr std::uint8_t by_a_person = 4;

bool same_heading(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const std::string key = search_key(a);
    return !key.empty() && key == search_key(b);  // signs alone ("★★★") fold to nothing
}

void take_use(Column& column, const ColumnChoice& choice) {
    const auto meant = column_with_use(choice.use);
    if (!meant) return;
    column.use = meant->use;
    column.field = meant->field;
    column.star = meant->star;
    column.kind = meant->kind;
    column.certainty = by_a_person;
    column.chosen = true;
}

bool is_for(const ColumnChoice& choice, const std::string& sheet) {
    return choice.sheet.empty() || choice.sheet == sheet;
}

std::optional<ListField> missing_of(const Headings& headings, ListKind kind) {
    const ListField needed = kind == ListKind::producers ? ListField::producer_name : ListField::product_name;
    if (headings.of(needed) != nullptr) return std::nullopt;
    return needed;
}

// The first different values below the headings.
std::vector<std::string> samples_of(const office::Sheet& sheet, std::size_t begin, std::uint32_t column) {
    std::vector<std::string> samples;
    const std::size_t end = std::min(sheet.rows.size(), begin + rows_sampled);
    for (std::size_t r = begin; r < end && samples.size() < samples_most; ++r) {
        std::string text = cut(clean_text(sheet.rows.text(r, column)), sample_longest);
        if (!text.empty() && std::ranges::find(samples, text) == samples.end()) samples.push_back(std::move(text));
    }
    return samples;
}

// Columns with values and no heading can be chosen too.
void add_columns_without_heading(RecognisedSheet& shown, const office::Sheet& sheet, const Headings& headings) {
    std::size_t width = 0;
    const std::size_t end = std::min(sheet.rows.size(), headings.end_row + rows_sampled);
    for (std::size_t r = headings.end_row; r < end; ++r) width = std::max(width, sheet.rows[r].cells.size());
    for (std::uint32_t c = 0; c < width; ++c) {
        if (std::ranges::find(headings.columns, c, &Column::at) != headings.columns.end()) continue;
        RecognisedColumn column{letters_of(c), "", "", false, samples_of(sheet, headings.end_row, c)};
        if (!column.samples.empty()) shown.columns.push_back(std::move(column));
    }
}

RecognisedSheet recognise(const office::Sheet& sheet, ListKind kind, const ListMapping& mapping) {
    RecognisedSheet shown;
    shown.name = sheet.name;
    shown.hidden = sheet.hidden;
    shown.left_out = std::ranges::find(mapping.left_out, sheet.name) != mapping.left_out.end();
    auto headings = find_headings(sheet, 0, mapping);
    if (!headings) headings = guessed_headings(sheet, mapping);
    if (!headings) return shown;
    shown.heading_row = sheet.rows.number(headings->first_row);
    for (const Column& column : headings->columns) {
        shown.columns.push_back({letters_of(column.at), column.heading, use_of(column), column.chosen,
                                 samples_of(sheet, headings->end_row, column.at)});
    }
    add_columns_without_heading(shown, sheet, *headings);
    shown.missing = missing_of(*headings, kind);
    return shown;
}

std::optional<ColumnChoice> choice_from(const json::value& value) {
    const auto* object = value.if_object();
    if (object == nullptr) return std::nullopt;
    ColumnChoice choice;
    for (const auto& [name, text] : {std::pair{"sheet", &choice.sheet},
                                     {"column", &choice.column},
                                     {"heading", &choice.heading},
                                     {"use", &choice.use}}) {
        const json::value* found = object->if_contains(name);
        if (found == nullptr) continue;
        if (!found->is_string()) return std::nullopt;
        *text = std::string(found->get_string());
    }
    if (!column_with_use(choice.use) || (choice.column.empty() && choice.heading.empty())) return std::nullopt;
    return choice;
}

bool is_added_heading(std::string_view heading) {
    return is_remark_heading(heading) ||
           std::ranges::any_of(added_fields, [&](ListField field) { return heading == heading_vi(field); });
}

}  // namespace

bool is_remark_heading(std::string_view heading) {
    return same_heading(heading, remark_heading.vi) || same_heading(heading, remark_heading.en);
}

std::string use_of(const Column& column) {
    switch (column.use) {
        case Column::Use::field:
            return std::string(code_of(column.field));
        case Column::Use::star_cross:
            return "star:" + std::to_string(column.star);
        case Column::Use::kind_cross:
            return "kind:" + std::string(code_of(column.kind));
        case Column::Use::nothing:
        case Column::Use::other:
            break;
    }
    return {};
}

std::optional<Column> column_with_use(std::string_view use) {
    Column column;
    if (use.empty()) return column;
    if (const auto field = field_from_code(use)) {
        column.use = Column::Use::field;
        column.field = *field;
        return column;
    }
    if (use.starts_with("star:")) {
        const auto number = whole_number(use.substr(5));
        if (!number || *number < 3 || *number > 5) return std::nullopt;
        column.use = Column::Use::star_cross;
        column.star = static_cast<std::uint8_t>(*number);
        return column;
    }
    if (!use.starts_with("kind:")) return std::nullopt;
    const auto kind = producer_kind_from_code(use.substr(5));
    if (!kind) return std::nullopt;
    column.use = Column::Use::kind_cross;
    column.kind = *kind;
    return column;
}

void choose_by_heading(std::vector<Column>& columns, const std::string& sheet, const ListMapping& mapping) {
    for (const ColumnChoice& choice : mapping.columns) {
        if (choice.heading.empty() || !is_for(choice, sheet)) continue;
        for (Column& column : columns) {
            const bool there = choice.column.empty() || choice.column == letters_of(column.at);
            if (there && same_heading(column.heading, choice.heading)) take_use(column, choice);
        }
    }
}

void choose_by_letters(std::vector<Column>& columns, const std::string& sheet, const ListMapping& mapping) {
    constexpr std::uint32_t columns_most = 1'000;  // as of office::Limits
    for (const ColumnChoice& choice : mapping.columns) {
        if (!choice.heading.empty() || !is_for(choice, sheet)) continue;
        std::uint32_t at = 0;
        while (at < columns_most && letters_of(at) != choice.column) ++at;
        if (at == columns_most) continue;
        auto found = std::ranges::find(columns, at, &Column::at);
        if (found == columns.end()) {
            Column column;
            column.at = at;
            found = columns.insert(std::ranges::upper_bound(columns, at, {}, &Column::at), std::move(column));
        }
        take_use(*found, choice);
    }
}

bool speaks_of(const ListMapping& mapping, const std::string& sheet) {
    return std::ranges::any_of(
        mapping.columns, [&](const ColumnChoice& choice) { return !choice.use.empty() && is_for(choice, sheet); });
}

std::vector<RecognisedSheet> recognised_columns(const office::Workbook& workbook, ListKind kind,
                                                const ListMapping& mapping) {
    std::vector<RecognisedSheet> sheets;
    for (const office::Sheet& sheet : workbook.sheets) sheets.push_back(recognise(sheet, kind, mapping));
    return sheets;
}

ListMapping mapping_to_remember(const std::vector<RecognisedSheet>& sheets) {
    ListMapping mapping;
    for (const RecognisedSheet& sheet : sheets) {
        if (sheet.left_out) mapping.left_out.push_back(sheet.name);
        if (sheet.left_out || sheet.hidden) continue;
        for (const RecognisedColumn& column : sheet.columns) {
            if (is_remark_heading(column.heading) || (column.heading.empty() && column.use.empty())) continue;
            const bool twice = std::ranges::count_if(sheet.columns, [&](const RecognisedColumn& other) {
                                   return same_heading(other.heading, column.heading);
                               }) > 1;
            ColumnChoice choice{"", column.heading.empty() || twice ? column.letters : "", column.heading, column.use};
            const bool elsewhere_otherwise = std::ranges::any_of(mapping.columns, [&](const ColumnChoice& other) {
                return other.heading == choice.heading && other.column == choice.column && other.use != choice.use;
            });
            if (elsewhere_otherwise) choice.sheet = sheet.name;
            if (std::ranges::find(mapping.columns, choice) == mapping.columns.end())
                mapping.columns.push_back(std::move(choice));
        }
    }
    return mapping;
}

bool fits(const ListMapping& mapping, const std::vector<RecognisedSheet>& sheets) {
    const auto known = [&](const RecognisedColumn& column) {
        return column.heading.empty() || is_added_heading(column.heading) ||
               std::ranges::any_of(mapping.columns, [&](const ColumnChoice& choice) {
                   return same_heading(choice.heading, column.heading);
               });
    };
    const auto meets = [](const ColumnChoice& choice, const RecognisedColumn& column) {
        return same_heading(choice.heading, column.heading) &&
               (choice.column.empty() || choice.column == column.letters);
    };
    const auto stands = [&](const ColumnChoice& choice) {
        return std::ranges::any_of(sheets, [&](const RecognisedSheet& sheet) {
            return !sheet.hidden && std::ranges::any_of(sheet.columns, [&](const RecognisedColumn& column) {
                return meets(choice, column);
            });
        });
    };
    const bool no_others = std::ranges::all_of(sheets, [&](const RecognisedSheet& sheet) {
        const bool read = !sheet.hidden && std::ranges::find(mapping.left_out, sheet.name) == mapping.left_out.end();
        return !read || std::ranges::all_of(sheet.columns, known);
    });
    return !mapping.columns.empty() && no_others && std::ranges::all_of(mapping.columns, stands);
}

std::string mapping_json(const ListMapping& mapping) {
    json::array columns;
    for (const ColumnChoice& choice : mapping.columns) {
        json::object one;
        if (!choice.sheet.empty()) one["sheet"] = choice.sheet;
        if (!choice.column.empty()) one["column"] = choice.column;
        if (!choice.heading.empty()) one["heading"] = choice.heading;
        one["use"] = choice.use;
        columns.push_back(std::move(one));
    }
    json::array left_out;
    for (const std::string& sheet : mapping.left_out) left_out.emplace_back(sheet);
    json::object whole{{"columns", std::move(columns)}};
    if (!left_out.empty()) whole["left_out"] = std::move(left_out);
    return json::serialize(whole);
}

Result<ListMapping, Unreadable> mapping_from_json(std::string_view text) {
    const auto refused = [] {
        return fail(Unreadable{"Không đọc được cách nhận cột đã lưu.", "The remembered columns cannot be read."});
    };
    boost::system::error_code error;
    const json::value whole = json::parse(text, error);
    if (error || !whole.is_object()) return refused();
    ListMapping mapping;
    if (const auto* columns = whole.as_object().if_contains("columns")) {
        if (!columns->is_array() || columns->get_array().size() > choices_most) return refused();
        for (const json::value& value : columns->get_array()) {
            auto choice = choice_from(value);
            if (!choice) return refused();
            mapping.columns.push_back(std::move(*choice));
        }
    }
    if (const auto* sheets = whole.as_object().if_contains("left_out")) {
        if (!sheets->is_array()) return refused();
        for (const json::value& value : sheets->get_array()) {
            if (!value.is_string()) return refused();
            mapping.left_out.emplace_back(value.get_string());
        }
    }
    return mapping;
}

}  // namespace saolang::registry

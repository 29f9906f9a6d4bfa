#include "programme/record_template.hpp"

#include <fmt/format.h>

#include "programme/record_rule.hpp"

namespace saolang::programme {

namespace {

using office::OutCell;
using Part = FileColumn::Part;

constexpr std::string_view needed = " (bắt buộc)";

bool is_for_people(const Kind& kind, const FileColumn& column) {
    if (column.part == Part::record_code || column.part == Part::code) return false;
    return column.part != Part::day || kind.fields[column.field].holds == Holds::decision;
}

OutCell example_of(const Field& field, const FileColumn& column) {
    const auto text = [](std::string_view words) { return OutCell{OutCell::Kind::text, std::string(words)}; };
    if (column.part == Part::producer) return text("Tên chủ thể trong sổ");
    if (column.part == Part::day) return {OutCell::Kind::date, "2024-12-31"};
    switch (field.holds) {
        case Holds::choice:
            return text(field.options.front().words.vi);
        case Holds::yes_no:
            return text("Có");
        case Holds::date:
            return {OutCell::Kind::date, "2024-12-31"};
        case Holds::money:
            return {OutCell::Kind::integer, "125000000"};
        case Holds::number:
            return {OutCell::Kind::integer, field.name == "year" ? "2024" : "3"};
        case Holds::decimal:
            return {OutCell::Kind::decimal, "70.5"};
        case Holds::product:
            return text("Tên sản phẩm trong sổ");
        case Holds::producer:
            return text("Tên chủ thể trong sổ");
        case Holds::decision:
            return text("Số quyết định trong sổ");
        case Holds::unit:
            return text("Tên xã, tên huyện cũ");
        case Holds::position:
            return text("15.87944, 108.33000");
        case Holds::record:
            return text(fmt::format("Tên {} trong sổ", kind_of(*field.of).one.vi));
        default:
            return text(fmt::format("{}…", field.label.vi));
    }
}

}  // namespace

std::vector<FileColumn> template_columns(const Kind& kind, bool with_confidential) {
    std::vector<FileColumn> columns;
    for (const auto& column : file_columns(kind))
        if (is_for_people(kind, column) && (with_confidential || !kind.fields[column.field].confidential))
            columns.push_back(column);
    return columns;
}

bool is_needed(const Kind& kind, const FileColumn& column) {
    return kind.fields[column.field].required && !completes(kind, column.field) && column.part != Part::producer;
}

office::Table template_table(const Kind& kind, bool with_confidential) {
    office::Table table{.title = std::string(kind.many.vi), .headings = {"STT"}, .rows = {}};
    auto columns = template_columns(kind, with_confidential);
    for (const auto& column : columns) {
        table.headings.push_back(column.heading_vi + std::string(is_needed(kind, column) ? needed : ""));
    }
    table.rows = [&kind, columns = std::move(columns)](const std::function<void(const office::OutRow&)>& take) {
        office::OutRow row{{OutCell::Kind::text, std::string(example_mark)}};
        for (const auto& column : columns) row.push_back(example_of(kind.fields[column.field], column));
        take(row);
    };
    return table;
}

}  // namespace saolang::programme

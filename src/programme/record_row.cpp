// What the cells of one row say.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "programme/record_heading.hpp"
#include "programme/record_planner.hpp"
#include "programme/record_template.hpp"

namespace saolang::programme {

using registry::Column;
using registry::Draft;
using registry::Unreadable;
using Part = FileColumn::Part;

void RecordPlanner::watch(const registry::RowInFile& row) {
    sheet_ = row.sheet;
    number_ = row.number;
    by_codes_ = row.headings.by_codes;
    cells_.clear();
    is_example_ = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& column = row.headings.columns[i];
        const auto& cell = row.cells[i];
        if (column.use == Column::Use::field && column.field == registry::ListField::row_number)
            is_example_ = cell.text == example_mark;
        if (column.use != Column::Use::other || cell.cell == nullptr || cell.text.empty()) continue;
        if (!by_codes_ && registry::means_nothing(cell.text)) {
            // "Không" answers a question.
            const bool asks = column.other < columns_.size() && columns_[column.other].part == Part::value &&
                              kind_.fields[columns_[column.other].field].holds == Holds::yes_no;
            if (!asks) continue;
        }
        auto raw = cell.cell->text;
        if (raw.starts_with('\'')) raw.erase(0, 1);  // keeps a spreadsheet from running it
        cells_.push_back({column.other, cell.text, std::move(raw), cell.cell->kind == office::Cell::Kind::number,
                          fmt::format("{} ({})", registry::letters_of(column.at), column.heading), column.heading,
                          registry::spoilt(cell)});
    }
}

std::vector<RecordPlanner::Told> RecordPlanner::told_in_row() const {
    std::vector<const OwnCell*> common;
    std::map<DaysOf, std::vector<const OwnCell*>> by_period;
    for (const auto& cell : cells_) {
        const bool figure = cell.column < columns_.size() && columns_[cell.column].part == Part::value &&
                            kind_.fields[columns_[cell.column].field].holds == Holds::money;
        const auto period = has_period(kind_) && figure && !by_codes_ ? period_in(cell.heading) : std::nullopt;
        (period ? by_period[*period] : common).push_back(&cell);
    }
    if (by_period.empty()) return {{common, std::nullopt}};
    std::vector<Told> told;
    for (const auto& [period, cells] : by_period) {
        told.push_back({common, period});
        told.back().cells.insert(told.back().cells.end(), cells.begin(), cells.end());
    }
    return told;
}

const OwnCell* RecordPlanner::cell(const Told& told, Part part, std::size_t field) const {
    for (const auto* cell : told.cells)
        if (cell->column < columns_.size() && columns_[cell->column].part == part &&
            (part == Part::record_code || columns_[cell->column].field == field))
            return cell;
    return nullptr;
}

std::string RecordPlanner::text(const Told& told, Part part, std::size_t field) const {
    const auto* found = cell(told, part, field);
    return found ? found->text : std::string();
}

void RecordPlanner::refuse(Reading& reading, const OwnCell* at, const Unreadable& why, const std::string& value) const {
    reading.refused.push_back(
        {{sheet_, number_, at ? at->letters : std::string(), at ? at->text : value}, why.vi, why.en});
}

void RecordPlanner::doubt(const Unreadable& why, std::string looks_like, std::string value) {
    plan_.told.doubtful.push_back({{sheet_, number_, "", std::move(value)}, std::move(looks_like), why.vi, why.en, {}});
}

void RecordPlanner::read_plain(Reading& reading, const Told& told, std::size_t field) const {
    const auto* found = cell(told, Part::value, field);
    if (!found) return;
    for (const auto* other : told.cells)
        if (other->column == found->column && other != found && other->text != found->text)
            refuse(reading, other,
                   {fmt::format("Hai cột cùng ghi “{}” mà khác nhau; hãy bỏ một cột.", kind_.fields[field].label.vi),
                    fmt::format("Two columns hold “{}” and differ; leave one out.", kind_.fields[field].label.en)});
    if (found->spoilt) return refuse(reading, found, *found->spoilt);
    const auto& declared = kind_.fields[field];
    const auto title = titles_.find(sheet_);
    const auto of_title = title == titles_.end() || by_codes_ ? std::nullopt : title->second.scale;
    const auto scale = by_codes_ ? 1 : money_scale(found->heading).value_or(of_title.value_or(1));
    const auto value = read_cell(
        declared, {declared.holds == Holds::lines ? std::string_view(found->raw) : std::string_view(found->text),
                   found->number, declared.holds == Holds::money ? scale : 1});
    if (!value) return refuse(reading, found, value.error());
    if (!value->empty()) reading.given[field] = *value;
}

Named RecordPlanner::name_in(const Draft& draft, const Told& told, std::size_t field) {
    const auto& declared = kind_.fields[field];
    const auto code = text(told, Part::code, field);
    switch (declared.holds) {
        case Holds::product:
            return matcher_.product(draft);
        case Holds::producer:
            return matcher_.producer(code, draft);
        case Holds::decision: {
            const auto number = text(told, Part::name, field);
            return number.empty() ? Named{} : matcher_.decision(number, text(told, Part::day, field));
        }
        case Holds::record:
            return matcher_.record(kind_of(*declared.of), code, text(told, Part::name, field));
        default: {
            const auto words = text(told, Part::name, field);
            if (!code.empty() || !words.empty()) return matcher_.unit(code, text(told, Part::day, field), words);
            const bool by_place = std::ranges::none_of(kind_.fields, [](const Field& other) {
                return other.holds == Holds::product || other.holds == Holds::producer;
            });
            return by_place ? matcher_.unit_of(draft) : Named{};
        }
    }
}

void RecordPlanner::read_named(Reading& reading, const Draft& draft, const Told& told, std::size_t field) {
    auto named = name_in(draft, told, field);
    const auto* at = cell(told, Part::code, field);
    if (!at) at = cell(told, Part::name, field);
    const auto holds = kind_.fields[field].holds;
    std::string value;
    if (holds == Holds::product) value = draft.product_name.value_or(draft.product_code.value_or(""));
    if (holds == Holds::producer) value = draft.producer_name.value_or("");
    if (named.refused) return refuse(reading, at, *named.refused, value);
    if (named.doubt)
        reading.doubts.push_back({{sheet_, number_, at ? at->letters : "", at ? at->text : value},
                                  named.looks_like,
                                  named.doubt->vi,
                                  named.doubt->en,
                                  {}});
    reading.given[field] = std::move(named.stored);
}

// First and last day out of a cell, a heading or the title, where the row gives neither.
void RecordPlanner::read_period(Reading& reading, const Told& told) const {
    const auto first = field_named(kind_, "from_day").value();
    const auto last = field_named(kind_, "to_day").value();
    if (reading.given[first] || reading.given[last]) return;
    auto period = told.period;
    for (const auto* cell : told.cells)
        if (cell->column == period_column(kind_)) {
            period = period_in(cell->text);
            if (!period)
                refuse(reading, cell,
                       {"Không đọc được kỳ; hãy ghi ví dụ: năm 2024, Quý I/2024, tháng 3/2024.",
                        "The period cannot be read; write for example: năm 2024, Quý I/2024, tháng 3/2024."});
        }
    const auto title = titles_.find(sheet_);
    if (!period && title != titles_.end() && !by_codes_) period = title->second.period;
    if (!period) return;
    reading.given[first] = to_iso(period->from);
    reading.given[last] = to_iso(period->to);
}

void RecordPlanner::read_fields(Reading& reading, const Draft& draft, const Told& told) {
    for (std::size_t i = 0; i < kind_.fields.size(); ++i) {
        const auto holds = kind_.fields[i].holds;
        const bool named = holds == Holds::product || holds == Holds::producer || holds == Holds::decision ||
                           holds == Holds::unit || holds == Holds::record;
        if (named) {
            read_named(reading, draft, told, i);
        } else {
            read_plain(reading, told, i);
        }
    }
    if (has_period(kind_)) read_period(reading, told);
}

}  // namespace saolang::programme

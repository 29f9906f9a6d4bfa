#include "programme/record_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/market_kinds.hpp"
#include "programme/record_cell.hpp"
#include "programme/record_ground.hpp"
#include "programme/record_heading.hpp"
#include "programme/record_match.hpp"
#include "programme/record_template.hpp"
#include "programme/record_value.hpp"
#include "registry/list_reader.hpp"

namespace saolang::programme {

namespace {

using registry::Column;
using registry::Draft;
using registry::Refusal;
using registry::Unreadable;
using registry::Verdict;
using Part = FileColumn::Part;

constexpr std::size_t title_rows = 12;
constexpr std::size_t longest_code = 40;

// What stands above a table and holds for its rows.
struct Title {
    std::optional<std::int64_t> scale;  // of money
    std::optional<DaysOf> period;
};

std::unordered_map<std::string, Title> titles_of(const office::Workbook& workbook) {
    std::unordered_map<std::string, Title> titles;
    for (const auto& sheet : workbook.sheets) {
        auto& title = titles[sheet.name];
        for (std::size_t r = 0; r < std::min(sheet.rows.size(), title_rows); ++r) {
            const auto row = sheet.rows[r];
            const auto filled = std::ranges::count_if(row.cells, [](const auto& cell) { return !cell.text.empty(); });
            if (filled > 2) continue;  // a heading, or the data
            for (const auto& cell : row.cells) {
                const auto folded = search_key(cell.text);
                const bool unit = registry::has_words(folded, "dvt") || registry::has_words(folded, "don vi tinh");
                if (unit && !title.scale) title.scale = money_scale(cell.text);
                if (!title.period) title.period = period_in(cell.text);
            }
        }
    }
    return titles;
}

// A cell of one of our columns, as it stood in the row.
struct OwnCell {
    std::uint16_t column = 0;
    std::string text;
    std::string raw;  // with its lines
    bool number = false;
    std::string letters;  // "F (Doanh thu)", for messages
    std::string heading;
    std::optional<Unreadable> spoilt;
};

class Planner {
public:
    Planner(const Kind& kind, const World& world, const places::Gazetteer& gazetteer,
            const RecordImportOptions& options, std::unordered_map<std::string, Title> titles)
        : kind_(kind),
          world_(world),
          gazetteer_(gazetteer),
          options_(options),
          titles_(std::move(titles)),
          columns_(file_columns(kind)),
          matcher_(kind, world, gazetteer, options.today) {
        plan_.kind = &kind;
    }

    void watch(const registry::RowInFile& row);
    void take(const Draft& draft);
    [[nodiscard]] RecordPlan finish(registry::ListReading&& reading);

private:
    // The cells of one record: a row may tell of several periods.
    struct Told {
        std::vector<const OwnCell*> cells;
        std::optional<DaysOf> period;
    };
    [[nodiscard]] std::vector<Told> told_in_row() const;
    void take_record(const Draft& draft, const Told& told);

    // What of the row is wrong: all of it is told.
    struct Reading {
        Values given;
        std::vector<Refusal> refused = {};
        std::vector<registry::Doubt> doubts = {};
    };
    [[nodiscard]] const OwnCell* cell(const Told& told, Part part, std::size_t field) const;
    [[nodiscard]] std::string text(const Told& told, Part part, std::size_t field) const;
    void read_fields(Reading& reading, const Draft& draft, const Told& told);
    void read_plain(Reading& reading, const Told& told, std::size_t field) const;
    void read_named(Reading& reading, const Draft& draft, const Told& told, std::size_t field);
    void read_period(Reading& reading, const Told& told) const;
    [[nodiscard]] Named name_in(const Draft& draft, const Told& told, std::size_t field);
    void refuse(Reading& reading, const OwnCell* at, const Unreadable& why, std::string value = {}) const;
    void doubt(const Unreadable& why, std::string looks_like, std::string value);
    [[nodiscard]] bool stop(Reading& reading, const std::string& value);

    // The record the row is about: nothing new is written when a doubt was told.
    struct About {
        std::optional<Row> row;
        bool doubtful = false;
    };
    [[nodiscard]] About about(const Values& given, const std::string& code);
    [[nodiscard]] bool told_before(std::string key);
    [[nodiscard]] RuleGround ground_for(const Values& values, std::optional<Row> row) const;
    void check(Reading& reading, const Told& told, const Values& values, const RuleGround& ground) const;
    void check_reach(Reading& reading, const Values& values, const std::optional<Values>& before) const;
    void remember_figure(const Values& values);
    void add(std::optional<Row> row, std::string code, Values values, const std::optional<Values>& before);
    [[nodiscard]] std::string name_of(const Values& values) const {
        return name_in_file(world_, gazetteer_, kind_, values);
    }

    const Kind& kind_;
    const World& world_;
    const places::Gazetteer& gazetteer_;
    const RecordImportOptions& options_;
    std::unordered_map<std::string, Title> titles_;
    std::span<const FileColumn> columns_;
    RecordMatcher matcher_;
    RecordPlan plan_;
    std::unordered_map<std::string, std::vector<Reported>> reported_;  // turnover of new rows, by product
    std::unordered_map<std::string, std::uint32_t> rows_told_;         // by record, the row that told of it first
    // Of the row that is read now.
    std::string sheet_;
    std::uint32_t number_ = 0;
    bool by_codes_ = false;
    bool is_example_ = false;
    std::size_t examples_ = 0;
    std::size_t more_rows_ = 0;  // records beyond one a row
    std::vector<OwnCell> cells_;
};

void Planner::watch(const registry::RowInFile& row) {
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

std::vector<Planner::Told> Planner::told_in_row() const {
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

const OwnCell* Planner::cell(const Told& told, Part part, std::size_t field) const {
    for (const auto* cell : told.cells)
        if (cell->column < columns_.size() && columns_[cell->column].part == part &&
            (part == Part::record_code || columns_[cell->column].field == field))
            return cell;
    return nullptr;
}

std::string Planner::text(const Told& told, Part part, std::size_t field) const {
    const auto* found = cell(told, part, field);
    return found ? found->text : std::string();
}

void Planner::refuse(Reading& reading, const OwnCell* at, const Unreadable& why, std::string value) const {
    reading.refused.push_back(
        {{sheet_, number_, at ? at->letters : std::string(), at ? at->text : std::move(value)}, why.vi, why.en});
}

void Planner::doubt(const Unreadable& why, std::string looks_like, std::string value) {
    plan_.told.doubtful.push_back({{sheet_, number_, "", std::move(value)}, std::move(looks_like), why.vi, why.en, {}});
}

void Planner::read_plain(Reading& reading, const Told& told, std::size_t field) const {
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

Named Planner::name_in(const Draft& draft, const Told& told, std::size_t field) {
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

void Planner::read_named(Reading& reading, const Draft& draft, const Told& told, std::size_t field) {
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
void Planner::read_period(Reading& reading, const Told& told) const {
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

void Planner::read_fields(Reading& reading, const Draft& draft, const Told& told) {
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

// True when the row ends here: with all its refusals, else with its first doubt.
bool Planner::stop(Reading& reading, const std::string& value) {
    if (!reading.refused.empty()) {
        std::ranges::move(reading.refused, std::back_inserter(plan_.told.refused));
        return true;
    }
    if (reading.doubts.empty()) return false;
    if (reading.doubts.front().place.value.empty()) reading.doubts.front().place.value = value;
    plan_.told.doubtful.push_back(std::move(reading.doubts.front()));
    return true;
}

bool Planner::told_before(std::string key) {
    const auto [first, is_new] = rows_told_.emplace(std::move(key), number_);
    if (is_new) return false;
    doubt({fmt::format("Trùng với dòng {} của tệp này; hãy bỏ một dòng hoặc gộp hai dòng.", first->second),
           fmt::format("The same as row {} of this file; leave one out or join them.", first->second)},
          fmt::format("dòng {}", first->second), "");
    return true;
}

Planner::About Planner::about(const Values& given, const std::string& code) {
    const auto same_key = matcher_.with_key(given);
    if (!code.empty()) {
        const auto row = matcher_.coded(kind_, code);
        if (row) return {row, told_before("code " + code)};
        if (same_key.empty()) return {std::nullopt, told_before("code " + code)};
        doubt({fmt::format("Mã hồ sơ {} không có trong sổ, nhưng có hồ sơ giống hệt; hãy sửa mã hoặc để trống.", code),
               fmt::format("Record code {} is not in the register, but a record like this is; correct the code or "
                           "leave it empty.",
                           code)},
              (*world_.ledger)[kind_].codes[same_key.front()], code);
        return {std::nullopt, true};
    }
    if (same_key.size() > 1) {
        std::string codes;
        for (const auto row : same_key)
            codes.append(codes.empty() ? "" : ", ").append((*world_.ledger)[kind_].codes[row]);
        doubt({fmt::format("Có nhiều hồ sơ như vậy; hãy ghi mã hồ sơ: {}.", codes),
               fmt::format("Several records are like this; write the code of one: {}.", codes)},
              codes, name_of(given));
        return {std::nullopt, true};
    }
    if (same_key.size() == 1) {
        const auto& found = (*world_.ledger)[kind_].codes[same_key.front()];
        return {same_key.front(), told_before("code " + found)};
    }
    return {std::nullopt, told_before("key " + matcher_.key_of(given))};
}

// Figures of earlier rows of the list stand beside those that are stored.
RuleGround Planner::ground_for(const Values& values, std::optional<Row> row) const {
    auto ground = ground_of(world_, gazetteer_, kind_, values, row, options_.today);
    if (options_.may_change_frozen) ground.may_change_frozen = options_.may_change_frozen(values);
    if (kind_.id != KindId::turnover) return ground;
    const auto told = reported_.find(values[turnover::product].value_or(""));
    if (told != reported_.end())
        ground.reported.insert(ground.reported.end(), told->second.begin(), told->second.end());
    return ground;
}

void Planner::check(Reading& reading, const Told& told, const Values& values, const RuleGround& ground) const {
    const auto at = [&](std::size_t field) {
        const auto* found = cell(told, Part::value, field);
        return found ? found : cell(told, Part::name, field);
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& field = kind_.fields[i];
        if (field.required && !values[i])
            refuse(reading, nullptr,
                   {fmt::format("Thiếu “{}”; hãy ghi vào cột này.", field.label.vi),
                    fmt::format("“{}” is missing; write it in its column.", field.label.en)});
    }
    for (const auto& mistake : mistakes_in(kind_, values, ground))
        refuse(reading, at(mistake.field),
               {fmt::format("{}: {}", kind_.fields[mistake.field].label.vi, mistake.vi),
                fmt::format("{}: {}", kind_.fields[mistake.field].label.en, mistake.en)});
}

void Planner::check_reach(Reading& reading, const Values& values, const std::optional<Values>& before) const {
    const auto all = [&](const std::function<bool(const Values&)>& may) {
        return !may || (may(values) && (!before || may(*before)));
    };
    if (!all(options_.may_write))
        return refuse(reading, nullptr,
                      {"Dòng này ngoài phạm vi bạn phụ trách; hãy gửi cho cơ quan phụ trách.",
                       "This row is not in your charge; please send it to the office that is in charge."});
    const bool confidential = std::ranges::any_of(kind_.fields, [&](const Field& field) {
        const auto i = static_cast<std::size_t>(&field - kind_.fields.data());
        return field.confidential && values[i] && (!before || values[i] != (*before)[i]);
    });
    const bool compares = std::ranges::any_of(kind_.fields, &Field::confidential) && before;
    if ((confidential || compares) && !all(options_.may_see_confidential))
        refuse(reading, nullptr,
               {"Dòng này có số liệu riêng của chủ thể mà bạn không được xem.",
                "This row has a producer's private figures, which you may not see."});
}

void Planner::remember_figure(const Values& values) {
    const auto number = [&](std::size_t field) {
        return values[field] ? number_in<std::int64_t>(*values[field]) : std::nullopt;
    };
    reported_[*values[turnover::product]].push_back({parse_iso_date(*values[turnover::from_day]).value(),
                                                     parse_iso_date(*values[turnover::to_day]).value(),
                                                     number(turnover::amount).value(), number(turnover::profit)});
}

void Planner::add(std::optional<Row> row, std::string code, Values values, const std::optional<Values>& before) {
    auto& told = plan_.told;
    const auto verdict = !before ? Verdict::new_record : values == *before ? Verdict::unchanged : Verdict::changed;
    if (verdict == Verdict::new_record) ++told.new_records;
    if (verdict == Verdict::changed) ++told.changed;
    if (verdict == Verdict::unchanged) ++told.unchanged;
    if (options_.row && (!options_.wants || options_.wants(verdict))) {
        RecordOutcome outcome{sheet_, number_, verdict, values, {}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto was = before ? (*before)[i] : std::nullopt;
            if (values[i] != was) outcome.changes.push_back({i, was, values[i]});
        }
        options_.row(std::move(outcome));
    }
    if (verdict == Verdict::unchanged) return;
    if (kind_.id == KindId::turnover && !row) remember_figure(values);
    const auto id = row ? std::optional((*world_.ledger)[kind_].ids[*row]) : std::nullopt;
    plan_.records.push_back({id, row ? std::string() : std::move(code), std::move(values)});
}

void Planner::take_record(const Draft& draft, const Told& told) {
    Reading reading{Values(kind_.fields.size())};
    read_fields(reading, draft, told);
    const auto code = text(told, Part::record_code, 0);
    if (code.size() > longest_code ||
        code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        refuse(reading, cell(told, Part::record_code, 0),
               {"Mã hồ sơ chỉ gồm chữ thường không dấu và chữ số; hãy để trống nếu là hồ sơ mới.",
                "A record code has small letters and digits alone; leave it empty for a new record."});
    if (stop(reading, name_of(reading.given))) return;
    const auto found = about(reading.given, code);
    if (found.doubtful) return;
    const auto before = found.row ? std::optional(values_at(world_, gazetteer_, kind_, *found.row)) : std::nullopt;
    auto values = before.value_or(Values(kind_.fields.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        if (reading.given[i]) values[i] = reading.given[i];
    check_reach(reading, values, before);  // first: what the rules say tells of the record
    if (stop(reading, {})) return;
    if (!before || values != *before) {
        const auto ground = ground_for(values, found.row);
        complete(kind_, values, ground);
        check(reading, told, values, ground);
        if (stop(reading, {})) return;
    }
    add(found.row, code, std::move(values), before);
}

void Planner::take(const Draft& draft) {
    if (is_example_) {
        ++examples_;
        return;
    }
    const auto all = told_in_row();
    more_rows_ += all.size() - 1;
    for (const auto& told : all) take_record(draft, told);
}

RecordPlan Planner::finish(registry::ListReading&& reading) {
    auto& told = plan_.told;
    told.rows = reading.rows + more_rows_ - examples_;
    told.columns = std::move(reading.columns);
    std::ranges::move(reading.refused, std::back_inserter(told.refused));
    told.remarks = std::move(reading.remarks);
    std::ranges::stable_sort(told.refused, {},
                             [](const Refusal& refusal) { return std::pair(refusal.place.sheet, refusal.place.row); });
    return std::move(plan_);
}

}  // namespace

RecordPlan plan_records(office::Workbook&& workbook, const Kind& kind, const World& world,
                        const places::Gazetteer& gazetteer, const RecordImportOptions& options) {
    Planner planner(kind, world, gazetteer, options, titles_of(workbook));
    const registry::DraftTaker take = [&](Draft&& draft) { planner.take(draft); };
    const registry::ListMapping as_recognised;
    auto reading = registry::read_list(
        std::move(workbook), registry::ListKind::products,
        {take, as_recognised, [&](const registry::RowInFile& row) { planner.watch(row); }, &list_words(kind)});
    return planner.finish(std::move(reading));
}

void apply_records(const WriteContext& context, const Kind& kind, const std::vector<PendingRecord>& records) {
    for (const auto& record : records) {
        if (record.id) {
            correct_record(context, kind, *record.id, record.values);
        } else {
            (void)add_record(context, kind, record.values, record.code);
        }
    }
}

}  // namespace saolang::programme

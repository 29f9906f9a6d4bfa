#include "programme/record_import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/market_kinds.hpp"
#include "programme/record_heading.hpp"
#include "programme/record_planner.hpp"
#include "programme/record_value.hpp"

namespace saolang::programme {

using registry::Draft;
using registry::Refusal;
using registry::Verdict;
using Part = FileColumn::Part;

namespace {

constexpr std::size_t title_rows = 12;
constexpr std::size_t longest_code = 40;

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

}  // namespace

// True when the row ends here: with all its refusals, else with its first doubt.
bool RecordPlanner::stop(Reading& reading, const std::string& value) {
    if (!reading.refused.empty()) {
        std::ranges::move(reading.refused, std::back_inserter(plan_.told.refused));
        return true;
    }
    if (reading.doubts.empty()) return false;
    if (reading.doubts.front().place.value.empty()) reading.doubts.front().place.value = value;
    plan_.told.doubtful.push_back(std::move(reading.doubts.front()));
    return true;
}

bool RecordPlanner::told_before(std::string key) {
    const auto [first, is_new] = rows_told_.emplace(std::move(key), number_);
    if (is_new) return false;
    doubt({fmt::format("Trùng với dòng {} của tệp này; hãy bỏ một dòng hoặc gộp hai dòng.", first->second),
           fmt::format("The same as row {} of this file; leave one out or join them.", first->second)},
          fmt::format("dòng {}", first->second), "");
    return true;
}

RecordPlanner::About RecordPlanner::about(const Values& given, const std::string& code) {
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
RuleGround RecordPlanner::ground_for(const Values& values, std::optional<Row> row) const {
    auto ground = ground_of(world_, gazetteer_, kind_, values, row, options_.today);
    if (options_.may_change_frozen) ground.may_change_frozen = options_.may_change_frozen(values);
    if (kind_.id != KindId::turnover) return ground;
    const auto told = reported_.find(values[turnover::product].value_or(""));
    if (told != reported_.end())
        ground.reported.insert(ground.reported.end(), told->second.begin(), told->second.end());
    return ground;
}

void RecordPlanner::check(Reading& reading, const Told& told, const Values& values, const RuleGround& ground) const {
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

void RecordPlanner::check_reach(Reading& reading, const Values& values, const std::optional<Values>& before) const {
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

void RecordPlanner::remember_figure(const Values& values) {
    const auto number = [&](std::size_t field) {
        return values[field] ? number_in<std::int64_t>(*values[field]) : std::nullopt;
    };
    reported_[*values[turnover::product]].push_back({parse_iso_date(*values[turnover::from_day]).value(),
                                                     parse_iso_date(*values[turnover::to_day]).value(),
                                                     number(turnover::amount).value(), number(turnover::profit)});
}

void RecordPlanner::add(std::optional<Row> row, std::string code, Values values, const std::optional<Values>& before) {
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

void RecordPlanner::take_record(const Draft& draft, const Told& told) {
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

void RecordPlanner::take(const Draft& draft) {
    if (is_example_) {
        ++examples_;
        return;
    }
    const auto all = told_in_row();
    more_rows_ += all.size() - 1;
    for (const auto& told : all) take_record(draft, told);
}

RecordPlan RecordPlanner::finish(registry::ListReading&& reading) {
    auto& told = plan_.told;
    told.rows = reading.rows + more_rows_ - examples_;
    told.columns = std::move(reading.columns);
    std::ranges::move(reading.refused, std::back_inserter(told.refused));
    told.remarks = std::move(reading.remarks);
    std::ranges::stable_sort(told.refused, {},
                             [](const Refusal& refusal) { return std::pair(refusal.place.sheet, refusal.place.row); });
    return std::move(plan_);
}

RecordPlan plan_records(office::Workbook&& workbook, const Kind& kind, const World& world,
                        const places::Gazetteer& gazetteer, const RecordImportOptions& options) {
    RecordPlanner planner(kind, world, gazetteer, options, titles_of(workbook));
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

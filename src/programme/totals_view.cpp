#include "programme/totals_view.hpp"

#include <algorithm>

#include "base/money.hpp"
#include "registry/labels.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::View;
using web::Word;

constexpr Word turnover_column{"Doanh thu (đồng)", "Turnover (đồng)"};
constexpr Word profit_column{"Lợi nhuận (đồng)", "Profit (đồng)"};
constexpr Word nothing{"–", "–"};
constexpr Word not_placed{"Chưa rõ địa bàn", "Place not known"};
constexpr Word not_grouped{"Chưa xếp nhóm", "No group yet"};
constexpr Word together{"Cộng các dòng không nêu", "Sum of those not shown"};
constexpr Word quarter_words{"Quý {} năm {}", "Quarter {} of {}"};
constexpr Word whole_year_words{"Báo cáo một lần cho cả năm {}", "Reported once for the year {}"};

ShownCell cell_in(const std::optional<Shown>& shown, Parts Shown::*parts, std::uint32_t part) {
    if (!shown) return {};
    const auto& of = (*shown).*parts;
    if (of.together.contains(part)) return {ShownCell::What::hidden};
    const auto found = of.alone.find(part);
    return found == of.alone.end() ? ShownCell{} : ShownCell{ShownCell::What::sum, found->second};
}

ShownCell sum_of_private(const std::optional<Shown>& shown, Parts Shown::*parts) {
    if (!shown || ((*shown).*parts).together.empty()) return {};
    auto rest = shown->total;
    for (const auto& [part, amount] : ((*shown).*parts).alone) rest -= amount;
    return {ShownCell::What::sum, rest};
}

template <class Name>
std::vector<ShownRow> rows_by(const View& view, const ShownTotals& totals, Parts Shown::*parts, const Name& name) {
    std::set<std::uint32_t> all;
    for (const auto& shown : totals.by_measure) {
        if (!shown) continue;
        for (const auto& [part, amount] : ((*shown).*parts).alone) all.insert(part);
        all.insert(((*shown).*parts).together.begin(), ((*shown).*parts).together.end());
    }
    std::vector<ShownRow> rows;
    for (const auto part : all) {
        rows.push_back({name(part), {}});
        for (std::size_t i = 0; i < measures.size(); ++i)
            rows.back().cells[i] = cell_in(totals.by_measure[i], parts, part);
    }
    ShownRow last{std::string(view.say(together)), {}};
    for (std::size_t i = 0; i < measures.size(); ++i) last.cells[i] = sum_of_private(totals.by_measure[i], parts);
    if (std::ranges::any_of(last.cells, [](const ShownCell& cell) { return cell.what == ShownCell::What::sum; }))
        rows.push_back(std::move(last));
    return rows;
}

}  // namespace

web::Cell cell_of(const View& view, const ShownCell& cell) {
    if (cell.what == ShownCell::What::sum) return cell.amount;
    return view.say(cell.what == ShownCell::What::hidden ? kept_private : nothing);
}

std::string name_of(const View& view, ReportPeriod period) {
    if (period.quarter == 0) return registry::filled(view.say(whole_year_words), period.year);
    constexpr std::array<std::string_view, 4> numbers{"I", "II", "III", "IV"};
    return registry::filled(view.say(quarter_words), numbers[static_cast<std::size_t>(period.quarter) - 1],
                            period.year);
}

std::vector<ShownRow> rows_by_unit(const View& view, const ShownTotals& totals) {
    return rows_by(view, totals, &Shown::units, [&](std::uint32_t unit) {
        return unit == no_place ? std::string(view.say(not_placed)) : view.name_of(places::UnitId{unit});
    });
}

std::vector<ShownRow> rows_by_group(const View& view, const ShownTotals& totals) {
    return rows_by(view, totals, &Shown::groups, [&](std::uint32_t group) {
        return std::string(group == no_group
                               ? view.say(not_grouped)
                               : view.say(registry::label_of(static_cast<registry::ProductGroup>(group))));
    });
}

ShownRow row_of_total(std::string name, const ShownTotals& totals) {
    ShownRow row{std::move(name), {}};
    for (std::size_t i = 0; i < measures.size(); ++i)
        if (totals.by_measure[i]) row.cells[i] = {ShownCell::What::sum, totals.by_measure[i]->total};
    return row;
}

ShownRow row_of_sums(std::string name, const PeriodSums& sums) {
    ShownRow row{std::move(name), {}};
    for (std::size_t i = 0; i < sums.size(); ++i)
        row.cells[i] = sums[i] ? ShownCell{ShownCell::What::sum, *sums[i]} : ShownCell{ShownCell::What::hidden};
    return row;
}

web::Raw table_of_rows(const View& view, Word caption, Word first_column, std::span<const ShownRow> rows) {
    web::Table table{.caption = std::string(view.say(caption)),
                     .columns = {{std::string(view.say(first_column))},
                                 {std::string(view.say(turnover_column)), true},
                                 {std::string(view.say(profit_column)), true}},
                     .rows = {}};
    for (const auto& row : rows)
        table.rows.push_back({row.name, cell_of(view, row.cells[0]), cell_of(view, row.cells[1])});
    return web::table(view.language, table);
}

}  // namespace saolang::programme

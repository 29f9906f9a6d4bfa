#pragma once
// Sums of turnover and profit → tables of a page and of a file: what is not shown says why.

#include "office/workbook.hpp"
#include "programme/confidential.hpp"
#include "programme/totals.hpp"
#include "registry/view.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

// The sums of both measures for one period.
struct ShownTotals {
    std::array<std::optional<Shown>, measures.size()> by_measure;
};

// What a table has in one place: a sum, one kept private, or nothing reported.
struct ShownCell {
    enum class What : std::uint8_t { sum, hidden, nothing } what = What::nothing;
    std::int64_t amount = 0;
};
struct ShownRow {
    std::string name;
    std::array<ShownCell, measures.size()> cells;
};
// By unit or by group; the last row, when there is any kept private, is their sum: the total less what stands above.
[[nodiscard]] std::vector<ShownRow> rows_by_unit(const registry::View& view, const ShownTotals& totals);
[[nodiscard]] std::vector<ShownRow> rows_by_group(const registry::View& view, const ShownTotals& totals);
[[nodiscard]] ShownRow row_of_total(std::string name, const ShownTotals& totals);
// The sums of all reports closed; nothing: kept private where the other measure has one.
using PeriodSums = std::array<std::optional<std::int64_t>, measures.size()>;
[[nodiscard]] ShownRow row_of_sums(std::string name, const PeriodSums& sums);

[[nodiscard]] web::Raw table_of_rows(const registry::View& view, web::Word caption, web::Word first_column,
                                     std::span<const ShownRow> rows);
[[nodiscard]] web::Cell cell_of(const registry::View& view, const ShownCell& cell);
[[nodiscard]] std::string name_of(const registry::View& view, ReportPeriod period);

}  // namespace saolang::programme

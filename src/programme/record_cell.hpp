#pragma once
// Single cells of lists as people write them, read into values as they are stored (kind.hpp), or refused in words.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "programme/kind.hpp"
#include "registry/list_value.hpp"

namespace saolang::programme {

struct CellText {
    std::string_view text;
    bool number = false;     // the spreadsheet holds a number: a point in it parts decimals, never thousands
    std::int64_t scale = 1;  // of money: 1 000 000 where heading or title say "triệu đồng"
};
// Of fields that name no record.
[[nodiscard]] Result<std::string, registry::Unreadable> read_cell(const Field& field, const CellText& cell);

// "Doanh thu (triệu đồng)", "ĐVT: nghìn đồng": đồng in one of the units it names; nothing when it names none.
[[nodiscard]] std::optional<std::int64_t> money_scale(std::string_view words);

// "Quý I/2024", "6 tháng đầu năm 2024", "tháng 3/2024", "năm 2024", "01/01/2024 - 30/06/2024".
struct DaysOf {
    Date from;
    Date to;  // the last day
    auto operator<=>(const DaysOf&) const = default;
};
[[nodiscard]] std::optional<DaysOf> period_in(std::string_view words);

}  // namespace saolang::programme

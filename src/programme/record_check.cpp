#include "programme/record_check.hpp"

#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"

namespace saolang::programme {

void complete_row(const World&, const Kind& kind, Values& values, const std::optional<Values>& before, Date today) {
    if (before) return;
    if (kind.id == KindId::turnover) {
        if (!values[turnover::reported_on]) values[turnover::reported_on] = to_iso(today);
        if (!values[turnover::state]) values[turnover::state] = turnover::states[turnover::reported].code;
    }
    if (kind.id == KindId::commitment && values[commitment::signed_on] && !values[commitment::valid_to])
        values[commitment::valid_to] =
            to_iso(parse_iso_date(*values[commitment::signed_on])->plus_months(36).plus_days(-1));
}

std::vector<RowMistake> mistakes_of_row(const World&, const Kind& kind, const Values& values,
                                        const std::optional<Values>&, Date) {
    if (!kind.begins || !kind.ends || !values[*kind.begins] || !values[*kind.ends]) return {};
    if (*values[*kind.begins] <= *values[*kind.ends]) return {};
    return {{*kind.ends, "Ngày này trước ngày bắt đầu.", "This is before the first day."}};
}

}  // namespace saolang::programme

#include "programme/growth.hpp"

#include <algorithm>
#include <cmath>

#include "programme/market_kinds.hpp"

namespace saolang::programme {

namespace {

// Of reports over a window of days: what they say of it, each by the days it shares with the window.
struct Reports {
    Day first, end;          // the window
    Day year;                // days of its twelve months
    long double amount = 0;  // đồng
    std::int64_t days = 0;   // of all reports; those that overlap count each
    std::int64_t covered = 0;
    Day covered_until = always;
    std::uint32_t last = nowhere;

    // Reports come by their first day.
    void add(const Table& turnovers, Row row, std::int64_t money) {
        const auto from = static_cast<Day>(turnovers.number(turnover::from_day, row));
        const auto until = static_cast<Day>(turnovers.number(turnover::to_day, row)) + 1;
        const Day begin = std::max(from, first), stop = std::min(until, end);
        if (begin >= stop) return;
        amount += static_cast<long double>(money) * (stop - begin) / (until - from);
        days += stop - begin;
        covered += std::max(0, stop - std::max(begin, covered_until));
        covered_until = std::max(covered_until, stop);
        last = row;
    }
    [[nodiscard]] bool enough() const { return covered * 2 >= year; }
    // In twelve months, were the other days like the reported ones.
    [[nodiscard]] std::int64_t whole() const {
        constexpr long double most = 4e18L;
        return std::llround(std::clamp(amount * year / static_cast<long double>(days), -most, most));
    }
};

std::vector<Row> by_first_day(const Table& turnovers, registry::ProductAt product) {
    const auto rows = turnovers.rows_naming(turnover::product, product);
    std::vector<Row> sorted(rows.begin(), rows.end());
    std::ranges::stable_sort(sorted, {}, [&](Row row) { return turnovers.number(turnover::from_day, row); });
    return sorted;
}

bool happened(const Table& table, std::size_t field, Row row, Day day) {
    const auto on = table.number(field, row);
    return on != absent && on <= day;
}

Growth growth_of(const Table& turnovers, std::span<const Row> rows, Date from, Figure figure, Day day) {
    const Day begin = from.days();
    const Day year_before = from.plus_months(-12).days(), year_after = from.plus_months(12).days();
    // A calendar year that ended within the twelve months before is the level before recognition too.
    Reports frozen{from.plus_months(-24).days(), begin, begin - year_before}, open = frozen;
    Reports after{begin, year_after, year_after - begin};
    Growth growth;
    for (const Row row : rows) {
        const auto money = turnovers.number(figure == Figure::turnover ? turnover::amount : turnover::profit, row);
        if (money == absent || !happened(turnovers, turnover::reported_on, row, day)) continue;
        if (turnovers.number(turnover::baseline, row) != 1) {
            after.add(turnovers, row, money);
        } else if (turnovers.number(turnover::to_day, row) >= year_before) {
            open.add(turnovers, row, money);
            if (happened(turnovers, turnover::frozen_on, row, day)) frozen.add(turnovers, row, money);
        }
        if (turnovers.number(turnover::state, row) == turnover::asked && (after.last == row || open.last == row)) {
            growth.asked = true;
            growth.by = row;
        }
    }
    const Reports& before = frozen.enough() ? frozen : open;
    if (before.enough()) growth.before = before.whole();
    if (after.enough()) growth.after = after.whole();
    using Missing = Growth::Missing;
    if (!before.enough()) {
        growth.missing = Missing::baseline;
    } else if (!after.enough()) {
        growth.missing = after.last == nowhere ? Missing::report : Missing::report_too_short;
    } else if (!frozen.enough()) {
        growth.missing = Missing::baseline_not_frozen;
    }
    if (growth.by == nowhere) growth.by = growth.missing == Missing::baseline_not_frozen ? open.last : after.last;
    return growth;
}

}  // namespace

Growth growth_of(const Table& turnovers, registry::ProductAt product, Date from, Figure figure, Day day) {
    return growth_of(turnovers, by_first_day(turnovers, product), from, figure, day);
}

std::vector<GrowthFrom> growth_over_time(const Table& turnovers, registry::ProductAt product, Date from,
                                         Figure figure) {
    const auto rows = by_first_day(turnovers, product);
    std::vector<Day> days{from.plus_months(12).days()};
    for (const Row row : rows)
        for (const auto field : {turnover::reported_on, turnover::frozen_on})
            if (turnovers.number(field, row) > days.front())
                days.push_back(static_cast<Day>(turnovers.number(field, row)));
    std::ranges::sort(days);
    std::vector<GrowthFrom> over_time;
    for (const Day day : days) {
        const auto growth = growth_of(turnovers, rows, from, figure, day);
        if (over_time.empty() || over_time.back().growth != growth) over_time.push_back({day, growth});
    }
    return over_time;
}

}  // namespace saolang::programme

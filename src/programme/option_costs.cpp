// What support of each need has cost.

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/options.hpp"

namespace saolang::programme {

namespace {

// Plan of about 2019: half of what a sales point's fittings cost, at most 100 million đồng (nongthonmoi.net 21512).
constexpr std::int64_t sales_point_cap = 100'000'000;
constexpr web::Word sales_point_rule{
    "mức hỗ trợ tối đa 50 %, không quá 100 triệu đồng cho một điểm bán (kế hoạch khoảng năm 2019, nongthonmoi.net "
    "21512)",
    "at most 50 %, up to 100 million đồng for a sales point (plan of about 2019, nongthonmoi.net 21512)"};

std::optional<CostKnown> median(std::vector<std::int64_t> costs) {
    if (costs.empty()) return std::nullopt;
    std::ranges::sort(costs);
    const auto middle = costs.size() / 2;
    const auto value = costs.size() % 2 == 1 ? costs[middle] : (costs[middle - 1] + costs[middle]) / 2;
    return CostKnown{value, static_cast<std::uint32_t>(costs.size()), nullptr};
}

// Of one record all its sources together: what was paid, else what was approved.
struct Spent {
    std::int64_t paid = 0;
    std::int64_t approved = 0;
    [[nodiscard]] std::int64_t known() const { return paid > 0 ? paid : approved; }
};
std::int64_t or_none(const Table& table, std::size_t field, Row row) {
    const auto value = table.number(field, row);
    return value == absent ? 0 : value;
}

void add_supports(UsualCosts& costs, const Ledger& ledger, Date day) {
    const auto& supports = ledger[KindId::support];
    const auto& money = ledger[KindId::support_money];
    std::array<std::vector<std::int64_t>, support::needs.size()> spent;
    for (Row row = 0; row < supports.size(); ++row) {
        const auto planned = supports.date(support::planned_on, row);
        const auto need = supports.position(support::need, row);
        if (!planned || *planned > day || !need) continue;
        Spent one;
        for (const auto part : money.rows_naming(support_money::support, row)) {
            one.paid += or_none(money, support_money::paid, part);
            one.approved += or_none(money, support_money::approved, part);
        }
        if (one.known() > 0) spent[*need].push_back(one.known());
    }
    for (std::size_t need = 0; need < spent.size(); ++need) costs.by_need[need] = median(std::move(spent[need]));
}

void add_events(UsualCosts& costs, const Ledger& ledger, Date day) {
    const auto& events = ledger[KindId::event];
    const auto& money = ledger[KindId::event_money];
    std::vector<std::int64_t> fairs;
    std::vector<std::int64_t> abroad;
    for (Row row = 0; row < events.size(); ++row) {
        const auto to = events.date(event::to_day, row);
        if (!to || *to > day || events.has(event::cancelled_on, row)) continue;
        std::int64_t paid = 0;
        for (const auto part : money.rows_naming(event_money::event, row))
            paid += or_none(money, event_money::paid, part);
        if (paid <= 0) continue;
        if (events.number(event::region, row) == event::abroad) {
            abroad.push_back(paid);
        } else if (events.number(event::thematic, row) == 1) {
            fairs.push_back(paid);
        }
    }
    costs.fair = median(std::move(fairs));
    costs.abroad = median(std::move(abroad));
}

}  // namespace

UsualCosts usual_costs(const Ledger& ledger, Date day, const TypedCosts& typed) {
    UsualCosts costs;
    add_supports(costs, ledger, day);
    add_events(costs, ledger, day);
    auto& point = costs.by_need[at(support::needs, "sales_point")];
    if (!point) point = CostKnown{sales_point_cap, 0, &sales_point_rule};
    for (const auto& [need, dong] : typed.by_need) costs.by_need[need] = CostKnown{dong, 0, nullptr};
    if (typed.fair) costs.fair = CostKnown{*typed.fair, 0, nullptr};
    if (typed.abroad) costs.abroad = CostKnown{*typed.abroad, 0, nullptr};
    return costs;
}

}  // namespace saolang::programme

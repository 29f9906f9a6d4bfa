#include "programme/plan.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

const Table& plans(const Ledger& ledger) { return ledger[KindId::plan]; }
const Table& targets(const Ledger& ledger) { return ledger[KindId::target]; }

// Every target tied to this one by copying, itself among them. The chain of copies is a tree; a loop that somebody
// wrote by hand ends where it was met before.
std::vector<Row> copies_of(const Ledger& ledger, Row target) {
    const auto& table = targets(ledger);
    std::vector<Row> found{target};
    const auto add = [&](Row row) {
        if (std::ranges::find(found, row) == found.end()) found.push_back(row);
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto row = found[i];
        if (const auto from = table.position(target::copied_from, row)) add(*from);
        for (const auto copy : table.rows_naming(target::copied_from, row)) add(copy);
    }
    return found;
}

// What of a target a person reads; its order and where it was copied from are no change.
constexpr std::array told{target::indicator, target::words,       target::comparison, target::goal,
                          target::goal_to,   target::measured_in, target::due,        target::department};

bool equal_field(const Table& table, std::size_t field, Row one, Row other) {
    return table.numbers[field].empty() ? table.text(field, one) == table.text(field, other)
                                        : table.number(field, one) == table.number(field, other);
}

bool equal_shares(const Ledger& ledger, Row one, Row other) {
    const auto plain = [&](Row target) {
        std::map<places::UnitId, std::int64_t> goals;
        for (const auto& share : shares_of(ledger, target)) goals[share.unit] = share.goal;
        return goals;
    };
    return plain(one) == plain(other);
}

}  // namespace

std::optional<PlanOf> plan_of(const Ledger& ledger, Row version) {
    const auto unit = plans(ledger).unit(plan::unit, version);
    if (!unit || !plans(ledger).has(plan::year, version)) return std::nullopt;
    return PlanOf{static_cast<int>(plans(ledger).number(plan::year, version)), *unit};
}

std::vector<PlanOf> plans_of(const Ledger& ledger) {
    std::vector<PlanOf> found;
    for (Row row = 0; row < plans(ledger).size(); ++row)
        if (const auto plan = plan_of(ledger, row); plan && std::ranges::find(found, *plan) == found.end())
            found.push_back(*plan);
    std::ranges::stable_sort(
        found, [](const PlanOf& a, const PlanOf& b) { return std::tie(b.year, a.unit) < std::tie(a.year, b.unit); });
    return found;
}

std::vector<Row> versions_of(const Ledger& ledger, const PlanOf& plan) {
    std::vector<Row> found;
    for (Row row = 0; row < plans(ledger).size(); ++row)
        if (plan_of(ledger, row) == plan && plans(ledger).has(plan::signed_on, row)) found.push_back(row);
    std::ranges::stable_sort(found, {}, [&](Row row) { return plans(ledger).number(plan::signed_on, row); });
    return found;
}

std::optional<Row> version_in_force(const Ledger& ledger, const PlanOf& plan, Date day) {
    std::optional<Row> found;
    for (const auto row : versions_of(ledger, plan))
        if (plans(ledger).date(plan::signed_on, row) <= day) found = row;
    return found;
}

std::vector<Row> targets_of(const Ledger& ledger, Row version) {
    const auto rows = targets(ledger).rows_naming(target::plan, version);
    std::vector<Row> found(rows.begin(), rows.end());
    std::ranges::stable_sort(found, {}, [&](Row row) { return targets(ledger).number(target::place, row); });
    return found;
}

Goal goal_of(const Ledger& ledger, Row row) {
    const auto& table = targets(ledger);
    Goal goal;
    goal.comparison = static_cast<Comparison>(table.number(target::comparison, row));
    goal.goal = table.number(target::goal, row);
    if (table.has(target::goal_to, row)) goal.goal_to = table.number(target::goal_to, row);
    goal.due = table.date(target::due, row).value_or(Date(0));
    return goal;
}

Row version_of_target(const Ledger& ledger, Row row) { return *targets(ledger).position(target::plan, row); }

std::vector<UnitShare> shares_of(const Ledger& ledger, Row target) {
    const auto& table = ledger[KindId::target_share];
    std::vector<UnitShare> found;
    for (const auto row : table.rows_naming(target_share::target, target))
        if (const auto unit = table.unit(target_share::unit, row))
            found.push_back({row, *unit, table.number(target_share::goal, row)});
    return found;
}

std::optional<Row> same_target_in(const Ledger& ledger, Row target, Row version) {
    for (const auto row : copies_of(ledger, target))
        if (version_of_target(ledger, row) == version) return row;
    return std::nullopt;
}

std::vector<Row> lineage_of(const Ledger& ledger, Row target) {
    std::map<int, Row> by_year;
    for (const auto row : copies_of(ledger, target)) {
        const auto version = version_of_target(ledger, row);
        const auto plan = plan_of(ledger, version);
        if (!plan) continue;
        const auto [found, first] = by_year.emplace(plan->year, row);
        const auto order = [&](Row one) {
            const auto of = version_of_target(ledger, one);
            return std::pair(plans(ledger).number(plan::signed_on, of), of);
        };
        if (!first && order(found->second) < order(row)) found->second = row;
    }
    std::vector<Row> found;
    found.reserve(by_year.size());
    for (const auto& [year, row] : by_year) found.push_back(row);
    return found;
}

std::vector<TargetChange> changes_between(const Ledger& ledger, Row before, Row after) {
    const auto& table = targets(ledger);
    std::vector<TargetChange> changes;
    const auto after_targets = targets_of(ledger, after);
    for (const auto old_one : targets_of(ledger, before)) {
        const auto made = std::ranges::find_if(
            after_targets, [&](Row row) { return table.position(target::copied_from, row) == old_one; });
        if (made == after_targets.end()) {
            changes.push_back({.before = old_one});
            continue;
        }
        TargetChange change{.before = old_one, .after = *made};
        for (const auto field : told)
            if (!equal_field(table, field, old_one, *made)) change.fields.push_back(field);
        change.shares = !equal_shares(ledger, old_one, *made);
        if (!change.fields.empty() || change.shares) changes.push_back(std::move(change));
    }
    for (const auto row : after_targets) {
        const auto from = table.position(target::copied_from, row);
        if (!from || version_of_target(ledger, *from) != before) changes.push_back({.after = row});
    }
    return changes;
}

Date moved_by_years(Date day, int years) { return day.plus_months(12 * years); }

}  // namespace saolang::programme

#pragma once
// Plans of years through their versions: which one is in force, its targets, the shares of units, and what of a target
// was set in other years. Amending makes a new version; the one before stays as it was.

#include <optional>
#include <vector>

#include "programme/goal.hpp"
#include "programme/ledger.hpp"

namespace saolang::programme {

struct PlanOf {
    int year = 0;
    places::UnitId unit{};
    bool operator==(const PlanOf&) const = default;
};
[[nodiscard]] std::optional<PlanOf> plan_of(const Ledger& ledger, Row version);

// Every year and unit that has a plan, the newest year first.
[[nodiscard]] std::vector<PlanOf> plans_of(const Ledger& ledger);
// The versions of a plan in the order they were signed; of one day in the order they were entered.
[[nodiscard]] std::vector<Row> versions_of(const Ledger& ledger, const PlanOf& plan);
// The last one signed by that day; nothing before the first.
[[nodiscard]] std::optional<Row> version_in_force(const Ledger& ledger, const PlanOf& plan, Date day);

// Of one version, in their order.
[[nodiscard]] std::vector<Row> targets_of(const Ledger& ledger, Row version);
[[nodiscard]] Goal goal_of(const Ledger& ledger, Row target);
[[nodiscard]] Row version_of_target(const Ledger& ledger, Row target);

struct UnitShare {
    Row row = 0;  // of target_share
    places::UnitId unit{};
    std::int64_t goal = 0;  // hundredths, as the target's
    bool operator==(const UnitShare&) const = default;
};
[[nodiscard]] std::vector<UnitShare> shares_of(const Ledger& ledger, Row target);

// The target that stands for this one in the version: itself, a copy of it, or what it was copied from.
[[nodiscard]] std::optional<Row> same_target_in(const Ledger& ledger, Row target, Row version);

// The same target year by year, the oldest first: of each year the last version's. Holds the target itself or the one
// that replaced it.
[[nodiscard]] std::vector<Row> lineage_of(const Ledger& ledger, Row target);

// What a version says differently from another; nothing on one side: added or taken out.
struct TargetChange {
    std::optional<Row> before = {};
    std::optional<Row> after = {};
    std::vector<std::size_t> fields = {};  // of `target`, that differ
    bool shares = false;
};
[[nodiscard]] std::vector<TargetChange> changes_between(const Ledger& ledger, Row before, Row after);

// The day with the year moved; 29/02 becomes 28/02 in a common year.
[[nodiscard]] Date moved_by_years(Date day, int years);

}  // namespace saolang::programme

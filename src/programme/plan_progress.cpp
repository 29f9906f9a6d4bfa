#include "programme/plan_progress.hpp"

#include <algorithm>

#include "programme/confidential.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

std::optional<std::int64_t> value_on(const PlanGround& ground, const Progress& progress, Date day) {
    auto question = progress.question;
    question.day = judged_on(progress.goal, day);
    question.hierarchy_day = day;
    return tally_of(*progress.indicator, ground.world, ground.gazetteer, question).value;
}

struct Reasons {
    std::map<std::optional<places::UnitId>, std::map<const web::Word*, std::uint32_t>> by_unit;
    bool about_units = false;  // what is asked about are units themselves
};

Reasons reasons_of(const PlanGround& ground, const Progress& progress) {
    Reasons reasons;
    const Asked asked(ground.world, ground.gazetteer, progress.question);
    const auto level = ground.level_below();
    progress.indicator->find(asked, [&](const Finding& finding) {
        reasons.about_units = reasons.about_units || finding.subject.of == Subject::Of::unit;
        if (!finding.why || finding.verdict == Verdict::counted) return;
        const auto unit = asked.unit_of(finding.place ? static_cast<std::uint32_t>(*finding.place) : nowhere, level);
        ++reasons.by_unit[place_at(unit)][finding.why];
    });
    return reasons;
}

// A unit without a share of its own is held to the target where the target is no sum over units.
Lag lag_of(const Progress& progress, const UnitProgress& unit, bool about_units) {
    const auto& tally = unit.tally;
    Goal goal = progress.goal;
    if (unit.share) {
        goal = {.comparison = Comparison::at_least, .goal = *unit.share, .goal_to = {}, .due = goal.due};
    } else if (about_units || goal.comparison == Comparison::all) {
        if (tally.not_counted > 0) return Lag::behind;
        return tally.unproved > 0 ? Lag::proof_missing : Lag::none;
    } else if (progress.measure == MeasuredIn::count || progress.measure == MeasuredIn::dong) {
        return Lag::none;
    }
    if (!tally.value && !tally.value_if_proved) return unit.share ? Lag::behind : Lag::none;
    if (tally.value && meets(goal, *tally.value)) return Lag::none;
    return tally.value_if_proved && meets(goal, *tally.value_if_proved) ? Lag::proof_missing : Lag::behind;
}

}  // namespace

int rank_of(Status status) {
    switch (status) {
        case Status::missed:
            return 0;
        case Status::at_risk:
            return 1;
        case Status::unknown:
            return 2;
        case Status::on_track:
            return 3;
        case Status::reached:
            return 4;
    }
    return 5;
}

places::Level PlanGround::level_below() const {
    const auto level = gazetteer[asked.plan.unit].level;
    if (level != places::Level::province) return places::Level::commune;
    const auto first_without_districts = *Date::from_civil(2025, 7, 1);
    return asked.hierarchy_day < first_without_districts ? places::Level::district : places::Level::commune;
}

Progress PlanGround::progress(Row row) const {
    const auto& targets = (*world.ledger)[KindId::target];
    Progress found;
    found.target = row;
    found.goal = goal_of(*world.ledger, row);
    found.measure = static_cast<MeasuredIn>(targets.number(target::measured_in, row));
    found.question = {asked.plan.year, asked.plan.unit, judged_on(found.goal, asked.day), asked.hierarchy_day};
    found.indicator = indicator_coded(world, targets.text(target::indicator, row));
    if (!found.indicator) return found;
    found.tally = tally_of(*found.indicator, world, gazetteer, found.question);
    if (asked.day < found.goal.due)
        found.forecast = forecast_of(*found.indicator, found.goal, world, gazetteer, found.question);
    found.status = status_of(found.goal, found.tally, asked.day, found.forecast.expected);
    if (found.indicator->confidential && sees != Sees::everything) leave_out_what_is_private(found);
    return found;
}

void PlanGround::leave_out_what_is_private(Progress& progress) const {
    const auto tally = shown_tally(*progress.indicator, world, gazetteer, progress.question);
    progress.forecast = {};
    progress.kept_private = !tally;
    // How many count is the value of a count, and half of a share.
    if (!tally) progress.tally = {};
    progress.tally.value = tally ? tally->value : std::nullopt;
    progress.tally.value_if_proved.reset();
    progress.status = tally ? status_of(progress.goal, *tally, asked.day, std::nullopt) : Status::unknown;
}

std::vector<Progress> PlanGround::progress_of_version(Row version) const {
    std::vector<Progress> found;
    for (const auto row : targets_of(*world.ledger, version)) found.push_back(progress(row));
    std::ranges::stable_sort(found, {}, [](const Progress& one) { return rank_of(one.status); });
    return found;
}

std::vector<AtDay> months_of(const PlanGround& ground, const Progress& progress) {
    std::vector<AtDay> found;
    if (!progress.indicator) return found;
    auto begin = first_day_of_year(ground.asked.plan.year);
    for (int month = 1; month <= 12; ++month) {
        const auto end = first_day_of_year(ground.asked.plan.year).plus_months(month).plus_days(-1);
        if (end > ground.asked.day) break;
        found.push_back({end, value_on(ground, progress, end)});
        begin = end;
    }
    if (found.size() < 12 && begin < ground.asked.day) found.push_back({ground.asked.day, progress.tally.value});
    return found;
}

std::vector<UnitProgress> units_of(const PlanGround& ground, const Progress& progress) {
    std::vector<UnitProgress> found;
    if (!progress.indicator) return found;
    const auto shares = shares_of(*ground.world.ledger, progress.target);
    const auto reasons = reasons_of(ground, progress);
    for (const auto& [unit, tally] :
         tally_by_unit(*progress.indicator, ground.world, ground.gazetteer, progress.question, ground.level_below())) {
        UnitProgress row{.unit = unit, .tally = tally};
        const auto share = unit ? std::ranges::find(shares, *unit, &UnitShare::unit) : shares.end();
        if (share != shares.end()) row.share = share->goal;
        if (const auto why = reasons.by_unit.find(unit); why != reasons.by_unit.end()) row.why = why->second;
        row.lag = unit ? lag_of(progress, row, reasons.about_units) : Lag::none;
        found.push_back(std::move(row));
    }
    std::ranges::stable_sort(found, {}, [](const UnitProgress& one) {
        return std::pair(one.lag, -static_cast<std::int64_t>(one.tally.not_counted) - one.tally.unproved);
    });
    return found;
}

std::vector<Progress> years_of(const PlanGround& ground, Row target) {
    std::vector<Progress> found;
    const auto& ledger = *ground.world.ledger;
    for (const auto row : lineage_of(ledger, target)) {
        const auto plan = plan_of(ledger, version_of_target(ledger, row));
        if (!plan) continue;
        const auto day = std::min(goal_of(ledger, row).due, ground.asked.day);
        const bool begun = first_day_of_year(plan->year) <= ground.asked.day;
        if (begun)
            found.push_back(PlanGround(ground.world, ground.gazetteer, {*plan, day, day}, ground.sees).progress(row));
    }
    return found;
}

}  // namespace saolang::programme

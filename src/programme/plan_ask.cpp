#include "programme/plan_ask.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "programme/plan_kinds.hpp"
#include "registry/as_known.hpp"

namespace saolang::programme {

namespace {

std::optional<PlanOf> plan_named(const Ask& ask, int year) {
    const auto named = ask.desk.asked("noi");
    if (named.empty()) return plan_served(ask, year);
    for (const auto& plan : plans_of(*ask.world.ledger))
        if (plan.year == year &&
            (unit_key(plan.unit, ask.gazetteer()) == named || ask.gazetteer()[plan.unit].code == named))
            return plan;
    return std::nullopt;
}

}  // namespace

std::optional<PlanOf> plan_served(const Ask& ask, int year) {
    return plan_served(ask.desk.view, *ask.world.ledger, year);
}

std::optional<PlanOf> plan_served(const registry::View& view, const Ledger& ledger, int year) {
    const auto plans = plans_of(ledger);
    // The province of that year, and where it merged within the year the one it became part of.
    for (const auto day : {first_day_of_year(year), last_day_of_year(year)}) {
        const auto unit = view.province_on(day);
        if (!unit) continue;
        const auto found = std::ranges::find(plans, PlanOf{year, *unit});
        if (found != plans.end()) return *found;
    }
    return std::nullopt;
}

PlanGround PlanAsked::ground(const Ask& ask) const {
    const bool all = ask.desk.may(people::view_confidential, {.place = question.plan.unit});
    return {world, ask.gazetteer(), question, all ? Sees::everything : Sees::what_everybody_may};
}

// Over years that are past, the day on which the last target was due.
Date last_day_of(const Ledger& ledger, const PlanOf& plan) {
    auto day = last_day_of_year(plan.year);
    for (const auto version : versions_of(ledger, plan))
        for (const auto target : targets_of(ledger, version)) day = std::max(day, goal_of(ledger, target).due);
    return day;
}

Date hierarchy_of_plan(const places::Gazetteer& gazetteer, const PlanOf& plan, Date day) {
    const auto& until = gazetteer[plan.unit].valid.until;
    return until && *until <= day ? until->plus_days(-1) : day;
}

std::optional<PlanAsked> plan_asked(const Ask& ask, std::string_view year) {
    const auto number = number_in<int>(year);
    const auto plan = number ? plan_named(ask, *number) : std::nullopt;
    if (!plan || !may_see_plan(ask, plan->unit)) return std::nullopt;
    PlanAsked asked{.world = ask.world, .question = {*plan, Date(0), Date(0)}};
    asked.known = registry::date_named(ask.desk.asked("biet"));
    if (asked.known && *asked.known >= ask.desk.visitor.today) asked.known.reset();
    if (asked.known) asked.world = ask.site.worlds->as_known(registry::end_of(*asked.known));
    const auto latest = std::min(last_day_of(*ask.world.ledger, *plan), asked.known.value_or(ask.desk.visitor.today));
    const auto day = registry::date_named(ask.desk.asked("ngay"));
    asked.question.day = day.value_or(latest);
    const auto hierarchy = registry::hierarchy_named(ask.desk.asked("dia-gioi"));
    asked.question.hierarchy_day = hierarchy.value_or(hierarchy_of_plan(ask.gazetteer(), *plan, asked.question.day));
    asked.kept = unit_pair(ask, *plan);
    if (day) asked.kept.emplace_back("ngay", to_iso(*day));
    if (asked.known) asked.kept.emplace_back("biet", to_iso(*asked.known));
    if (hierarchy) asked.kept.emplace_back("dia-gioi", std::string(ask.desk.asked("dia-gioi")));
    asked.version = version_in_force(*asked.world.ledger, *plan, asked.question.day);
    asked.in_force = asked.version.has_value();
    if (const auto versions = versions_of(*asked.world.ledger, *plan); !asked.version && !versions.empty())
        asked.version = versions.front();
    return asked;
}

std::string path_of(const PlanOf& plan) { return fmt::format("{}/{}", plans_path, plan.year); }

std::string path_of_target(const Ask&, const PlanAsked& asked, Row target) {
    return fmt::format("{}/{}", path_of(asked.question.plan), (*asked.world.ledger)[KindId::target].codes[target]);
}

std::string plan_address(const Ask& ask, const PlanAsked& asked, std::string_view path) {
    return registry::address_with(ask.desk.link(path), asked.kept);
}

web::Pairs with(web::Pairs kept, std::string_view name, std::string_view value) {
    const auto found = std::ranges::find(kept, name, &web::Pairs::value_type::first);
    if (value.empty()) {
        if (found != kept.end()) kept.erase(found);
    } else if (found != kept.end()) {
        found->second = value;
    } else {
        kept.emplace_back(name, value);
    }
    return kept;
}

web::Pairs unit_pair(const Ask& ask, const PlanOf& plan) {
    if (plan_served(ask, plan.year) == plan) return {};
    return {{"noi", unit_key(plan.unit, ask.gazetteer())}};
}

bool may_see_plan(const Ask& ask, places::UnitId unit) {
    if (ask.desk.may(people::view_programme, {.place = unit})) return true;
    const auto today = ask.desk.visitor.today;
    const auto province = [&](places::UnitId of) { return ask.gazetteer().locate(of, places::Level::province, today); };
    const auto here = province(unit);
    const auto reach = ask.desk.reach(people::view_programme);
    return here && std::ranges::any_of(reach.units, [&](places::UnitId one) { return province(one) == here; });
}

bool may_know(const Ask& ask, const Indicator& indicator, const people::Subject& subject) {
    return (!indicator.confidential || ask.desk.may(people::view_confidential, subject)) &&
           (!indicator.personal || ask.desk.may(people::view_private, subject));
}

bool is_as_of_closing(const Ask& ask, const Progress& progress) {
    return progress.indicator && progress.indicator->confidential && progress.tally.value &&
           !ask.desk.may(people::view_confidential, {.place = progress.question.unit});
}

bool may_show_units(const Ask& ask, const Progress& progress) {
    return !progress.indicator || may_know(ask, *progress.indicator, {.place = progress.question.unit});
}

}  // namespace saolang::programme

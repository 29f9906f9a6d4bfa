#include "programme/choose_ask.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

constexpr std::int64_t most_dong = 100'000'000'000'000;  // 100 000 billion
constexpr std::string_view own_cost_prefix = "gia.";

std::optional<std::int64_t> cost_in(web::Form& form, std::string_view name) {
    if (form.typed(name).empty()) return std::nullopt;
    return form.integer(name, {.need = web::Need::optional, .least = 0, .most = most_dong});
}

TypedCosts typed_costs(web::Form& form, const web::Pairs& sent) {
    TypedCosts typed;
    for (std::size_t need = 0; need < support::needs.size(); ++need)
        if (const auto cost = cost_in(form, cost_name_of_need(need))) typed.by_need.emplace(need, *cost);
    typed.fair = cost_in(form, fair_cost_name);
    typed.abroad = cost_in(form, abroad_cost_name);
    for (const auto& [name, value] : sent)
        if (name.starts_with(own_cost_prefix) && !value.empty())
            if (const auto cost = cost_in(form, name)) typed.by_key.emplace(name.substr(own_cost_prefix.size()), *cost);
    return typed;
}

std::vector<AimedTarget> targets_in(const Ask& ask, const PlanAsked& plan) {
    std::vector<AimedTarget> targets;
    if (!plan.version) return targets;
    const auto& ledger = *plan.world.ledger;
    const auto& table = ledger[KindId::target];
    for (const auto row : targets_of(ledger, *plan.version)) {
        const auto indicator = indicator_coded(plan.world, table.text(target::indicator, row));
        if (!indicator) continue;
        const auto goal = goal_of(ledger, row);
        AimedTarget made{.aimed = {row,
                                   goal,
                                   *indicator,
                                   {plan.question.plan.year, plan.question.plan.unit,
                                    judged_on(goal, plan.question.day), plan.question.hierarchy_day}},
                         .words = table.text(target::words, row)};
        made.aimed.kept_private = indicator->confidential && plan.ground(ask).sees != Sees::everything;
        if (!made.aimed.kept_private)
            made.missing =
                missing_records(made.aimed, tally_of(*indicator, plan.world, ask.gazetteer(), made.aimed.question));
        targets.push_back(std::move(made));
    }
    return targets;
}

people::Subject subject_of(const Ask& ask, const World& world, const WorkOption& option) {
    switch (option.about.of) {
        case Subject::Of::product:
            return registry::subject_of_product(*world.index, option.about.at);
        case Subject::Of::producer:
            return registry::subject_of(world.index->producers[option.about.at], ask.gazetteer());
        case Subject::Of::unit:
            return {.place = places::UnitId{option.about.at}};
        case Subject::Of::record:
            break;
    }
    return subject_of(world, ask.gazetteer(), kind_of(option.about.kind), option.about.at);
}

}  // namespace

std::string cost_name_of_need(std::size_t need) { return fmt::format("gia-{}", support::needs[need].code); }
std::string cost_name_of(const WorkOption& option) { return fmt::format("{}{}", own_cost_prefix, option.key); }

bool is_cost_name(std::string_view name) { return name.starts_with("gia-") || name.starts_with(own_cost_prefix); }

std::string path_of_work(const WhatToDo& what) { return path_of(what.plan.question.plan) + "/viec-can-lam"; }

ByHand WhatToDo::by_hand(const WorkOption& option) const {
    const auto named = [&](std::string_view name) {
        return std::ranges::any_of(sent,
                                   [&](const auto& pair) { return pair.first == name && pair.second == option.key; });
    };
    if (named(leave_name)) return ByHand::leave_out;
    return named(keep_name) ? ByHand::keep : ByHand::free;
}

std::string WhatToDo::mark() const {
    std::string all;
    for (const auto candidate : chosen.candidates)
        all += fmt::format("{} {}\n", option(candidate).key, option(candidate).cost->dong);
    return sha256_hex(all).substr(0, 16);
}

web::Pairs WhatToDo::kept() const {
    web::Pairs pairs = plan.kept;
    for (const auto& [name, value] : sent) {
        const bool ours = name == budget_name || name == keep_name || name == leave_name || is_cost_name(name);
        if (ours && !value.empty()) pairs.emplace_back(name, value);
    }
    return pairs;
}

std::optional<WhatToDo> what_to_do(const Ask& ask, const web::Pairs& sent) {
    auto plan = plan_asked(ask, ask.desk.request.parameters[0]);
    if (!plan) return std::nullopt;
    WhatToDo made{.plan = *std::move(plan), .form = web::Form(sent)};
    made.sent = sent;
    if (!made.form.typed(budget_name).empty()) made.budget = cost_in(made.form, budget_name);
    made.typed = typed_costs(made.form, sent);
    made.targets = targets_in(ask, made.plan);
    std::vector<Aimed> aimed;
    for (const auto& one : made.targets) aimed.push_back(one.aimed);
    auto found = options_for(made.plan.world, ask.gazetteer(), aimed, made.typed);
    std::vector<std::int64_t> missing;
    for (std::size_t i = 0; i < made.targets.size(); ++i) {
        auto& one = made.targets[i];
        one.under_way = std::min(found.under_way[i], one.missing.value_or(0));
        missing.push_back(one.missing.value_or(0) - one.under_way);
    }
    made.taken_out = found.taken_out;
    made.options = std::move(found.options);
    for (const auto& option : made.options)
        made.seen.push_back(ask.desk.may(people::view_programme, subject_of(ask, made.plan.world, option)));
    std::erase_if(found.to_report, [&](const WorkOption& one) {
        return !ask.desk.may(people::view_confidential, subject_of(ask, made.plan.world, one));
    });
    made.to_report = std::move(found.to_report);
    made.usual = usual_costs(*made.plan.world.ledger, made.plan.question.day, made.typed);
    made.problem = posed(made.options, missing, made.budget, [&](const WorkOption& one) { return made.by_hand(one); });
    made.chosen = choose(made.problem.choosing);
    made.reasons = reasons_of(made.problem.choosing, made.chosen);
    return made;
}

}  // namespace saolang::programme

#include "law/transition.hpp"

#include <algorithm>

namespace saolang::law {

namespace {

const Transition* rule_for_waiting_cases(const Regime& regime) {
    const auto found = std::ranges::find_if(regime.transition, [](const Transition& one) {
        return one.days_first_or_upgrade.has_value() && one.days_re_evaluation.has_value();
    });
    return found == regime.transition.end() ? nullptr : &*found;
}

const Regime* before(const Law& law, const Regime& regime) { return law.in_force(regime.from.plus_days(-1)); }

}  // namespace

std::optional<std::int32_t> days_for(const Transition& transition, Application application) {
    return application == Application::re_evaluation ? transition.days_re_evaluation : transition.days_first_or_upgrade;
}

Governed regime_of_case(const Law& law, Date filed, Application application, std::optional<Date> evaluated,
                        Date asked) {
    Governed governed{.regime = law.in_force(filed)};
    if (!governed.regime) return governed;
    const Date day = evaluated.value_or(asked);
    for (const auto& later : law.regimes) {
        if (later.from <= filed || later.from > day) continue;
        governed.changed_by = &later;
        governed.transition = rule_for_waiting_cases(later);
        if (!governed.transition) {
            governed.ground = Ground::not_found;
            continue;
        }
        governed.finish_by = later.from.plus_days(*days_for(*governed.transition, application));
        if (day <= *governed.finish_by) {
            governed.ground = Ground::waiting_case;
            continue;
        }
        governed.ground = Ground::waiting_too_long;
        const auto* old = before(law, later);
        if (!old || !old->repealed_on || day > *old->repealed_on) governed.regime = &later;
    }
    return governed;
}

OfDecision regime_of_decision(const Law& law, Date decided) {
    OfDecision found{.regime = law.in_force(decided)};
    if (!found.regime) return found;
    const auto* transition = rule_for_waiting_cases(*found.regime);
    if (transition && decided <= found.regime->from.plus_days(*transition->days_first_or_upgrade))
        found.or_older = before(law, *found.regime);
    return found;
}

}  // namespace saolang::law

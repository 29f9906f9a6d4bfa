#include "programme/public_plan.hpp"

#include <algorithm>

#include "programme/plan_ask.hpp"
#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

CountedRecord record_of(const PublicAsk& ask, const Kind& kind, Row row) {
    const auto& table = (*ask.world.ledger)[kind];
    CountedRecord found{kind.name, table.codes[row], table.codes[row]};
    if (kind.id == KindId::sales_point) found.path = "/diem-ban/" + found.code;
    if (kind.id == KindId::event) found.path = "/hoi-cho";
    const auto& index = *ask.world.index;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const auto at = table.numbers[i].empty() ? std::nullopt : table.position(i, row);
        if (!at) continue;
        if (kind.fields[i].holds == Holds::product) {
            found.name = index.products[*at].name;
            found.path = "/san-pham/" + index.products[*at].slug;
            return found;
        }
        if (kind.fields[i].holds == Holds::producer) {
            found.name = index.producers[*at].name;
            found.path = "/chu-the/" + index.producers[*at].slug;
            return found;
        }
    }
    for (const auto field : kind.named_by)
        if (kind.fields[field].holds == Holds::text && !kind.fields[field].confidential) {
            found.name = table.text(field, row);
            return found;
        }
    return found;
}

CountedRecord counted_of(const PublicAsk& ask, const Subject& subject) {
    const auto& index = *ask.world.index;
    switch (subject.of) {
        case Subject::Of::product: {
            const auto& product = index.products[subject.at];
            return {"product", product.code, product.name, "/san-pham/" + product.slug};
        }
        case Subject::Of::producer: {
            const auto& producer = index.producers[subject.at];
            return {"producer", producer.code, producer.name, "/chu-the/" + producer.slug};
        }
        case Subject::Of::unit:
            return {"unit", ask.view.gazetteer[places::UnitId{subject.at}].code,
                    ask.view.name_of(places::UnitId{subject.at})};
        case Subject::Of::record:
            break;
    }
    return record_of(ask, kind_of(subject.kind), subject.at);
}

// A plan that is being written is for the office.
bool is_issued(const PublicAsk& ask, const PlanOf& plan) {
    return version_in_force(*ask.world.ledger, plan, ask.view.today).has_value();
}

}  // namespace

std::optional<PublicPlan> public_plan(const PublicAsk& ask, int year, std::optional<Date> day) {
    const auto& ledger = *ask.world.ledger;
    const auto plan = plan_served(ask.view, ledger, year);
    if (!plan || !is_issued(ask, *plan)) return std::nullopt;
    const auto versions = versions_of(ledger, *plan);
    const auto asked = day.value_or(std::min(last_day_of(ledger, *plan), ask.view.today));
    const auto in_force = version_in_force(ledger, *plan, asked);
    PublicPlan shown{{*plan, asked, hierarchy_of_plan(ask.view.gazetteer, *plan, asked)},
                     in_force.value_or(versions.front()),
                     in_force.has_value(),
                     {}};
    const PlanGround ground(ask.world, ask.view.gazetteer, shown.question, Sees::what_everybody_may);
    for (const auto row : targets_of(ledger, shown.version)) shown.targets.push_back(ground.progress(row));
    return shown;
}

std::vector<int> years_with_plan(const PublicAsk& ask) {
    std::vector<int> years;
    for (const auto& plan : plans_of(*ask.world.ledger))
        if (plan_served(ask.view, *ask.world.ledger, plan.year) == plan && is_issued(ask, plan))
            years.push_back(plan.year);
    return years;
}

const Progress* target_placed(const PublicAsk& ask, const PublicPlan& plan, std::int64_t place) {
    const auto& targets = ask.table(KindId::target);
    const auto found = std::ranges::find_if(
        plan.targets, [&](const Progress& one) { return targets.number(target::place, one.target) == place; });
    return found == plan.targets.end() ? nullptr : &*found;
}

PublicWhy why_of(const PublicAsk& ask, const Progress& progress) {
    PublicWhy why;
    if (!progress.indicator || progress.indicator->confidential) return why;
    for (const auto& finding : findings_of(*progress.indicator, ask.world, ask.view.gazetteer, progress.question)) {
        if (finding.verdict == Verdict::counted) {
            why.counted.push_back(counted_of(ask, finding.subject));
        } else if (finding.why) {
            ++why.reasons[finding.why];
        }
    }
    return why;
}

}  // namespace saolang::programme

#include <algorithm>

#include <fmt/core.h>

#include "registry/import_planner.hpp"

namespace saolang::registry {

using places::UnitId;

namespace {

constexpr std::size_t remarks_most = 500;

void take_over(ImportPlan& plan, ListReading&& reading) {
    plan.rows = reading.rows;
    plan.columns = std::move(reading.columns);
    std::ranges::move(reading.refused, std::back_inserter(plan.refused));
    plan.remarks.insert(plan.remarks.begin(), std::make_move_iterator(reading.remarks.begin()),
                        std::make_move_iterator(reading.remarks.end()));
    std::ranges::stable_sort(plan.refused, {},
                             [](const Refusal& refusal) { return std::pair(refusal.place.sheet, refusal.place.row); });
}

}  // namespace

void Planner::doubt(const Draft& draft, const Match& match) {
    Doubt told{draft.place, match.looks_like, match.doubt_vi, match.doubt_en};
    told.place.value = draft.product_name ? *draft.product_name : draft.producer_name.value_or("");
    if (draft.product_name && draft.producer_name) told.place.value += " – " + *draft.producer_name;
    plan.doubtful.push_back(std::move(told));
}

Verdict Planner::take_row(Draft& draft, std::optional<UnitId> place, const Match& producer, const Match& product) {
    bool made = false;
    bool changed = false;
    KnownAt owner = producer.found.value_or(nobody);
    if (draft.producer_name && owner == nobody) {
        owner = make_producer(draft, place);
        made = kind == ListKind::producers;
        changed = true;
    } else if (owner != nobody) {
        changed = change_producer(owner, draft, place);
    }
    if (kind != ListKind::producers) {
        KnownAt at = product.found.value_or(nobody);
        if (at == nobody) {
            at = make_product(draft, owner, place);
            made = true;
        } else {
            changed = change_product(at, draft, owner, place) || changed;
        }
        changed = take_recognition(at, draft, made) || changed;
    }
    return made ? Verdict::new_record : changed ? Verdict::changed : Verdict::unchanged;
}

void Planner::take(Draft&& draft) {
    const PlaceFinder::Found& found = finder.find(draft);
    if (found.refused) {
        plan.refused.push_back({draft.place, found.refused->vi, found.refused->en});
        plan.refused.back().place.value = draft.district.empty() ? draft.province : draft.district;
        return;
    }
    if (!found.remark.empty() && plan.remarks.size() < remarks_most) {
        plan.remarks.push_back(fmt::format("{}: {}", in_words(draft.place.sheet, draft.place.row), found.remark));
    }
    const bool ask = options.doubtful == ImportOptions::Doubtful::leave_out;
    const Match producer = known.match_producer(draft, found.place);
    if (producer.doubtful() && ask) return doubt(draft, producer);
    Match product;
    if (kind != ListKind::producers) {
        product = known.match_product(draft, producer.found.value_or(nobody), found.place);
        if (product.doubtful() && ask) return doubt(draft, product);
    }
    switch (take_row(draft, found.place, producer, product)) {
        case Verdict::new_record:
            ++plan.new_records;
            break;
        case Verdict::changed:
            ++plan.changed;
            break;
        case Verdict::unchanged:
            ++plan.unchanged;
            break;
        case Verdict::doubtful:
            break;
    }
}

ImportPlan plan_import(office::Workbook&& workbook, ListKind kind, const Index& index,
                       const places::Gazetteer& gazetteer, const ImportOptions& options) {
    Planner planner{kind, index, gazetteer, options};
    planner.plan.kind = kind;
    planner.learn_decisions();
    ListReading reading = read_list(std::move(workbook), kind, [&](Draft&& draft) { planner.take(std::move(draft)); });
    take_over(planner.plan, std::move(reading));
    return std::move(planner.plan);
}

ImportPlan plan_import(const ListReading& reading, ListKind kind, const Index& index,
                       const places::Gazetteer& gazetteer, const ImportOptions& options) {
    Planner planner{kind, index, gazetteer, options};
    planner.plan.kind = kind;
    planner.learn_decisions();
    for (const Draft& draft : reading.drafts) planner.take(Draft(draft));
    ListReading rest;
    rest.rows = reading.rows;
    rest.refused = reading.refused;
    rest.columns = reading.columns;
    rest.remarks = reading.remarks;
    take_over(planner.plan, std::move(rest));
    return std::move(planner.plan);
}

}  // namespace saolang::registry

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "registry/import_decisions.hpp"
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

Verdict Planner::doubt(const Draft& draft, const Match& match, Candidate::What what) {
    Doubt told{draft.place, match.looks_like, match.doubt_vi, match.doubt_en, {}};
    told.place.value = draft.product_name ? *draft.product_name : draft.producer_name.value_or("");
    if (draft.product_name && draft.producer_name) told.place.value += " – " + *draft.producer_name;
    for (const KnownAt at : match.candidates) told.candidates.push_back(candidate(at, what));
    plan.doubtful.push_back(std::move(told));
    return Verdict::doubtful;
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
            tell_apart(at);
            made = true;
        } else {
            changed = change_product(at, draft, owner, place) || changed;
        }
        changed = take_recognition(at, draft, made) || changed;
    }
    return made ? Verdict::new_record : changed ? Verdict::changed : Verdict::unchanged;
}

void Planner::begin_row(const Draft& draft) {
    if (sheets.empty() || sheets.back() != draft.place.sheet) sheets.push_back(draft.place.sheet);
    at_row = {static_cast<std::uint32_t>(sheets.size() - 1), draft.place.row};
    const auto decision = options.decisions.find(RowOfList{draft.place.sheet, draft.place.row});
    said = decision == options.decisions.end() ? nullptr : &decision->second;
    said_apart.clear();
    if (!options.row) return;
    outcome = {};
    outcome.sheet = draft.place.sheet;
    outcome.row = draft.place.row;
    outcome.product_name = draft.product_name.value_or("");
    outcome.producer_name = draft.producer_name.value_or("");
}

void Planner::end_row(Verdict verdict) {
    switch (verdict) {
        case Verdict::new_record:
            ++plan.new_records;
            break;
        case Verdict::changed:
            ++plan.changed;
            break;
        case Verdict::unchanged:
            ++plan.unchanged;
            break;
        case Verdict::left_out:
            ++plan.left_out;
            break;
        case Verdict::doubtful:
            break;
    }
    if (!options.row) return;
    outcome.verdict = verdict;
    options.row(std::move(outcome));
}

std::optional<Verdict> Planner::match_and_take(Draft& draft, std::optional<UnitId> place) {
    const bool ask = options.doubtful == ImportOptions::Doubtful::leave_out;
    const Match producer = decided_producer(draft, place);
    if (producer.doubtful() && ask) return doubt(draft, producer, Candidate::What::producer);
    Match product;
    if (kind != ListKind::producers) {
        product = decided_product(draft, producer.found.value_or(nobody), place);
        if (product.doubtful() && ask) return doubt(draft, product, Candidate::What::product);
    }
    if (refused_for_place(draft, place, producer, product)) return std::nullopt;
    const bool decided = said != nullptr && said->producer && draft.producer_name;
    std::string words = decided ? producer_words(draft, place) : std::string();
    const std::size_t known_before = known.producers.size();
    const Verdict verdict = take_row(draft, place, producer, product);
    const bool made = known.producers.size() > known_before;
    if (decided && (producer.found || made)) {
        said_of_producers[std::move(words)] = made ? static_cast<KnownAt>(known_before) : *producer.found;
    }
    return verdict;
}

namespace {

constexpr web::Word other_place{
    "Dòng này thuộc địa bàn khác với địa bàn bạn phụ trách; hãy gửi cho cơ quan phụ trách địa bàn đó.",
    "This row is of another place than the one you are in charge of; please send it to the office of that place."};

}  // namespace

// The record a row is about must be in the writer's reach, and the row may not move one into it or out of it.
bool Planner::refused_for_place(const Draft& draft, std::optional<UnitId> place, const Match& producer,
                                const Match& product) {
    if (!options.may_write) return false;
    std::vector<std::optional<UnitId>> asked;
    if (place) asked.push_back(place);
    if (producer.found) asked.push_back(known.producers[*producer.found].place);
    if (product.found && known.products[*product.found].place) asked.push_back(known.products[*product.found].place);
    if (asked.empty()) asked.emplace_back();
    if (std::ranges::all_of(asked, options.may_write)) return false;
    plan.refused.push_back({draft.place, std::string(other_place.vi), std::string(other_place.en)});
    return true;
}

void Planner::take(Draft&& draft) {
    begin_row(draft);
    if (said != nullptr && said->leave_out) return end_row(Verdict::left_out);
    const PlaceFinder::Found& found = finder.find(draft);
    if (found.refused) {
        plan.refused.push_back({draft.place, found.refused->vi, found.refused->en});
        plan.refused.back().place.value = draft.district.empty() ? draft.province : draft.district;
        return;
    }
    if (!found.remark.empty() && plan.remarks.size() < remarks_most) {
        plan.remarks.push_back(fmt::format("{}: {}", in_words(draft.place.sheet, draft.place.row), found.remark));
    }
    lead_to_kept(draft, found.place);
    if (const auto verdict = match_and_take(draft, found.place)) end_row(*verdict);
}

std::size_t rows_refused(const ImportPlan& plan) {
    std::set<RowOfList> rows;
    for (const auto& refusal : plan.refused) rows.emplace(refusal.place.sheet, refusal.place.row);
    return rows.size();
}

void RowWindow::take(RowOutcome&& outcome) {
    if (outcome.verdict != verdict) return;
    if (++seen > skip && rows.size() < most) rows.push_back(std::move(outcome));
}

ImportPlan plan_import(office::Workbook&& workbook, ListKind kind, const Index& index,
                       const places::Gazetteer& gazetteer, const ImportOptions& options) {
    Planner planner{kind, index, gazetteer, options};
    planner.plan.kind = kind;
    planner.learn_decisions();
    ListReading reading = read_list(
        std::move(workbook), kind, [&](Draft&& draft) { planner.take(std::move(draft)); }, options.mapping);
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

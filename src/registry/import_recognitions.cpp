// Decisions and recognitions: which one a row speaks of, and what it adds.

#include "base/text.hpp"
#include "registry/import_planner.hpp"

namespace saolang::registry {

namespace {

int rank_of(Confidence confidence) {  // smaller is surer
    switch (confidence) {
        case Confidence::official:
        case Confidence::sample:
            return 0;
        case Confidence::press:
            return 1;
        case Confidence::second:
            return 2;
        case Confidence::weak:
            return 3;
    }
    return 3;
}

// What ended the recognition or extended it.
bool take_ending(Recognition& recognition, const Draft& draft) {
    const auto before = std::pair(recognition.withdrawal, recognition.extension);
    if (draft.withdrawn_on) {
        recognition.withdrawal =
            Withdrawal{*draft.withdrawn_on, draft.withdrawal_ground.value_or(Ground::other_conclusion),
                       draft.withdrawal_instrument};
    }
    if (draft.extended_until) recognition.extension = Extension{*draft.extended_until, draft.extension_instrument};
    return before != std::pair(recognition.withdrawal, recognition.extension);
}

bool is_recognition(const Draft& draft) {
    if (draft.status == "registered" || draft.status == "registered_or_proposed") return false;
    return draft.star || draft.decision_number || draft.decision_date || draft.valid_from || draft.certificate_number ||
           draft.year || draft.score || (draft.status && draft.status->starts_with("recognised"));
}

}  // namespace

void Planner::learn_decisions() {
    for (const Decision& decision : index.decisions) {
        decisions_by_key[search_key(decision.number)].push_back(static_cast<KnownAt>(decisions.size()));
        decisions.push_back({&decision});
    }
}

std::optional<KnownAt> Planner::decision_for(Draft& draft, bool& changed) {
    if (!draft.decision_number) return std::nullopt;
    auto& same_number = decisions_by_key[search_key(*draft.decision_number)];
    for (const KnownAt at : same_number) {
        KnownDecision& decision = decisions[at];
        const Decision& record = *decision.record;
        const bool date_fits = !record.date || !draft.decision_date || *record.date == *draft.decision_date;
        const bool authority_fits = record.authority.empty() || !draft.authority ||
                                    search_key(record.authority) == search_key(*draft.authority);
        if (!date_fits || !authority_fits) continue;
        Decision mended = record;
        bool differs = take_given(mended.date, draft.decision_date);
        if (mended.authority.empty()) differs = take_given(mended.authority, draft.authority.value_or("")) || differs;
        if (differs) {
            note(record, mended);
            if (decision.pending == nullptr) decision.pending = push(PendingDecision{record, false}).second;
            decision.pending->record = std::move(mended);
            decision.record = &decision.pending->record;
            changed = true;
        }
        return at;
    }
    PendingDecision pending;
    pending.record.number = *draft.decision_number;
    pending.record.date = draft.decision_date;
    pending.record.authority = draft.authority.value_or("");
    const auto [step, made] = push(std::move(pending));
    const auto at = static_cast<KnownAt>(decisions.size());
    decisions.push_back({&made->record, made, step});
    same_number.push_back(at);
    return at;
}

const Decision* Planner::decision_of(const Recognition& recognition, std::uint32_t decision_step) const {
    if (decision_step != no_step) return &std::get<std::unique_ptr<PendingDecision>>(plan.steps[decision_step])->record;
    return recognition.decision ? index.decision(*recognition.decision) : nullptr;
}

// Whether the row speaks of this recognition: of the papers and dates both name, all agree; the star decides where
// there are none.
bool Planner::same_recognition(const Recognition& recognition, std::uint32_t decision_step, const Draft& draft) const {
    const bool stars_agree = !recognition.star || !draft.star || recognition.star == draft.star;
    if (!recognition.certificate_number.empty() && draft.certificate_number) {
        return recognition.certificate_number == *draft.certificate_number;
    }
    const Decision* decision = decision_of(recognition, decision_step);
    const auto year_of = [](std::optional<Date> a, std::optional<Date> b,
                            std::optional<std::int32_t> year) -> std::optional<std::int32_t> {
        if (a) return a->year();
        if (b) return b->year();
        return year;
    };
    const auto known_year =
        year_of(recognition.valid_from, decision != nullptr ? decision->date : std::nullopt, recognition.year);
    const auto given_year = year_of(draft.valid_from, draft.decision_date, draft.year);
    // A row without dates that names the year which stands in the record: the decision may be of the year after.
    const bool same_round = !draft.valid_from && !draft.decision_date && draft.year && recognition.year == draft.year;
    if (known_year && given_year && *known_year != *given_year && !same_round) return false;
    if (decision != nullptr && draft.decision_number)
        return search_key(decision->number) == search_key(*draft.decision_number);
    return stars_agree;
}

// Field by field; what the list does not say stays.
bool Planner::change_recognition(Recognition& recognition, const Draft& draft) const {
    const Confidence given = draft.confidence.value_or(Confidence::official);
    if (rank_of(given) > rank_of(recognition.confidence)) return false;  // a weaker source changes nothing
    bool differs = take_given(recognition.star, draft.star);
    differs = take_given(recognition.score, draft.score) || differs;
    const bool dated = recognition.decision.has_value() || recognition.valid_from.has_value();
    differs = take_given(recognition.valid_from, draft.valid_from) || differs;
    if (!dated && !recognition.valid_from) differs = take_given(recognition.valid_from, draft.decision_date) || differs;
    differs = take_given(recognition.valid_to, draft.valid_to) || differs;
    if (!dated || recognition.year) differs = take_given(recognition.year, draft.year) || differs;
    differs = take_given(recognition.certificate_number, draft.certificate_number.value_or("")) || differs;
    if (draft.confidence && rank_of(*draft.confidence) < rank_of(recognition.confidence)) {
        recognition.confidence = *draft.confidence;
        differs = true;
    }
    if (recognition.source.empty()) differs = take_given(recognition.source, draft.source.value_or("")) || differs;
    return take_ending(recognition, draft) || differs;
}

void Planner::link_decision(Recognition& recognition, std::uint32_t& decision_step, KnownAt decision) const {
    const KnownDecision& linked = decisions[decision];
    if (linked.step != no_step) {
        decision_step = linked.step;
    } else {
        recognition.decision = linked.record->id;
    }
}

// True when something was written; `made` when it is a new recognition.
bool Planner::take_recognition(KnownAt at, Draft& draft, bool& made) {
    if (kind != ListKind::recognitions || !is_recognition(draft)) return false;
    bool changed = false;
    const auto decision = decision_for(draft, changed);
    KnownProduct& product = known.products[at];
    const auto correct = [&](Recognition& recognition, std::uint32_t& step) {
        const bool links = decision && decision_of(recognition, step) == nullptr;
        const std::optional<Recognition> before = options.row ? std::optional(recognition) : std::nullopt;
        bool differs = change_recognition(recognition, draft);
        if (before) note(*before, recognition);
        if (links) note(ListField::decision_number, "", decisions[*decision].record->number);
        if (links) link_decision(recognition, step, *decision);
        return differs || links;
    };
    for (PendingRecognition* pending : product.recognitions) {
        if (same_recognition(pending->record, pending->decision_step, draft))
            return correct(pending->record, pending->decision_step) || changed;
    }
    if (product.step == no_step && at < index.products.size()) {
        for (const Recognition& recognition : index.recognitions_of(at)) {
            if (corrected.contains(static_cast<std::int64_t>(recognition.id)) ||
                !same_recognition(recognition, no_step, draft))
                continue;
            PendingRecognition copy{recognition, no_step, no_step, false};
            if (!correct(copy.record, copy.decision_step)) return changed;
            PendingRecognition* kept = push(std::move(copy)).second;
            corrected.emplace(static_cast<std::int64_t>(recognition.id), kept);
            product.recognitions.push_back(kept);
            return true;
        }
    }
    PendingRecognition pending;
    pending.product_step = product.step;
    if (product.step == no_step) pending.record.product = product.record->id;
    pending.record.confidence = draft.confidence.value_or(Confidence::official);
    change_recognition(pending.record, draft);
    if (!pending.record.valid_from) pending.record.valid_from = draft.decision_date;
    outcome.makes_recognition = true;
    note(Recognition{}, pending.record);
    if (decision) note(ListField::decision_number, "", decisions[*decision].record->number);
    if (decision) link_decision(pending.record, pending.decision_step, *decision);
    product.recognitions.push_back(push(std::move(pending)).second);
    made = true;
    return true;
}

}  // namespace saolang::registry

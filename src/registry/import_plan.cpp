#include <algorithm>

#include <fmt/core.h>

#include "base/text.hpp"
#include "registry/import_known.hpp"
#include "registry/near.hpp"

namespace saolang::registry {

namespace {

using places::UnitId;

constexpr std::size_t remarks_most = 500;

// A private fact the list gives and the record lacks or has otherwise; what the list leaves out stays.
template <class Fact>
bool take_given(Fact& known, const Fact& given) {
    if (!given || known == given) return false;
    known = given;
    return true;
}
bool take_given(std::string& known, const std::string& given) {
    if (given.empty() || known == given) return false;
    known = given;
    return true;
}

bool is_empty(const ProducerPrivate& facts) { return facts == ProducerPrivate{}; }
bool is_empty(const ProductStory& story) { return story == ProductStory{}; }

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

struct Planner {
    ListKind kind;
    const Index& index;
    const places::Gazetteer& gazetteer;
    const ImportOptions& options;
    ImportPlan plan{};
    Known known{index, gazetteer};
    PlaceFinder finder{gazetteer, index.province};
    std::unordered_map<std::string, std::vector<KnownAt>> decisions_by_key{};
    struct KnownDecision {
        const Decision* record;
        PendingDecision* pending = nullptr;
        std::uint32_t step = no_step;
    };
    std::deque<KnownDecision> decisions{};
    std::unordered_map<std::int64_t, PendingRecognition*> corrected{};  // recognitions of the index, by id

    void learn_decisions();
    void take(Draft&& draft);
    Verdict take_row(Draft& draft, std::optional<UnitId> place, const Match& producer, const Match& product);
    void doubt(const Draft& draft, const Match& match);

    template <class Pending>
    std::pair<std::uint32_t, Pending*> push(Pending pending);
    Producer& editable(KnownProducer& producer);
    Product& editable(KnownProduct& product);

    KnownAt make_producer(Draft& draft, std::optional<UnitId> place);
    bool change_producer(KnownAt at, Draft& draft, std::optional<UnitId> place);
    bool change_private(KnownAt at, const ProducerPrivate& given);
    KnownAt make_product(Draft& draft, KnownAt producer, std::optional<UnitId> place);
    bool change_product(KnownAt at, Draft& draft, KnownAt producer, std::optional<UnitId> place);
    bool change_story(KnownProduct& product, const ProductStory& given);
    std::optional<KnownAt> decision_for(Draft& draft, bool& changed);
    bool take_recognition(KnownAt product, Draft& draft, bool& made);
    bool same_recognition(const Recognition& recognition, std::uint32_t decision_step, const Draft& draft) const;
    bool change_recognition(Recognition& recognition, const Draft& draft) const;
    const Decision* decision_of(const Recognition& recognition, std::uint32_t decision_step) const;
    void link_decision(Recognition& recognition, std::uint32_t& decision_step, KnownAt decision) const;

    std::optional<PlaceKey> key_of(std::optional<UnitId> place) const {
        if (!place) return std::nullopt;
        return PlaceKey{gazetteer[*place].code, gazetteer[*place].valid.from};
    }
};

template <class Pending>
std::pair<std::uint32_t, Pending*> Planner::push(Pending pending) {
    auto kept = std::make_unique<Pending>(std::move(pending));
    Pending* at = kept.get();
    plan.steps.push_back({std::move(kept)});
    return {static_cast<std::uint32_t>(plan.steps.size() - 1), at};
}

void Planner::learn_decisions() {
    for (const Decision& decision : index.decisions) {
        decisions_by_key[search_key(decision.number)].push_back(static_cast<KnownAt>(decisions.size()));
        decisions.push_back({&decision});
    }
}

Producer& Planner::editable(KnownProducer& producer) {
    if (producer.pending == nullptr) {
        producer.pending = push(PendingProducer{*producer.record, nullptr, false}).second;
        producer.record = &producer.pending->record;
    }
    return producer.pending->record;
}

Product& Planner::editable(KnownProduct& product) {
    if (product.pending == nullptr) {
        product.pending = push(PendingProduct{*product.record, nullptr, no_step, false}).second;
        product.record = &product.pending->record;
    }
    return product.pending->record;
}

KnownAt Planner::make_producer(Draft& draft, std::optional<UnitId> place) {
    PendingProducer pending;
    pending.record.name = *draft.producer_name;
    pending.record.kind = draft.producer_kind;
    pending.record.tax_code = draft.tax_code;
    pending.record.place = key_of(place);
    if (!is_empty(draft.private_facts))
        pending.private_facts = std::make_unique<ProducerPrivate>(std::move(draft.private_facts));
    const auto [step, at] = push(std::move(pending));
    return known.add(KnownProducer{&at->record, at, step, producer_key(at->record.name), place, {}, {}});
}

bool Planner::change_producer(KnownAt at, Draft& draft, std::optional<UnitId> place) {
    KnownProducer& producer = known.producers[at];
    Producer changed = *producer.record;
    bool differs = take_given(changed.tax_code, draft.tax_code);
    // A kind guessed from a name does not overrule one that was stated.
    if (!changed.kind ||
        (draft.producer_kind && draft.producer_kind != producer_kind_from_name(*draft.producer_name))) {
        differs = take_given(changed.kind, draft.producer_kind) || differs;
    }
    const bool finer_or_other = place && (!producer.place || !says_no_more(gazetteer, *producer.place, *place));
    if (finer_or_other && (kind == ListKind::producers || !producer.place)) {
        changed.place = key_of(place);
        producer.place = place;
        differs = true;
    }
    if (differs) {
        editable(producer) = std::move(changed);
        known.learn_tax_code(at);
    }
    return change_private(at, draft.private_facts) || differs;
}

bool Planner::change_private(KnownAt at, const ProducerPrivate& given) {
    KnownProducer& producer = known.producers[at];
    if (is_empty(given)) return false;
    const bool has_pending = producer.pending != nullptr && producer.pending->private_facts != nullptr;
    ProducerPrivate facts;
    if (has_pending) {
        facts = *producer.pending->private_facts;
    } else if (producer.step == no_step) {
        if (!options.private_facts) return false;
        facts = options.private_facts(producer.record->id).value_or(ProducerPrivate{});
    }
    bool differs = take_given(facts.representative, given.representative);
    differs = take_given(facts.phone, given.phone) || differs;
    differs = take_given(facts.email, given.email) || differs;
    differs = take_given(facts.address, given.address) || differs;
    differs = take_given(facts.women_led, given.women_led) || differs;
    differs = take_given(facts.minority_led, given.minority_led) || differs;
    differs = take_given(facts.disabled_led, given.disabled_led) || differs;
    if (!differs) return false;
    editable(producer);
    producer.pending->private_facts = std::make_unique<ProducerPrivate>(std::move(facts));
    return true;
}

ProductStatus status_of(const Draft& draft, ProductStatus otherwise) {
    if (!draft.status) return otherwise;
    if (const auto code = product_status_from_code(*draft.status)) return *code;
    return *draft.status == "registered_or_proposed" ? ProductStatus::registered : ProductStatus::active;
}

KnownAt Planner::make_product(Draft& draft, KnownAt producer, std::optional<UnitId> place) {
    PendingProduct pending;
    pending.record.code = draft.product_code.value_or("");
    pending.record.name = *draft.product_name;
    pending.record.group = draft.group;
    pending.record.set = draft.set;
    pending.record.status = status_of(draft, ProductStatus::active);
    std::optional<UnitId> stands = place;
    if (producer != nobody) {
        const KnownProducer& owner = known.producers[producer];
        if (owner.step != no_step) {
            pending.producer_step = owner.step;
        } else {
            pending.record.producer = owner.record->id;
        }
        const bool as_owner = !place || (owner.place && says_no_more(gazetteer, *owner.place, *place));
        if (!as_owner) pending.record.place = key_of(place);
        if (as_owner) stands = owner.place;
    } else {
        pending.record.place = key_of(place);
    }
    if (!is_empty(draft.story)) pending.story = std::make_unique<ProductStory>(std::move(draft.story));
    const auto [step, at] = push(std::move(pending));
    return known.add(KnownProduct{&at->record, at, step, producer, product_key(at->record.name), stands, {}});
}

bool Planner::change_story(KnownProduct& product, const ProductStory& given) {
    if (is_empty(given)) return false;
    ProductStory story;
    if (product.pending != nullptr && product.pending->story) {
        story = *product.pending->story;
    } else if (product.step == no_step) {
        if (!options.story) return false;
        story = options.story(product.record->id).value_or(ProductStory{});
    }
    bool differs = take_given(story.story, given.story);
    differs = take_given(story.ingredients, given.ingredients) || differs;
    differs = take_given(story.packaging, given.packaging) || differs;
    if (!differs) return false;
    editable(product);
    product.pending->story = std::make_unique<ProductStory>(std::move(story));
    return true;
}

bool Planner::change_product(KnownAt at, Draft& draft, KnownAt producer, std::optional<UnitId> place) {
    KnownProduct& product = known.products[at];
    Product changed = *product.record;
    bool differs = false;
    const bool by_code = draft.product_code && *draft.product_code == changed.code;
    if (by_code) differs = take_given(changed.name, *draft.product_name);
    if (draft.product_code && !by_code) differs = take_given(changed.code, *draft.product_code) || differs;
    differs = take_given(changed.group, draft.group) || differs;
    differs = take_given(changed.set, draft.set) || differs;
    const bool was_only_registered = changed.status == ProductStatus::registered;
    const ProductStatus status =
        status_of(draft, draft.star && was_only_registered ? ProductStatus::active : changed.status);
    // A proposal for another star takes no star away.
    if (status != changed.status && status != ProductStatus::registered) {
        changed.status = status;
        differs = true;
    }
    std::uint32_t producer_step = no_step;
    if (producer != nobody && producer != product.producer) {
        const KnownProducer& owner = known.producers[producer];
        producer_step = owner.step;
        if (owner.step == no_step) changed.producer = owner.record->id;
        product.producer = producer;
        differs = true;
    }
    if (place && (!product.place || !says_no_more(gazetteer, *product.place, *place))) {
        changed.place = key_of(place);
        product.place = place;
        differs = true;
    }
    if (differs) {
        editable(product) = std::move(changed);
        if (producer_step != no_step) product.pending->producer_step = producer_step;
        known.learn_code(at);
    }
    return change_story(product, draft.story) || differs;
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
    if (decision_step != no_step)
        return &std::get<std::unique_ptr<PendingDecision>>(plan.steps[decision_step].pending)->record;
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
    if (known_year && given_year && *known_year != *given_year) return false;
    if (decision != nullptr && draft.decision_number)
        return search_key(decision->number) == search_key(*draft.decision_number);
    return stars_agree;
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
    if (!recognition.valid_from || recognition.year) differs = take_given(recognition.year, draft.year) || differs;
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

bool is_recognition(const Draft& draft) {
    if (draft.status == "registered" || draft.status == "registered_or_proposed") return false;
    return draft.star || draft.decision_number || draft.decision_date || draft.valid_from || draft.certificate_number ||
           draft.year || draft.score || (draft.status && draft.status->starts_with("recognised"));
}

// True when something was written; `made` when it is a new recognition.
bool Planner::take_recognition(KnownAt at, Draft& draft, bool& made) {
    if (kind != ListKind::recognitions || !is_recognition(draft)) return false;
    bool changed = false;
    const auto decision = decision_for(draft, changed);
    KnownProduct& product = known.products[at];
    const auto correct = [&](Recognition& recognition, std::uint32_t& step) {
        const bool links = decision && decision_of(recognition, step) == nullptr;
        bool differs = change_recognition(recognition, draft);
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
    if (decision) link_decision(pending.record, pending.decision_step, *decision);
    product.recognitions.push_back(push(std::move(pending)).second);
    made = true;
    return true;
}

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

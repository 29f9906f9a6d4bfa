// Producers and products: made when they are new, changed where the list says more.

#include "registry/import_planner.hpp"
#include "registry/near.hpp"

namespace saolang::registry {

using places::UnitId;

namespace {

bool is_empty(const ProducerPrivate& facts) { return facts == ProducerPrivate{}; }
bool is_empty(const ProductStory& story) { return story == ProductStory{}; }

ProductStatus status_of(const Draft& draft, ProductStatus otherwise) {
    if (!draft.status) return otherwise;
    if (const auto code = product_status_from_code(*draft.status)) return *code;
    return *draft.status == "registered_or_proposed" ? ProductStatus::registered : ProductStatus::active;
}

}  // namespace

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
    outcome.makes_producer = true;
    note(Producer{}, at->record);
    return known.add(KnownProducer{&at->record, at, step, producer_key(at->record.name), place, {}, {}, at_row});
}

bool Planner::change_producer(KnownAt at, Draft& draft, std::optional<UnitId> place) {
    KnownProducer& producer = known.producers[at];
    Producer changed = *producer.record;
    bool differs = take_given(changed.tax_code, draft.tax_code);
    const bool renames = said != nullptr && said->producer && said->producer->take_name;
    if (renames) differs = take_given(changed.name, *draft.producer_name) || differs;
    // A kind guessed from a name does not overrule one that was stated, but where the name itself is taken.
    if (renames || !changed.kind ||
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
        note(*producer.record, changed);
        editable(producer) = std::move(changed);
        known.learn_tax_code(at);
        if (renames) known.learn_name_of_producer(at);
    }
    return change_private(at, draft.private_facts) || differs;
}

bool Planner::change_private(KnownAt at, const ProducerPrivate& given) {
    KnownProducer& producer = known.producers[at];
    if (is_empty(given)) return false;
    const bool has_pending = producer.pending != nullptr && producer.pending->private_facts != nullptr;
    ProducerPrivate facts;
    ProducerPrivate before;
    if (has_pending) {
        facts = *producer.pending->private_facts;
    } else if (producer.step == no_step) {
        if (!options.private_facts) return false;
        facts = options.private_facts(producer.record->id).value_or(ProducerPrivate{});
    }
    before = facts;
    bool differs = take_given(facts.representative, given.representative);
    differs = take_given(facts.phone, given.phone) || differs;
    differs = take_given(facts.email, given.email) || differs;
    differs = take_given(facts.address, given.address) || differs;
    differs = take_given(facts.women_led, given.women_led) || differs;
    differs = take_given(facts.minority_led, given.minority_led) || differs;
    differs = take_given(facts.disabled_led, given.disabled_led) || differs;
    if (!differs) return false;
    note(before, facts);
    editable(producer);
    producer.pending->private_facts = std::make_unique<ProducerPrivate>(std::move(facts));
    return true;
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
    outcome.makes_product = true;
    note(Product{}, at->record);
    return known.add(KnownProduct{&at->record, at, step, producer, product_key(at->record.name), stands, {}, at_row});
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
    const ProductStory before = story;
    bool differs = take_given(story.story, given.story);
    differs = take_given(story.ingredients, given.ingredients) || differs;
    differs = take_given(story.packaging, given.packaging) || differs;
    if (!differs) return false;
    note(before, story);
    editable(product);
    product.pending->story = std::make_unique<ProductStory>(std::move(story));
    return true;
}

bool Planner::change_product(KnownAt at, Draft& draft, KnownAt producer, std::optional<UnitId> place) {
    KnownProduct& product = known.products[at];
    Product changed = *product.record;
    bool differs = false;
    const bool by_code = draft.product_code && *draft.product_code == changed.code;
    const bool renames = by_code || (said != nullptr && said->product && said->product->take_name);
    if (renames) differs = take_given(changed.name, *draft.product_name);
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
        const bool had_owner = product.producer != nobody;
        note(ListField::producer_name, had_owner ? known.producers[product.producer].record->name : std::string(),
             owner.record->name);
        product.producer = producer;
        differs = true;
    }
    if (place && (!product.place || !says_no_more(gazetteer, *product.place, *place))) {
        changed.place = key_of(place);
        product.place = place;
        differs = true;
    }
    if (differs) {
        note(*product.record, changed);
        editable(product) = std::move(changed);
        if (renames) known.learn_name_of_product(at);
        if (producer_step != no_step) product.pending->producer_step = producer_step;
        known.learn_code(at);
    }
    return change_story(product, draft.story) || differs;
}

}  // namespace saolang::registry

#include <type_traits>

#include "registry/double_store.hpp"
#include "registry/import_steps.hpp"

namespace saolang::registry {

ImportPlan::ImportPlan() = default;
ImportPlan::ImportPlan(ImportPlan&&) noexcept = default;
ImportPlan& ImportPlan::operator=(ImportPlan&&) noexcept = default;
ImportPlan::~ImportPlan() = default;

namespace {

// Ids of the records made so far, by step.
using Made = std::vector<std::int64_t>;

std::int64_t write(const WriteContext& context, const PendingProducer& pending, const Made&) {
    if (pending.is_new) {
        const auto stored =
            add_producer(context, pending.record, pending.private_facts ? *pending.private_facts : ProducerPrivate{});
        return static_cast<std::int64_t>(stored.id);
    }
    correct_producer(context, pending.record,
                     pending.private_facts ? std::optional(*pending.private_facts) : std::nullopt);
    return static_cast<std::int64_t>(pending.record.id);
}

std::int64_t write(const WriteContext& context, const PendingProduct& pending, const Made& made) {
    Product product = pending.record;
    if (pending.producer_step != no_step) product.producer = ProducerId{made[pending.producer_step]};
    if (pending.is_new) {
        const auto stored = add_product(context, std::move(product), pending.story ? *pending.story : ProductStory{});
        return static_cast<std::int64_t>(stored.id);
    }
    correct_product(context, product, pending.story ? std::optional(*pending.story) : std::nullopt);
    return static_cast<std::int64_t>(product.id);
}

std::int64_t write(const WriteContext& context, const PendingDecision& pending, const Made&) {
    if (pending.is_new) return static_cast<std::int64_t>(add_decision(context, pending.record).id);
    correct_decision(context, pending.record);
    return static_cast<std::int64_t>(pending.record.id);
}

std::int64_t write(const WriteContext& context, const PendingRecognition& pending, const Made& made) {
    Recognition recognition = pending.record;
    if (pending.product_step != no_step) recognition.product = ProductId{made[pending.product_step]};
    if (pending.decision_step != no_step) recognition.decision = DecisionId{made[pending.decision_step]};
    if (pending.is_new) return static_cast<std::int64_t>(add_recognition(context, std::move(recognition)).id);
    correct_recognition(context, recognition);
    return static_cast<std::int64_t>(recognition.id);
}

}  // namespace

void apply_import(const WriteContext& context, const ImportPlan& plan,
                  const std::function<void(std::size_t)>& progress) {
    Made made;
    made.reserve(plan.steps.size());
    for (const ImportPlan::Step& step : plan.steps) {
        made.push_back(std::visit([&](const auto& pending) { return write(context, *pending, made); }, step));
        if (progress) progress(made.size());
    }
    for (const auto& told : plan.told_apart) {
        const auto other = told.other_step == no_step ? told.other : ProductId{made[told.other_step]};
        tell_apart(context, product_pair(ProductId{made[told.step]}, other),
                   {screening::Relation::duplicate, told.reason});
    }
}

}  // namespace saolang::registry

#pragma once
// An import without a database: what apply_import would write, written into tables in memory.

#include "registry/import_steps.hpp"

namespace saolang::registry {

inline void write_into(Tables& tables, const ImportPlan& plan) {
    std::vector<std::int64_t> made;
    const auto put = [&](auto& rows, auto record, bool is_new) {
        using Id = decltype(record.id);
        if (is_new) record.id = Id{static_cast<std::int64_t>(rows.size()) + 1};
        const auto at = static_cast<std::size_t>(record.id) - 1;
        if (is_new) rows.emplace_back();
        rows[at] = std::move(record);
        made.push_back(static_cast<std::int64_t>(at) + 1);
    };
    for (const auto& step : plan.steps) {
        if (const auto* producer = std::get_if<std::unique_ptr<PendingProducer>>(&step)) {
            put(tables.producers, (*producer)->record, (*producer)->is_new);
        } else if (const auto* product = std::get_if<std::unique_ptr<PendingProduct>>(&step)) {
            Product record = (*product)->record;
            if ((*product)->producer_step != no_step) record.producer = ProducerId{made[(*product)->producer_step]};
            put(tables.products, std::move(record), (*product)->is_new);
        } else if (const auto* decision = std::get_if<std::unique_ptr<PendingDecision>>(&step)) {
            put(tables.decisions, (*decision)->record, (*decision)->is_new);
        } else {
            const auto& recognition = std::get<std::unique_ptr<PendingRecognition>>(step);
            Recognition record = recognition->record;
            if (recognition->product_step != no_step) record.product = ProductId{made[recognition->product_step]};
            if (recognition->decision_step != no_step) record.decision = DecisionId{made[recognition->decision_step]};
            put(tables.recognitions, std::move(record), recognition->is_new);
        }
    }
}

}  // namespace saolang::registry

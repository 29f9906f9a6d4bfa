#pragma once
// What an import will write, record by record.

#include <memory>

#include "registry/import.hpp"

namespace saolang::registry {

inline constexpr std::uint32_t no_step = 0xFFFFFFFF;

// A record to be made or corrected. Links to records that have no id yet name the step that makes them.
struct PendingProducer {
    Producer record;
    std::unique_ptr<ProducerPrivate> private_facts;  // null: none given
    bool is_new = true;
};
struct PendingProduct {
    Product record;
    std::unique_ptr<ProductStory> story;
    std::uint32_t producer_step = no_step;
    bool is_new = true;
};
struct PendingDecision {
    Decision record;
    bool is_new = true;
};
struct PendingRecognition {
    Recognition record;
    std::uint32_t product_step = no_step;
    std::uint32_t decision_step = no_step;
    bool is_new = true;
};

}  // namespace saolang::registry

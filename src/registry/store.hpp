#pragma once
// The registry's tables: rows in, values out. Every write goes with its trail entry in the same transaction.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/recognition.hpp"
#include "trail/rows.hpp"

namespace saolang::registry {

using trail::WriteContext;

// New records get id, code and slug here; the value that was stored comes back.
Producer add_producer(const WriteContext& context, Producer producer, const ProducerPrivate& private_facts = {});
Product add_product(const WriteContext& context, Product product, const ProductStory& story = {});
Decision add_decision(const WriteContext& context, Decision decision);
Recognition add_recognition(const WriteContext& context, Recognition recognition);

// Correct the facts of a record; nothing is written when nothing differs. Throws when the id is unknown.
void correct_producer(const WriteContext& context, const Producer& producer,
                      const std::optional<ProducerPrivate>& private_facts = {});
void correct_product(const WriteContext& context, const Product& product,
                     const std::optional<ProductStory>& story = {});
void correct_decision(const WriteContext& context, const Decision& decision);
void correct_recognition(const WriteContext& context, const Recognition& recognition);

// Takes back every entry of a change, newest first, as a new change. Refused when a later change touched one of its
// records: then it names the first.
struct UndoRefused {
    enum class Why { no_such_change, already_undone, changed_since, an_undo } why;
    std::optional<trail::Subject> subject;
};
// `more` and `more_dependents` are those of parts above the registry.
Result<std::size_t, UndoRefused> undo_change(const WriteContext& context, std::string_view change_code,
                                             std::span<const trail::Layout* const> more = {},
                                             std::span<const trail::Dependents> more_dependents = {});

[[nodiscard]] std::optional<ProductStory> story_of(db::Reader& reader, ProductId product);
[[nodiscard]] std::optional<ProducerPrivate> private_facts_of(db::Reader& reader, ProducerId producer);

// Settings of the registry: "province" (code of the province it serves), "sample" ("1": every page says so), "title".
[[nodiscard]] std::optional<std::string> setting(db::Reader& reader, std::string_view name);
void set_setting(const WriteContext& context, std::string_view name, std::string_view value);

[[nodiscard]] std::vector<trail::Invariant> invariants();

}  // namespace saolang::registry

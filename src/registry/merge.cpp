#include "registry/merge.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "people/account_store.hpp"

namespace saolang::registry {

namespace {

using trail::Record;

constexpr std::array producers{
    MergeChoice{"name"},           MergeChoice{"kind"},
    MergeChoice{"tax_code"},       MergeChoice{"place_code", "place_from"},
    MergeChoice{"representative"}, MergeChoice{"phone"},
    MergeChoice{"email"},          MergeChoice{"address"},
    MergeChoice{"women_led"},      MergeChoice{"minority_led"},
    MergeChoice{"disabled_led"},
};
constexpr std::array products{
    MergeChoice{"name"},
    MergeChoice{"producer_id"},
    MergeChoice{"place_code", "place_from"},
    MergeChoice{"product_group", "set_number"},
    MergeChoice{"status"},
    MergeChoice{"story"},
    MergeChoice{"ingredients"},
    MergeChoice{"packaging"},
    MergeChoice{"picture"},
};

std::optional<std::string>& value_of(Record& record, std::string_view field) {
    const auto found = std::ranges::find(record, field, &trail::Field::name);
    if (found == record.end()) throw std::logic_error("no such field: " + std::string(field));
    return found->value;
}

Record stored(const WriteContext& context, const Layout& layout, std::int64_t id) {
    auto record = trail::stored_row(context.writer, layout, id);
    if (!record) throw std::logic_error(std::string(layout.kind) + " " + std::to_string(id) + " is not there");
    return *std::move(record);
}

// Every row that names `other` in its column names `kept` instead.
struct Follows {
    const Layout& layout;
    std::string_view column;
    std::string_view sql;
};

void move_rows(const WriteContext& context, const Follows& rows, std::int64_t other, std::int64_t kept) {
    std::vector<std::int64_t> ids;
    context.writer.query(rows.sql, {db::param(other)}, [&](const db::Row& row) { ids.push_back(row.integer(0)); });
    for (const auto id : ids) {
        auto record = stored(context, rows.layout, id);
        value_of(record, rows.column) = std::to_string(kept);
        correct_row(context, rows.layout, id, std::move(record), trail::Aside::given, "merge");
    }
}

void merge_rows(const WriteContext& context, const Layout& layout, std::int64_t kept, std::int64_t other,
                std::span<const MergeChoice> choices, std::span<const std::string> taken) {
    if (kept == other) throw std::logic_error("a record is not merged into itself");
    auto gone = stored(context, layout, other);
    if (value_of(gone, "merged_into")) throw std::logic_error("a record is merged once");
    auto stays = stored(context, layout, kept);
    if (value_of(stays, "merged_into")) throw std::logic_error("nothing is merged into what stands no more");
    correct_row(context, layout, kept, merged(stays, gone, choices, taken), trail::Aside::given, "merge");
    value_of(gone, "merged_into") = std::to_string(kept);
    correct_row(context, layout, other, std::move(gone), trail::Aside::given, "merge");
}

}  // namespace

std::span<const MergeChoice> producer_choices() { return producers; }
std::span<const MergeChoice> product_choices() { return products; }

Record merged(const Record& kept, const Record& other, std::span<const MergeChoice> choices,
              std::span<const std::string> taken) {
    Record result = kept;
    Record from = other;
    for (const auto& [field, together] : choices) {
        const bool lacks = !value_of(result, field) && (together.empty() || !value_of(result, together));
        if (!lacks && std::ranges::find(taken, field) == taken.end()) continue;
        value_of(result, field) = value_of(from, field);
        if (!together.empty()) value_of(result, together) = value_of(from, together);
    }
    return result;
}

void merge_producers(const WriteContext& context, ProducerId kept, ProducerId other,
                     std::span<const std::string> taken) {
    const auto from = static_cast<std::int64_t>(other);
    const auto to = static_cast<std::int64_t>(kept);
    merge_rows(context, producer_layout, to, from, producers, taken);
    move_rows(context, {product_layout, "producer_id", "SELECT id FROM product WHERE producer_id = $1 ORDER BY id"},
              from, to);
    move_rows(context,
              {people::grant_rows(), "record_id",
               "SELECT id FROM role_grant WHERE scope_kind = 'producer' AND record_id = $1 ORDER BY id"},
              from, to);
}

void merge_products(const WriteContext& context, ProductId kept, ProductId other, std::span<const std::string> taken) {
    const auto from = static_cast<std::int64_t>(other);
    const auto to = static_cast<std::int64_t>(kept);
    merge_rows(context, product_layout, to, from, products, taken);
    move_rows(context,
              {recognition_layout, "product_id", "SELECT id FROM recognition WHERE product_id = $1 ORDER BY id"}, from,
              to);
    move_rows(context, {remark_layout, "product_id", "SELECT id FROM remark WHERE product_id = $1 ORDER BY id"}, from,
              to);
    // What was said of the one that is kept goes before what was said of the other.
    const auto said = context.writer.integer("SELECT id FROM screened_product WHERE product_id = $1", {db::param(to)});
    if (said) return;
    move_rows(context, {screened_product_layout, "product_id", "SELECT id FROM screened_product WHERE product_id = $1"},
              from, to);
}

}  // namespace saolang::registry

#pragma once
// The records of the registry as fields named like their columns: how they are stored, enter the trail and are restored
// when a change is taken back. An empty text and an unknown fact are both an absent field.

#include <span>

#include "registry/store.hpp"

namespace saolang::registry {

struct StoredField {
    std::string_view name;
    enum class Holds : std::uint8_t { text, integer } holds = Holds::text;
    bool aside = false;  // stands in the second table
    trail::Privacy privacy = trail::Privacy::open;
};

// Where the fields of a kind of record stand. The second table shares the key of the first.
struct Layout {
    std::string_view kind;
    std::string_view table;
    std::string_view aside;      // empty: there is none
    std::string_view aside_key;  // its column that holds the id
    std::span<const StoredField> columns;
};

extern const Layout producer_layout;
extern const Layout product_layout;
extern const Layout decision_layout;
extern const Layout recognition_layout;
extern const Layout setting_layout;
extern const Layout remark_layout;
[[nodiscard]] std::span<const Layout* const> layouts();

// Fields in the order of the layout's columns.
[[nodiscard]] trail::Record record_of(const Producer& producer, const ProducerPrivate& private_facts);
[[nodiscard]] trail::Record record_of(const Product& product, const ProductStory& story);
[[nodiscard]] trail::Record record_of(const Decision& decision);
[[nodiscard]] trail::Record record_of(const Recognition& recognition);

// The new row with its trail entry; returns its id.
std::int64_t create_record(const WriteContext& context, const Layout& layout, const trail::Record& record);

// Nothing when there is no such record.
[[nodiscard]] std::optional<trail::Record> stored_record(db::Reader& reader, const Layout& layout, std::int64_t id);

}  // namespace saolang::registry

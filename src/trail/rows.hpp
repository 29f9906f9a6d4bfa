#pragma once
// Records as rows: a kind of record names its columns once, and from that it is stored, enters the trail, is restored
// when a change is taken back, and is compared with its history. An empty text and an unknown fact are both absent.

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/date.hpp"
#include "trail/trail.hpp"

namespace saolang::trail {

// What a write needs besides the values.
struct WriteContext {
    db::Writer& writer;
    const Change& change;
    Moment moment;
    const Randomness& random;
};

struct StoredField {
    std::string_view name;
    enum class Holds : std::uint8_t { text, integer } holds = Holds::text;
    bool aside = false;  // stands in the second table
    Privacy privacy = Privacy::open;
};

// Where the fields of a kind of record stand. The second table shares the key of the first. Layouts live as long as the
// program.
struct Layout {
    std::string_view kind;
    std::string_view table;
    std::string_view aside;      // empty: there is none
    std::string_view aside_key;  // its column that holds the id
    std::span<const StoredField> columns;
};

// What another change built on a record of a kind, so that it cannot be taken away: the query answers the ids that
// stand on the record $1.
struct Dependents {
    std::string kind;
    std::string of;
    std::string sql;
};

// A record with its fields in the order of the layout's columns.
class Fields {
public:
    explicit Fields(std::span<const StoredField> columns) : columns_(columns) { record_.reserve(columns.size()); }

    Fields& add(std::optional<std::string> value);
    Fields& text(std::string_view value) { return add(std::optional(std::string(value))); }
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) Fields& add(std::optional<Number> value) {
        return add(value ? std::optional(std::to_string(*value)) : std::nullopt);
    }
    Fields& add(std::optional<Date> date) { return add(date ? std::optional(to_iso(*date)) : std::nullopt); }
    Fields& add_yes_no(std::optional<bool> yes) {
        return add(yes ? std::optional(std::string(*yes ? "1" : "0")) : std::nullopt);
    }
    template <class Id>
    requires std::is_enum_v<Id> Fields& add_id(std::optional<Id> id) {
        return add(id ? std::optional(static_cast<std::int64_t>(*id)) : std::nullopt);
    }

    [[nodiscard]] Record take() { return std::move(record_); }

private:
    std::span<const StoredField> columns_;
    Record record_;
};

// The new row with its trail entry; returns its id.
std::int64_t create_row(const WriteContext& context, const Layout& layout, const Record& record);

// Nothing when there is no such row.
[[nodiscard]] std::optional<Record> stored_row(db::Reader& reader, const Layout& layout, std::int64_t id);

// Whether fields of the second table are given too or stay as they are stored.
enum class Aside : std::uint8_t { given, kept };
// Nothing is written when nothing differs. Throws std::logic_error when the id is unknown.
void correct_row(const WriteContext& context, const Layout& layout, std::int64_t id, Record after,
                 Aside aside = Aside::given, std::string_view action = "correct");

// Removes the row; its history stays.
void remove_row(const WriteContext& context, const Layout& layout, std::int64_t id, std::string_view action);

// Undoes one entry about a row of the layout, as a new entry.
void take_back(const WriteContext& context, const Layout& layout, const Entry& entry);

// The first row that is not what its entries made of it ("producer 17"); nothing when all agree.
[[nodiscard]] std::optional<std::string> differs_from_trail(db::Reader& reader, const Layout& layout);

// A promise that a query finds no row: its first column is the id that breaks it.
[[nodiscard]] Invariant finds_nothing(std::string name, std::string_view what, std::string_view sql);
[[nodiscard]] Invariant agrees_with_trail(const Layout& layout);

}  // namespace saolang::trail

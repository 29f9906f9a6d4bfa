#pragma once
// The tables of the programme's records: rows in, values out, every write with its trail entry. One layout a kind, made
// from its declaration.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/kind.hpp"
#include "trail/rows.hpp"

namespace saolang::programme {

using trail::WriteContext;

// A value for each field of the kind, as Holds says it is stored; absent: not known.
using Values = std::vector<std::optional<std::string>>;

struct StoredRecord {
    std::int64_t id = 0;
    std::string code;  // in addresses
    Values values;
};

// The columns of a layout are the code, then the fields in their order.
[[nodiscard]] const trail::Layout& layout_of(const Kind& kind);
[[nodiscard]] std::span<const trail::Layout* const> layouts();
[[nodiscard]] trail::Record record_of(const Kind& kind, std::string_view code, const Values& values);
[[nodiscard]] Values values_of(const Kind& kind, const trail::Record& record);

// Returns the record as it is stored; an empty code is given one.
StoredRecord add_record(const WriteContext& context, const Kind& kind, Values values, std::string code = {});
// Nothing is written when nothing differs. Throws std::logic_error when the id is unknown.
void correct_record(const WriteContext& context, const Kind& kind, std::int64_t id, const Values& values);
// The row goes with the rows that are parts of it; their history stays.
void remove_record(const WriteContext& context, const Kind& kind, std::int64_t id);

[[nodiscard]] std::optional<std::int64_t> id_coded(db::Reader& reader, const Kind& kind, std::string_view code);
[[nodiscard]] std::optional<StoredRecord> stored_record(db::Reader& reader, const Kind& kind, std::int64_t id);

// What else names the record, or one that goes with it, and would be left without it.
[[nodiscard]] std::optional<trail::Subject> named_by_another(db::Reader& reader, const Kind& kind, std::int64_t id);

// What is kept of a product or producer that was merged into another becomes the other's.
void move_records(const WriteContext& context, const trail::Subject& merged, const trail::Subject& kept);

// The product or producer a record of these belongs to, gone or not, for its history; itself when it belongs to none,
// as a plan or a zone; nothing for what is no record of these.
[[nodiscard]] std::optional<trail::Subject> record_behind(db::Reader& reader, const trail::Subject& subject);

// Records that stand on others, for undo.
[[nodiscard]] std::span<const trail::Dependents> dependents();

[[nodiscard]] std::vector<trail::Invariant> invariants();

}  // namespace saolang::programme

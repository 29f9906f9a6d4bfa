#pragma once
// All records of the programme of one data version in memory, column by column, beside the registry's index whose
// positions it names: what lists, indicators and plans read. Derived: made from the tables alone, or from the trail as
// it was known at a moment.

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "programme/kind.hpp"
#include "registry/index.hpp"
#include "registry/lists.hpp"

namespace saolang::programme {

using Row = std::uint32_t;  // position in a table of a ledger
inline constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min();

// The records of a kind, by id. A field holds numbers or texts, never both:
//   choice: the option's number · yes_no: 1, 0 · date: its days · money, number, decimal: as stored ·
//   product, producer, decision: position in the index · unit: its UnitId · record: row of its table ·
//   text, lines, position: texts. A record of the registry or the programme that is gone is absent.
struct Table {
    const Kind* kind = nullptr;
    std::vector<std::int64_t> ids;
    std::vector<std::string> codes;
    std::vector<std::vector<std::int64_t>> numbers;  // by field
    std::vector<std::vector<std::string>> texts;     // by field
    std::vector<registry::Lists> naming;             // by field that names a record: its rows, by what they name
    std::vector<std::uint32_t> proofs;               // pictures, scans and documents that stand, by row

    [[nodiscard]] std::size_t size() const { return ids.size(); }
    [[nodiscard]] std::int64_t number(std::size_t field, Row row) const { return numbers[field][row]; }
    [[nodiscard]] bool has(std::size_t field, Row row) const {
        return numbers[field].empty() ? !texts[field][row].empty() : numbers[field][row] != absent;
    }
    [[nodiscard]] const std::string& text(std::size_t field, Row row) const { return texts[field][row]; }
    [[nodiscard]] std::optional<Date> date(std::size_t field, Row row) const {
        const auto days = numbers[field][row];
        return days == absent ? std::nullopt : std::optional(Date(static_cast<std::int32_t>(days)));
    }
    [[nodiscard]] std::optional<std::uint32_t> position(std::size_t field, Row row) const {
        const auto at = numbers[field][row];
        return at == absent ? std::nullopt : std::optional(static_cast<std::uint32_t>(at));
    }
    [[nodiscard]] std::optional<places::UnitId> unit(std::size_t field, Row row) const {
        const auto at = position(field, row);
        return at ? std::optional(places::UnitId{*at}) : std::nullopt;
    }
    // The rows whose field names the record at that position.
    [[nodiscard]] std::span<const Row> rows_naming(std::size_t field, std::uint32_t position) const {
        return naming[field][position];
    }
    [[nodiscard]] std::optional<Row> coded(std::string_view code) const;
    [[nodiscard]] std::optional<Row> with_id(std::int64_t id) const;
};

struct Reckoned;

struct Ledger {
    std::array<Table, kind_count> tables;
    std::vector<std::uint32_t> decision_proofs;  // the same of decisions, by position in the index
    std::vector<std::int64_t> women_led;         // by producer's position: 1, 0, absent; sensitive
    std::shared_ptr<const Reckoned> reckoned;    // what the rules read (reckoned.hpp)
    [[nodiscard]] const Table& operator[](KindId kind) const { return tables[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] const Table& operator[](const Kind& kind) const { return (*this)[kind.id]; }
};

[[nodiscard]] std::shared_ptr<const Ledger> load_ledger(db::Reader& reader, const registry::Index& index,
                                                        const places::Gazetteer& gazetteer);
// As the trail knew it at the moment; `index` as known then too.
[[nodiscard]] std::shared_ptr<const Ledger> ledger_as_known(db::Reader& reader, const registry::Index& index,
                                                            const places::Gazetteer& gazetteer, Moment moment);

// Records in memory without a database: of a rule's tests, of a composed year. `codes` empty: "1", "2", ….
struct RecordsOf {
    KindId kind;
    std::vector<std::vector<std::optional<std::string>>> values;  // as stored; ids count from 1 in their order
    bool proved = true;                                           // each has one document
    std::vector<std::size_t> unproved = {};                       // but those, in their order
};
[[nodiscard]] std::shared_ptr<const Ledger> ledger_of(std::span<const RecordsOf> records, const registry::Index& index,
                                                      const places::Gazetteer& gazetteer);

[[nodiscard]] std::string unit_key(places::UnitId unit, const places::Gazetteer& gazetteer);
[[nodiscard]] std::optional<places::UnitId> unit_keyed(std::string_view key, const places::Gazetteer& gazetteer);

}  // namespace saolang::programme

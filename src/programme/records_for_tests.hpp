#pragma once
// Small ledgers for tests, told field by field:
//   records.add(commitment::kind, {{"producer", "1"}, {"signed_on", "2024-03-01"}, …});

#include <initializer_list>
#include <stdexcept>

#include "programme/world.hpp"
#include "registry/index_for_tests.hpp"

namespace saolang::programme {

class TestRecords {
public:
    using Told = std::initializer_list<std::pair<std::string_view, std::string>>;

    // Its row, which is its id less one. It has one document.
    Row add(const Kind& kind, Told told) { return put(kind, told); }
    Row add_unproved(const Kind& kind, Told told) {
        const auto row = put(kind, told);
        records_[static_cast<std::size_t>(kind.id)].unproved.push_back(row);
        return row;
    }
    void add_values(const Kind& kind, std::vector<std::optional<std::string>> values, bool proved) {
        auto& of_kind = records_[static_cast<std::size_t>(kind.id)];
        if (!proved) of_kind.unproved.push_back(of_kind.values.size());
        of_kind.values.push_back(std::move(values));
    }
    void set(const Kind& kind, Row row, std::string_view field, std::optional<std::string> value) {
        records_[static_cast<std::size_t>(kind.id)].values[row][at_field(kind, field)] = std::move(value);
    }
    [[nodiscard]] World with(std::shared_ptr<const registry::Index> index) const {
        auto ledger = ledger_of(records_, *index, places::Gazetteer::shipped());
        return {std::move(index), std::move(ledger)};
    }
    [[nodiscard]] static std::string place(std::string_view code, Date day) {
        return unit_key(registry::unit(code, day), places::Gazetteer::shipped());
    }

private:
    [[nodiscard]] static std::size_t at_field(const Kind& kind, std::string_view name) {
        const auto field = field_named(kind, name);
        if (!field) throw std::logic_error("no field " + std::string(name));
        return *field;
    }
    Row put(const Kind& kind, Told told) {
        auto& rows = records_[static_cast<std::size_t>(kind.id)].values;
        auto& values = rows.emplace_back(kind.fields.size());
        for (const auto& [name, value] : told) values[at_field(kind, name)] = value;
        return static_cast<Row>(rows.size() - 1);
    }
    [[nodiscard]] static std::vector<RecordsOf> every_kind() {
        std::vector<RecordsOf> made;
        for (const auto* kind : kinds()) made.push_back({kind->id, {}});
        return made;
    }
    std::vector<RecordsOf> records_ = every_kind();
};

}  // namespace saolang::programme

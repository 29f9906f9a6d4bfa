#include "programme/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "programme/reckoned.hpp"
#include "programme/store.hpp"
#include "trail/trail.hpp"

namespace saolang::programme {

namespace {

bool holds_text(const Field& field) {
    return field.holds == Holds::text || field.holds == Holds::lines || field.holds == Holds::position;
}
bool names_record(const Field& field) {
    return field.holds == Holds::product || field.holds == Holds::producer || field.holds == Holds::decision ||
           field.holds == Holds::record;
}

[[noreturn]] void not_known(const Field& field, std::string_view stored) {
    throw db::DatabaseError(db::Trouble::corrupt, fmt::format("{} is not known: {}", field.name, stored));
}

class Builder {
public:
    Builder(const registry::Index& index, const places::Gazetteer& gazetteer)
        : index_(index), gazetteer_(gazetteer), ledger_(std::make_shared<Ledger>()) {
        for (const auto* kind : kinds()) {
            auto& table = table_of(*kind);
            table.kind = kind;
            table.numbers.resize(kind->fields.size());
            table.texts.resize(kind->fields.size());
            table.naming.resize(kind->fields.size());
        }
    }

    void begin(const Kind& kind, std::int64_t id, std::string_view code) {
        auto& table = table_of(kind);
        table.ids.push_back(id);
        table.codes.emplace_back(code);
    }
    // The field of the row begun last.
    void put(const Kind& kind, std::size_t field, std::optional<std::string_view> stored) {
        auto& table = table_of(kind);
        if (holds_text(kind.fields[field])) {
            table.texts[field].emplace_back(stored.value_or(""));
        } else {
            table.numbers[field].push_back(stored ? number(kind.fields[field], *stored) : absent);
        }
    }
    void put(const Kind& kind, std::size_t field, std::int64_t stored) {
        table_of(kind).numbers[field].push_back(position(kind.fields[field], stored));
    }

    void led_by_women(std::int64_t producer, std::int64_t yes) {
        ledger_->women_led.resize(index_.producers.size(), absent);
        if (const auto at = index_.at(registry::ProducerId{producer})) ledger_->women_led[*at] = yes;
    }
    // Evidence that stands, of whatever record.
    void prove(std::string_view subject_kind, std::int64_t id) { proved_.emplace_back(subject_kind, id); }

    [[nodiscard]] std::shared_ptr<const Ledger> finish() {
        for (auto& table : ledger_->tables) table.proofs.resize(table.size());
        ledger_->decision_proofs.resize(index_.decisions.size());
        ledger_->women_led.resize(index_.producers.size(), absent);
        for (const auto& [subject_kind, id] : proved_) count_proof(subject_kind, id);
        for (auto& table : ledger_->tables)
            for (std::size_t i = 0; i < table.kind->fields.size(); ++i)
                if (names_record(table.kind->fields[i])) link(table, i);
        ledger_->reckoned = std::make_shared<const Reckoned>(index_, *ledger_, gazetteer_);
        return ledger_;
    }

private:
    [[nodiscard]] Table& table_of(const Kind& kind) { return ledger_->tables[static_cast<std::size_t>(kind.id)]; }

    void count_proof(std::string_view subject_kind, std::int64_t id) {
        if (const auto* kind = kind_named(subject_kind)) {
            auto& table = table_of(*kind);
            if (const auto row = table.with_id(id)) ++table.proofs[*row];
        } else if (const auto* decision =
                       subject_kind == "decision" ? index_.decision(registry::DecisionId{id}) : nullptr) {
            ++ledger_->decision_proofs[static_cast<std::size_t>(decision - index_.decisions.data())];
        }
    }

    [[nodiscard]] std::int64_t number(const Field& field, std::string_view stored) const {
        switch (field.holds) {
            case Holds::choice:
                if (const auto option = option_coded(field, stored)) return *option;
                break;
            case Holds::date:
                if (const auto date = parse_iso_date(stored)) return date->days();
                break;
            case Holds::unit:
                if (const auto unit = unit_keyed(stored, gazetteer_)) return static_cast<std::int64_t>(*unit);
                break;
            default:
                if (const auto integer = number_in<std::int64_t>(stored)) return position(field, *integer);
        }
        not_known(field, stored);
    }
    // Records of ours are named by ids until all tables are read.
    [[nodiscard]] std::int64_t position(const Field& field, std::int64_t stored) const {
        const auto found = [](const auto& at) { return at ? static_cast<std::int64_t>(*at) : absent; };
        if (field.holds == Holds::product) return found(index_.at(registry::ProductId{stored}));
        if (field.holds == Holds::producer) return found(index_.at(registry::ProducerId{stored}));
        if (field.holds != Holds::decision) return stored;
        const auto* decision = index_.decision(registry::DecisionId{stored});
        return decision ? decision - index_.decisions.data() : absent;
    }
    [[nodiscard]] std::size_t named_count(const Field& field) const {
        if (field.holds == Holds::product) return index_.products.size();
        if (field.holds == Holds::producer) return index_.producers.size();
        if (field.holds == Holds::decision) return index_.decisions.size();
        return (*ledger_)[*field.of].size();
    }
    void link(Table& table, std::size_t at) {
        const auto& field = table.kind->fields[at];
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (Row row = 0; row < table.size(); ++row) {
            auto& value = table.numbers[at][row];
            if (value == absent) continue;
            if (field.holds == Holds::record) {
                const auto named = (*ledger_)[*field.of].with_id(value);
                value = named ? static_cast<std::int64_t>(*named) : absent;
            }
            if (value != absent) pairs.emplace_back(static_cast<std::uint32_t>(value), row);
        }
        table.naming[at] = registry::lists_of(named_count(field), pairs);
    }

    const registry::Index& index_;
    const places::Gazetteer& gazetteer_;
    std::shared_ptr<Ledger> ledger_;
    std::vector<std::pair<std::string, std::int64_t>> proved_;
};

std::string select_sql(const Kind& kind) {
    std::string sql = "SELECT id, code";
    for (const auto& field : kind.fields) sql.append(", ").append(field.name);
    return sql.append(" FROM ").append(kind.name).append(" ORDER BY id");
}

bool is_stored_as_text(const Field& field) {
    return holds_text(field) || field.holds == Holds::choice || field.holds == Holds::date ||
           field.holds == Holds::unit;
}

void add_row(Builder& builder, const Kind& kind, const db::Row& row) {
    builder.begin(kind, row.integer(0), row.text(1));
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const auto column = static_cast<int>(i) + 2;
        if (row.is_null(column)) {
            builder.put(kind, i, std::nullopt);
        } else if (is_stored_as_text(kind.fields[i])) {
            builder.put(kind, i, row.text(column));
        } else {
            builder.put(kind, i, row.integer(column));
        }
    }
}

}  // namespace

std::optional<Row> Table::coded(std::string_view code) const {
    const auto found = std::ranges::find(codes, code);
    return found == codes.end() ? std::nullopt : std::optional(static_cast<Row>(found - codes.begin()));
}

std::optional<Row> Table::with_id(std::int64_t id) const {
    const auto found = std::ranges::lower_bound(ids, id);
    return found == ids.end() || *found != id ? std::nullopt : std::optional(static_cast<Row>(found - ids.begin()));
}

std::shared_ptr<const Ledger> load_ledger(db::Reader& reader, const registry::Index& index,
                                          const places::Gazetteer& gazetteer) {
    Builder builder(index, gazetteer);
    for (const auto* kind : kinds())
        reader.query(select_sql(*kind), {}, [&](const db::Row& row) { add_row(builder, *kind, row); });
    reader.query("SELECT subject_kind, subject_id FROM evidence WHERE withdrawn IS NULL", {},
                 [&](const db::Row& row) { builder.prove(row.text(0), row.integer(1)); });
    reader.query("SELECT producer_id, women_led FROM producer_private WHERE women_led IS NOT NULL", {},
                 [&](const db::Row& row) { builder.led_by_women(row.integer(0), row.integer(1)); });
    return builder.finish();
}

std::shared_ptr<const Ledger> ledger_as_known(db::Reader& reader, const registry::Index& index,
                                              const places::Gazetteer& gazetteer, Moment moment) {
    Builder builder(index, gazetteer);
    for (const auto* kind : kinds())
        trail::replay(
            reader, kind->name,
            [&](std::int64_t id, const trail::Record& record) {
                const auto code = std::ranges::find(record, "code", &trail::Field::name);
                builder.begin(*kind, id, code == record.end() ? std::string() : code->value.value_or(""));
                const auto values = values_of(*kind, record);
                for (std::size_t i = 0; i < values.size(); ++i) builder.put(*kind, i, values[i]);
            },
            moment);
    trail::replay(
        reader, "evidence",
        [&](std::int64_t, const trail::Record& record) {
            const auto value = [&](std::string_view name) {
                const auto found = std::ranges::find(record, name, &trail::Field::name);
                return found == record.end() ? std::nullopt : found->value;
            };
            const auto id = number_in<std::int64_t>(value("subject_id").value_or(""));
            if (id && !value("withdrawn")) builder.prove(value("subject_kind").value_or(""), *id);
        },
        moment);
    trail::replay(
        reader, "producer",
        [&](std::int64_t id, const trail::Record& record) {
            const auto found = std::ranges::find(record, "women_led", &trail::Field::name);
            if (found != record.end() && found->value) builder.led_by_women(id, *found->value == "1" ? 1 : 0);
        },
        moment);
    return builder.finish();
}

std::shared_ptr<const Ledger> ledger_of(std::span<const RecordsOf> records, const registry::Index& index,
                                        const places::Gazetteer& gazetteer) {
    Builder builder(index, gazetteer);
    for (const auto& of_kind : records) {
        const auto& kind = kind_of(of_kind.kind);
        std::int64_t next = 0;
        for (const auto& values : of_kind.values) {
            ++next;
            builder.begin(kind, next, std::to_string(next));
            for (std::size_t i = 0; i < kind.fields.size(); ++i)
                builder.put(kind, i, i < values.size() ? values[i] : std::optional<std::string>());
            const bool without = std::ranges::binary_search(of_kind.unproved, static_cast<std::size_t>(next - 1));
            if (of_kind.proved && !without) builder.prove(kind.name, next);
        }
    }
    return builder.finish();
}

std::string unit_key(places::UnitId unit, const places::Gazetteer& gazetteer) {
    return fmt::format("{}.{}", gazetteer[unit].code, to_iso(gazetteer[unit].valid.from));
}

std::optional<places::UnitId> unit_keyed(std::string_view key, const places::Gazetteer& gazetteer) {
    const auto dot = key.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto from = parse_iso_date(key.substr(dot + 1));
    return from ? gazetteer.by_key(key.substr(0, dot), *from) : std::nullopt;
}

}  // namespace saolang::programme

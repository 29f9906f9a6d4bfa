#include "programme/store.hpp"

#include <fmt/format.h>

#include <deque>
#include <stdexcept>

#include "base/number.hpp"
#include "base/short_code.hpp"

namespace saolang::programme {

namespace {

using trail::StoredField;

bool is_number(const Field& field) {
    switch (field.holds) {
        case Holds::yes_no:
        case Holds::money:
        case Holds::number:
        case Holds::decimal:
        case Holds::product:
        case Holds::producer:
        case Holds::decision:
        case Holds::record:
            return true;
        case Holds::text:
        case Holds::lines:
        case Holds::choice:
        case Holds::date:
        case Holds::unit:
        case Holds::position:
            return false;
    }
    return false;
}

struct Layouts {
    std::deque<std::vector<StoredField>> columns;
    std::deque<trail::Layout> made;
    std::vector<const trail::Layout*> all;

    Layouts() {
        for (const auto* kind : kinds()) {
            auto& fields = columns.emplace_back();
            fields.push_back({"code"});
            for (const auto& field : kind->fields)
                fields.push_back({field.name, is_number(field) ? StoredField::Holds::integer : StoredField::Holds::text,
                                  false, field.confidential ? trail::Privacy::personal : trail::Privacy::open});
            made.push_back({kind->name, kind->name, {}, {}, fields});
            all.push_back(&made.back());
        }
    }
};

const Layouts& made_layouts() {
    static const Layouts layouts;
    return layouts;
}

// Fields of every kind that name records as `holds` says, of `of` where it is a record of ours.
template <class Each>
void each_naming(Holds holds, std::optional<KindId> of, const Each& each) {
    for (const auto* kind : kinds())
        for (std::size_t i = 0; i < kind->fields.size(); ++i)
            if (kind->fields[i].holds == holds && kind->fields[i].of == of) each(*kind, i);
}

std::vector<std::int64_t> rows_naming(db::Reader& reader, const Kind& kind, std::size_t field, std::int64_t id) {
    std::vector<std::int64_t> rows;
    reader.query(fmt::format("SELECT id FROM {} WHERE {} = $1 ORDER BY id", kind.name, kind.fields[field].name),
                 {db::param(id)}, [&](const db::Row& row) { rows.push_back(row.integer(0)); });
    return rows;
}

// As the row stands, else as it stood when it was taken away.
Values last_values(db::Reader& reader, const Kind& kind, const trail::Subject& subject) {
    if (auto stored = stored_record(reader, kind, subject.id)) return std::move(stored->values);
    const auto last = trail::history(reader, subject, 1);
    return last.empty() ? Values(kind.fields.size()) : values_of(kind, trail::fields_of(reader, last.front().before));
}

std::optional<Holds> holds_of(std::string_view subject_kind) {
    if (subject_kind == "product") return Holds::product;
    if (subject_kind == "producer") return Holds::producer;
    return std::nullopt;
}

}  // namespace

const trail::Layout& layout_of(const Kind& kind) { return *made_layouts().all[static_cast<std::size_t>(kind.id)]; }

std::span<const trail::Layout* const> layouts() { return made_layouts().all; }

trail::Record record_of(const Kind& kind, std::string_view code, const Values& values) {
    trail::Fields fields(layout_of(kind).columns);
    fields.text(code);
    for (const auto& value : values) fields.add(value);
    return fields.take();
}

Values values_of(const Kind& kind, const trail::Record& record) {
    Values values(kind.fields.size());
    for (const auto& field : record)
        if (const auto at = field_named(kind, field.name)) values[*at] = field.value;
    return values;
}

StoredRecord add_record(const WriteContext& context, const Kind& kind, Values values, std::string code) {
    if (code.empty()) code = short_code(context.random);
    const auto id = trail::create_row(context, layout_of(kind), record_of(kind, code, values));
    return {id, std::move(code), std::move(values)};
}

void correct_record(const WriteContext& context, const Kind& kind, std::int64_t id, const Values& values) {
    const auto stored = trail::stored_row(context.writer, layout_of(kind), id);
    if (!stored) throw std::logic_error(fmt::format("{} {} is not there", kind.name, id));
    trail::correct_row(context, layout_of(kind), id, record_of(kind, stored->front().value.value_or(""), values));
}

void remove_record(const WriteContext& context, const Kind& kind, std::int64_t id) {
    each_naming(Holds::record, kind.id, [&](const Kind& other, std::size_t field) {
        if (other.part_of != field) return;
        for (const auto row : rows_naming(context.writer, other, field, id)) remove_record(context, other, row);
    });
    trail::remove_row(context, layout_of(kind), id, "remove");
}

std::optional<std::int64_t> id_coded(db::Reader& reader, const Kind& kind, std::string_view code) {
    return reader.integer(fmt::format("SELECT id FROM {} WHERE code = $1", kind.name), {db::param(code)});
}

std::optional<StoredRecord> stored_record(db::Reader& reader, const Kind& kind, std::int64_t id) {
    const auto row = trail::stored_row(reader, layout_of(kind), id);
    if (!row) return std::nullopt;
    return StoredRecord{id, row->front().value.value_or(""), values_of(kind, *row)};
}

std::optional<trail::Subject> named_by_another(db::Reader& reader, const Kind& kind, std::int64_t id) {
    std::optional<trail::Subject> found;
    each_naming(Holds::record, kind.id, [&](const Kind& other, std::size_t field) {
        if (found) return;
        for (const auto row : rows_naming(reader, other, field, id)) {
            found = other.part_of == field ? named_by_another(reader, other, row)
                                           : trail::Subject{std::string(other.name), row};
            if (found) return;
        }
    });
    return found;
}

void move_records(const WriteContext& context, const trail::Subject& merged, const trail::Subject& kept) {
    const auto holds = holds_of(merged.kind);
    if (!holds) return;
    each_naming(*holds, std::nullopt, [&](const Kind& kind, std::size_t field) {
        for (const auto id : rows_naming(context.writer, kind, field, merged.id)) {
            auto values = stored_record(context.writer, kind, id)->values;
            values[field] = std::to_string(kept.id);
            trail::correct_row(context, layout_of(kind), id,
                               record_of(kind, stored_record(context.writer, kind, id)->code, values),
                               trail::Aside::given, "merge");
        }
    });
}

std::optional<trail::Subject> record_behind(db::Reader& reader, const trail::Subject& subject) {
    const auto* kind = kind_named(subject.kind);
    if (!kind) return std::nullopt;
    // Plans lead to plans, of earlier years too, and never to a product.
    if (kind->of_plan) return subject;
    const auto values = last_values(reader, *kind, subject);
    const auto named = [&](Holds holds) -> std::optional<trail::Subject> {
        for (std::size_t i = 0; i < kind->fields.size(); ++i) {
            const auto& field = kind->fields[i];
            const auto id = values[i] ? number_in<std::int64_t>(*values[i]) : std::nullopt;
            if (!id || field.holds != holds) continue;
            if (holds == Holds::product) return trail::Subject{"product", *id};
            if (holds == Holds::producer) return trail::Subject{"producer", *id};
            const auto& parent = kind_of(*field.of);
            const auto behind = record_behind(reader, {std::string(parent.name), *id});
            if (behind && !kind_named(behind->kind)) return behind;
        }
        return std::nullopt;
    };
    for (const auto holds : {Holds::product, Holds::producer, Holds::record})
        if (auto found = named(holds)) return found;
    return subject;
}

std::span<const trail::Dependents> dependents() {
    static const auto all = [] {
        std::vector<trail::Dependents> made;
        for (const auto* kind : kinds()) {
            for (const auto& field : kind->fields) {
                const std::string_view of = field.holds == Holds::product    ? "product"
                                            : field.holds == Holds::producer ? "producer"
                                            : field.holds == Holds::decision ? "decision"
                                            : field.holds == Holds::record   ? kind_of(*field.of).name
                                                                             : std::string_view();
                if (!of.empty())
                    made.push_back({std::string(kind->name), std::string(of),
                                    fmt::format("SELECT id FROM {} WHERE {} = $1", kind->name, field.name)});
            }
            made.push_back(
                {"evidence", std::string(kind->name),
                 fmt::format("SELECT id FROM evidence WHERE subject_kind = '{}' AND subject_id = $1", kind->name)});
        }
        return made;
    }();
    return all;
}

std::vector<trail::Invariant> invariants() {
    std::vector<trail::Invariant> promises;
    for (const auto* layout : layouts()) promises.push_back(trail::agrees_with_trail(*layout));
    return promises;
}

}  // namespace saolang::programme

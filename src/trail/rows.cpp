#include "trail/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <stdexcept>

namespace saolang::trail {

namespace {

// The statements of one layout, made once.
struct Statements {
    explicit Statements(const Layout& layout);
    std::string insert, insert_again, update, select;
    std::string put_aside;  // inserts or replaces the row of the second table
    std::string remove, remove_aside;
};

Statements::Statements(const Layout& layout) {
    std::string names, values, sets, aside_names, aside_values, aside_sets, all;
    int main = 0;
    int aside = 1;  // $1 is the id
    for (const auto& column : layout.columns) {
        const std::string name(column.name);
        all += (all.empty() ? "" : ", ") + std::string(column.aside ? "a." : "m.") + name;
        if (column.aside) {
            const auto place = "$" + std::to_string(++aside);
            aside_names += ", " + name;
            aside_values += ", " + place;
            aside_sets += (aside_sets.empty() ? "" : ", ") + name + " = EXCLUDED." + name;
        } else {
            const auto place = "$" + std::to_string(++main);
            names += (names.empty() ? "" : ", ") + name;
            values += (values.empty() ? "" : ", ") + place;
            sets += (sets.empty() ? "" : ", ") + name + " = " + place;
        }
    }
    const std::string table(layout.table);
    insert = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ") RETURNING id";
    insert_again =
        "INSERT INTO " + table + " (" + names + ", id) VALUES (" + values + ", $" + std::to_string(main + 1) + ")";
    update = "UPDATE " + table + " SET " + sets + " WHERE id = $" + std::to_string(main + 1);
    remove = "DELETE FROM " + table + " WHERE id = $1";
    select = "SELECT " + all + " FROM " + table + " m";
    if (!layout.aside.empty()) {
        const std::string other(layout.aside);
        const std::string key(layout.aside_key);
        select += " LEFT JOIN " + other + " a ON a." + key + " = m.id";
        put_aside = "INSERT INTO " + other + " (" + key + aside_names + ") VALUES ($1" + aside_values +
                    ") ON CONFLICT (" + key + ") DO UPDATE SET " + aside_sets;
        remove_aside = "DELETE FROM " + other + " WHERE " + key + " = $1";
    }
    select += " WHERE m.id = $1";
}

// Made once for each layout.
const Statements& statements_of(const Layout& layout) {
    static std::mutex mutex;
    static std::map<const Layout*, Statements> made;
    const std::lock_guard lock(mutex);
    return made.try_emplace(&layout, layout).first->second;
}

std::int64_t to_integer(const std::string& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) throw std::logic_error("not an integer: " + text);
    return value;
}

std::vector<db::Param> params_of(const Layout& layout, const Record& record, bool aside) {
    std::vector<db::Param> params;
    params.reserve(record.size() + 1);
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (layout.columns[i].aside != aside) continue;
        const auto& value = record[i].value;
        if (!value) {
            params.emplace_back(nullptr);
        } else if (layout.columns[i].holds == StoredField::Holds::integer) {
            params.emplace_back(to_integer(*value));
        } else {
            params.emplace_back(std::string_view(*value));
        }
    }
    return params;
}

void put_aside(db::Writer& writer, const Layout& layout, std::int64_t id, const Record& record) {
    if (layout.aside.empty()) return;
    auto params = params_of(layout, record, true);
    params.insert(params.begin(), db::param(id));
    writer.execute(statements_of(layout).put_aside, db::Params(params));
}

bool has_facts_aside(const Layout& layout, const Record& record) {
    for (std::size_t i = 0; i < record.size(); ++i)
        if (layout.columns[i].aside && record[i].value) return true;
    return false;
}

std::int64_t insert_row(db::Writer& writer, const Layout& layout, const Record& record) {
    std::int64_t id = 0;
    writer.query(statements_of(layout).insert, db::Params(params_of(layout, record, false)),
                 [&](const db::Row& row) { id = row.integer(0); });
    if (has_facts_aside(layout, record)) put_aside(writer, layout, id, record);
    return id;
}

// A row that was removed, under its own id.
void insert_row_again(db::Writer& writer, const Layout& layout, std::int64_t id, const Record& record) {
    auto params = params_of(layout, record, false);
    params.push_back(db::param(id));
    writer.execute(statements_of(layout).insert_again, db::Params(params));
    if (has_facts_aside(layout, record)) put_aside(writer, layout, id, record);
}

Record empty_record(const Layout& layout) {
    Record record;
    for (const auto& column : layout.columns) record.push_back({std::string(column.name), {}, column.privacy});
    return record;
}

void update_row(db::Writer& writer, const Layout& layout, std::int64_t id, const Record& record) {
    auto params = params_of(layout, record, false);
    params.push_back(db::param(id));
    writer.execute(statements_of(layout).update, db::Params(params));
    put_aside(writer, layout, id, record);
}

void delete_row(db::Writer& writer, const Layout& layout, std::int64_t id) {
    if (!layout.aside.empty()) writer.execute(statements_of(layout).remove_aside, {db::param(id)});
    writer.execute(statements_of(layout).remove, {db::param(id)});
}

Record stored_or_throw(db::Reader& reader, const Layout& layout, std::int64_t id) {
    auto record = stored_row(reader, layout, id);
    if (!record) throw std::logic_error(std::string(layout.kind) + " " + std::to_string(id) + " is not there");
    return *std::move(record);
}

// Fields of the second table keep what is stored.
void keep_aside(const Layout& layout, const Record& before, Record& after) {
    for (std::size_t i = 0; i < after.size(); ++i)
        if (layout.columns[i].aside) after[i].value = before[i].value;
}

// `record` with the fields that `side` of an entry names.
Record overlaid(Record record, const Record& side) {
    for (const auto& field : side) {
        const auto at = std::ranges::find(record, field.name, &Field::name);
        if (at == record.end()) throw std::logic_error("no such field: " + field.name);
        *at = field;
    }
    return record;
}

// A value that was erased is gone from the trail and from the row alike.
bool agree(const Record& row, const Record& replayed) {
    return std::ranges::all_of(row, [&](const Field& field) {
        const auto told = std::ranges::find(replayed, field.name, &Field::name);
        return field.value == (told == replayed.end() ? std::nullopt : told->value);
    });
}

}  // namespace

Fields& Fields::add(std::optional<std::string> value) {
    if (value && value->empty()) value.reset();
    const auto& column = columns_[record_.size()];
    record_.push_back({std::string(column.name), std::move(value), column.privacy});
    return *this;
}

std::int64_t create_row(const WriteContext& context, const Layout& layout, const Record& record) {
    const auto id = insert_row(context.writer, layout, record);
    append(context.writer, context.change, context.moment, "create", {std::string(layout.kind), id}, {}, record,
           context.random);
    return id;
}

std::optional<Record> stored_row(db::Reader& reader, const Layout& layout, std::int64_t id) {
    std::optional<Record> record;
    reader.query(statements_of(layout).select, {db::param(id)}, [&](const db::Row& row) {
        record.emplace();
        record->reserve(layout.columns.size());
        for (int i = 0; i < static_cast<int>(layout.columns.size()); ++i) {
            const auto& column = layout.columns[static_cast<std::size_t>(i)];
            std::optional<std::string> value;
            if (!row.is_null(i))
                value = column.holds == StoredField::Holds::integer ? std::to_string(row.integer(i))
                                                                    : std::string(row.text(i));
            record->push_back({std::string(column.name), std::move(value), column.privacy});
        }
    });
    return record;
}

void correct_row(const WriteContext& context, const Layout& layout, std::int64_t id, Record after, Aside aside,
                 std::string_view action) {
    const auto before = stored_or_throw(context.writer, layout, id);
    if (aside == Aside::kept) keep_aside(layout, before, after);
    if (before == after) return;
    update_row(context.writer, layout, id, after);
    append(context.writer, context.change, context.moment, action, {std::string(layout.kind), id}, before, after,
           context.random);
}

void remove_row(const WriteContext& context, const Layout& layout, std::int64_t id, std::string_view action) {
    const auto before = stored_or_throw(context.writer, layout, id);
    delete_row(context.writer, layout, id);
    append(context.writer, context.change, context.moment, action, {std::string(layout.kind), id}, before, {},
           context.random);
}

void take_back(const WriteContext& context, const Layout& layout, const Entry& entry) {
    if (entry.before.empty()) return remove_row(context, layout, entry.subject.id, "undo");
    const auto former = fields_of(context.writer, entry.before);
    if (entry.after.empty()) {
        const auto record = overlaid(empty_record(layout), former);
        insert_row_again(context.writer, layout, entry.subject.id, record);
        append(context.writer, context.change, context.moment, "undo", entry.subject, {}, record, context.random);
        return;
    }
    correct_row(context, layout, entry.subject.id,
                overlaid(stored_or_throw(context.writer, layout, entry.subject.id), former), Aside::given, "undo");
}

std::optional<std::string> differs_from_trail(db::Reader& reader, const Layout& layout) {
    std::optional<std::string> first;
    std::int64_t replayed = 0;
    replay(reader, layout.kind, [&](std::int64_t id, const Record& record) {
        ++replayed;
        if (first) return;
        const auto row = stored_row(reader, layout, id);
        if (!row || !agree(*row, record)) first = fmt::format("{} {}", layout.kind, id);
    });
    if (first) return first;
    const auto rows = reader.integer("SELECT COUNT(*) FROM " + std::string(layout.table)).value_or(0);
    if (rows != replayed) return fmt::format("{}: {} != {}", layout.kind, rows, replayed);
    return std::nullopt;
}

Invariant finds_nothing(std::string name, std::string_view what, std::string_view sql) {
    return {std::move(name), [what, sql](db::Reader& reader) -> std::optional<std::string> {
                const auto id = reader.integer(sql);
                if (!id) return std::nullopt;
                return fmt::format("{} {}", what, *id);
            }};
}

Invariant agrees_with_trail(const Layout& layout) {
    return {fmt::format("mọi dòng của bảng {} khớp với nhật ký", layout.table),
            [&layout](db::Reader& reader) { return differs_from_trail(reader, layout); }};
}

}  // namespace saolang::trail

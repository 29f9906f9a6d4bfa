#include "registry/store.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using trail::Record;
using trail::Subject;

// The statements of one layout, made once.
struct Statements {
    explicit Statements(const Layout& layout);
    std::string insert, update, select;
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

const Statements& statements_of(const Layout& layout) {
    static const Statements producer(producer_layout);
    static const Statements product(product_layout);
    static const Statements decision(decision_layout);
    static const Statements recognition(recognition_layout);
    static const Statements setting(setting_layout);
    static const Statements remark(remark_layout);
    if (&layout == &producer_layout) return producer;
    if (&layout == &product_layout) return product;
    if (&layout == &decision_layout) return decision;
    if (&layout == &recognition_layout) return recognition;
    if (&layout == &setting_layout) return setting;
    return remark;
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
    auto record = stored_record(reader, layout, id);
    if (!record) throw std::logic_error(std::string(layout.kind) + " " + std::to_string(id) + " is not there");
    return *std::move(record);
}

void correct(const WriteContext& context, const Layout& layout, std::int64_t id, const Record& before,
             const Record& after) {
    if (before == after) return;
    update_row(context.writer, layout, id, after);
    trail::append(context.writer, context.change, context.moment, "correct", {std::string(layout.kind), id}, before,
                  after, context.random);
}

// Fields of the second table keep what is stored.
void keep_aside(const Layout& layout, const Record& before, Record& after) {
    for (std::size_t i = 0; i < after.size(); ++i)
        if (layout.columns[i].aside) after[i].value = before[i].value;
}

// The slug of the name; with a short code behind it when another record has it.
std::string free_slug(const WriteContext& context, std::string_view taken_sql, std::string_view name) {
    auto plain = slug(name);
    if (plain.empty()) return short_code(context.random);
    if (!context.writer.integer(taken_sql, {db::param(plain)})) return plain;
    return plain + "-" + short_code(context.random, 5);
}

const Layout* layout_of(std::string_view kind) {
    for (const auto* layout : layouts())
        if (layout->kind == kind) return layout;
    return nullptr;
}

// What another change built on a record of this kind, so that it cannot be taken away.
struct Dependents {
    std::string_view kind;
    std::string_view of;
    std::string_view sql;
};
constexpr std::array dependents{
    Dependents{"product", "producer", "SELECT id FROM product WHERE producer_id = $1"},
    Dependents{"recognition", "product", "SELECT id FROM recognition WHERE product_id = $1"},
    Dependents{"remark", "product", "SELECT id FROM remark WHERE product_id = $1"},
    Dependents{"recognition", "decision", "SELECT id FROM recognition WHERE decision_id = $1"},
};

using SubjectKey = std::pair<std::string, std::int64_t>;

std::optional<Subject> changed_since(db::Reader& reader, const std::vector<trail::Entry>& entries) {
    std::map<SubjectKey, std::int64_t> last;
    std::map<SubjectKey, bool> created;
    for (const auto& entry : entries) {
        const SubjectKey key(entry.subject.kind, entry.subject.id);
        last[key] = std::max(last[key], entry.sequence);
        if (entry.before.empty()) created[key] = true;
    }
    for (const auto& [key, sequence] : last) {
        const Subject subject{key.first, key.second};
        if (trail::last_sequence(reader, subject) > sequence) return subject;
    }
    for (const auto& [key, yes] : created) {
        for (const auto& dependent : dependents) {
            if (dependent.of != key.first) continue;
            std::optional<Subject> foreign;
            reader.query(dependent.sql, {db::param(key.second)}, [&](const db::Row& row) {
                const SubjectKey found(dependent.kind, row.integer(0));
                if (!created.contains(found)) foreign = Subject{found.first, found.second};
            });
            if (foreign) return foreign;
        }
    }
    return std::nullopt;
}

// `record` with the fields that `side` of an entry names.
Record overlaid(Record record, const Record& side) {
    for (const auto& field : side) {
        const auto at = std::ranges::find(record, field.name, &trail::Field::name);
        if (at == record.end()) throw std::logic_error("no such field: " + field.name);
        *at = field;
    }
    return record;
}

void take_back(const WriteContext& context, const trail::Entry& entry) {
    const auto append = [&](const Record& before, const Record& after) {
        trail::append(context.writer, context.change, context.moment, "undo", entry.subject, before, after,
                      context.random);
    };
    const auto* layout = layout_of(entry.subject.kind);
    if (!layout) throw std::logic_error("no record of the registry: " + entry.subject.kind);
    const auto now = stored_or_throw(context.writer, *layout, entry.subject.id);
    if (entry.before.empty()) {
        delete_row(context.writer, *layout, entry.subject.id);
        append(now, {});
        return;
    }
    const auto former = overlaid(now, trail::fields_of(context.writer, entry.before));
    update_row(context.writer, *layout, entry.subject.id, former);
    append(now, former);
}

}  // namespace

std::int64_t create_record(const WriteContext& context, const Layout& layout, const Record& record) {
    const auto id = insert_row(context.writer, layout, record);
    trail::append(context.writer, context.change, context.moment, "create", {std::string(layout.kind), id}, {}, record,
                  context.random);
    return id;
}

Producer add_producer(const WriteContext& context, Producer producer, const ProducerPrivate& private_facts) {
    if (producer.code.empty()) producer.code = short_code(context.random);
    producer.slug = free_slug(context, "SELECT 1 FROM producer WHERE slug = $1", producer.name);
    producer.id = ProducerId{create_record(context, producer_layout, record_of(producer, private_facts))};
    return producer;
}

Product add_product(const WriteContext& context, Product product, const ProductStory& story) {
    if (product.code.empty()) product.code = short_code(context.random);
    product.slug = free_slug(context, "SELECT 1 FROM product WHERE slug = $1", product.name);
    product.id = ProductId{create_record(context, product_layout, record_of(product, story))};
    return product;
}

Decision add_decision(const WriteContext& context, Decision decision) {
    decision.id = DecisionId{create_record(context, decision_layout, record_of(decision))};
    return decision;
}

Recognition add_recognition(const WriteContext& context, Recognition recognition) {
    recognition.id = RecognitionId{create_record(context, recognition_layout, record_of(recognition))};
    return recognition;
}

std::optional<Record> stored_record(db::Reader& reader, const Layout& layout, std::int64_t id) {
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

void correct_producer(const WriteContext& context, const Producer& producer,
                      const std::optional<ProducerPrivate>& private_facts) {
    const auto id = static_cast<std::int64_t>(producer.id);
    const auto before = stored_or_throw(context.writer, producer_layout, id);
    auto after = record_of(producer, private_facts.value_or(ProducerPrivate{}));
    if (!private_facts) keep_aside(producer_layout, before, after);
    correct(context, producer_layout, id, before, after);
}

void correct_product(const WriteContext& context, const Product& product, const std::optional<ProductStory>& story) {
    const auto id = static_cast<std::int64_t>(product.id);
    const auto before = stored_or_throw(context.writer, product_layout, id);
    auto after = record_of(product, story.value_or(ProductStory{}));
    if (!story) keep_aside(product_layout, before, after);
    correct(context, product_layout, id, before, after);
}

void correct_decision(const WriteContext& context, const Decision& decision) {
    const auto id = static_cast<std::int64_t>(decision.id);
    correct(context, decision_layout, id, stored_or_throw(context.writer, decision_layout, id), record_of(decision));
}

void correct_recognition(const WriteContext& context, const Recognition& recognition) {
    const auto id = static_cast<std::int64_t>(recognition.id);
    correct(context, recognition_layout, id, stored_or_throw(context.writer, recognition_layout, id),
            record_of(recognition));
}

Result<std::size_t, UndoRefused> undo_change(const WriteContext& context, std::string_view change_code) {
    const auto entries = trail::entries_of_change(context.writer, change_code);
    if (entries.empty()) return fail(UndoRefused{UndoRefused::Why::no_such_change, std::nullopt});
    if (entries.front().action == "undo") return fail(UndoRefused{UndoRefused::Why::an_undo, std::nullopt});
    const Subject undone{"change", entries.back().sequence};
    if (trail::last_sequence(context.writer, undone) > 0)
        return fail(UndoRefused{UndoRefused::Why::already_undone, std::nullopt});
    if (auto subject = changed_since(context.writer, entries))
        return fail(UndoRefused{UndoRefused::Why::changed_since, std::move(subject)});
    for (const auto& entry : entries) take_back(context, entry);
    trail::append(context.writer, context.change, context.moment, "undo", undone, {},
                  {{"undone", std::string(change_code), trail::Privacy::open}}, context.random);
    return entries.size();
}

std::optional<ProductStory> story_of(db::Reader& reader, ProductId product) {
    std::optional<ProductStory> story;
    reader.query("SELECT story, ingredients, packaging, picture FROM product_story WHERE product_id = $1",
                 {db::param(static_cast<std::int64_t>(product))}, [&](const db::Row& row) {
                     story = ProductStory{row.maybe_text(0).value_or(""), row.maybe_text(1).value_or(""),
                                          row.maybe_text(2).value_or(""), row.maybe_text(3).value_or("")};
                 });
    return story;
}

std::optional<ProducerPrivate> private_facts_of(db::Reader& reader, ProducerId producer) {
    const auto yes_or_no = [](const std::optional<std::int64_t>& value) {
        return value ? std::optional(*value != 0) : std::nullopt;
    };
    std::optional<ProducerPrivate> facts;
    reader.query(R"(SELECT representative, phone, email, address, women_led, minority_led, disabled_led
                      FROM producer_private WHERE producer_id = $1)",
                 {db::param(static_cast<std::int64_t>(producer))}, [&](const db::Row& row) {
                     facts = ProducerPrivate{row.maybe_text(0),
                                             row.maybe_text(1),
                                             row.maybe_text(2),
                                             row.maybe_text(3),
                                             yes_or_no(row.maybe_integer(4)),
                                             yes_or_no(row.maybe_integer(5)),
                                             yes_or_no(row.maybe_integer(6))};
                 });
    return facts;
}

void set_setting(const WriteContext& context, std::string_view name, std::string_view value) {
    const Record record{{"name", std::string(name)}, {"value", std::string(value)}};
    const auto id = context.writer.integer("SELECT id FROM setting WHERE name = $1", {db::param(name)});
    if (!id) {
        create_record(context, setting_layout, record);
        return;
    }
    correct(context, setting_layout, *id, stored_or_throw(context.writer, setting_layout, *id), record);
}

std::optional<std::string> setting(db::Reader& reader, std::string_view name) {
    return reader.text("SELECT value FROM setting WHERE name = $1", {db::param(name)});
}

}  // namespace saolang::registry

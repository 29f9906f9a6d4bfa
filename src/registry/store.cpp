#include "registry/store.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "people/account_store.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using trail::Dependents;
using trail::Record;
using trail::Subject;

// The slug of the name; with a short code behind it when another record has it.
std::string free_slug(const WriteContext& context, std::string_view taken_sql, std::string_view name) {
    auto plain = slug(name);
    if (plain.empty()) return short_code(context.random);
    if (!context.writer.integer(taken_sql, {db::param(plain)})) return plain;
    return plain + "-" + short_code(context.random, 5);
}

// Roles are granted and ended by those who may grant them; only what a merge moved comes back with the merge.
const Layout* layout_of(const trail::Entry& entry, std::span<const Layout* const> more) {
    for (const auto& known : {layouts(), more})
        for (const auto* layout : known)
            if (layout->kind == entry.subject.kind) return layout;
    const auto& grants = people::grant_rows();
    return entry.action == "merge" && entry.subject.kind == grants.kind ? &grants : nullptr;
}

// What the same change led to a record, it leads back.
const std::array dependents{
    Dependents{"product", "producer", "SELECT id FROM product WHERE producer_id = $1"},
    Dependents{"recognition", "product", "SELECT id FROM recognition WHERE product_id = $1"},
    Dependents{"screened_product", "product", "SELECT id FROM screened_product WHERE product_id = $1"},
    Dependents{"remark", "product", "SELECT id FROM remark WHERE product_id = $1"},
    Dependents{"recognition", "decision", "SELECT id FROM recognition WHERE decision_id = $1"},
    Dependents{"evidence", "producer", "SELECT id FROM evidence WHERE subject_kind = 'producer' AND subject_id = $1"},
    Dependents{"evidence", "product", "SELECT id FROM evidence WHERE subject_kind = 'product' AND subject_id = $1"},
    Dependents{"evidence", "decision", "SELECT id FROM evidence WHERE subject_kind = 'decision' AND subject_id = $1"},
    Dependents{"evidence", "recognition",
               "SELECT id FROM evidence WHERE subject_kind = 'recognition' AND subject_id = $1"},
    Dependents{"evidence", "evidence_file",
               "SELECT e.id FROM evidence e JOIN evidence_file f ON f.hash IN (e.original, e.large, e.small) "
               "WHERE f.id = $1"},
    Dependents{"producer", "producer", "SELECT id FROM producer WHERE merged_into = $1"},
    Dependents{"product", "product", "SELECT id FROM product WHERE merged_into = $1"},
};

using SubjectKey = std::pair<std::string, std::int64_t>;

std::optional<Subject> changed_since(db::Reader& reader, const std::vector<trail::Entry>& entries,
                                     std::span<const Dependents> more_dependents) {
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
        for (const auto& known : {std::span<const Dependents>(dependents), more_dependents}) {
            for (const auto& dependent : known) {
                if (dependent.of != key.first) continue;
                std::optional<Subject> foreign;
                reader.query(dependent.sql, {db::param(key.second)}, [&](const db::Row& row) {
                    const SubjectKey found(dependent.kind, row.integer(0));
                    if (!last.contains(found)) foreign = Subject{found.first, found.second};
                });
                if (foreign) return foreign;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

Producer add_producer(const WriteContext& context, Producer producer, const ProducerPrivate& private_facts) {
    if (producer.code.empty()) producer.code = short_code(context.random);
    producer.slug = free_slug(context, "SELECT 1 FROM producer WHERE slug = $1", producer.name);
    producer.id = ProducerId{trail::create_row(context, producer_layout, record_of(producer, private_facts))};
    return producer;
}

Product add_product(const WriteContext& context, Product product, const ProductStory& story) {
    if (product.code.empty()) product.code = short_code(context.random);
    product.slug = free_slug(context, "SELECT 1 FROM product WHERE slug = $1", product.name);
    product.id = ProductId{trail::create_row(context, product_layout, record_of(product, story))};
    return product;
}

Decision add_decision(const WriteContext& context, Decision decision) {
    decision.id = DecisionId{trail::create_row(context, decision_layout, record_of(decision))};
    return decision;
}

Recognition add_recognition(const WriteContext& context, Recognition recognition) {
    recognition.id = RecognitionId{trail::create_row(context, recognition_layout, record_of(recognition))};
    return recognition;
}

void correct_producer(const WriteContext& context, const Producer& producer,
                      const std::optional<ProducerPrivate>& private_facts) {
    correct_row(context, producer_layout, static_cast<std::int64_t>(producer.id),
                record_of(producer, private_facts.value_or(ProducerPrivate{})),
                private_facts ? trail::Aside::given : trail::Aside::kept);
}

void correct_product(const WriteContext& context, const Product& product, const std::optional<ProductStory>& story) {
    correct_row(context, product_layout, static_cast<std::int64_t>(product.id),
                record_of(product, story.value_or(ProductStory{})), story ? trail::Aside::given : trail::Aside::kept);
}

void correct_decision(const WriteContext& context, const Decision& decision) {
    correct_row(context, decision_layout, static_cast<std::int64_t>(decision.id), record_of(decision));
}

void correct_recognition(const WriteContext& context, const Recognition& recognition) {
    correct_row(context, recognition_layout, static_cast<std::int64_t>(recognition.id), record_of(recognition));
}

Result<std::size_t, UndoRefused> undo_change(const WriteContext& context, std::string_view change_code,
                                             std::span<const Layout* const> more,
                                             std::span<const trail::Dependents> more_dependents) {
    const auto entries = trail::entries_of_change(context.writer, change_code);
    const auto is_ours = [&](const trail::Entry& entry) {
        return layout_of(entry, more) != nullptr || entry.subject.kind == "change";
    };
    if (entries.empty() || !std::ranges::all_of(entries, is_ours))
        return fail(UndoRefused{UndoRefused::Why::no_such_change, std::nullopt});
    if (entries.front().action == "undo") return fail(UndoRefused{UndoRefused::Why::an_undo, std::nullopt});
    const Subject undone{"change", entries.back().sequence};
    if (trail::last_sequence(context.writer, undone) > 0)
        return fail(UndoRefused{UndoRefused::Why::already_undone, std::nullopt});
    if (auto subject = changed_since(context.writer, entries, more_dependents))
        return fail(UndoRefused{UndoRefused::Why::changed_since, std::move(subject)});
    for (const auto& entry : entries) trail::take_back(context, *layout_of(entry, more), entry);
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
        trail::create_row(context, setting_layout, record);
        return;
    }
    correct_row(context, setting_layout, *id, record);
}

std::optional<std::string> setting(db::Reader& reader, std::string_view name) {
    return reader.text("SELECT value FROM setting WHERE name = $1", {db::param(name)});
}

}  // namespace saolang::registry

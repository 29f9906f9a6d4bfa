#include "privacy/kept.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

#include "people/account_store.hpp"
#include "people/session.hpp"
#include "registry/record.hpp"

namespace saolang::privacy {

namespace {

using trail::Layout;

const Layout* layout_of(AboutKind kind) {
    switch (kind) {
        case AboutKind::producer:
            return &registry::producer_layout;
        case AboutKind::remark:
            return &registry::remark_layout;
        case AboutKind::account:
            break;
    }
    return nullptr;
}

// A producer that was merged is one with the record that was kept, and so is whatever else was merged into that: the
// facts of each are the same person's. The record asked about comes last.
std::vector<std::int64_t> family_of(db::Reader& reader, const About& about) {
    if (about.kind != AboutKind::producer) return {about.id};
    std::vector<std::int64_t> all{about.id};
    while (const auto into = reader.integer(
               "SELECT merged_into FROM producer WHERE id = $1 AND merged_into IS NOT NULL", {db::param(all.front())}))
        all.front() = *into;
    for (std::size_t i = 0; i < all.size(); ++i)
        reader.query("SELECT id FROM producer WHERE merged_into = $1 ORDER BY id", {db::param(all[i])},
                     [&](const db::Row& row) { all.push_back(row.integer(0)); });
    std::stable_partition(all.begin(), all.end(), [&](std::int64_t id) { return id != about.id; });
    return all;
}

void add_row(Kept& kept, const Layout& layout, const trail::Record& record) {
    for (std::size_t i = 0; i < record.size(); ++i) {
        const auto& column = layout.columns[i];
        const auto table = column.aside ? layout.aside : layout.table;
        if (record[i].value) kept.values.push_back({std::string(table), record[i].name, *record[i].value});
        if (record[i].name == "name" || (kept.name.empty() && record[i].name == "code"))
            kept.name = record[i].value.value_or("");
    }
}

void add(Kept& kept, std::string_view table, std::string_view column, std::string value) {
    if (!value.empty()) kept.values.push_back({std::string(table), std::string(column), std::move(value)});
}

void add_account(Kept& kept, db::Reader& reader, const people::Account& account) {
    kept.name = account.name.empty() ? account.code : account.name;
    add(kept, "account", "code", account.code);
    add(kept, "account", "sign_in_name", account.sign_in_name);
    add(kept, "account", "state", std::string(code_of(account.state)));
    add(kept, "account_private", "name", account.name);
    add(kept, "account_private", "email", account.email);
    add(kept, "account_private", "phone", account.phone);
    for (const auto& grant : people::grants_of(reader, account.id))
        add(kept, "role_grant", "role",
            std::string(code_of(grant.role)) + " " + to_iso(grant.from) + " – " + (grant.to ? to_iso(*grant.to) : ""));
    for (const auto& session : people::sessions_of(reader, account.id))
        add(kept, "session", "device, address", to_iso(session.started) + " " + session.device + " " + session.address);
    reader.query("SELECT moment, kind, device, address FROM sign_in_event WHERE account_id = $1 ORDER BY id",
                 {db::param(static_cast<std::int64_t>(account.id))}, [&](const db::Row& row) {
                     add(kept, "sign_in_event", "kind, device, address",
                         to_iso(Moment{row.integer(0)}) + " " + std::string(row.text(1)) + " " +
                             std::string(row.text(2)) + " " + std::string(row.text(3)));
                 });
    if (account.email.empty()) return;
    reader.query("SELECT made, subject FROM mail WHERE recipient = $1 ORDER BY id", {db::param(account.email)},
                 [&](const db::Row& row) {
                     add(kept, "mail", "recipient, subject",
                         to_iso(Moment{row.integer(0)}) + " " + std::string(row.text(1)));
                 });
}

std::string value_of(const trail::Record& record, const std::string& name) {
    const auto found = std::ranges::find(record, name, &trail::Field::name);
    return found == record.end() ? std::string() : found->value.value_or("");
}

void add_history(Kept& kept, db::Reader& reader, const trail::Subject& subject) {
    constexpr std::size_t all = 100'000;
    for (const auto& entry : trail::history(reader, subject, all)) {
        const auto before = trail::fields_of(reader, entry.before);
        const auto after = trail::fields_of(reader, entry.after);
        const auto& longer = after.empty() ? before : after;
        for (const auto& field : longer)
            kept.history.push_back({entry.moment, entry.action, entry.account, field.name, value_of(before, field.name),
                                    value_of(after, field.name)});
    }
}

// What of an account goes; its name stays with what it did.
constexpr std::array<std::string_view, 2> account_fields{"email", "phone"};

bool goes(const About& about, const KeptValue& value) {
    if (about.kind == AboutKind::account) {
        return (value.table == "account_private" && value.column != "name") || value.table == "session" ||
               value.table == "mail";
    }
    const auto& columns = layout_of(about.kind)->columns;
    return std::ranges::any_of(columns, [&](const trail::StoredField& column) {
        return column.name == value.column && column.privacy == trail::Privacy::personal;
    });
}

Result<std::int64_t, EraseRefused> erase_account(const trail::WriteContext& context, std::int64_t id) {
    auto account = people::account_of(context.writer, people::AccountId{id});
    if (!account) return fail(EraseRefused::no_such_record);
    if (account->state != people::AccountState::closed) return fail(EraseRefused::account_open);
    context.writer.execute("DELETE FROM mail WHERE recipient = $1", {db::param(account->email)});
    people::end_sessions(context.writer, account->id);
    account->email.clear();
    account->phone.clear();
    people::correct_account(context, *account);
    return trail::erase_personal(context.writer, {"account", id}, account_fields);
}

}  // namespace

std::optional<Kept> kept_about(db::Reader& reader, const About& about) {
    Kept kept;
    if (const auto* layout = layout_of(about.kind)) {
        if (!trail::stored_row(reader, *layout, about.id)) return std::nullopt;
        for (const auto id : family_of(reader, about)) add_row(kept, *layout, *trail::stored_row(reader, *layout, id));
    } else {
        const auto account = people::account_of(reader, people::AccountId{about.id});
        if (!account) return std::nullopt;
        add_account(kept, reader, *account);
    }
    for (const auto id : family_of(reader, about)) add_history(kept, reader, {std::string(code_of(about.kind)), id});
    return kept;
}

std::string json_of(const Kept& kept, Date day) {
    boost::json::array values;
    for (const auto& value : kept.values)
        values.push_back({{"table", value.table}, {"column", value.column}, {"value", value.value}});
    boost::json::array history;
    for (const auto& change : kept.history)
        history.push_back({{"moment", to_iso(change.moment)},
                           {"action", change.action},
                           {"by", change.account},
                           {"field", change.field},
                           {"before", change.before},
                           {"after", change.after}});
    const boost::json::object all{
        {"about", kept.name}, {"as_of", to_iso(day)}, {"kept", std::move(values)}, {"history", std::move(history)}};
    return boost::json::serialize(all);
}

std::optional<About> about_with_code(db::Reader& reader, AboutKind kind, std::string_view code) {
    const auto table = std::string(code_of(kind));  // kinds are called as their tables
    const auto id = reader.integer("SELECT id FROM " + table + " WHERE code = $1", {db::param(code)});
    return id ? std::optional(About{kind, *id}) : std::nullopt;
}

ErasurePlan erasure_plan(const About& about, const Kept& kept) {
    ErasurePlan plan;
    for (const auto& value : kept.values) (goes(about, value) ? plan.goes : plan.stays).push_back(value);
    return plan;
}

Result<std::int64_t, EraseRefused> erase_personal_facts(const trail::WriteContext& context, const About& about) {
    const auto* layout = layout_of(about.kind);
    if (!layout) return erase_account(context, about.id);
    if (!trail::stored_row(context.writer, *layout, about.id)) return fail(EraseRefused::no_such_record);
    std::int64_t erased = 0;
    for (const auto id : family_of(context.writer, about)) {
        auto record = trail::stored_row(context.writer, *layout, id).value();
        for (auto& field : record)
            if (field.privacy == trail::Privacy::personal) field.value.reset();
        trail::correct_row(context, *layout, id, std::move(record), trail::Aside::given, "erase");
        erased += trail::erase_personal(context.writer, {std::string(layout->kind), id});
    }
    return erased;
}

}  // namespace saolang::privacy

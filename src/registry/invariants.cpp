// Promises about the whole registry that `saolang verify` checks.

#include <fmt/core.h>

#include <algorithm>

#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using trail::Invariant;

// A value that was erased is gone from the trail and from the row alike.
bool agree(const trail::Record& row, const trail::Record& replayed) {
    return std::ranges::all_of(row, [&](const trail::Field& field) {
        const auto told = std::ranges::find(replayed, field.name, &trail::Field::name);
        return field.value == (told == replayed.end() ? std::nullopt : told->value);
    });
}

std::optional<std::string> differs_from_trail(db::Reader& reader, const Layout& layout) {
    std::optional<std::string> first;
    std::int64_t replayed = 0;
    trail::replay(reader, layout.kind, [&](std::int64_t id, const trail::Record& record) {
        ++replayed;
        if (first) return;
        const auto row = stored_record(reader, layout, id);
        if (!row || !agree(*row, record)) first = fmt::format("{} {}", layout.kind, id);
    });
    if (first) return first;
    const auto rows = reader.integer("SELECT COUNT(*) FROM " + std::string(layout.table)).value_or(0);
    if (rows != replayed) return fmt::format("{}: {} != {}", layout.kind, rows, replayed);
    return std::nullopt;
}

// The first id a query finds.
Invariant finds_nothing(std::string name, std::string_view what, std::string_view sql) {
    return {std::move(name), [what, sql](db::Reader& reader) -> std::optional<std::string> {
                const auto id = reader.integer(sql);
                if (!id) return std::nullopt;
                return fmt::format("{} {}", what, *id);
            }};
}

}  // namespace

std::vector<Invariant> invariants() {
    std::vector<Invariant> all;
    for (const auto* layout : layouts())
        all.push_back({fmt::format("mọi dòng của bảng {} khớp với nhật ký", layout->table),
                       [layout](db::Reader& reader) { return differs_from_trail(reader, *layout); }});
    all.push_back(finds_nothing("mọi công nhận kết thúc sau khi bắt đầu", "recognition",
                                "SELECT id FROM recognition WHERE valid_to < valid_from ORDER BY id LIMIT 1"));
    all.push_back(finds_nothing("mọi hạng sao là 3, 4 hoặc 5", "recognition",
                                "SELECT id FROM recognition WHERE star NOT IN (3, 4, 5) ORDER BY id LIMIT 1"));
    all.push_back(finds_nothing(
        "mọi lần thu hồi có căn cứ", "recognition",
        "SELECT id FROM recognition WHERE withdrawn_on IS NOT NULL AND withdrawal_ground IS NULL ORDER BY id LIMIT 1"));
    return all;
}

}  // namespace saolang::registry

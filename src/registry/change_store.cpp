#include "registry/change_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "registry/record.hpp"

namespace saolang::registry {

namespace {

// The entries of a change stand side by side, so that its first is the one whose neighbour has another code.
constexpr std::string_view changes_sql = R"(
SELECT e.sequence, e.change_code, e.moment, e.account, e.action, e.reason,
       (SELECT COUNT(*) FROM trail_entry c WHERE c.change_code = e.change_code AND c.subject_kind <> 'change'),
       (SELECT COUNT(*) FROM trail_entry u WHERE u.subject_kind = 'change' AND u.subject_id = e.sequence)
  FROM trail_entry e LEFT JOIN trail_entry p ON p.sequence = e.sequence - 1
 WHERE (p.sequence IS NULL OR p.change_code <> e.change_code)
   AND e.sequence < $1 AND e.moment >= $2 AND e.moment < $3
   AND (CAST($4 AS TEXT) = '' OR e.account = $4)
   AND EXISTS (SELECT 1 FROM trail_entry k
                WHERE k.change_code = e.change_code
                  AND k.subject_kind IN ({})
                  AND (CAST($5 AS TEXT) = '' OR k.subject_kind = $5))
 ORDER BY e.sequence DESC LIMIT $6)";

// "'producer', 'product', …": the registry's and those of the parts above it.
std::string kinds_in_sql(std::span<const trail::Layout* const> more) {
    std::string kinds;
    for (const auto& part : {layouts(), more})
        for (const auto* layout : part) kinds += fmt::format("{}'{}'", kinds.empty() ? "" : ", ", layout->kind);
    return kinds;
}

}  // namespace

std::vector<ChangeRow> changes(db::Reader& reader, const ChangeQuestion& question, std::size_t most) {
    std::vector<ChangeRow> rows;
    reader.query(
        fmt::format(changes_sql, kinds_in_sql(question.more_layouts)),
        {db::param(question.before.value_or(INT64_MAX)),
         db::param(question.from.value_or(Moment{INT64_MIN}).milliseconds),
         db::param(question.until.value_or(Moment{INT64_MAX}).milliseconds), db::param(question.account),
         db::param(question.kind), db::param(static_cast<std::int64_t>(most))},
        [&](const db::Row& row) {
            rows.push_back({row.integer(0), std::string(row.text(1)), Moment{row.integer(2)}, std::string(row.text(3)),
                            std::string(row.text(4)), std::string(row.text(5)), row.integer(6), row.integer(7) > 0});
        });
    return rows;
}

std::vector<std::string> authors_of_changes(db::Reader& reader, std::span<const trail::Layout* const> more_layouts) {
    std::vector<std::string> found;
    reader.query(
        fmt::format("SELECT DISTINCT account FROM trail_entry WHERE subject_kind IN ({})", kinds_in_sql(more_layouts)),
        {}, [&](const db::Row& row) { found.emplace_back(row.text(0)); });
    return found;
}

bool is_of_registry(const trail::Subject& subject) {
    constexpr std::string_view undo_mark = "change";  // the entry that says which change was taken back
    return subject.kind == undo_mark ||
           std::ranges::any_of(layouts(), [&](const Layout* layout) { return layout->kind == subject.kind; });
}

bool is_undone(db::Reader& reader, std::int64_t first) { return trail::last_sequence(reader, {"change", first}) > 0; }

}  // namespace saolang::registry

#include "registry/today_store.hpp"

#include "people/account_store.hpp"

namespace saolang::registry {

namespace {

// Sequences follow time: the walk from the newest entry ends at the first older one, or after as many as are read.
constexpr std::string_view since_sql = R"(
SELECT change_code, account, reason, subject_kind, subject_id, moment
  FROM trail_entry
 WHERE sequence > (SELECT MAX(sequence) FROM trail_entry) - $2
   AND moment >= $1
   AND subject_kind IN ('producer', 'product', 'decision', 'recognition')
 ORDER BY sequence DESC)";

}  // namespace

std::vector<TrailLine> trail_since(db::Reader& reader, Moment since, std::size_t most) {
    std::vector<TrailLine> lines;
    reader.query(since_sql, {db::param(since.milliseconds), db::param(static_cast<std::int64_t>(most))},
                 [&](const db::Row& row) {
                     lines.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                                      std::string(row.text(3)), row.integer(4), Moment{row.integer(5)}});
                 });
    return lines;
}

std::map<std::string, std::string> names_behind(db::Reader& reader, const std::vector<RecentChange>& changes) {
    std::map<std::string, std::string> names;
    for (const auto& change : changes) {
        if (names.contains(change.account)) continue;
        const auto account = people::account_with_code(reader, change.account);
        if (account) names.emplace(change.account, account->name);
    }
    return names;
}

std::size_t count_open_remarks(db::Reader& reader) {
    return static_cast<std::size_t>(reader.integer("SELECT COUNT(*) FROM remark WHERE handled IS NULL").value_or(0));
}

}  // namespace saolang::registry

#include "trail/canonical.hpp"
#include "trail/trail.hpp"

namespace saolang::trail {

namespace {

constexpr std::string_view of_subject_sql = R"(
SELECT e.sequence, e.moment, e.change_code, e.account, e.action, e.subject_kind, e.subject_id,
       e.state_before, e.state_after, e.reason, p.hash, e.hash
FROM trail_entry e LEFT JOIN trail_entry p ON p.sequence = e.sequence - 1
WHERE e.subject_kind = $1 AND e.subject_id = $2
ORDER BY e.sequence DESC LIMIT $3)";

constexpr std::string_view of_change_sql = R"(
SELECT e.sequence, e.moment, e.change_code, e.account, e.action, e.subject_kind, e.subject_id,
       e.state_before, e.state_after, e.reason, p.hash, e.hash
FROM trail_entry e LEFT JOIN trail_entry p ON p.sequence = e.sequence - 1
WHERE e.change_code = $1
ORDER BY e.sequence DESC)";

constexpr std::string_view at_sql = R"(
SELECT e.sequence, e.moment, e.change_code, e.account, e.action, e.subject_kind, e.subject_id,
       e.state_before, e.state_after, e.reason, p.hash, e.hash
FROM trail_entry e LEFT JOIN trail_entry p ON p.sequence = e.sequence - 1
WHERE e.sequence = $1)";

constexpr std::string_view subjects_of_change_sql =
    "SELECT sequence, subject_kind, subject_id FROM trail_entry WHERE change_code = $1 ORDER BY sequence DESC";

constexpr std::string_view states_of_subject_sql = R"(
SELECT state_before, state_after FROM trail_entry WHERE subject_kind = $1 AND subject_id = $2)";

constexpr std::string_view personal_sql =
    "SELECT salt, value FROM trail_personal WHERE id = $1 AND salt IS NOT NULL AND value IS NOT NULL";
constexpr std::string_view erase_sql =
    "UPDATE trail_personal SET salt = NULL, value = NULL WHERE id = $1 AND value IS NOT NULL";

Entry entry_of(const db::Row& row) {
    return {row.integer(0),
            Moment{row.integer(1)},
            std::string(row.text(2)),
            std::string(row.text(3)),
            std::string(row.text(4)),
            {std::string(row.text(5)), row.integer(6)},
            row.maybe_text(7).value_or(""),
            row.maybe_text(8).value_or(""),
            std::string(row.text(9)),
            row.maybe_text(10).value_or(std::string(no_hash)),
            std::string(row.text(11))};
}

}  // namespace

std::vector<Entry> history(db::Reader& reader, const Subject& subject, std::size_t most) {
    std::vector<Entry> entries;
    reader.query(of_subject_sql,
                 {db::param(subject.kind), db::param(subject.id), db::param(static_cast<std::int64_t>(most))},
                 [&](const db::Row& row) { entries.push_back(entry_of(row)); });
    return entries;
}

std::vector<Entry> entries_of_change(db::Reader& reader, std::string_view change) {
    std::vector<Entry> entries;
    reader.query(of_change_sql, {db::param(change)}, [&](const db::Row& row) { entries.push_back(entry_of(row)); });
    return entries;
}

std::vector<std::pair<std::int64_t, Subject>> subjects_of_change(db::Reader& reader, std::string_view change) {
    std::vector<std::pair<std::int64_t, Subject>> subjects;
    reader.query(subjects_of_change_sql, {db::param(change)}, [&](const db::Row& row) {
        subjects.emplace_back(row.integer(0), Subject{std::string(row.text(1)), row.integer(2)});
    });
    return subjects;
}

std::optional<Entry> entry_at(db::Reader& reader, std::int64_t sequence) {
    std::optional<Entry> entry;
    reader.query(at_sql, {db::param(sequence)}, [&](const db::Row& row) { entry = entry_of(row); });
    return entry;
}

std::optional<std::string> reveal(db::Reader& reader, std::string_view commitment) {
    const auto number = number_of(commitment);
    if (!number) return std::nullopt;
    std::optional<std::string> value;
    reader.query(personal_sql, {db::param(*number)}, [&](const db::Row& row) {
        if (commitment_of(*number, row.bytes(0), row.text(1)) == commitment) value = row.text(1);
    });
    return value;
}

void erase(db::Writer& writer, std::string_view commitment) {
    const auto number = number_of(commitment);
    if (number && reveal(writer, commitment)) writer.execute(erase_sql, {db::param(*number)});
}

std::int64_t erase_personal(db::Writer& writer, const Subject& subject) {
    std::vector<std::int64_t> numbers;
    const auto collect = [&](std::string_view state) {
        for (const std::string_view commitment : commitments_in(state)) {
            if (const auto number = number_of(commitment)) numbers.push_back(*number);
        }
    };
    writer.query(states_of_subject_sql, {db::param(subject.kind), db::param(subject.id)}, [&](const db::Row& row) {
        if (!row.is_null(0)) collect(row.text(0));
        if (!row.is_null(1)) collect(row.text(1));
    });
    std::int64_t erased = 0;
    for (const std::int64_t number : numbers) erased += writer.execute(erase_sql, {db::param(number)});
    return erased;
}

}  // namespace saolang::trail

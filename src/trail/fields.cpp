// States of entries read back as fields.

#include <algorithm>
#include <boost/json.hpp>

#include "trail/trail.hpp"

namespace saolang::trail {

namespace {

namespace json = boost::json;

Field field_of(db::Reader& reader, std::string_view name, const json::value& value) {
    if (value.is_null()) return {std::string(name), std::nullopt};
    if (value.is_string()) return {std::string(name), std::string(value.as_string())};
    return {std::string(name), reveal(reader, value.at("personal").as_string()), Privacy::personal};
}

// What one record became, field by field.
class Replayed {
public:
    void apply(std::string_view after) {
        stands_ = !after.empty();
        if (!stands_) {
            state_.clear();
            return;
        }
        const auto parsed = json::parse(after);
        for (const auto& [name, value] : parsed.as_object()) state_[name] = value;
    }
    [[nodiscard]] bool stands() const { return stands_; }
    [[nodiscard]] Record record(db::Reader& reader) const {
        Record record;
        for (const auto& [name, value] : state_) record.push_back(field_of(reader, name, value));
        return record;
    }
    void clear() { *this = {}; }

private:
    json::object state_;
    bool stands_ = false;
};

}  // namespace

std::int64_t last_sequence(db::Reader& reader, const Subject& subject) {
    return reader
        .integer("SELECT MAX(sequence) FROM trail_entry WHERE subject_kind = $1 AND subject_id = $2",
                 {db::param(subject.kind), db::param(subject.id)})
        .value_or(0);
}

Record fields_of(db::Reader& reader, std::string_view side) {
    Record record;
    if (side.empty()) return record;
    const auto parsed = json::parse(side);
    for (const auto& [name, value] : parsed.as_object()) record.push_back(field_of(reader, name, value));
    return record;
}

void replay(db::Reader& reader, std::string_view kind,
            const std::function<void(std::int64_t id, const Record& record)>& each, Moment until) {
    std::optional<std::int64_t> id;
    Replayed replayed;
    const auto finish = [&] {
        if (id && replayed.stands()) each(*id, replayed.record(reader));
        replayed.clear();
    };
    reader.query(R"(SELECT subject_id, state_after
                      FROM trail_entry
                     WHERE subject_kind = $1 AND moment <= $2
                     ORDER BY subject_id, sequence)",
                 {db::param(kind), db::param(until.milliseconds)}, [&](const db::Row& row) {
                     if (id != row.integer(0)) finish();
                     id = row.integer(0);
                     replayed.apply(row.is_null(1) ? std::string_view() : row.text(1));
                 });
    finish();
}

std::int64_t erase_personal(db::Writer& writer, const Subject& subject, std::span<const std::string_view> fields) {
    std::vector<std::string> commitments;
    const auto collect = [&](const db::Row& row, int side) {
        if (row.is_null(side)) return;
        const auto parsed = json::parse(row.text(side));
        for (const auto& [name, value] : parsed.as_object())
            if (value.is_object() && std::ranges::find(fields, std::string_view(name)) != fields.end())
                commitments.emplace_back(value.at("personal").as_string());
    };
    writer.query(
        "SELECT state_before, state_after FROM trail_entry WHERE subject_kind = $1 AND subject_id = $2 ORDER BY "
        "sequence",
        {db::param(subject.kind), db::param(subject.id)}, [&](const db::Row& row) {
            collect(row, 0);
            collect(row, 1);
        });
    std::int64_t erased = 0;
    for (const auto& commitment : commitments) {
        if (!reveal(writer, commitment)) continue;
        erase(writer, commitment);
        ++erased;
    }
    return erased;
}

std::optional<Record> state_at(db::Reader& reader, const Subject& subject, Moment moment) {
    Replayed replayed;
    reader.query(R"(SELECT state_after
                      FROM trail_entry
                     WHERE subject_kind = $1 AND subject_id = $2 AND moment <= $3
                     ORDER BY sequence)",
                 {db::param(subject.kind), db::param(subject.id), db::param(moment.milliseconds)},
                 [&](const db::Row& row) { replayed.apply(row.is_null(0) ? std::string_view() : row.text(0)); });
    if (!replayed.stands()) return std::nullopt;
    return replayed.record(reader);
}

std::vector<std::int64_t> ever_naming(db::Reader& reader, std::string_view kind, std::string_view field,
                                      std::int64_t id, Moment moment) {
    std::string member = "%\"";  // as it stands in a canonical state
    for (const char c : field) {
        if (c == '_') member += '!';  // a sign that LIKE would take for any letter
        member += c;
    }
    member.append("\":\"").append(std::to_string(id)).append("\"%");
    std::vector<std::int64_t> ids;
    reader.query(R"(SELECT DISTINCT subject_id
                      FROM trail_entry
                     WHERE subject_kind = $1 AND moment <= $2 AND state_after LIKE $3 ESCAPE '!'
                     ORDER BY subject_id)",
                 {db::param(kind), db::param(moment.milliseconds), db::param(member)},
                 [&](const db::Row& row) { ids.push_back(row.integer(0)); });
    return ids;
}

}  // namespace saolang::trail

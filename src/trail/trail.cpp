#include "trail/trail.hpp"

#include <algorithm>
#include <any>
#include <stdexcept>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "trail/canonical.hpp"

namespace saolang::trail {

namespace {

constexpr std::size_t change_code_length = 16;

// The end of the chain as this work left it, so that an import of thousands of entries asks for it once.
struct ChainEnd {
    std::int64_t sequence = 0;
    std::string hash{no_hash};
    std::optional<std::int64_t> personal;  // the last row of trail_personal, once it was needed
};

constexpr std::string_view last_entry_sql = "SELECT sequence, hash FROM trail_entry ORDER BY sequence DESC LIMIT 1";
constexpr std::string_view last_personal_sql = "SELECT COALESCE(MAX(id), 0) FROM trail_personal";
constexpr std::string_view keep_personal_sql = "INSERT INTO trail_personal (id, salt, value) VALUES ($1, $2, $3)";
constexpr std::string_view append_sql = R"(
INSERT INTO trail_entry (sequence, moment, change_code, account, action, subject_kind, subject_id,
                         state_before, state_after, reason, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))";

ChainEnd& chain_end(db::Writer& writer) {
    if (auto* known = std::any_cast<ChainEnd>(&writer.memory())) return *known;
    ChainEnd end;
    writer.query(last_entry_sql, {}, [&](const db::Row& row) {
        end.sequence = row.integer(0);
        end.hash = row.text(1);
    });
    return writer.memory().emplace<ChainEnd>(std::move(end));
}

std::string keep_personal(db::Writer& writer, ChainEnd& end, std::string_view value, const Randomness& random) {
    if (!end.personal) end.personal = writer.integer(last_personal_sql).value_or(0);
    const std::int64_t number = *end.personal + 1;
    Salt salt{};
    random(salt);
    writer.execute(keep_personal_sql, {db::param(number), std::span<const std::uint8_t>(salt), db::param(value)});
    end.personal = number;
    return commitment_of(number, salt, value);
}

std::vector<const Field*> by_name(const Record& record) {
    std::vector<const Field*> fields;
    fields.reserve(record.size());
    for (const Field& field : record) fields.push_back(&field);
    const auto name = [](const Field* field) -> const std::string& { return field->name; };
    std::ranges::sort(fields, {}, name);
    if (std::ranges::adjacent_find(fields, {}, name) != fields.end()) {
        throw std::logic_error("a trail record names a field twice");
    }
    return fields;
}

// One field as it was and is; null where the record did not name it.
struct Difference {
    const Field* before;
    const Field* after;
};

std::vector<Difference> differences(const Record& before, const Record& after) {
    static const std::optional<std::string> absent;
    const std::vector<const Field*> was = by_name(before);
    const std::vector<const Field*> is = by_name(after);
    std::vector<Difference> found;
    for (std::size_t i = 0, j = 0; i < was.size() || j < is.size();) {
        const bool take_was = j == is.size() || (i < was.size() && was[i]->name <= is[j]->name);
        const bool take_is = i == was.size() || (j < is.size() && is[j]->name <= was[i]->name);
        const Difference both{take_was ? was[i++] : nullptr, take_is ? is[j++] : nullptr};
        const auto& value_before = both.before != nullptr ? both.before->value : absent;
        const auto& value_after = both.after != nullptr ? both.after->value : absent;
        if (value_before != value_after) found.push_back(both);
    }
    return found;
}

class StateWriter {
public:
    StateWriter(db::Writer& writer, ChainEnd& end, const Randomness& random)
        : writer_(writer), end_(end), random_(random) {}

    [[nodiscard]] std::string state(const std::vector<Difference>& fields, const Field* Difference::*side) {
        std::string json = "{";
        for (const Difference& field : fields) {
            const Field& named = *(field.before != nullptr ? field.before : field.after);
            const bool personal = (field.before != nullptr && field.before->privacy == Privacy::personal) ||
                                  (field.after != nullptr && field.after->privacy == Privacy::personal);
            if (json.size() > 1) json += ',';
            append_json_text(json, named.name);
            json += ':';
            const Field* value = field.*side;
            if (value == nullptr || !value->value) {
                json += "null";
            } else if (personal) {
                json += commitment_opens;
                json += keep_personal(writer_, end_, *value->value, random_);
                json += commitment_closes;
            } else {
                append_json_text(json, *value->value);
            }
        }
        return json += '}';
    }

private:
    db::Writer& writer_;
    ChainEnd& end_;
    const Randomness& random_;
};

std::optional<std::string_view> view(const std::optional<std::string>& text) {
    return text ? std::optional<std::string_view>(*text) : std::nullopt;
}

}  // namespace

Change begin_change(Actor actor, std::string reason, const Randomness& random) {
    return {std::move(actor), std::move(reason), short_code(random, change_code_length)};
}

std::int64_t append(db::Writer& writer, const Change& change, Moment moment, std::string_view action,
                    const Subject& subject, const Record& before, const Record& after, const Randomness& random) {
    ChainEnd& end = chain_end(writer);
    const std::vector<Difference> fields = differences(before, after);
    StateWriter states(writer, end, random);
    std::optional<std::string> state_before;
    std::optional<std::string> state_after;
    if (!before.empty()) state_before = states.state(fields, &Difference::before);
    if (!after.empty()) state_after = states.state(fields, &Difference::after);

    const std::int64_t sequence = end.sequence + 1;
    std::string bytes;
    write_canonical(bytes, {sequence, moment.milliseconds, change.code, change.actor.account, action, subject.kind,
                            subject.id, view(state_before), view(state_after), change.reason, end.hash});
    // Nobody could check a chain over bytes that are no text.
    if (!is_utf8(bytes)) throw std::invalid_argument("a trail entry must be UTF-8");
    std::string hash = sha256_hex(bytes);
    writer.execute(append_sql,
                   {db::param(sequence), db::param(moment.milliseconds), db::param(change.code),
                    db::param(change.actor.account), db::param(action), db::param(subject.kind), db::param(subject.id),
                    db::param(state_before), db::param(state_after), db::param(change.reason), db::param(hash)});
    end.sequence = sequence;
    end.hash = std::move(hash);
    return sequence;
}

}  // namespace saolang::trail

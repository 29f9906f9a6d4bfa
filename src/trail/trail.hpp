#pragma once
// Who changed what, when and why: the hash-chained log behind every figure (docs/formats/trail.md).

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/short_code.hpp"
#include "db/database.hpp"

namespace saolang::trail {

// The record an entry is about: "producer" 17.
struct Subject {
    std::string kind;
    std::int64_t id;
    bool operator==(const Subject&) const = default;
};

// One field of a record. A private value enters the chain as a salted commitment and is kept beside it, so that it can
// be erased without breaking the chain.
enum class Privacy { open, personal };

struct Field {
    std::string name;
    std::optional<std::string> value;  // absent: the record has no such fact
    Privacy privacy = Privacy::open;
    bool operator==(const Field&) const = default;
};
using Record = std::vector<Field>;

struct Actor {
    std::string account;  // "console", "import", later an account's name
};

// What belongs together and is undone together: one import, one form.
struct Change {
    Actor actor;
    std::string reason;
    std::string code;  // unguessable; made by `begin_change`
};

struct Entry {
    std::int64_t sequence;
    Moment moment;
    std::string change;
    std::string account;
    std::string action;  // "create", "correct", "import", "undo", …
    Subject subject;
    std::string before;  // canonical JSON object; "" when the record did not exist
    std::string after;   // "" when it no longer stands
    std::string reason;
    std::string previous_hash;  // 64 hexadecimal digits
    std::string hash;
};

[[nodiscard]] Change begin_change(Actor actor, std::string reason, const Randomness& random);

// Appends one entry in the writer's own transaction and returns its sequence. `before` empty: the record is new;
// `after` empty: it is taken back. Fields that are equal on both sides are left out of both.
std::int64_t append(db::Writer& writer, const Change& change, Moment moment, std::string_view action,
                    const Subject& subject, const Record& before, const Record& after, const Randomness& random);

// Newest first.
[[nodiscard]] std::vector<Entry> history(db::Reader& reader, const Subject& subject, std::size_t most = 200);
// Newest first.
[[nodiscard]] std::vector<Entry> entries_of_change(db::Reader& reader, std::string_view change);
// The same without what was written, for an import has more than a hundred thousand: sequence and record.
[[nodiscard]] std::vector<std::pair<std::int64_t, Subject>> subjects_of_change(db::Reader& reader,
                                                                               std::string_view change);
[[nodiscard]] std::optional<Entry> entry_at(db::Reader& reader, std::int64_t sequence);

// 0 when there is none about the subject.
[[nodiscard]] std::int64_t last_sequence(db::Reader& reader, const Subject& subject);

// The fields of `before` or `after` of an entry, values behind commitments revealed (absent once they were erased).
[[nodiscard]] Record fields_of(db::Reader& reader, std::string_view side);

// Every record of a kind that stands, by id, as its entries up to the moment made it; without one, what its row must
// say.
inline constexpr Moment end_of_time{INT64_MAX};
void replay(db::Reader& reader, std::string_view kind,
            const std::function<void(std::int64_t id, const Record& record)>& each, Moment until = end_of_time);

// The record as its entries up to the moment made it; nothing when it did not stand then.
[[nodiscard]] std::optional<Record> state_at(db::Reader& reader, const Subject& subject, Moment moment);
// The records of a kind that named the record `id` in a field in any of their states up to the moment; by id.
[[nodiscard]] std::vector<std::int64_t> ever_naming(db::Reader& reader, std::string_view kind, std::string_view field,
                                                    std::int64_t id, Moment moment);

// The value behind a commitment, if it was not erased. A commitment is the text in `{"personal":"…"}` of a state.
[[nodiscard]] std::optional<std::string> reveal(db::Reader& reader, std::string_view commitment);
// The caller appends an entry that says so: erasing alone leaves no trace and no new version.
void erase(db::Writer& writer, std::string_view commitment);
// All personal values in the history of a record; returns how many there were.
std::int64_t erase_personal(db::Writer& writer, const Subject& subject);
// Of these fields alone.
std::int64_t erase_personal(db::Writer& writer, const Subject& subject, std::span<const std::string_view> fields);

struct BrokenEntry {
    std::int64_t sequence;
    std::string why;
};
struct ChainCounts {
    std::int64_t entries = 0;
    std::int64_t erased = 0;  // personal values it committed to that are kept no longer
    std::int64_t changes = 0;
    std::string last_hash;
};
// Recomputes every hash from the first entry on.
[[nodiscard]] Result<ChainCounts, BrokenEntry> verify_chain(db::Reader& reader);

// A named promise about the whole database; other parts add theirs to the list `saolang verify` runs.
struct Invariant {
    std::string name;
    // Nothing when it holds; else the first record that breaks it, in words.
    std::function<std::optional<std::string>(db::Reader&)> broken;
};

}  // namespace saolang::trail

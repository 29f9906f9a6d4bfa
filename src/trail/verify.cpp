#include <map>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "trail/canonical.hpp"
#include "trail/trail.hpp"

namespace saolang::trail {

namespace {

// Read in pages, so that a chain of any length is checked in little memory.
constexpr std::int64_t page_entries = 2'000;

constexpr std::string_view page_sql = R"(
SELECT sequence, moment, change_code, account, action, subject_kind, subject_id, state_before, state_after, reason, hash
FROM trail_entry WHERE sequence > $1 ORDER BY sequence LIMIT $2)";

constexpr std::string_view personal_sql = R"(
SELECT id, salt, value FROM trail_personal
WHERE id BETWEEN $1 AND $2 AND salt IS NOT NULL AND value IS NOT NULL)";

struct Promised {
    std::int64_t sequence;
    std::string commitment;
};

class ChainCheck {
public:
    explicit ChainCheck(db::Reader& reader) : reader_(reader) { counts_.last_hash = no_hash; }

    [[nodiscard]] Result<ChainCounts, BrokenEntry> run() {
        // Entries before the first would be read by history and replay without standing in the chain.
        if (const auto early = reader_.integer("SELECT MIN(sequence) FROM trail_entry WHERE sequence < 1"))
            return fail(BrokenEntry{*early, "an entry stands before the first"});
        while (page()) {
            if (!broken_) check_personal();
            if (broken_) return fail(*broken_);
        }
        counts_.changes = reader_.integer("SELECT COUNT(DISTINCT change_code) FROM trail_entry").value_or(0);
        return counts_;
    }

private:
    // False when no entry was left.
    bool page() {
        bool any = false;
        promised_.clear();
        reader_.query(page_sql, {db::param(last_), db::param(page_entries)}, [&](const db::Row& row) {
            any = true;
            if (!broken_) check(row);
        });
        return any;
    }

    void check(const db::Row& row) {
        const std::int64_t sequence = row.integer(0);
        if (sequence != last_ + 1) {
            broken_ = BrokenEntry{last_ + 1, fmt::format("the entry is missing: {} follows {}", sequence, last_)};
            return;
        }
        const auto maybe = [&row](int column) {
            return row.is_null(column) ? std::nullopt : std::optional<std::string_view>(row.text(column));
        };
        const HashedEntry entry{sequence,       row.integer(1), row.text(2), row.text(3), row.text(4),      row.text(5),
                                row.integer(6), maybe(7),       maybe(8),    row.text(9), counts_.last_hash};
        // Without this a text "null" would have the hash of a state that is not there.
        for (const auto& state : {entry.before, entry.after}) {
            if (!state || state->starts_with('{')) continue;
            broken_ = BrokenEntry{sequence, "a state in it is no object"};
            return;
        }
        bytes_.clear();
        write_canonical(bytes_, entry);
        std::string hash = sha256_hex(bytes_);
        if (hash != row.text(10)) {
            broken_ = BrokenEntry{sequence, "its hash is not that of its contents and of the entry before it"};
            return;
        }
        for (const auto& state : {entry.before, entry.after}) {
            if (!state) continue;
            for (const auto commitment : commitments_in(*state))
                promised_.push_back({sequence, std::string(commitment)});
        }
        last_ = sequence;
        ++counts_.entries;
        counts_.last_hash = std::move(hash);
    }

    // Every value that is still kept must be the one the chain committed to.
    void check_personal() {
        if (promised_.empty()) return;
        std::map<std::int64_t, const Promised*> by_number;
        for (const Promised& promised : promised_) {
            const auto number = number_of(promised.commitment);
            if (!number) {
                broken_ = BrokenEntry{promised.sequence, "a commitment in it has no number"};
                return;
            }
            by_number.emplace(*number, &promised);
        }
        counts_.erased += static_cast<std::int64_t>(by_number.size());
        reader_.query(personal_sql, {db::param(by_number.begin()->first), db::param(by_number.rbegin()->first)},
                      [&](const db::Row& row) {
                          const auto found = by_number.find(row.integer(0));
                          if (broken_ || found == by_number.end()) return;
                          --counts_.erased;
                          const Promised& promised = *found->second;
                          if (commitment_of(found->first, row.bytes(1), row.text(2)) != promised.commitment) {
                              broken_ = BrokenEntry{promised.sequence,
                                                    "a personal value kept beside it is not the one it committed to"};
                          }
                      });
    }

    db::Reader& reader_;
    ChainCounts counts_;
    std::int64_t last_ = 0;
    std::optional<BrokenEntry> broken_;
    std::vector<Promised> promised_;
    std::string bytes_;
};

}  // namespace

Result<ChainCounts, BrokenEntry> verify_chain(db::Reader& reader) { return ChainCheck(reader).run(); }

}  // namespace saolang::trail

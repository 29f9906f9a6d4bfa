#pragma once
// A list read into records of one kind: compared with what is known, shown, and written as one change that one command
// takes back. Pure until it is applied.

#include <functional>
#include <string>
#include <vector>

#include "programme/store.hpp"
#include "programme/world.hpp"
#include "registry/import.hpp"

namespace saolang::programme {

struct RecordCellChange {
    std::size_t field = 0;
    std::optional<std::string> before;  // as stored; nothing: not known
    std::optional<std::string> after;
    bool operator==(const RecordCellChange&) const = default;
};

// What becomes of a row that could be read.
struct RecordOutcome {
    std::string sheet;
    std::uint32_t row = 0;
    registry::Verdict verdict{};
    Values values;  // as they will stand
    std::vector<RecordCellChange> changes;
};

struct PendingRecord {
    std::optional<std::int64_t> id;  // nothing: it is new
    std::string code;                // empty: one is given
    Values values;
};

struct RecordPlan {
    const Kind* kind = nullptr;
    registry::ImportPlan told;  // counts, doubts, refusals, columns, remarks; writes nothing itself
    std::vector<PendingRecord> records;
};

struct RecordImportOptions {
    Date today{0};
    // Of who imports; empty: everything. A record is refused that may not be written as it was or as it will be.
    std::function<bool(const Values&)> may_write = {};
    std::function<bool(const Values&)> may_see_confidential = {};
    std::function<bool(const Values&)> may_change_frozen = {};  // empty: nobody
    // For each in the order of the list, of the verdicts wanted; nothing is kept when empty.
    std::function<void(RecordOutcome&&)> row = {};
    std::function<bool(registry::Verdict)> wants = {};  // empty: all
};

// An empty cell says nothing: what is known stays. A record is found by its code, else by the values of its key.
[[nodiscard]] RecordPlan plan_records(office::Workbook&& workbook, const Kind& kind, const World& world,
                                      const places::Gazetteer& gazetteer, const RecordImportOptions& options);

void apply_records(const WriteContext& context, const Kind& kind, const std::vector<PendingRecord>& records);

}  // namespace saolang::programme

#pragma once
// An import: a reading compared with what is known, shown, and applied as one change that one command takes back.

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "registry/index.hpp"
#include "registry/list.hpp"
#include "registry/list_value.hpp"
#include "registry/store.hpp"
#include "web/language.hpp"

namespace saolang::registry {

// A record that a doubtful row may mean: of the registry, or made by an earlier row of the same list.
struct Candidate {
    enum class What : std::uint8_t { producer, product } what{};
    std::string key;  // for RowDecision: "producer:17", "product@12@Đại Lộc"
    std::string name;
    std::string code;     // empty while it has none
    std::int64_t id = 0;  // 0: made by an earlier row
    std::string sheet;    // of that row
    std::uint32_t row = 0;
};

struct Doubt {
    ListPlace place;
    std::string looks_like;  // the existing record, by name and code
    std::string reason_vi;
    std::string reason_en;
    std::vector<Candidate> candidates;  // the likeliest first; all of one kind
};

enum class Verdict : std::uint8_t { new_record, changed, unchanged, doubtful, left_out };

// One field of a known record, before and after the row. Values as an export with codes writes them; cell_in_words says
// them for people.
struct CellChange {
    ListField field{};
    std::string before;  // empty: not known
    std::string after;
    bool operator==(const CellChange&) const = default;
};
[[nodiscard]] std::string cell_in_words(ListField field, std::string_view value, web::Language language);

// What becomes of a row that could be read; those that could not are ImportPlan::refused.
struct RowOutcome {
    std::string sheet;
    std::uint32_t row = 0;
    Verdict verdict{};
    std::string product_name, producer_name;  // as the list names them
    bool makes_producer = false;
    bool makes_product = false;
    bool makes_recognition = false;
    std::vector<CellChange> changes;
};

// The rows of one verdict from a position on: one page of many.
struct RowWindow {
    Verdict verdict{};
    std::size_t skip = 0;
    std::size_t most = 100;
    std::size_t seen = 0;  // of the verdict
    std::vector<RowOutcome> rows{};
    void take(RowOutcome&& outcome);
};

// What a person says of a row.
struct RecordChoice {
    bool is_new = false;
    std::string same_as;     // Candidate::key
    bool take_name = false;  // the record gets the name the list writes
    bool operator==(const RecordChoice&) const = default;
};
struct RowDecision {
    bool leave_out = false;
    std::optional<RecordChoice> producer, product;
    std::string reason = {};  // in the person's words; may be empty
    bool operator==(const RowDecision&) const = default;
};
using RowOfList = std::pair<std::string, std::uint32_t>;  // sheet, row
using RowDecisions = std::map<RowOfList, RowDecision>;
// Short text, so that they are there when a person comes back.
[[nodiscard]] std::string decisions_json(const RowDecisions& decisions);
[[nodiscard]] Result<RowDecisions, Unreadable> decisions_from_json(std::string_view text);

struct PendingProducer;  // import_steps.hpp
struct PendingProduct;
struct PendingDecision;
struct PendingRecognition;

struct ImportPlan {
    ListKind kind{};
    std::size_t rows = 0;
    std::size_t new_records = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t left_out = 0;  // by a person
    std::vector<Doubt> doubtful;
    std::vector<Refusal> refused;
    std::map<std::string, std::string> columns;
    std::vector<std::string> remarks;

    // What will be written, in order. Positions name producers and products of this plan that have no id yet.
    using Step = std::variant<std::unique_ptr<PendingProducer>, std::unique_ptr<PendingProduct>,
                              std::unique_ptr<PendingDecision>, std::unique_ptr<PendingRecognition>>;
    std::deque<Step> steps;

    // Products a person said are two, though they look like one: the new one by its step, the other by step or id.
    struct ToldApart {
        std::uint32_t step, other_step;
        ProductId other;
        std::string reason;
    };
    std::vector<ToldApart> told_apart;

    ImportPlan();
    ImportPlan(ImportPlan&&) noexcept;
    ImportPlan& operator=(ImportPlan&&) noexcept;
    ~ImportPlan();
};

// What a plan may look up or decide beyond the index.
struct ImportOptions {
    // A doubtful row looks like an existing record and would make a silent twin. It stops nothing and is left out,
    // listed with what it looks like, whether or not --keep-good is given; it is taken as a new record only when a
    // person says so.
    enum class Doubtful : std::uint8_t { leave_out, take_as_new } doubtful = Doubtful::leave_out;
    // Facts the index does not hold. Without them those of known producers and products are not compared or changed.
    std::function<std::optional<ProducerPrivate>(ProducerId)> private_facts{};
    std::function<std::optional<ProductStory>(ProductId)> story{};
    // Called for each row in the order of the list. Nothing is kept or compared for it when it is empty: a list may
    // have 50,000 rows.
    std::function<void(RowOutcome&&)> row{};
    // A person's word goes before what the matching finds; it holds too for later rows that name the same producer of
    // the same place. A decision whose record is gone leaves the row doubtful.
    RowDecisions decisions{};
    ListMapping mapping{};  // of the columns; plan_import of a reading has done with it
    // Whether a record of that place may be written by who imports; empty: every record. Rows of others are refused.
    std::function<bool(std::optional<places::UnitId>)> may_write{};
};

// `index` must outlive the plan's making only.
[[nodiscard]] ImportPlan plan_import(const ListReading& reading, ListKind kind, const Index& index,
                                     const places::Gazetteer& gazetteer, const ImportOptions& options = {});
// Reads and plans in one pass for long lists: the workbook is freed row by row and no draft is kept.
[[nodiscard]] ImportPlan plan_import(office::Workbook&& workbook, ListKind kind, const Index& index,
                                     const places::Gazetteer& gazetteer, const ImportOptions& options = {});

// Rows that a plan refuses; one may hold several mistakes.
[[nodiscard]] std::size_t rows_refused(const ImportPlan& plan);

// Writes every step. The caller decides beforehand whether refused rows stop the import (all or nothing) or are left
// out. `progress` hears how many steps are done.
void apply_import(const WriteContext& context, const ImportPlan& plan,
                  const std::function<void(std::size_t)>& progress = {});

// The report of `saolang import --report` (docs/contract): JSON.
[[nodiscard]] std::string report_json(const ImportPlan& plan);

}  // namespace saolang::registry

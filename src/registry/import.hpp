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
#include "registry/store.hpp"

namespace saolang::registry {

struct Doubt {
    ListPlace place;
    std::string looks_like;  // the existing record, by name and code
    std::string reason_vi;
    std::string reason_en;
};

enum class Verdict : std::uint8_t { new_record, changed, unchanged, doubtful };

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
    std::vector<Doubt> doubtful;
    std::vector<Refusal> refused;
    std::map<std::string, std::string> columns;
    std::vector<std::string> remarks;

    // What will be written, in order. Positions name producers and products of this plan that have no id yet.
    using Step = std::variant<std::unique_ptr<PendingProducer>, std::unique_ptr<PendingProduct>,
                              std::unique_ptr<PendingDecision>, std::unique_ptr<PendingRecognition>>;
    std::deque<Step> steps;

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
};

// `index` must outlive the plan's making only.
[[nodiscard]] ImportPlan plan_import(const ListReading& reading, ListKind kind, const Index& index,
                                     const places::Gazetteer& gazetteer, const ImportOptions& options = {});
// Reads and plans in one pass for long lists: the workbook is freed row by row and no draft is kept.
[[nodiscard]] ImportPlan plan_import(office::Workbook&& workbook, ListKind kind, const Index& index,
                                     const places::Gazetteer& gazetteer, const ImportOptions& options = {});

// Writes every step. The caller decides beforehand whether refused rows stop the import (all or nothing) or are left
// out.
void apply_import(const WriteContext& context, const ImportPlan& plan);

// The report of `saolang import --report` (docs/contract): JSON.
[[nodiscard]] std::string report_json(const ImportPlan& plan);

}  // namespace saolang::registry

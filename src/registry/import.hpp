#pragma once
// An import: a reading compared with what is known, shown, and applied as one change that one command takes back.

#include <optional>
#include <string>
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
    struct Step;
    std::vector<Step> steps;

    ImportPlan();
    ImportPlan(ImportPlan&&) noexcept;
    ImportPlan& operator=(ImportPlan&&) noexcept;
    ~ImportPlan();
};

[[nodiscard]] ImportPlan plan_import(const ListReading& reading, ListKind kind, const Index& index,
                                     const places::Gazetteer& gazetteer);

// Writes every step. The caller decides beforehand whether refused rows stop the import (all or nothing) or are left out.
void apply_import(const WriteContext& context, const ImportPlan& plan);

// The report of `saolang import --report` (docs/contract): JSON.
[[nodiscard]] std::string report_json(const ImportPlan& plan);

}  // namespace saolang::registry

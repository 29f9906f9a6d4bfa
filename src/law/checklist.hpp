#pragma once
// Minh chứng: the papers of a dossier, who issues them, how long they are good for and which criteria they prove
// (data/law/checklist.json).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "law/criteria.hpp"

namespace saolang::law {

struct Proof {
    std::vector<std::uint8_t> sets;     // numbers
    std::vector<std::string> criteria;  // codes
};

struct Document {
    std::string kind;  // "quality_declaration"
    std::string name;
    std::string issuer;
    std::optional<std::int32_t> validity_months = {};  // absent: without end, as the paper says, or not known (note)
    std::string mark;                                  // F found, I inferred, M from memory
    std::string source;
    std::string note = {};
    std::vector<std::uint8_t> sets = {};  // asked of these alone; empty: of all
    std::vector<Proof> proves = {};
};

struct Filing {
    std::string id;  // "owner_first"
    std::string by, to, application;
    std::string article;
    std::vector<std::string> documents;  // kinds
};

struct Checklist {
    std::string regime;  // id
    std::vector<Document> documents;
    std::vector<Filing> filings;

    [[nodiscard]] const Document* document(std::string_view kind) const;
    // What may prove a criterion of a set.
    [[nodiscard]] std::vector<const Document*> proving(int set, std::string_view criterion) const;
};

[[nodiscard]] Result<Checklist, Fault> read_checklist(std::string_view json, const Criteria& criteria);

}  // namespace saolang::law

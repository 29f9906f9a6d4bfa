#pragma once
// What an officer sees of a list of records that is read in: values → HTML.

#include "programme/record_import.hpp"
#include "programme/site.hpp"
#include "registry/import_view.hpp"

namespace saolang::programme {

// The outcomes of one page of one part.
struct OutcomeWindow {
    registry::Verdict verdict{};
    std::size_t skip = 0;
    std::size_t seen = 0;
    std::vector<RecordOutcome> rows = {};

    void take(RecordOutcome&& outcome) {
        if (++seen > skip && rows.size() < registry::rows_a_page) rows.push_back(std::move(outcome));
    }
};

// Which columns a file may have and which it needs.
[[nodiscard]] web::Raw columns_told(const Ask& ask, const Kind& kind);
[[nodiscard]] web::Raw outcome_table(const Ask& ask, const Kind& kind, registry::ImportPart part,
                                     const OutcomeWindow& window);
[[nodiscard]] web::Raw doubt_table(const Ask& ask, const std::vector<registry::Doubt>& doubts);
// What the columns of the file were read as.
[[nodiscard]] web::Raw column_table(const Ask& ask, const Kind& kind, const registry::ImportPlan& plan);

}  // namespace saolang::programme

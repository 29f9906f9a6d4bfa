#pragma once
// The pairs of records a person is to decide about.

#include "registry/doubles.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// Of each relation, those of which the person may merge both records, without those somebody has decided about.
struct OpenPairs {
    std::vector<Double> doubles;  // producers first
    std::vector<Double> one_line;
    std::vector<Double> one_kind;
    bool whole = true;  // false: products are still being screened
};
[[nodiscard]] OpenPairs open_pairs(const Site& site, const people::Visitor& visitor, const View& view);

}  // namespace saolang::registry

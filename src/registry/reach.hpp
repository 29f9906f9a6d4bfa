#pragma once
// The access rule for lists: what `people::may` allows record by record, as whole sets.

#include <vector>

#include "people/access.hpp"
#include "registry/bits.hpp"
#include "registry/index.hpp"

namespace saolang::registry {

// What the rule asks about a record: where it lies and whose it is. A product lies where it is made, else where its
// producer is.
[[nodiscard]] people::Subject subject_of_product(const Index& index, ProductAt product);
[[nodiscard]] people::Subject subject_of(const Producer& producer, const places::Gazetteer& gazetteer);
// A decision is of its products: whoever may see one of them may see it. One that names none yet is of nobody's place,
// so that only a role held everywhere reaches it.
[[nodiscard]] std::vector<people::Subject> subjects_of(const Index& index, DecisionId decision);

// The products of the reach, over ranks.
[[nodiscard]] Bits visible(const people::Reach& reach, const Index& index, const places::Gazetteer& gazetteer,
                           Date day);

// The same for the other records, over positions in the index.
struct VisibleRecords {
    Bits products;  // over ranks
    Bits producers;
    Bits decisions;
    Bits recognitions;
};
[[nodiscard]] VisibleRecords visible_records(const people::Reach& reach, const Index& index,
                                             const places::Gazetteer& gazetteer, Date day);

}  // namespace saolang::registry

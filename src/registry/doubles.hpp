#pragma once
// Nghi trùng: two records that may be one. Found by the measures of the import, over all that is known; a person
// decides, and what was said to be two is not asked again.

#include <set>
#include <vector>

#include "registry/index.hpp"

namespace saolang::registry {

enum class Likeness : std::uint8_t {
    tax_code,     // one tax code, two producers
    same_name,    // but for capital letters and short forms ("HTX NN")
    marks_alone,  // "Bánh dừa", "Bánh dứa"
    same_core,    // but for the legal form, or for weights and packs
    one_slip,     // one letter of a long word
    no_owner,     // the same name in one place, of which one names no producer
};

struct Double {
    enum class Of : std::uint8_t { producers, products } of;
    std::uint32_t first, second;  // positions in the index; the older record first
    Likeness why;
};

// Producers first, each pair once, in the order of their first records.
[[nodiscard]] std::vector<Double> doubles_of(const Index& index, const places::Gazetteer& gazetteer);
// The same, worked out once for each index.
[[nodiscard]] std::shared_ptr<const std::vector<Double>> known_doubles(const Index& index,
                                                                       const places::Gazetteer& gazetteer);

// A pair by ids, the smaller first: positions change with every index.
struct PairKey {
    Double::Of of;
    std::int64_t first, second;
    auto operator<=>(const PairKey&) const = default;
};
[[nodiscard]] PairKey key_of(const Index& index, const Double& pair);

// Those nobody has said to be two.
[[nodiscard]] std::vector<Double> without(const Index& index, const std::vector<Double>& pairs,
                                          const std::set<PairKey>& told_apart);

}  // namespace saolang::registry

#pragma once
// Nghi trùng: two records that may be one. Producers are found by the measures of the import, products by screening,
// over all that is known; a person decides and says why, and what was decided is not asked again.

#include <set>
#include <span>
#include <vector>

#include "registry/index.hpp"
#include "screening/screen.hpp"

namespace saolang::registry {

// Of producers.
enum class Likeness : std::uint8_t {
    tax_code,     // one tax code, two producers
    same_name,    // but for capital letters and short forms ("HTX NN")
    marks_alone,  // "Cơ sở Hoà", "Cơ sở Hoa"
    same_core,    // but for the legal form
    one_slip,     // one letter of a long word
};

struct Double {
    enum class Of : std::uint8_t { producers, products } of;
    std::uint32_t first, second;  // positions in the index; the older record first
    Likeness why = {};            // of producers
    // Of products; producers in doubt are always of the first kind. What speaks for it is worked out when it is shown.
    screening::Relation relation = screening::Relation::duplicate;
};

// A product as screening reads it. Its place is the district of the last day that had districts; of a commune that was
// made of several districts' parts, or where no commune is known, the unit's own name.
struct ScreenedText {
    std::string name, producer, place;
    [[nodiscard]] screening::Item item() const { return {.name = name, .producer = producer, .place = place}; }
    bool operator==(const ScreenedText&) const = default;
};
[[nodiscard]] ScreenedText screened_text(const Index& index, const places::Gazetteer& gazetteer, ProductAt product);
[[nodiscard]] std::string screened_place(const places::Gazetteer& gazetteer, places::UnitId place);

// Crafts, ornamental plants and tours are not asked whether they are fresh or raw.
[[nodiscard]] bool may_be_unprocessed(const Product& product);

// One rule on top of the texts: two tax codes are two producers, whose products are neither one nor of one line.
[[nodiscard]] bool two_producers(const Index& index, std::optional<ProducerId> one, std::optional<ProducerId> other);
[[nodiscard]] bool stands(const Index& index, const Double& pair);

// Each pair once, in the order of their first records.
[[nodiscard]] std::vector<Double> double_producers(const Index& index, const places::Gazetteer& gazetteer);
// All relations but `different`. Slow for a long registry: see Screener.
[[nodiscard]] std::vector<Double> double_products(const Index& index, const places::Gazetteer& gazetteer);

// The producers', worked out once for each index.
[[nodiscard]] std::shared_ptr<const std::vector<Double>> known_double_producers(const Index& index,
                                                                                const places::Gazetteer& gazetteer);

// A pair by ids, the smaller first: positions change with every index.
struct PairKey {
    Double::Of of;
    std::int64_t first, second;
    auto operator<=>(const PairKey&) const = default;
};
[[nodiscard]] PairKey key_of(const Index& index, const Double& pair);
[[nodiscard]] PairKey product_pair(ProductId a, ProductId b);

// Those nobody has decided about. Products of producers that were said to be two are not one and not of one line.
[[nodiscard]] std::vector<Double> without(const Index& index, std::span<const Double> pairs,
                                          const std::set<PairKey>& told_apart);

}  // namespace saolang::registry

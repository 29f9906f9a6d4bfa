#pragma once
// The products in the order of their Vietnamese names. A product's place in that order is its rank; sets of products
// are bits over ranks, so that a page is a walk along the bits.

#include <array>

#include "registry/bits.hpp"
#include "registry/index.hpp"
#include "registry/lists.hpp"

namespace saolang::registry {

struct Arrangement {
    static constexpr std::uint32_t no_place = 0xFFFFFFFF;

    std::vector<ProductAt> product;      // by rank
    std::vector<std::uint32_t> rank;     // by product
    std::vector<places::UnitId> places;  // where products are, each once
    std::vector<std::uint32_t> place;    // by rank: position in `places`, or no_place
    Lists by_place;                      // ranks, by position in `places`
    Lists by_producer;                   // ranks, by producer
    std::array<Bits, 6> group;           // in the order of product_groups
    std::array<Bits, 6> kind;            // in the order of producer_kinds

    [[nodiscard]] std::size_t size() const { return product.size(); }
};

[[nodiscard]] Arrangement arrange(const Index& index);

}  // namespace saolang::registry

#include "registry/bits.hpp"

#include <set>

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

TEST(Bits, WalkInBothDirectionsAcrossBlocks) {
    const std::set<std::size_t> members{0, 63, 64, 127, 128, 199};
    Bits bits(200);
    for (const auto member : members) bits.set(member);
    for (std::size_t at = 0; at <= 200; ++at) {
        const auto next = members.lower_bound(at);
        EXPECT_EQ(bits.next(at), next == members.end() ? std::nullopt : std::optional(*next)) << at;
        EXPECT_EQ(bits.last_before(at), next == members.begin() ? std::nullopt : std::optional(*std::prev(next))) << at;
    }
    EXPECT_EQ(bits.count(), members.size());
}

TEST(Bits, OfAllHaveNoneBehindTheEnd) {
    for (const std::size_t size : {0U, 1U, 63U, 64U, 65U}) {
        EXPECT_EQ(Bits::all(size).count(), size);
        EXPECT_EQ(Bits::all(size).next(size), std::nullopt);
        EXPECT_EQ(Bits(size).last_before(size), std::nullopt);
    }
}

}  // namespace
}  // namespace saolang::registry

#pragma once
// Which products a word stands in, over ranks: a list for a rare word, bits for one that stands in many.

#include <map>

#include "registry/bits.hpp"
#include "registry/lists.hpp"
#include "registry/vocabulary.hpp"

namespace saolang::registry {

class Postings {
public:
    using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // word and rank
    using Dense = std::map<std::uint32_t, Bits>;

    // From here on setting bits one by one is slower than taking a whole set.
    [[nodiscard]] static bool is_many(std::size_t products, std::size_t of) { return products * 32 > of; }

    Postings() = default;
    Postings(std::size_t words, std::size_t products, Pairs pairs, Dense dense = {});

    void mark(Vocabulary::Range words, Bits& bits) const;

private:
    Lists rare_;   // ranks, by word
    Dense dense_;  // by word
};

}  // namespace saolang::registry

#pragma once
// What an entry adds to a name and a product does not differ by: weights and counts of a pack, stars, "đạt OCOP 2024".

#include <string>
#include <vector>

#include "screening/spelling.hpp"

namespace saolang::screening {

struct Additions {
    std::string weight;  // as written, empty when none
    bool stars = false;  // OCOP, stars or the word for product
};
// Takes them out of `words`; a name that is nothing else stays as it is.
[[nodiscard]] Additions take_additions(std::vector<Word>& words);

}  // namespace saolang::screening

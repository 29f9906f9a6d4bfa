#pragma once
// What the records of a product do not show, and the support that would bring it.

#include <vector>

#include "programme/world.hpp"

namespace saolang::programme {

struct Lacks {
    std::vector<const web::Word*> words;
    std::vector<std::size_t> needs;  // numbers of options of support::needs; packaging where no record is missing
};
[[nodiscard]] Lacks lacks_of(const World& world, registry::ProductAt product, Date day);

}  // namespace saolang::programme

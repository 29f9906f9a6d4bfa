#pragma once
// What a row of a list leaves out and follows all the same, and what its fields must be among each other.

#include <string>
#include <vector>

#include "programme/store.hpp"
#include "programme/world.hpp"

namespace saolang::programme {

struct RowMistake {
    std::size_t field;
    std::string vi;
    std::string en;
};

// `before`: as it is stored; nothing: the record is new.
void complete_row(const World& world, const Kind& kind, Values& values, const std::optional<Values>& before,
                  Date today);
[[nodiscard]] std::vector<RowMistake> mistakes_of_row(const World& world, const Kind& kind, const Values& values,
                                                      const std::optional<Values>& before, Date today);

}  // namespace saolang::programme

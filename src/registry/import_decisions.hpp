#pragma once
// What a person said of rows that looked like known records.

#include <optional>
#include <string>

#include "places/gazetteer.hpp"
#include "registry/list.hpp"

namespace saolang::registry {

// The producer as the list names it: a decision on it holds for later rows that say the same.
[[nodiscard]] std::string producer_words(const Draft& draft, std::optional<places::UnitId> place);

}  // namespace saolang::registry

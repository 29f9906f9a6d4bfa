#pragma once
// A selection worked out: its filters as bits, its order as parts. Pages, facets and figures read the same.

#include "registry/views.hpp"

namespace saolang::registry {

// Equal for selections that mean the same.
[[nodiscard]] std::string key_of(const Selection& selection);

enum class Leave { nothing, stars, groups, kinds };  // the filter that is not applied

// Everything but the words.
[[nodiscard]] Bits filtered(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection,
                            Leave leave);

// What the words find; nothing when the selection has none.
[[nodiscard]] std::shared_ptr<const std::optional<Found>> found_by_words(const Index& index,
                                                                         const Selection& selection);

[[nodiscard]] std::shared_ptr<const Arranged> arranged(const Index& index, const places::Gazetteer& gazetteer,
                                                       const Selection& selection);

}  // namespace saolang::registry

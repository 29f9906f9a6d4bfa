#pragma once
// The doubtful doubles a person is to decide about.

#include "registry/doubles.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// Pairs of which the person may merge both, without those said to be two.
[[nodiscard]] std::vector<Double> open_doubles(const Site& site, const people::Visitor& visitor, const View& view);

}  // namespace saolang::registry

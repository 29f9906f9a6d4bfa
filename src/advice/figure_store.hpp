#pragma once
// The reference figures an office wrote over the shipped ones, and what is true of all of them now.

#include "advice/reference_figures.hpp"
#include "registry/site.hpp"

namespace saolang::advice {

// Of the newest data. Quick: made anew only when the data changed.
[[nodiscard]] std::shared_ptr<const ReferenceFigures> figures_of(const registry::Site& site);

}  // namespace saolang::advice

#pragma once
// Producers as the pages about people ask for them.

#include "people/gate.hpp"
#include "registry/index.hpp"

namespace saolang::registry {

[[nodiscard]] people::KnownProducers known_producers(IndexCache& index, const places::Gazetteer& gazetteer);

}  // namespace saolang::registry

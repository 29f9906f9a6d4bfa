#pragma once
// What people said of doubtful doubles: "these are two".

#include "registry/doubles.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

// Nothing is written when it was said before.
void tell_apart(const WriteContext& context, const PairKey& pair);

[[nodiscard]] std::set<PairKey> told_apart(db::Reader& reader);

}  // namespace saolang::registry

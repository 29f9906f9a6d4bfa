#pragma once
// What the access rule asks about a request: where the record lies whose data it is about.

#include "privacy/request.hpp"
#include "registry/site.hpp"

namespace saolang::privacy {

// Of an account, and while nobody knows whose data they are: nowhere, so that only a role over everything reaches it.
[[nodiscard]] people::Subject subject_of(const registry::Site& site, const std::optional<About>& about);

[[nodiscard]] bool may_handle(const registry::Site& site, const people::Visitor& visitor,
                              const std::optional<About>& about);

}  // namespace saolang::privacy

#pragma once
// Lists as import reads them: what is exported comes back without a difference.

#include "registry/index.hpp"
#include "registry/list.hpp"

namespace saolang::registry {

enum class HeadingStyle { vietnamese, codes };

// What only the office may see is left out of public files.
enum class Audience { public_, office };

// The table calls back into `reader` and `index` while it is written; both must outlive it.
[[nodiscard]] office::Table export_table(ListKind kind, HeadingStyle headings, Audience audience, const Index& index,
                                         const places::Gazetteer& gazetteer, db::Reader& reader);

}  // namespace saolang::registry

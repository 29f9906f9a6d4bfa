#pragma once
// Lists as import reads them: what is exported comes back without a difference.

#include <functional>

#include "registry/index.hpp"
#include "registry/list.hpp"

namespace saolang::registry {

enum class HeadingStyle { vietnamese, codes };

// What only the office may see is left out of public files.
enum class Audience { public_, office };

// Which rows, in which order: positions in the index's products, producers or recognitions, by the kind of list.
struct ExportRows {
    std::vector<std::uint32_t> items;
    // Whose private facts and tax code go along, of those an officer's file has columns for.
    std::function<bool(ProducerAt)> private_of;
};

// The tables call back into `reader` and `index` while they are written; both must outlive them.
[[nodiscard]] office::Table export_table(ListKind kind, HeadingStyle headings, Audience audience, const Index& index,
                                         const places::Gazetteer& gazetteer, db::Reader& reader);
[[nodiscard]] office::Table export_rows(ListKind kind, HeadingStyle headings, Audience audience, ExportRows rows,
                                        const Index& index, const places::Gazetteer& gazetteer, db::Reader& reader);

}  // namespace saolang::registry

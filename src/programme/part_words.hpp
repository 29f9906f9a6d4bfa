#pragma once
// The programme's records in the registry's pages about changes.

#include "registry/site.hpp"

namespace saolang::programme {

[[nodiscard]] std::optional<registry::PartRecord> part_record(db::Reader& reader, const trail::Subject& subject);
[[nodiscard]] registry::EntryWords part_words(registry::IndexCache& index, const places::Gazetteer& gazetteer);

}  // namespace saolang::programme

#pragma once
// Changes of the registry as a list: each the entries that share a code, out of the trail.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "trail/rows.hpp"

namespace saolang::registry {

struct ChangeRow {
    std::int64_t first = 0;  // sequence of its first entry: the key of the list
    std::string code;
    Moment moment{};
    std::string account;
    std::string action;  // of the first entry
    std::string reason;
    std::int64_t entries = 0;
    bool undone = false;
};

struct ChangeQuestion {
    std::string account = {};                                 // empty: whoever
    std::string kind = {};                                    // of record: "product"; empty: any
    std::optional<Moment> from = {};                          // first moment
    std::optional<Moment> until = {};                         // first moment after
    std::optional<std::int64_t> before = {};                  // changes older than the one with this key
    std::span<const trail::Layout* const> more_layouts = {};  // of the parts above the registry
};

// Whether the record is the registry's. Accounts, roles and requests about personal data are not: their history is told
// with them.
[[nodiscard]] bool is_of_registry(const trail::Subject& subject);

// Newest first; only changes of the registry and of the parts above it.
[[nodiscard]] std::vector<ChangeRow> changes(db::Reader& reader, const ChangeQuestion& question, std::size_t most);

// Accounts that changed anything, in any order.
[[nodiscard]] std::vector<std::string> authors_of_changes(db::Reader& reader,
                                                          std::span<const trail::Layout* const> more_layouts);

[[nodiscard]] bool is_undone(db::Reader& reader, std::int64_t first);

}  // namespace saolang::registry

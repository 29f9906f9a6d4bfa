#pragma once
// Entries of the trail → HTML: each with its author, reason and the values before and after.

#include "registry/history.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

struct HistoryLinks {
    bool to_changes = false;            // the code of a change leads to its page
    const EntryWords* words = nullptr;  // of parts above the registry
};

[[nodiscard]] web::Raw history_list(const View& view, const std::vector<PastEntry>& past, HistoryLinks links = {});

// One side of a change as the reader knows it: "Đồ uống" for "drink", the name for the number of a record.
[[nodiscard]] std::string value_words(const View& view, const trail::Record& side, std::string_view field,
                                      bool with_private);
[[nodiscard]] std::string_view field_words(const View& view, std::string_view field);
[[nodiscard]] std::string_view action_words(const View& view, std::string_view action);

}  // namespace saolang::registry

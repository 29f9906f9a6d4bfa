#pragma once
// The reading of a list with an eye on each of its rows as they stand in the file.

#include "registry/list_row.hpp"

namespace saolang::registry {

// A row of the list proper before its values are read; valid during the call.
struct RowInFile {
    const std::string& sheet;
    std::uint32_t number;
    const Headings& headings;
    const std::vector<RowCell>& cells;  // parallel to headings.columns
    const std::vector<bool>& as_above;  // parallel to them: an empty cell there means the one above
    const Surroundings& around;
    const std::vector<std::uint32_t>& hidden_columns;
};
using RowWatch = std::function<void(const RowInFile&)>;

struct ListReader {
    const DraftTaker& take;
    const ListMapping& mapping;
    RowWatch watch;  // may be empty
    // A list of another part: its own columns are read by `watch`, and nothing is required of a draft. Null: of ours.
    const ListWords* words = nullptr;
};
[[nodiscard]] ListReading read_list(office::Workbook&& workbook, ListKind kind, const ListReader& how);

}  // namespace saolang::registry

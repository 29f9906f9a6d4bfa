#pragma once
// What headings of offices' lists mean in a file of one kind of records.

#include "programme/record_file.hpp"
#include "registry/list_heading.hpp"

namespace saolang::programme {

// A column of such a list is a registry's where it names a product or a producer or says where these are; else
// Column::other is its number among file_columns, or one beyond the last for the days a figure is of.
[[nodiscard]] const registry::ListWords& list_words(const Kind& kind);

[[nodiscard]] inline std::uint16_t period_column(const Kind& kind) {
    return static_cast<std::uint16_t>(file_columns(kind).size());
}
// Kinds whose first day and last day may stand as one cell, in the title or in a heading: "Quý I/2024".
[[nodiscard]] bool has_period(const Kind& kind);

}  // namespace saolang::programme

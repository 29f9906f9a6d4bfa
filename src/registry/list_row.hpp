#pragma once
// One row of a list under its headings: a draft, or the reasons why not.

#include <optional>
#include <string>
#include <vector>

#include "registry/list_heading.hpp"
#include "registry/list_value.hpp"

namespace saolang::registry {

// What stands above the table, in the sheet's name or in group rows, and holds for the rows below.
struct Surroundings {
    std::string province, district, commune;
    std::string producer;  // of group rows
    bool district_guessed = false;
    std::optional<ProductGroup> group;
    std::optional<Star> star;
    DecisionReading decision;
    std::optional<std::int32_t> year;
    bool year_of_title = false;
};

// A cell of the row after merged cells and ditto signs were followed.
struct RowCell {
    const office::Cell* cell = nullptr;  // null: empty
    std::string text;                    // clean
    bool from_above = false;
};

// Why nobody can tell what stood in the cell: letters lost, a broken formula. Nothing: it can be read.
[[nodiscard]] std::optional<Unreadable> spoilt(const RowCell& cell);

struct RowReading {
    std::optional<Draft> draft;
    std::vector<Refusal> refused;  // the first reason stops the row, but all are told
    std::vector<std::string> remarks;
};

// `cells` stand parallel to headings.columns. `kind`: what a row must name; nothing: it may name anything.
[[nodiscard]] RowReading read_row(const Headings& headings, const std::vector<RowCell>& cells,
                                  const Surroundings& surroundings, std::optional<ListKind> kind,
                                  const std::string& sheet, std::uint32_t row_number);

}  // namespace saolang::registry

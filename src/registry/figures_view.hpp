#pragma once
// Figures → pieces: numbers that are doors, bars, the table by unit and the map of the same data.

#include <array>
#include <string>

#include "registry/figures.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// What the page answers: a unit, else the province served, else all, on a day, under the units of another. Of the
// provinces only those with products have a row.
struct FiguresAsked {
    FiguresQuery query;
    places::Level below;  // level of the rows
};
[[nodiscard]] FiguresAsked figures_asked(const View& view, const Selection& selection);

// What the numbers of a query count.
[[nodiscard]] Selection selection_of(const FiguresQuery& query);

// Where the main numbers lead; by_star from three to five.
struct FigureDoors {
    std::string products, producers;
    std::array<std::string, 3> by_star;
};
[[nodiscard]] FigureDoors public_doors(const View& view, const FiguresQuery& query);
[[nodiscard]] web::Raw main_figures(const View& view, const Figures& figures, const FigureDoors& doors);
[[nodiscard]] web::Raw group_bars(const View& view, const FiguresQuery& query, const Figures& figures);
[[nodiscard]] web::Raw kind_table(const View& view, const FiguresQuery& query, const Figures& figures);
// Empty where no map shows the units asked for.
[[nodiscard]] web::Raw unit_map(const View& view, const FiguresAsked& asked, const std::vector<UnitFigures>& rows);
// Units without a product stand last.
[[nodiscard]] web::Raw unit_table(const View& view, const FiguresAsked& asked, const std::vector<UnitFigures>& rows);

}  // namespace saolang::registry

#pragma once
// Số liệu: how many products and producers, for any date, under the units of that date or of another.

#include <array>
#include <optional>
#include <vector>

#include "registry/selection.hpp"

namespace saolang::registry {

struct Figures {
    std::uint32_t products = 0;
    std::uint32_t producers = 0;             // distinct producers of the counted products
    std::array<std::uint32_t, 6> by_star{};  // index is the star's number
    std::array<std::uint32_t, 6> by_group{};
    std::uint32_t group_not_stated = 0;
    std::array<std::uint32_t, 6> by_kind{};  // products, by their producer's kind
    std::uint32_t kind_not_stated = 0;
    std::array<std::uint32_t, 6> producers_by_kind{};
    std::uint32_t producers_kind_not_stated = 0;
    std::uint32_t products_without_producer = 0;
};

struct FiguresQuery {
    Date day;
    Date hierarchy_day;
    std::optional<places::UnitId> unit;  // nothing: the whole registry
};

[[nodiscard]] Figures figures_of(const Index& index, const places::Gazetteer& gazetteer, const FiguresQuery& query);

struct UnitFigures {
    std::optional<places::UnitId> unit;  // nothing: the place is not known finely enough
    Figures figures;
};

// One row for each unit of `level` inside query.unit (also those with nothing), and one for what cannot be placed when
// there is any. Products of the rows add up to figures_of; producers are counted where their products are.
[[nodiscard]] std::vector<UnitFigures> figures_by_unit(const Index& index, const places::Gazetteer& gazetteer,
                                                       const FiguresQuery& query, places::Level level);

}  // namespace saolang::registry

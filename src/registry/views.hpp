#pragma once
// What follows from an index and a day, a hierarchy or a question, kept while it is likely to be asked again.

#include <array>

#include "registry/doubles.hpp"
#include "registry/figures.hpp"
#include "registry/name_search.hpp"
#include "registry/recent.hpp"
#include "registry/search.hpp"

namespace saolang::registry {

// The standing of every product on one day, over ranks.
struct DayView {
    Bits counted;              // recognised, star known, confidence that counts
    std::array<Bits, 3> star;  // recognised with three, four, five stars, whatever the source
    std::size_t total = 0;     // of `counted`
};

// Where the places of an index lie in the hierarchy of one day; parallel to arrangement.places, by level.
using PlaceView = std::vector<std::array<std::optional<places::UnitId>, 3>>;

// A selection put in order: its parts one after the other, each by rank.
struct Arranged {
    std::vector<std::shared_ptr<const Bits>> parts;
    std::size_t total = 0;
    bool corrected = false;
};

class Views {
public:
    [[nodiscard]] std::shared_ptr<const DayView> day(const Index& index, Date day);
    [[nodiscard]] std::shared_ptr<const PlaceView> places(const Index& index, const places::Gazetteer& gazetteer,
                                                          Date hierarchy_day);
    // Products in the unit or anything in it.
    [[nodiscard]] std::shared_ptr<const Bits> within(const Index& index, const places::Gazetteer& gazetteer,
                                                     places::UnitId unit, Date hierarchy_day);
    // An empty answer when the text has no word in it.
    [[nodiscard]] std::shared_ptr<const std::optional<Found>> found(const Index& index, const std::string& words);

    using WithinKey = std::pair<places::UnitId, Date>;
    using FiguresKey = std::tuple<Date, Date, std::optional<places::UnitId>>;
    using RowsKey = std::tuple<Date, Date, std::optional<places::UnitId>, places::Level>;

    // By the key of a selection.
    Recent<std::string, Arranged> arranged{16};
    Recent<std::string, Facets> facets{64};
    Recent<FiguresKey, Figures> figures{64};
    Recent<RowsKey, std::vector<UnitFigures>> rows{16};
    // By the index's version.
    Recent<std::int64_t, std::vector<Double>> double_producers{1};
    Recent<std::int64_t, NameSearch> producer_names{1};
    Recent<std::int64_t, NameSearch> decision_names{1};

private:
    Recent<Date, DayView> days_{16};
    Recent<Date, PlaceView> places_{8};
    Recent<WithinKey, Bits> within_{16};
    Recent<std::string, std::optional<Found>> found_{4};
};

// The unit of that level which holds a place of the view.
[[nodiscard]] inline std::optional<places::UnitId> unit_at(const PlaceView& view, std::size_t place,
                                                           places::Level level) {
    return view[place][static_cast<std::size_t>(level)];
}

}  // namespace saolang::registry

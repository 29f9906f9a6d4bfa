#include <algorithm>
#include <map>

#include "registry/arranged.hpp"

namespace saolang::registry {

namespace {

using PlaceCounts = std::map<places::UnitId, std::uint32_t>;

// Products of `bits` by the unit of that level which holds them.
PlaceCounts count_places(const Index& index, const PlaceView& view, const Bits& bits, places::Level level) {
    const Arrangement& arrangement = *index.arrangement;
    std::vector<std::uint32_t> by_place(arrangement.places.size() + 1);
    bits.each([&](std::size_t rank) { ++by_place[std::min<std::size_t>(arrangement.place[rank], view.size())]; });
    PlaceCounts counts;
    for (std::size_t place = 0; place < view.size(); ++place) {
        const auto unit = unit_at(view, place, level);
        if (unit && by_place[place] != 0) counts[*unit] += by_place[place];
    }
    return counts;
}

// One level below the place asked for; where none is asked for and all lie in one province, its units. Hierarchies
// without districts go on with communes.
PlaceCounts place_facet(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection,
                        const Bits& bits) {
    const auto view = index.views->places(index, gazetteer, selection.hierarchy_day);
    const auto below = [&](places::Level level) {
        if (level == places::Level::commune) return PlaceCounts{};
        if (level == places::Level::province) {
            auto districts = count_places(index, *view, bits, places::Level::district);
            if (!districts.empty()) return districts;
        }
        return count_places(index, *view, bits, places::Level::commune);
    };
    if (selection.place) return below(gazetteer[*selection.place].level);
    auto provinces = count_places(index, *view, bits, places::Level::province);
    return provinces.size() == 1 ? below(places::Level::province) : provinces;
}

Facets count_facets(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection,
                    const Found* found) {
    const auto remaining = [&](Leave leave) {
        Bits bits = filtered(index, gazetteer, selection, leave);
        if (found) bits &= found->any;
        return bits;
    };
    const auto count = [](const Bits& a, const Bits& b) { return static_cast<std::uint32_t>(a.count_common(b)); };
    Facets facets;
    const auto day = index.views->day(index, selection.day);
    const Bits any_star = remaining(Leave::stars), any_group = remaining(Leave::groups),
               any_kind = remaining(Leave::kinds);
    for (std::size_t star = 0; star < 3; ++star) facets.by_star[star + 3] = count(any_star, day->star[star]);
    for (std::size_t i = 0; i < 6; ++i) {
        facets.by_group[i] = count(any_group, index.arrangement->group[i]);
        facets.by_kind[i] = count(any_kind, index.arrangement->kind[i]);
    }
    const auto places = place_facet(index, gazetteer, selection, remaining(Leave::nothing));
    facets.by_place.assign(places.begin(), places.end());
    std::ranges::sort(facets.by_place, {},
                      [&](const auto& row) -> const std::string& { return gazetteer[row.first].code; });
    return facets;
}

}  // namespace

Facets facets_of(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection) {
    const auto found = found_by_words(index, selection);
    if (*found) return count_facets(index, gazetteer, selection, &**found);
    return *index.views->facets.get(key_of(selection),
                                    [&] { return count_facets(index, gazetteer, selection, nullptr); });
}

}  // namespace saolang::registry

#include "registry/views.hpp"

#include "base/text.hpp"

namespace saolang::registry {

namespace {

DayView view_of(const Index& index, Date day) {
    const Arrangement& arrangement = *index.arrangement;
    DayView view{Bits(arrangement.size()), {}, 0};
    view.star.fill(Bits(arrangement.size()));
    for (ProductAt at = 0; at < arrangement.size(); ++at) {
        const Standing standing = index.standing(at, day);
        if (standing.kind != Standing::Kind::recognised || !standing.star) continue;
        const std::size_t rank = arrangement.rank[at];
        view.star[static_cast<std::size_t>(standing.star->number() - 3)].set(rank);
        if (!counts_in_figures(index.recognition_behind(at, standing)->confidence)) continue;
        view.counted.set(rank);
        ++view.total;
    }
    return view;
}

PlaceView locate_all(const Index& index, const places::Gazetteer& gazetteer, Date hierarchy_day) {
    PlaceView view;
    for (const places::UnitId place : index.arrangement->places) {
        auto& units = view.emplace_back();
        for (const auto level : {places::Level::province, places::Level::district, places::Level::commune}) {
            units[static_cast<std::size_t>(level)] = gazetteer.locate(place, level, hierarchy_day);
        }
    }
    return view;
}

// A legal code typed or scanned names its product; nothing else can be meant.
std::optional<Found> found_by_code(const Index& index, const std::string& words) {
    const auto product = index.product_by_code.find(words);
    if (product == index.product_by_code.end()) return std::nullopt;
    Found found{{}, Bits(index.arrangement->size()), false};
    found.any.set(index.arrangement->rank[product->second]);
    found.tiers.push_back(found.any);
    return found;
}

}  // namespace

std::shared_ptr<const DayView> Views::day(const Index& index, Date day) {
    return days_.get(day, [&] { return view_of(index, day); });
}

std::shared_ptr<const PlaceView> Views::places(const Index& index, const places::Gazetteer& gazetteer,
                                               Date hierarchy_day) {
    return places_.get(hierarchy_day, [&] { return locate_all(index, gazetteer, hierarchy_day); });
}

std::shared_ptr<const Bits> Views::within(const Index& index, const places::Gazetteer& gazetteer, places::UnitId unit,
                                          Date hierarchy_day) {
    return within_.get({unit, hierarchy_day}, [&] {
        const Arrangement& arrangement = *index.arrangement;
        const auto view = places(index, gazetteer, hierarchy_day);
        const places::Level level = gazetteer[unit].level;
        Bits bits(arrangement.size());
        for (std::size_t place = 0; place < view->size(); ++place) {
            if (unit_at(*view, place, level) != unit) continue;
            for (const auto rank : arrangement.by_place[place]) bits.set(rank);
        }
        return bits;
    });
}

std::shared_ptr<const std::optional<Found>> Views::found(const Index& index, const std::string& words) {
    return found_.get(words, [&] {
        auto by_code = found_by_code(index, clean_text(words));
        return by_code ? std::move(by_code) : index.search->find(words);
    });
}

}  // namespace saolang::registry

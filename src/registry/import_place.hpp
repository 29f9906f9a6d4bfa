#pragma once
// From the words of a row to the place they mean, and how two places stand to each other.

#include <optional>
#include <string>
#include <unordered_map>

#include "places/gazetteer.hpp"
#include "registry/list.hpp"
#include "registry/list_value.hpp"

namespace saolang::registry {

enum class PlaceRelation {
    unknown,  // one of them is not known
    same,     // equal, one inside the other, or one became the other
    other,
};
[[nodiscard]] PlaceRelation relation_of(const places::Gazetteer& gazetteer, std::optional<places::UnitId> a,
                                        std::optional<places::UnitId> b);
// True when `wide` says nothing that `fine` does not say already.
[[nodiscard]] bool says_no_more(const places::Gazetteer& gazetteer, places::UnitId fine, places::UnitId wide);

class PlaceFinder {
public:
    // `province`: code of the province served, today's; "" when none is set. It decides between places of one name.
    PlaceFinder(const places::Gazetteer& gazetteer, const std::string& province);

    struct Found {
        std::optional<places::UnitId> place;
        std::optional<Unreadable> refused;  // words that name no place
        std::string remark;                 // what was left out; empty: nothing
    };
    [[nodiscard]] const Found& find(const Draft& draft);

private:
    [[nodiscard]] Found look_up(const Draft& draft, Date day) const;
    [[nodiscard]] std::vector<places::UnitId> search(const std::string& words, places::Level level, Date day,
                                                     std::optional<places::UnitId> within) const;
    [[nodiscard]] std::vector<places::UnitId> holding_commune(std::vector<places::UnitId> districts,
                                                              const std::string& commune, Date day) const;
    [[nodiscard]] std::optional<places::UnitId> province_today(places::UnitId place) const;

    const places::Gazetteer& gazetteer_;
    std::optional<places::UnitId> province_;
    std::unordered_map<std::string, Found> known_;
};

}  // namespace saolang::registry

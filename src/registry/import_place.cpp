#include "registry/import_place.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace saolang::registry {

namespace {

using places::Level;
using places::UnitId;

// Districts ended with the last day of June 2025 (Luật Tổ chức chính quyền địa phương 2025).
constexpr Date first_day_without_districts(20'270);
static_assert(first_day_without_districts.days() == 20'270);

Date day_of(const Draft& draft) {
    const Date last_with_districts = first_day_without_districts.plus_days(-1);
    Date day = draft.district.empty() ? first_day_without_districts : last_with_districts;
    if (draft.valid_from) {
        day = *draft.valid_from;
    } else if (draft.decision_date) {
        day = *draft.decision_date;
    } else if (draft.year) {
        day = last_day_of_year(*draft.year);
    }
    return draft.district.empty() ? day : std::min(day, last_with_districts);
}

bool holds(const places::Gazetteer& gazetteer, UnitId fine, UnitId wide) {
    if (fine == wide) return true;
    const auto& unit = gazetteer[wide];
    if (gazetteer.locate(fine, unit.level, unit.valid.from) == wide) return true;
    return gazetteer.locate(fine, unit.level, gazetteer[fine].valid.from) == wide;
}

Unreadable no_such_place(std::string_view what, const std::string& words) {
    return {fmt::format("Không tìm thấy {} \"{}\"; hãy kiểm tra tên hoặc để trống ô.", what, words),
            fmt::format("There is no place \"{}\"; check the name or leave the cell empty.", words)};
}

Unreadable several_places(const std::string& words) {
    return {fmt::format("Có nhiều nơi tên \"{}\"; hãy ghi thêm tỉnh.", words),
            fmt::format("Several places are called \"{}\"; add the province.", words)};
}

}  // namespace

PlaceRelation relation_of(const places::Gazetteer& gazetteer, std::optional<UnitId> a, std::optional<UnitId> b) {
    if (!a || !b) return PlaceRelation::unknown;
    return holds(gazetteer, *a, *b) || holds(gazetteer, *b, *a) ? PlaceRelation::same : PlaceRelation::other;
}

bool says_no_more(const places::Gazetteer& gazetteer, UnitId fine, UnitId wide) { return holds(gazetteer, fine, wide); }

PlaceFinder::PlaceFinder(const places::Gazetteer& gazetteer, const std::string& province) : gazetteer_(gazetteer) {
    if (!province.empty()) province_ = gazetteer.find(province, first_day_without_districts);
}

std::optional<UnitId> PlaceFinder::province_today(UnitId place) const {
    return gazetteer_.locate(place, Level::province, first_day_without_districts);
}

std::vector<UnitId> PlaceFinder::search(const std::string& words, Level level, Date day,
                                        std::optional<UnitId> within) const {
    auto found = gazetteer_.search({words, level, day, within});
    if (found.empty() && within) {
        // A district of before the merger written under the province of after it, and the other way about.
        found = gazetteer_.search({words, level, day});
        const auto province = province_today(*within);
        std::erase_if(found, [&](UnitId unit) { return !province || province_today(unit) != province; });
    }
    if (found.size() > 1 && province_) {
        auto ours = found;
        std::erase_if(ours, [&](UnitId unit) { return province_today(unit) != province_; });
        if (!ours.empty()) found = std::move(ours);
    }
    if (found.size() > 1) {
        auto valid = found;
        std::erase_if(valid, [&](UnitId unit) { return !gazetteer_[unit].valid.contains(day); });
        if (valid.size() == 1) return valid;
        // Rows of one code are one unit under changing names and kinds.
        const bool one_unit = std::ranges::all_of(
            found, [&](UnitId unit) { return gazetteer_[unit].code == gazetteer_[found.front()].code; });
        if (one_unit) found.resize(1);
    }
    return found;
}

// Of districts with one name, those with a commune of that name.
std::vector<UnitId> PlaceFinder::holding_commune(std::vector<UnitId> districts, const std::string& commune,
                                                 Date day) const {
    if (commune.empty()) return districts;
    std::erase_if(districts, [&](UnitId district) {
        return gazetteer_.search({commune, Level::commune, day, district}).empty();
    });
    return districts;
}

PlaceFinder::Found PlaceFinder::look_up(const Draft& draft, Date day) const {
    Found out;
    if (draft.unit_from) out.place = gazetteer_.by_key(draft.unit_code, *draft.unit_from);
    if (out.place) return out;
    if (!draft.province.empty()) {
        const auto found = search(draft.province, Level::province, day, {});
        if (!found.empty()) {
            out.place = found.front();
        } else if (draft.district.empty() && draft.commune.empty()) {
            out.refused = no_such_place("tỉnh", draft.province);
            return out;
        }
    }
    if (!draft.district.empty()) {
        const auto found = search(draft.district, Level::district, day, out.place);
        // After the merger many lists write a commune where the district stood.
        const auto commune =
            found.empty() ? search(draft.district, Level::commune, day, out.place) : std::vector<UnitId>();
        const auto& best = found.empty() ? commune : found;
        const auto chosen = best.size() > 1 ? holding_commune(best, draft.commune, day) : best;
        if (chosen.size() == 1) {
            out.place = chosen.front();
        } else if (best.size() > 1 && out.place) {  // a district and a town of one name: the province is certain
            out.remark = fmt::format("có nhiều nơi tên \"{}\", lấy đơn vị cấp trên: {}", draft.district,
                                     gazetteer_[*out.place].name);
            return out;
        } else if (!draft.district_guessed) {
            out.refused = best.empty() ? no_such_place("huyện", draft.district) : several_places(draft.district);
            return out;
        }
    }
    if (!draft.commune.empty()) {
        const auto found = search(draft.commune, Level::commune, day, out.place);
        if (found.size() == 1) {
            out.place = found.front();
        } else {
            out.remark = fmt::format(
                "không xác định được xã \"{}\", {}", draft.commune,
                out.place ? "lấy đơn vị cấp trên: " + gazetteer_[*out.place].name : std::string("để trống nơi"));
        }
    }
    return out;
}

const PlaceFinder::Found& PlaceFinder::find(const Draft& draft) {
    const Date day = day_of(draft);
    const std::string unit = draft.unit_from ? draft.unit_code + to_iso(*draft.unit_from) : std::string();
    const std::string key = fmt::format("{}|{}|{}|{}|{}|{}", unit, draft.province, draft.district, draft.commune,
                                        day.year() * 2 + (day.month() > 6 ? 1 : 0), draft.district_guessed ? 1 : 0);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    return known_.emplace(key, look_up(draft, day)).first->second;
}

}  // namespace saolang::registry

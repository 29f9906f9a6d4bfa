#include "registry/edited.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

using places::UnitId;

constexpr std::size_t most_choices = 12;
constexpr std::size_t longest_reason = 300;

constexpr web::Word no_such_place{
    "Không tìm thấy nơi này. Hãy gõ tên xã, phường; nếu trùng tên, thêm huyện cũ, ví dụ: Đại Hồng, Đại Lộc.",
    "No such place is known. Please type the commune; where names repeat, add the former district, for example: Đại "
    "Hồng, Đại Lộc."};
constexpr web::Word several_places{"Có nhiều nơi mang tên này. Hãy chọn một nơi ở dưới.",
                                   "Several places bear this name. Please choose one below."};

std::vector<UnitId> units_named(const FormGround& ground, std::string_view words) {
    std::vector<UnitId> found;
    for (const auto level : {places::Level::commune, places::Level::district, places::Level::province}) {
        for (const auto unit : ground.gazetteer.search({words, level, ground.today, ground.province}))
            if (std::ranges::find(found, unit) == found.end()) found.push_back(unit);
    }
    return found;
}

// Units of today come before those that ended.
PlaceChosen decided(const FormGround& ground, std::vector<UnitId> found) {
    const auto ended = [&](UnitId unit) { return !ground.gazetteer[unit].valid.contains(ground.today); };
    if (!std::ranges::all_of(found, ended)) std::erase_if(found, ended);
    if (found.size() == 1) return {found.front()};
    found.resize(std::min(found.size(), most_choices));
    return {{}, std::move(found)};
}

}  // namespace

std::string place_words(const FormGround& ground, UnitId unit) {
    const auto& valid = ground.gazetteer[unit].valid;
    const Date day = valid.until && *valid.until <= ground.today ? valid.until->plus_days(-1) : ground.today;
    return ground.gazetteer.full_name(unit, day);
}

std::string place_value(const FormGround& ground, UnitId unit) {
    const auto& found = ground.gazetteer[unit];
    return fmt::format("{}.{}", found.code, to_iso(found.valid.from));
}

std::optional<PlaceKey> place_key_of(const FormGround& ground, std::optional<UnitId> unit) {
    if (!unit) return std::nullopt;
    return PlaceKey{ground.gazetteer[*unit].code, ground.gazetteer[*unit].valid.from};
}

std::optional<UnitId> unit_of(const FormGround& ground, const std::optional<PlaceKey>& key) {
    return key ? ground.gazetteer.by_key(key->code, key->valid_from) : std::nullopt;
}

std::string choice_field_of(std::string_view field) { return std::string(field) + "-chon"; }

PlaceChosen read_place(web::Form& form, const std::optional<PlaceKey>& stored, const FormGround& ground, web::Need need,
                       std::string_view field) {
    const auto words = form.text(field, {.need = need, .most = 200});
    if (words.empty()) return {};
    if (const auto unit = unit_of(ground, stored); unit && clean_text(place_words(ground, *unit)) == words)
        return {unit};
    auto found = units_named(ground, words);
    const auto chosen = form.typed(choice_field_of(field));
    for (const auto unit : found)
        if (place_value(ground, unit) == chosen) return {unit};
    auto read = decided(ground, std::move(found));
    if (!read.unit) form.refuse(field, read.choices.empty() ? no_such_place : several_places);
    return read;
}

PlaceChosen place_named(const FormGround& ground, std::string_view words) {
    return decided(ground, units_named(ground, words));
}

std::string read_reason(web::Form& form) { return form.text(reason_field, {.least = 3, .most = longest_reason}); }

}  // namespace saolang::registry

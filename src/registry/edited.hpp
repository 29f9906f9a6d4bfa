#pragma once
// What the rules of the officers' forms share: places chosen by name, codes out of lists, the reason of a change.

#include <optional>
#include <string>
#include <vector>

#include "registry/index.hpp"
#include "web/form.hpp"

namespace saolang::registry {

// What a rule knows of the world beside the form.
struct FormGround {
    const places::Gazetteer& gazetteer;
    Date today;
    std::optional<places::UnitId> province = {};  // the one served, as of today; nothing: all of Vietnam is looked up
};

// "Xã Đại Hồng, Huyện Đại Lộc, Tỉnh Quảng Nam": a unit in today's hierarchy, one that ended in its last.
[[nodiscard]] std::string place_words(const FormGround& ground, places::UnitId unit);
// The stored key as a form's value: "20821.2000-01-01".
[[nodiscard]] std::string place_value(const FormGround& ground, places::UnitId unit);
[[nodiscard]] std::optional<PlaceKey> place_key_of(const FormGround& ground, std::optional<places::UnitId> unit);
[[nodiscard]] std::optional<places::UnitId> unit_of(const FormGround& ground, const std::optional<PlaceKey>& key);

// A place typed in the field `noi`. Units of today come before those that ended; the words of the stored place mean
// that very place. Where the words fit several, the mistake stands at the field, `choices` are offered under it as
// `noi-chon`, and the one chosen there decides.
struct PlaceChosen {
    std::optional<places::UnitId> unit = {};
    std::vector<places::UnitId> choices = {};
};
// The same of words that stand in no form: one unit, or those the words fit.
[[nodiscard]] PlaceChosen place_named(const FormGround& ground, std::string_view words);
inline constexpr std::string_view place_field = "noi";
[[nodiscard]] PlaceChosen read_place(web::Form& form, const std::optional<PlaceKey>& stored, const FormGround& ground,
                                     web::Need need, std::string_view field = place_field);
// "noi" → "noi-chon": where one of several is chosen.
[[nodiscard]] std::string choice_field_of(std::string_view field);

// One of the codes of a list, as `from_code` knows them.
template <class T>
[[nodiscard]] std::optional<T> read_code(web::Form& form, std::string_view field,
                                         std::optional<T> (*from_code)(std::string_view), web::Need need) {
    const auto typed = form.typed(field);
    if (const auto value = from_code(typed)) return value;
    (void)form.choice<T>(field, {}, need);  // says what is wrong
    return std::nullopt;
}

inline constexpr std::string_view reason_field = "ly-do";
[[nodiscard]] std::string read_reason(web::Form& form);

}  // namespace saolang::registry

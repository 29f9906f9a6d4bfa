#pragma once
// What the form of an office's own indicator holds: what is counted over, how, and conditions row by row. Fields:
// `dem`, `ten`, `cach`, `cot`, `do-bang`, `trong-nam`, `minh-chung`; conditions as `dk-N-muc`, `dk-N-so`, `dk-N-gia`
// (any of several), `dk-N-bo`; those of a share's part as `pt-N-…`; `them-dk` and `them-pt` name a field to add.

#include "programme/own_indicator.hpp"
#include "programme/store.hpp"
#include "web/form.hpp"

namespace saolang::programme {

struct ConditionRow {
    std::string field;
    std::string compare;  // as sign_of
    std::vector<std::string> values = {};
    bool operator==(const ConditionRow&) const = default;
};
using ConditionRows = std::vector<ConditionRow>;

inline constexpr std::string_view asked_rows = "dk";
inline constexpr std::string_view part_rows = "pt";

// What was sent, without the rows that were taken out and with the one that was added.
[[nodiscard]] ConditionRows rows_sent(const web::Pairs& form, std::string_view prefix);
// Lines as parse_filters reads them; places typed by name become codes.
[[nodiscard]] std::string lines_of(const Over& over, const ConditionRows& rows, const places::Gazetteer& gazetteer,
                                   Date today);
// Of what is stored.
[[nodiscard]] ConditionRows rows_in(const Over& over, std::string_view lines, const places::Gazetteer& gazetteer);

// Right where the form stays valid; a mistake of a condition stands at `dk-N` or `pt-N`, N from 1.
// `sent`: what `form` was made of. One that is only tried needs no name yet.
enum class Checked : std::uint8_t { to_try, to_save };
[[nodiscard]] Values check_indicator(web::Form& form, const Over& over, const web::Pairs& sent,
                                     const places::Gazetteer& gazetteer, Date today, Checked checked);
[[nodiscard]] web::Pairs typed_of_indicator(const Values& values, const places::Gazetteer& gazetteer);

// "Tỷ lệ của Chứng nhận, tiêu chuẩn: Loại là VietGAP …": what it counts, in a sentence.
[[nodiscard]] std::string indicator_sentence(const Values& values, web::Language language);

}  // namespace saolang::programme

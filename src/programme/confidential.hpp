#pragma once
// Indicators made of what producers keep private, for people who may not see it (docs/decisions/0010-disclosure.md).

#include "programme/indicator.hpp"

namespace saolang::programme {

inline constexpr web::Word kept_private{"không nêu để giữ kín số liệu của từng chủ thể",
                                        "not shown, to keep each producer's figures private"};

inline constexpr web::Word as_of_closing{
    "Tính theo lần chốt số liệu gần nhất, làm tròn một chữ số, để giữ kín số liệu của từng chủ thể.",
    "As of the last closing and to one decimal, to keep each producer's figures private."};

// What may be shown of the indicator's value to somebody who may not see the figures of the question's unit: as it is
// when it rests on none; growth of a whole province as of the last closing, to one decimal, when both sums are safe.
// Nothing: kept private. Rows of units, forecasts and amounts of such an indicator are never shown to them.
[[nodiscard]] std::optional<Tally> shown_tally(const Indicator& indicator, const World& world,
                                               const places::Gazetteer& gazetteer, const Question& question);

}  // namespace saolang::programme

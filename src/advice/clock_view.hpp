#pragma once
// Who is due, until when and by which article, in words; the next rounds; how the days are read.

#include "law/clock.hpp"
#include "registry/view.hpp"

namespace saolang::advice {

[[nodiscard]] web::Raw governed_part(const registry::View& view, const law::CaseFacts& facts, const law::Clocks& clocks,
                                     Date asked);
[[nodiscard]] web::Raw dues_table(const registry::View& view, const law::Clocks& clocks);
[[nodiscard]] web::Raw rounds_table(const registry::View& view, const std::vector<law::RoundChance>& chances);
[[nodiscard]] web::Raw how_days_are_read(const registry::View& view, const Calendar& calendar);

}  // namespace saolang::advice

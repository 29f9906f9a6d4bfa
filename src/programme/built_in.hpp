#pragma once
// The rules by topic, as indicators.

#include "programme/indicator.hpp"

namespace saolang::programme {

[[nodiscard]] std::vector<Indicator> registration_indicators();
[[nodiscard]] std::vector<Indicator> support_indicators();
[[nodiscard]] std::vector<Indicator> safety_indicators();
[[nodiscard]] std::vector<Indicator> sales_point_indicators();
[[nodiscard]] std::vector<Indicator> growth_indicators();
[[nodiscard]] std::vector<Indicator> event_indicators();

}  // namespace saolang::programme

#pragma once
// Chỉ số tự lập: an indicator that an office makes out of a measure and filters, by configuration alone.

#include "base/result.hpp"
#include "programme/filter.hpp"
#include "programme/indicator.hpp"

namespace saolang::programme {

// A value for each field of the kind `indicator`, as it is stored (store.hpp).
using IndicatorValues = std::vector<std::optional<std::string>>;

struct IndicatorProblem {
    std::size_t field = 0;  // of the kind `indicator`
    std::size_t line = 0;   // of filters; 0: of the whole field
    std::string part = {};  // what could not be read
    const web::Word* why = nullptr;
};
[[nodiscard]] Result<Indicator, IndicatorProblem> own_indicator(std::string_view code, const IndicatorValues& values);

// What a form offers: numbers of options of indicator::counted that go with it, and the columns that can be summed.
[[nodiscard]] std::vector<std::size_t> measures_of(const Over& over);
[[nodiscard]] std::vector<const FilterField*> summable_fields(const Over& over);

// Of a record of the world.
[[nodiscard]] std::optional<Indicator> own_indicator(const World& world, std::string_view code);
// All of them that can be read.
[[nodiscard]] std::vector<Indicator> own_indicators(const World& world);

}  // namespace saolang::programme

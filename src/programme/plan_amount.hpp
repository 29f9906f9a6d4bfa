#pragma once
// Goals and values as people write and read them. They are kept in hundredths of their measure: 395 is 39 500, 70 % is
// 7 000, 1,5 lần is 150.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/language.hpp"

namespace saolang::programme {

enum class MeasuredIn : std::uint8_t { count, percent, times, dong };  // in the order of `measures_in`

// "70 %", "70,5%", "1,5 lần", "1.5 times", "395", "1.250", "2 tỷ", "1,2 triệu đồng". Nothing when it is no number, has
// more than two decimals, or a sign of another measure.
[[nodiscard]] std::optional<std::int64_t> read_amount(std::string_view text, MeasuredIn measure);

// "70 %", "1,5 lần", "395", "1.250.000 đồng"; of a fraction at most two decimals.
[[nodiscard]] std::string amount_words(std::int64_t hundredths, MeasuredIn measure, web::Language language);
// Without the measure: "70", "1,5": what a form shows.
[[nodiscard]] std::string amount_digits(std::int64_t hundredths);

}  // namespace saolang::programme

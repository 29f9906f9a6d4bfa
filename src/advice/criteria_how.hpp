#pragma once
// "How is 70 decided": members' totals → exact average → band → star minimums → star, step by step (QĐ 26/2026, Điều 3
// and the legend of Phụ lục II).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/points.hpp"
#include "base/result.hpp"
#include "law/criteria.hpp"

namespace saolang::advice {

constexpr std::size_t most_totals = 99;
// Why totals cannot be read: the piece that is none, empty when there is no number at all; or there are too many.
struct TotalsFault {
    std::string piece = {};
    bool too_many = false;
    bool operator==(const TotalsFault&) const = default;
};
// Totals as people type them: "70; 69,5; 71". Each from 0 to 100 with at most four decimals; at most most_totals
// of them.
[[nodiscard]] Result<std::vector<Points>, TotalsFault> read_totals(std::string_view typed);

struct WorkedExample {
    std::vector<Points> totals;                  // of the members; not empty
    std::optional<std::uint8_t> decimals = {};   // rounding the council's regulation sets; absent: none
    std::optional<law::StarNumber> missed = {};  // a minimum of this star (3, 4, 5) is missed
};
struct Decided {
    Points sum;
    Points average;   // exact
    Points compared;  // with the bands: rounded where the regulation says so
    law::StarNumber band = 0;
    law::StarNumber star = 0;  // one and two get no certificate
};
[[nodiscard]] Decided decide(const WorkedExample& example, std::span<const law::Band> bands);

// "69,8"; "69,857… (489/7)" where no short decimal is exact.
[[nodiscard]] std::string exact_words(Points points, char decimal_mark);

}  // namespace saolang::advice

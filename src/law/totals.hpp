#pragma once
// Kết quả chỉ có tổng điểm: regimes whose level points are not public (QĐ 148/2023, QĐ 1489/2025). What the signed
// sheet says is kept; the bands alone can be checked, so minimums stay unknown and nothing is invented.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/points.hpp"
#include "law/regime.hpp"

namespace saolang::law {

struct PartTotal {
    std::string code;  // A, B, C
    Points points;
};

// Phiếu tổng hợp đã ký: the proof of the result. Points are at most of four decimals, or a fraction of as many members.
struct SignedSheet {
    std::optional<Points> total = {};   // absent: the sum of the parts
    std::vector<PartTotal> parts = {};  // none, or each part of the split
    std::optional<StarNumber> star = {};
};

struct KeptResult {
    Points total;
    StarNumber band = 0;
    StarNumber star = 0;  // of the sheet; below the band for a minimum that only the sheet knows
    [[nodiscard]] bool certificate() const { return star >= 3; }
};

enum class NotKept : std::uint8_t {
    total_missing,
    total_out_of_range,  // 0 to the sum of the split
    too_fine,            // a fraction of more than 10,000
    parts_not_of_split,
    part_above_maximum,
    total_is_not_the_sum,
    star_missing,
    no_such_star,
    star_above_band,
};
[[nodiscard]] std::string_view word_of(NotKept reason);

// For a regime with `totals_only`.
[[nodiscard]] Result<KeptResult, NotKept> keep_totals(const Regime& regime, const SignedSheet& sheet);

}  // namespace saolang::law

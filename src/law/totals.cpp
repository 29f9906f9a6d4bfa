#include "law/totals.hpp"

#include <algorithm>

#include "law/grade.hpp"

namespace saolang::law {

namespace {

constexpr std::int64_t finest = 10'000;

// Of at most four parts, none finer than `finest`: the products fit.
Points sum(const Points& a, const Points& b) {
    return *Points::ratio(a.numerator() * b.denominator() + b.numerator() * a.denominator(),
                          a.denominator() * b.denominator());
}

Result<Points, NotKept> sum_of_parts(const Regime& regime, const std::vector<PartTotal>& parts) {
    if (parts.size() != regime.split.size()) return fail(NotKept::parts_not_of_split);
    Points total;
    for (const auto& heading : regime.split) {
        const auto part = std::ranges::find(parts, heading.code, &PartTotal::code);
        if (part == parts.end()) return fail(NotKept::parts_not_of_split);
        if (part->points.denominator() > finest) return fail(NotKept::too_fine);
        if (part->points < Points(0) || part->points > Points(heading.max)) return fail(NotKept::part_above_maximum);
        total = sum(total, part->points);
    }
    return total;
}

Result<Points, NotKept> total_of(const Regime& regime, const SignedSheet& sheet) {
    if (sheet.parts.empty()) {
        if (!sheet.total) return fail(NotKept::total_missing);
        if (sheet.total->denominator() > finest) return fail(NotKept::too_fine);
        return *sheet.total;
    }
    auto total = sum_of_parts(regime, sheet.parts);
    if (total && sheet.total && *sheet.total != *total) return fail(NotKept::total_is_not_the_sum);
    return total;
}

}  // namespace

std::string_view word_of(NotKept reason) {
    switch (reason) {
        case NotKept::total_missing:
            return "total_missing";
        case NotKept::total_out_of_range:
            return "total_out_of_range";
        case NotKept::too_fine:
            return "too_fine";
        case NotKept::parts_not_of_split:
            return "parts_not_of_split";
        case NotKept::part_above_maximum:
            return "part_above_maximum";
        case NotKept::total_is_not_the_sum:
            return "total_is_not_the_sum";
        case NotKept::star_missing:
            return "star_missing";
        case NotKept::no_such_star:
            return "no_such_star";
        case NotKept::star_above_band:
            return "star_above_band";
    }
    return "";
}

Result<KeptResult, NotKept> keep_totals(const Regime& regime, const SignedSheet& sheet) {
    const auto total = total_of(regime, sheet);
    if (!total) return fail(total.error());
    std::int64_t most = 0;
    for (const auto& part : regime.split) most += part.max;
    if (*total < Points(0) || *total > Points(most)) return fail(NotKept::total_out_of_range);
    if (!sheet.star) return fail(NotKept::star_missing);
    if (*sheet.star < 1 || *sheet.star > 5) return fail(NotKept::no_such_star);
    const KeptResult kept{.total = *total, .band = band_of(regime.bands, *total), .star = *sheet.star};
    if (kept.star > kept.band) return fail(NotKept::star_above_band);
    return kept;
}

}  // namespace saolang::law

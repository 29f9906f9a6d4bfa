#include "advice/criteria_how.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "law/grade.hpp"

namespace saolang::advice {

namespace {

constexpr std::int64_t scale = 10'000;  // four decimals

bool separates(char c) { return c == ';' || c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

Result<std::vector<Points>, TotalsFault> read_totals(std::string_view typed) {
    std::vector<Points> totals;
    while (true) {
        const auto begin = std::ranges::find_if_not(typed, separates);
        typed.remove_prefix(static_cast<std::size_t>(begin - typed.begin()));
        if (typed.empty()) break;
        const auto end = std::ranges::find_if(typed, separates);
        auto piece = typed.substr(0, static_cast<std::size_t>(end - typed.begin()));
        typed.remove_prefix(piece.size());
        if (piece.ends_with(',')) piece.remove_suffix(1);  // "70, 69, 71"
        const auto points = parse_points(piece);
        if (!points || *points < Points(0) || *points > Points(100) || scale % points->denominator() != 0)
            return fail(TotalsFault{.piece = std::string(piece)});
        if (totals.size() == most_totals) return fail(TotalsFault{.too_many = true});
        totals.push_back(*points);
    }
    if (totals.empty()) return fail(TotalsFault{});
    return totals;
}

Decided decide(const WorkedExample& example, std::span<const law::Band> bands) {
    const auto sum = std::accumulate(
        example.totals.begin(), example.totals.end(), std::int64_t{0},
        [](std::int64_t so_far, const Points& one) { return so_far + one.numerator() * (scale / one.denominator()); });
    Decided decided;
    decided.sum = *Points::ratio(sum, scale);
    decided.average = *Points::ratio(sum, scale * static_cast<std::int64_t>(example.totals.size()));
    decided.compared = example.decimals ? law::rounded_half_up(decided.average, *example.decimals) : decided.average;
    decided.band = law::band_of(bands, decided.compared);
    decided.star = decided.band;
    if (example.missed) decided.star = std::min<law::StarNumber>(decided.band, *example.missed - 1);
    return decided;
}

std::string exact_words(Points points, char decimal_mark) {
    auto text = to_text(points);
    if (text.find('/') != std::string::npos) {
        const auto thousandths = points.numerator() * 1000 / points.denominator();
        text = fmt::format("{}.{:03}… ({})", thousandths / 1000, thousandths % 1000, text);
    }
    std::ranges::replace(text, '.', decimal_mark);
    return text;
}

}  // namespace saolang::advice

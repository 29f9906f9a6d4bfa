#include "registry/gaps.hpp"

#include <algorithm>
#include <iterator>

#include "law/clock.hpp"
#include "registry/selection.hpp"

namespace saolang::registry {

namespace {

constexpr std::array<std::string_view, gaps.size()> gap_codes{"noi", "nhom", "quyet-dinh", "ngay", "chu-the"};
constexpr std::array<std::string_view, expiries.size()> expiry_codes{"sap", "180", "120", "qua"};

bool certain(const Index& index, ProductAt product, const Standing& standing) {
    return standing.kind == Standing::Kind::recognised &&
           counts_in_figures(index.recognition_behind(product, standing)->confidence);
}

}  // namespace

std::string_view code_of(Gap gap) { return gap_codes[static_cast<std::size_t>(gap)]; }

bool has_gap(const Index& index, ProductAt product, Gap gap) {
    const auto recognitions = index.recognitions_of(product);
    switch (gap) {
        case Gap::place:
            return !index.has_place[product];
        case Gap::group:
            return !index.products[product].group;
        case Gap::decision:
            return std::ranges::any_of(recognitions, [](const Recognition& one) { return !one.decision; });
        case Gap::day:
            return std::ranges::any_of(recognitions, [](const Recognition& one) { return !one.valid_from; });
        case Gap::producer:
            return index.producer_at[product] == Index::no_producer;
    }
    return false;
}

std::vector<Gap> gaps_of(const Index& index, ProductAt product) {
    std::vector<Gap> found;
    std::ranges::copy_if(gaps, std::back_inserter(found), [&](Gap gap) { return has_gap(index, product, gap); });
    return found;
}

std::optional<Date> last_day_of_star(const Index& index, ProductAt product, Date day) {
    const auto terms = index.terms_of(product);
    auto standing = index.standing(product, day);
    if (!certain(index, product, standing)) return std::nullopt;
    for (;;) {
        const Date after = terms[*standing.term].earliest_until;
        const auto next = index.standing(product, after);
        if (!certain(index, product, next) || next.term <= standing.term) return after.plus_days(-1);
        standing = next;
    }
}

std::optional<Date> lapsed_on(const Index& index, ProductAt product, Date day) {
    if (why_not_counted(index, product, day) != NotCounted::lapsed) return std::nullopt;
    const auto standing = index.standing(product, day);
    if (!counts_in_figures(index.recognition_behind(product, standing)->confidence)) return std::nullopt;
    return index.terms_of(product)[*standing.term].latest_until.plus_days(-1);
}

std::string_view code_of(Expiry expiry) { return expiry_codes[static_cast<std::size_t>(expiry)]; }

std::optional<Expiry> expiry_on(Date last, Date day) {
    const auto& law = law::Law::shipped();
    if (last < day)
        return last >= day.plus_days(-law::longest_standstill(law)) ? std::optional(Expiry::lapsed) : std::nullopt;
    if (const auto window = law::filing_window(law, last)) {
        if (day > window->closes) return Expiry::window_missed;
        if (day >= window->opens) return Expiry::window_open;
        return day >= window->opens.plus_days(-window_notice) ? std::optional(Expiry::window_soon) : std::nullopt;
    }
    // Its window would have closed before the decision began.
    const auto standstill = law::standstill_of(law, last);
    return standstill && day >= standstill->regime->from ? std::optional(Expiry::window_missed) : std::nullopt;
}

Date last_day_of_certificate(const Index& index, ProductAt product, Date last) {
    const auto standing = index.standing(product, last);
    const auto* behind = standing.term ? index.recognition_behind(product, standing) : nullptr;
    if (!behind || !behind->extension || !behind->valid_from) return last;
    return std::min(last, behind->valid_to.value_or(last_day_of_term(*behind->valid_from)));
}

std::optional<Expiry> expiry_of(const Index& index, ProductAt product, Date day) {
    if (const auto last = last_day_of_star(index, product, day)) {
        const auto expiry = expiry_on(last_day_of_certificate(index, product, *last), day);
        // It ended and is carried on.
        return expiry == Expiry::lapsed ? Expiry::window_missed : expiry;
    }
    const auto last = lapsed_on(index, product, day);
    return last ? expiry_on(*last, day) : std::nullopt;
}

}  // namespace saolang::registry

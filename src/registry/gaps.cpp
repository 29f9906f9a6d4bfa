#include "registry/gaps.hpp"

#include <algorithm>
#include <iterator>

#include "registry/selection.hpp"

namespace saolang::registry {

namespace {

constexpr std::array<std::string_view, gaps.size()> gap_codes{"noi", "nhom", "quyet-dinh", "ngay", "chu-the"};
constexpr std::array<std::string_view, expiries.size()> expiry_codes{"120", "180", "qua"};

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

bool ends_within(const Index& index, ProductAt product, Date day, int days) {
    const auto last = last_day_of_star(index, product, day);
    return last && *last <= day.plus_days(days);
}

std::optional<Date> lapsed_on(const Index& index, ProductAt product, Date day) {
    if (why_not_counted(index, product, day) != NotCounted::lapsed) return std::nullopt;
    const auto standing = index.standing(product, day);
    if (!counts_in_figures(index.recognition_behind(product, standing)->confidence)) return std::nullopt;
    return index.terms_of(product)[*standing.term].latest_until.plus_days(-1);
}

bool lapsed_within(const Index& index, ProductAt product, Date day, int days) {
    const auto last = lapsed_on(index, product, day);
    return last && *last >= day.plus_days(-days);
}

std::string_view code_of(Expiry expiry) { return expiry_codes[static_cast<std::size_t>(expiry)]; }

bool has_expiry(const Index& index, ProductAt product, Date day, Expiry expiry) {
    switch (expiry) {
        case Expiry::within_120_days:
            return ends_within(index, product, day, 120);
        case Expiry::within_180_days:
            return ends_within(index, product, day, 180);
        case Expiry::lapsed_180_days_ago:
            return lapsed_within(index, product, day, 180);
    }
    return false;
}

}  // namespace saolang::registry

#include "registry/star.hpp"

#include <algorithm>
#include <vector>

namespace saolang::registry {

namespace {

// A later term surely began, and surely not before this one: then this one decides nothing any more.
bool replaced_on(std::span<const Term> terms, std::size_t term, Date day) {
    for (std::size_t later = term + 1; later < terms.size(); ++later) {
        const bool surely_began = terms[later].latest_from <= day;
        const bool surely_after = terms[later].earliest_from >= terms[term].latest_from;
        if (surely_began && surely_after) return true;
    }
    return false;
}

// What may be true on one day; the standing is certain when a single answer is left.
struct Answers {
    bool not_recognised = false;
    bool recognised = false;
    bool stars_differ = false;
    std::optional<Star> star;

    void add_recognised(std::optional<Star> stated) {
        stars_differ = stars_differ || (recognised && star != stated);
        recognised = true;
        star = stated;
    }
};

bool same(const Standing& a, const Standing& b) { return a.kind == b.kind && a.star == b.star && a.term == b.term; }

}  // namespace

Standing standing_on(std::span<const Term> terms, Date day) {
    Answers answers;
    std::optional<std::size_t> last, last_certain;  // of the terms that may be the newest one begun
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Term& term = terms[i];
        if (day < term.earliest_from || replaced_on(terms, i, day)) continue;
        last = i;
        if (term.latest_from <= day) last_certain = i;
        if (day < term.latest_until) answers.add_recognised(term.star);
        if (term.earliest_until <= day) answers.not_recognised = true;
    }
    if (!last_certain) answers.not_recognised = true;  // perhaps nothing has begun
    if (!answers.recognised) return {Standing::Kind::none, std::nullopt, last};
    if (answers.not_recognised || answers.stars_differ) return {Standing::Kind::uncertain, std::nullopt, last};
    return {Standing::Kind::recognised, answers.star, last_certain};
}

std::optional<Date> next_change(std::span<const Term> terms, Date day) {
    std::vector<Date> edges;
    for (const Term& term : terms) {
        for (const Date edge : {term.earliest_from, term.latest_from, term.earliest_until, term.latest_until}) {
            if (edge > day) edges.push_back(edge);
        }
    }
    std::ranges::sort(edges);
    const Standing now = standing_on(terms, day);
    for (const Date edge : edges) {
        if (!same(standing_on(terms, edge), now)) return edge;
    }
    return std::nullopt;
}

}  // namespace saolang::registry

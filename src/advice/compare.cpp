#include "advice/compare.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "advice/criteria_address.hpp"
#include "base/text.hpp"

namespace saolang::advice {

namespace {

using Words = std::set<std::string, std::less<>>;

struct Named {
    std::string key;  // folded name
    Words words;
    std::string_view code;
    std::string_view part;
};

std::vector<Named> names_of(const law::CriteriaSet& set) {
    std::vector<Named> names(set.criteria.size());
    std::size_t at = 0;
    for (const auto& part : set.parts)
        for (const auto& section : sections_in(set, part))
            for (const auto& criterion : criteria_in(set, section)) {
                auto& name = names[at++];
                name.key = search_key(criterion.name);
                for (const auto word : split_words(name.key)) name.words.emplace(word);
                name.code = criterion.code;
                name.part = part.code;
            }
    return names;
}

// Words in common over words in the mean: 0 to 1.
double alike(const Words& a, const Words& b) {
    const auto common = std::ranges::count_if(a, [&](const std::string& word) { return b.contains(word); });
    return a.empty() || b.empty() ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

constexpr double alike_enough = 0.6;
constexpr double alike_with_code = 0.35;  // beside the same code

// 0 where they do not answer to each other.
double likelihood(const Named& a, const Named& b) {
    const bool same_code = a.code == b.code;
    if (a.key == b.key) return same_code ? 4 : 3;
    if (a.part != b.part) return 0;
    const auto score = alike(a.words, b.words);
    if (same_code && score >= alike_with_code) return 1 + score;
    return score >= alike_enough ? score : 0;
}

// For each criterion of `a` its partner in `b`: the likeliest pairs first, earlier ones before later ones.
std::vector<std::optional<std::uint8_t>> partners(const std::vector<Named>& a, const std::vector<Named>& b) {
    struct Pair {
        double likelihood;
        std::uint8_t a, b;
    };
    std::vector<Pair> pairs;
    for (std::size_t x = 0; x < a.size(); ++x)
        for (std::size_t y = 0; y < b.size(); ++y)
            if (const auto found = likelihood(a[x], b[y]); found > 0)
                pairs.push_back({found, static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y)});
    std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::likelihood);
    std::vector<std::optional<std::uint8_t>> partner(a.size());
    std::vector<bool> taken(b.size());
    for (const auto& pair : pairs) {
        if (partner[pair.a] || taken[pair.b]) continue;
        partner[pair.a] = pair.b;
        taken[pair.b] = true;
    }
    return partner;
}

LevelLikeness likeness_of(const law::Level& level, const law::Criterion& here, const law::Criterion& other) {
    const auto case_of = [](const law::Criterion& criterion, const law::Level& one) {
        return one.case_at ? std::string_view(criterion.cases[*one.case_at].code) : std::string_view();
    };
    auto best = LevelLikeness::absent;
    for (const auto& one : other.levels) {
        if (search_key(one.text) != search_key(level.text) || case_of(other, one) != case_of(here, level)) continue;
        if (one.points == level.points && one.min_for_star == level.min_for_star) return LevelLikeness::same;
        best = LevelLikeness::other_points;
    }
    return best;
}

std::vector<LevelLikeness> levels_of(const law::Criterion& here, const law::Criterion& other) {
    std::vector<LevelLikeness> all;
    all.reserve(here.levels.size());
    for (const auto& level : here.levels) all.push_back(likeness_of(level, here, other));
    return all;
}

ComparedCriterion pair_of(const law::CriteriaSet& a, std::uint8_t at, const law::CriteriaSet& b, std::uint8_t partner) {
    const auto& one = a.criteria[at];
    const auto& other = b.criteria[partner];
    ComparedCriterion pair{.a = at,
                           .b = partner,
                           .other_name = search_key(one.name) != search_key(other.name),
                           .other_max = one.max != other.max,
                           .other_note = search_key(one.note) != search_key(other.note),
                           .levels_a = levels_of(one, other),
                           .levels_b = levels_of(other, one)};
    const auto all_same = [](const std::vector<LevelLikeness>& levels) {
        return std::ranges::all_of(levels, [](LevelLikeness level) { return level == LevelLikeness::same; });
    };
    if (pair.other_name || pair.other_max || pair.other_note || !all_same(pair.levels_a) || !all_same(pair.levels_b))
        pair.likeness = Likeness::differs;
    return pair;
}

// What `b` alone has from a position on, up to the next criterion that `a` has too.
void add_alone(std::vector<ComparedCriterion>& out, const std::vector<bool>& taken, std::size_t next) {
    for (; next < taken.size() && !taken[next]; ++next)
        out.push_back({.b = static_cast<std::uint8_t>(next), .likeness = Likeness::only_b});
}

Words words_in(std::string_view text) {
    Words words;
    const auto key = search_key(text);
    for (const auto word : split_words(key)) words.emplace(word);
    return words;
}

// Words in common over those of the shorter name: "Gia vị khác" and "Gia vị khác (muối, hành, tỏi)" are 1.
double contained(const Words& a, const Words& b) {
    const auto common = std::ranges::count_if(a, [&](const std::string& word) { return b.contains(word); });
    const auto shorter = std::min(a.size(), b.size());
    return shorter == 0 ? 0 : static_cast<double>(common) / static_cast<double>(shorter);
}

constexpr double contained_enough = 0.65;

}  // namespace

const law::CriteriaSet* counterpart(const law::CriteriaSet& set, const law::Criteria& other) {
    const auto wanted = words_in(set.name);
    const auto subgroup = search_key(set.subgroup);
    const law::CriteriaSet* best = nullptr;
    std::tuple<bool, double, double> best_score;
    for (const auto& one : other.sets) {
        const auto words = words_in(one.name);
        const std::tuple score{search_key(one.subgroup) == subgroup, contained(wanted, words), alike(wanted, words)};
        if (std::get<1>(score) < contained_enough || (best && score <= best_score)) continue;
        best = &one;
        best_score = score;
    }
    return !best || best->criteria.empty() || set.criteria.empty() ? nullptr : best;
}

std::size_t SetComparison::count(Likeness likeness) const {
    return static_cast<std::size_t>(std::ranges::count(criteria, likeness, &ComparedCriterion::likeness));
}

SetComparison compare(const law::CriteriaSet& a, const law::CriteriaSet& b) {
    const auto partner = partners(names_of(a), names_of(b));
    std::vector<bool> taken(b.criteria.size());
    for (const auto& one : partner)
        if (one) taken[*one] = true;
    SetComparison comparison;
    add_alone(comparison.criteria, taken, 0);
    for (std::size_t at = 0; at < partner.size(); ++at) {
        const auto position = static_cast<std::uint8_t>(at);
        if (!partner[at]) {
            comparison.criteria.push_back({.a = position, .likeness = Likeness::only_a});
            continue;
        }
        comparison.criteria.push_back(pair_of(a, position, b, *partner[at]));
        add_alone(comparison.criteria, taken, *partner[at] + 1U);
    }
    return comparison;
}

}  // namespace saolang::advice

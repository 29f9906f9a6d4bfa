#include "advice/criteria_search.hpp"

#include <map>
#include <tuple>

#include "base/text.hpp"
#include "law/words.hpp"

namespace saolang::advice {

std::vector<FoundText> by_text(const std::vector<HitsOfSet>& found) {
    std::vector<FoundText> texts;
    std::map<std::tuple<std::string_view, int, int>, std::size_t> known;  // text, points, mark
    for (const auto& [set, hits] : found)
        for (const auto& hit : hits) {
            const std::tuple key{hit.text, hit.level ? hit.level->points : -1,
                                 hit.level ? int{hit.level->min_for_star.value_or(0)} : 0};
            const auto [at, is_new] = known.emplace(key, texts.size());
            if (is_new) texts.push_back({hit, {}});
            texts[at->second].places.push_back({set, hit.criterion});
        }
    return texts;
}

CriteriaSearch::CriteriaSearch(const law::Criteria& criteria) {
    for (const auto& set : criteria.sets) {
        for (const auto& criterion : set.criteria) {
            add(set, {&criterion, nullptr, criterion.name});
            if (!criterion.note.empty()) add(set, {&criterion, nullptr, criterion.note});
            for (const auto& one : criterion.cases) add(set, {&criterion, nullptr, one.name});
            for (const auto& level : criterion.levels) add(set, {&criterion, &level, level.text});
        }
        for (const auto& finding : set.findings)
            add(set, {finding.criteria.empty() ? nullptr : &set.criteria[finding.criteria[0]], nullptr, finding.text});
    }
}

void CriteriaSearch::add(const law::CriteriaSet& set, CriteriaHit hit) {
    auto key = " " + search_key(hit.text);
    if (const auto english = law::english_of(hit.text)) key += " | " + search_key(*english);
    entries_.push_back({&set, hit, std::move(key)});
}

std::vector<HitsOfSet> CriteriaSearch::find(std::string_view words) const {
    std::vector<HitsOfSet> found;
    const auto key = search_key(words);
    if (key.empty()) return found;
    const auto wanted = " " + key;
    for (const auto& entry : entries_) {
        if (entry.key.find(wanted) == std::string::npos) continue;
        if (found.empty() || found.back().set != entry.set) found.push_back({entry.set, {}});
        found.back().hits.push_back(entry.hit);
    }
    return found;
}

}  // namespace saolang::advice

#include "registry/name_search.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t most_words = 8;
constexpr std::size_t letters_for_one = 4;  // of a word in which one mistake is forgiven, as in the public search
constexpr std::size_t letters_for_two = 8;

bool has_digit(const Word& word) { return word.folded.find_first_of("0123456789") != std::string::npos; }

}  // namespace

NameSearch::NameSearch(const std::vector<std::string>& texts) {
    WordNumbers numbers;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t at = 0; at < texts.size(); ++at) {
        const auto words = words_of(texts[at]);
        for (const Word& word : words) pairs.emplace_back(numbers.of(word), at);
        size_.push_back(static_cast<std::uint32_t>(words.size()));
    }
    auto sorted = std::move(numbers).sort();
    for (auto& [word, text] : pairs) word = sorted.position[word];
    vocabulary_ = std::move(sorted.vocabulary);
    texts_of_ = lists_of(vocabulary_.size(), pairs);
}

Bits NameSearch::texts_with(const std::vector<Vocabulary::Range>& ranges) const {
    Bits bits(size_.size());
    for (const auto& range : ranges) {
        if (range.empty()) continue;
        for (const auto text : texts_of_.of_all(range.begin, range.end)) bits.set(text);
    }
    return bits;
}

NameSearch::Hits NameSearch::as_typed(const Word& word) const {
    const auto beginning = vocabulary_.beginning_with(word.folded);
    std::vector<Vocabulary::Range> marked;
    for (auto at = beginning.begin; at < beginning.end; ++at)
        if (vocabulary_[at].begins_as(word)) marked.push_back({at, at + 1});
    return {texts_with({beginning}), texts_with({vocabulary_.equal_to(word.folded)}), texts_with(marked)};
}

// A number with another digit is another number.
Bits NameSearch::with_mistakes(const Word& word, unsigned mistakes) const {
    if (word.folded.size() < letters_for_one || has_digit(word))
        return texts_with({vocabulary_.beginning_with(word.folded)});
    auto ranges =
        vocabulary_.near(word.folded, word.folded.size() >= letters_for_two ? mistakes : 1, Ending::still_typing);
    ranges.push_back(vocabulary_.beginning_with(word.folded));
    return texts_with(ranges);
}

// Marks as typed first, then whole words, then the shorter text, then as they stand.
std::vector<std::uint32_t> NameSearch::ranked(const std::vector<Word>& words, const Bits& found) const {
    std::vector<Hits> hits;
    hits.reserve(words.size());
    for (const Word& word : words) hits.push_back(as_typed(word));
    const auto missed = [&](std::uint32_t text, Bits Hits::*among) {
        return std::ranges::count_if(hits, [&](const Hits& hit) { return !(hit.*among).test(text); });
    };
    using Rank = std::tuple<std::ptrdiff_t, std::ptrdiff_t, std::uint32_t, std::uint32_t>;
    std::vector<Rank> ranks;
    found.each([&](std::size_t at) {
        const auto text = static_cast<std::uint32_t>(at);
        ranks.emplace_back(missed(text, &Hits::marked), missed(text, &Hits::whole), size_[text], text);
    });
    std::ranges::sort(ranks);
    std::vector<std::uint32_t> texts;
    texts.reserve(ranks.size());
    for (const auto& rank : ranks) texts.push_back(std::get<3>(rank));
    return texts;
}

NameSearch::Found NameSearch::find(std::string_view typed, const Bits& seen) const {
    auto words = words_of(clean_text(typed));
    if (words.empty() || size_.empty()) return {};
    if (words.size() > most_words) words.resize(most_words);
    const auto all_of_them = [&](const auto& texts_of_word) {
        Bits bits = seen;
        for (const Word& word : words) bits &= texts_of_word(word);
        return bits;
    };
    auto found = all_of_them([&](const Word& word) { return as_typed(word).any; });
    bool corrected = false;
    for (unsigned mistakes = 1; mistakes <= 2 && found.none(); ++mistakes) {
        found = all_of_them([&](const Word& word) { return with_mistakes(word, mistakes); });
        corrected = !found.none();
    }
    return {ranked(words, found), corrected};
}

}  // namespace saolang::registry

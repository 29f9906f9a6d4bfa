#include "registry/search.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t most_words = 8;       // of a question; further ones are not looked at
constexpr std::size_t letters_for_one = 4;  // a shorter word is nothing but its letters: no mistake is allowed
constexpr std::size_t letters_for_two = 8;
constexpr std::size_t letters_for_inside = 3;

// The members of `within`, each in the first tier that holds it.
void add_tiers(Found& found, std::span<const Bits> tiers, const Bits& within) {
    for (const Bits& tier : tiers) {
        Bits members = tier;
        members &= within;
        for (const Bits& better : found.tiers) members -= better;
        if (!members.none()) found.tiers.push_back(std::move(members));
    }
}

}  // namespace

std::string_view SearchIndex::key(std::size_t at) const {
    return std::string_view(keys_).substr(key_begin_[at], key_begin_[at + 1] - key_begin_[at]);
}

void SearchIndex::mark(const Ranges& ranges, Bits& name, Bits& any) const {
    for (const auto range : ranges) {
        names_.mark(range, name);
        others_.mark(range, any);
    }
    any |= name;
}

// Products whose whole name is the key or goes on with a new word, and those whose name merely begins so.
void SearchIndex::mark_whole_names(std::string_view typed, Bits& complete, Bits& beginning) const {
    std::size_t at = 0;
    for (std::size_t end = by_key_.size(); at < end;) {
        const std::size_t middle = at + (end - at) / 2;
        if (key(middle) < typed) {
            at = middle + 1;
        } else {
            end = middle;
        }
    }
    for (; at < by_key_.size() && key(at).starts_with(typed); ++at) {
        const auto name = key(at);
        const bool ends_a_word = name.size() == typed.size() || name[typed.size()] == ' ';
        (ends_a_word ? complete : beginning).set(by_key_[at]);
    }
}

SearchIndex::Ranges SearchIndex::as_marked(const Word& word) const {
    Ranges ranges;
    const auto range = vocabulary_.beginning_with(word.folded);
    for (auto at = range.begin; at < range.end; ++at) {
        if (vocabulary_[at].begins_as(word)) ranges.push_back({at, at + 1});
    }
    return ranges;
}

SearchIndex::WordHits SearchIndex::hits_of(const Word& word) const {
    WordHits hits{Bits(size_), Bits(size_), Bits(size_), {}};
    mark({vocabulary_.beginning_with(word.folded)}, hits.name, hits.any);
    names_.mark(vocabulary_.equal_to(word.folded), hits.whole);
    if (word.has_marks()) {
        Bits name(size_);
        hits.marked = Bits(size_);
        mark(as_marked(word), name, hits.marked);
    }
    return hits;
}

Found SearchIndex::as_typed(const std::vector<Word>& words, const std::vector<WordHits>& hits,
                            std::string_view typed) const {
    Bits any = Bits::all(size_), name = any, whole = any, marked = any;
    for (std::size_t i = 0; i < words.size(); ++i) {
        any &= hits[i].any;
        name &= hits[i].name;
        whole &= hits[i].whole;
        if (words[i].has_marks()) marked &= hits[i].marked;
    }
    Found found;
    found.any = any;
    if (any.none()) return found;
    Bits complete(size_), beginning(size_);
    mark_whole_names(typed, complete, beginning);
    const std::array tiers{std::move(complete), std::move(beginning), std::move(whole), std::move(name),
                           std::move(any)};
    const bool marks_typed = std::ranges::any_of(words, &Word::has_marks);
    if (marks_typed) add_tiers(found, tiers, marked);
    add_tiers(found, tiers, found.any);
    return found;
}

// Further words of the vocabulary that may be meant; nothing where this step allows no more than was typed.
SearchIndex::Ranges SearchIndex::understood(const Word& word, const Step& step, Ending ending) const {
    const std::string& folded = word.folded;
    if (step.allow == Step::Allow::inside_words) {
        return folded.size() >= letters_for_inside ? vocabulary_.holding(folded) : Ranges{};
    }
    if (folded.size() < letters_for_one) return {};
    return vocabulary_.near(folded, folded.size() >= letters_for_two ? step.mistakes : 1, ending);
}

Found SearchIndex::generously(const std::vector<Word>& words, const std::vector<WordHits>& hits,
                              const Step& step) const {
    std::vector<Ranges> further;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_last = i + 1 == words.size();
        further.push_back(understood(words[i], step, is_last ? step.last_word : Ending::complete));
        if (further.back().empty() && hits[i].any.none()) return {{}, Bits(size_), false};
    }
    Bits any = Bits::all(size_), name = any;
    for (std::size_t i = 0; i < words.size() && !any.none(); ++i) {
        Bits word_name = hits[i].name, word_any = hits[i].any;
        mark(further[i], word_name, word_any);
        any &= word_any;
        name &= word_name;
    }
    Found found;
    found.any = any;
    found.corrected = step.allow == Step::Allow::mistakes;
    add_tiers(found, std::array{std::move(name), std::move(any)}, found.any);
    return found;
}

std::optional<Found> SearchIndex::find(std::string_view text) const {
    const std::string clean = clean_text(text);
    std::vector<Word> words = words_of(clean);
    if (words.empty()) return std::nullopt;
    if (words.size() > most_words) words.resize(most_words);
    std::vector<WordHits> hits;
    hits.reserve(words.size());
    for (const Word& word : words) hits.push_back(hits_of(word));
    Found found = as_typed(words, hits, search_key(clean));
    constexpr std::array steps{
        Step{Step::Allow::inside_words, 0, Ending::complete}, Step{Step::Allow::mistakes, 1, Ending::complete},
        Step{Step::Allow::mistakes, 1, Ending::still_typing}, Step{Step::Allow::mistakes, 2, Ending::complete},
        Step{Step::Allow::mistakes, 2, Ending::still_typing}};
    for (auto step = steps.begin(); step != steps.end() && found.any.none(); ++step) {
        found = generously(words, hits, *step);
    }
    if (found.any.none()) found.corrected = false;
    return found;
}

}  // namespace saolang::registry

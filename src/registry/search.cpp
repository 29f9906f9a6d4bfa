#include "registry/search.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <set>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t most_words = 8;       // of a question; further ones are not looked at
constexpr std::size_t letters_for_one = 4;  // a shorter word is nothing but its letters: no mistake is allowed
constexpr std::size_t letters_for_two = 8;
constexpr std::size_t letters_for_inside = 3;

constexpr std::array<std::string_view, 6> group_words{
    "Thực phẩm food",
    "Đồ uống drinks",
    "Dược liệu và sản phẩm từ dược liệu medicinal plants",
    "Hàng thủ công mỹ nghệ handicrafts",
    "Sinh vật cảnh ornamental plants animals",
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch tourism",
};

// A place is found by the names of what held it when it began, before the last change of units and after it.
std::set<std::string> names_around(const places::Gazetteer& gazetteer, places::UnitId place, Date last_change) {
    std::set<std::string> names;
    for (auto unit = std::optional(place); unit; unit = gazetteer[*unit].parent) names.insert(gazetteer[*unit].name);
    for (const Date day : {last_change.plus_days(-1), last_change}) {
        for (const auto level : {places::Level::province, places::Level::district, places::Level::commune}) {
            if (const auto unit = gazetteer.locate(place, level, day)) names.insert(gazetteer[*unit].name);
        }
    }
    return names;
}

Date last_change_of(const places::Gazetteer& gazetteer) {
    Date last(0);
    for (const auto& succession : gazetteer.successions()) last = std::max(last, succession.date);
    return last;
}

// The members of `within`, each in the first tier that holds it.
void add_tiers(Found& found, std::span<const Bits> tiers, const Bits& within) {
    for (const Bits& tier : tiers) {
        Bits members = tier;
        members &= within;
        for (const Bits& better : found.tiers) members -= better;
        if (!members.none()) found.tiers.push_back(std::move(members));
    }
}

// Words as they come, each with where it stands; numbered by the sorted vocabulary in the end.
class Occurrences {
public:
    void add(WordNumbers& numbers, std::string_view text, std::size_t where) {
        for (const Word& word : words_of(text)) {
            pairs_.emplace_back(numbers.of(word), static_cast<std::uint32_t>(where));
        }
    }
    [[nodiscard]] Lists lists(const WordNumbers::Sorted& sorted) && {
        for (auto& pair : pairs_) pair.first = sorted.position[pair.first];
        Lists lists = lists_of(sorted.vocabulary.size(), pairs_);
        pairs_ = {};
        return lists;
    }

private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

}  // namespace

SearchIndex::SearchIndex(const Index& index, std::shared_ptr<const Arrangement> arrangement,
                         const places::Gazetteer& gazetteer)
    : arrangement_(std::move(arrangement)) {
    WordNumbers numbers;
    Occurrences names, producers, places, groups;
    for (std::size_t rank = 0; rank < arrangement_->size(); ++rank) {
        names.add(numbers, index.products[arrangement_->product[rank]].name, rank);
    }
    for (std::size_t at = 0; at < index.producers.size(); ++at) producers.add(numbers, index.producers[at].name, at);
    const Date last_change = last_change_of(gazetteer);
    for (std::size_t at = 0; at < arrangement_->places.size(); ++at) {
        for (const auto& name : names_around(gazetteer, arrangement_->places[at], last_change))
            places.add(numbers, name, at);
    }
    for (std::size_t group = 0; group < group_words.size(); ++group) groups.add(numbers, group_words[group], group);

    auto sorted = std::move(numbers).sort();
    names_ = std::move(names).lists(sorted);
    producers_ = std::move(producers).lists(sorted);
    places_ = std::move(places).lists(sorted);
    groups_ = std::move(groups).lists(sorted);
    vocabulary_ = std::move(sorted.vocabulary);
    keep_keys(index);
}

void SearchIndex::keep_keys(const Index& index) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    keys.reserve(arrangement_->size());
    for (std::uint32_t rank = 0; rank < arrangement_->size(); ++rank) {
        keys.emplace_back(search_key(index.products[arrangement_->product[rank]].name), rank);
    }
    std::ranges::sort(keys);
    for (const auto& [key, rank] : keys) {
        by_key_.push_back(rank);
        key_begin_.push_back(static_cast<std::uint32_t>(keys_.size()));
        keys_ += key;
    }
    key_begin_.push_back(static_cast<std::uint32_t>(keys_.size()));
    keys_.shrink_to_fit();
}

std::string_view SearchIndex::key(std::size_t at) const {
    return std::string_view(keys_).substr(key_begin_[at], key_begin_[at + 1] - key_begin_[at]);
}

void SearchIndex::mark_names(const Ranges& ranges, Bits& bits) const {
    for (const auto& range : ranges) {
        for (const auto rank : names_.of_all(range.begin, range.end)) bits.set(rank);
    }
}

void SearchIndex::mark_others(const Ranges& ranges, Bits& bits) const {
    for (const auto& range : ranges) {
        for (const auto producer : producers_.of_all(range.begin, range.end)) {
            for (const auto rank : arrangement_->by_producer[producer]) bits.set(rank);
        }
        for (const auto place : places_.of_all(range.begin, range.end)) {
            for (const auto rank : arrangement_->by_place[place]) bits.set(rank);
        }
        for (const auto group : groups_.of_all(range.begin, range.end)) bits |= arrangement_->group[group];
    }
}

// Products whose whole name is the key or goes on with a new word, and those whose name merely begins so.
void SearchIndex::mark_whole_names(std::string_view typed, Bits& complete, Bits& beginning) const {
    const auto positions = std::views::iota(std::size_t{0}, by_key_.size());
    const auto found =
        std::ranges::equal_range(positions, typed, {}, [&](std::size_t at) { return key(at).substr(0, typed.size()); });
    for (const std::size_t at : found) {
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

SearchIndex::Ranges SearchIndex::understood(const Word& word, const Step& step, Ending ending) const {
    const std::string& folded = word.folded;
    Ranges ranges{vocabulary_.beginning_with(folded)};
    if (step.allow == Step::Allow::inside_words && folded.size() >= letters_for_inside) {
        ranges = vocabulary_.holding(folded);
    }
    if (step.allow == Step::Allow::mistakes && folded.size() >= letters_for_one) {
        const unsigned mistakes = folded.size() >= letters_for_two ? step.mistakes : 1;
        const Ranges near = vocabulary_.near(folded, mistakes, ending);
        ranges.insert(ranges.end(), near.begin(), near.end());
    }
    return ranges;
}

Found SearchIndex::as_typed(const std::vector<Word>& words, std::string_view typed) const {
    const std::size_t size = arrangement_->size();
    Bits any = Bits::all(size), in_name = any, whole_in_name = any, exactly_marked = any;
    bool marks_typed = false;
    for (const Word& word : words) {
        const Ranges beginning{vocabulary_.beginning_with(word.folded)};
        Bits whole(size), found(size);
        mark_names({vocabulary_.equal_to(word.folded)}, whole);
        mark_names(beginning, found);
        whole_in_name &= whole;
        in_name &= found;
        mark_others(beginning, found);
        any &= found;
        if (!word.has_marks()) continue;
        marks_typed = true;
        Bits marked(size);
        mark_names(as_marked(word), marked);
        mark_others(as_marked(word), marked);
        exactly_marked &= marked;
    }
    Found found;
    Bits name_complete(size), name_begins(size);
    if (!any.none()) mark_whole_names(typed, name_complete, name_begins);
    std::array tiers{std::move(name_complete), std::move(name_begins), std::move(whole_in_name), std::move(in_name),
                     any};
    if (!marks_typed) exactly_marked = any;
    add_tiers(found, tiers, exactly_marked);
    if (marks_typed) add_tiers(found, tiers, any);
    found.any = std::move(any);
    return found;
}

Found SearchIndex::generously(const std::vector<Word>& words, const Step& step) const {
    const std::size_t size = arrangement_->size();
    Bits any = Bits::all(size), in_name = any;
    for (const Word& word : words) {
        const bool is_last = &word == &words.back();
        const Ranges ranges = understood(word, step, is_last ? step.last_word : Ending::complete);
        Bits found(size);
        mark_names(ranges, found);
        in_name &= found;
        mark_others(ranges, found);
        any &= found;
    }
    Found found;
    add_tiers(found, std::array{std::move(in_name), any}, any);
    found.any = std::move(any);
    found.corrected = step.allow == Step::Allow::mistakes;
    return found;
}

std::optional<Found> SearchIndex::find(std::string_view text) const {
    const std::string clean = clean_text(text);
    std::vector<Word> words = words_of(clean);
    if (words.empty()) return std::nullopt;
    if (words.size() > most_words) words.resize(most_words);
    Found found = as_typed(words, search_key(clean));
    constexpr std::array steps{
        Step{Step::Allow::inside_words, 0, Ending::complete}, Step{Step::Allow::mistakes, 1, Ending::complete},
        Step{Step::Allow::mistakes, 1, Ending::still_typing}, Step{Step::Allow::mistakes, 2, Ending::complete},
        Step{Step::Allow::mistakes, 2, Ending::still_typing}};
    for (auto step = steps.begin(); step != steps.end() && found.any.none(); ++step) found = generously(words, *step);
    if (found.any.none()) found.corrected = false;
    return found;
}

}  // namespace saolang::registry

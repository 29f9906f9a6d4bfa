#pragma once
// Finds products by words of their name, producer, place and group: by beginnings while typing, without marks or with,
// in any order, and with a typing mistake when nothing is spelled so.

#include "registry/arrangement.hpp"
#include "registry/vocabulary.hpp"

namespace saolang::registry {

struct Found {
    std::vector<Bits> tiers;  // over ranks, no product in two of them, the best first
    Bits any;                 // all of them
    bool corrected = false;   // only by allowing a typing mistake
};

class SearchIndex {
public:
    SearchIndex(const Index& index, std::shared_ptr<const Arrangement> arrangement, const places::Gazetteer& gazetteer);

    // Nothing when the text has no word in it.
    [[nodiscard]] std::optional<Found> find(std::string_view text) const;

private:
    using Ranges = std::vector<Vocabulary::Range>;

    // A generous way to understand words that are not found as typed.
    struct Step {
        enum class Allow { inside_words, mistakes } allow;
        unsigned mistakes;
        Ending last_word;
    };

    void keep_keys(const Index& index);
    [[nodiscard]] std::string_view key(std::size_t at) const;
    void mark_names(const Ranges& ranges, Bits& bits) const;
    void mark_others(const Ranges& ranges, Bits& bits) const;
    void mark_whole_names(std::string_view typed, Bits& complete, Bits& beginning) const;
    [[nodiscard]] Ranges as_marked(const Word& word) const;
    [[nodiscard]] Ranges understood(const Word& word, const Step& step, Ending ending) const;
    [[nodiscard]] Found as_typed(const std::vector<Word>& words, std::string_view typed) const;
    [[nodiscard]] Found generously(const std::vector<Word>& words, const Step& step) const;

    std::shared_ptr<const Arrangement> arrangement_;
    Vocabulary vocabulary_;
    Lists names_;                           // ranks, by word
    Lists producers_;                       // positions of producers, by word
    Lists places_;                          // positions in arrangement.places, by word
    Lists groups_;                          // numbers of groups, by word
    std::vector<std::uint32_t> by_key_;     // ranks in the order of the folded names
    std::vector<std::uint32_t> key_begin_;  // parallel to by_key_, one longer: where its folded name begins in keys_
    std::string keys_;
};

}  // namespace saolang::registry

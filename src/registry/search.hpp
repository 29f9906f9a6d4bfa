#pragma once
// Finds products by words of their name, producer, place and group: by beginnings while typing, without marks or with,
// in any order, and with a typing mistake when nothing is spelled so.

#include "registry/arrangement.hpp"
#include "registry/postings.hpp"
#include "registry/vocabulary.hpp"

namespace saolang::registry {

struct Found {
    std::vector<Bits> tiers;  // over ranks, no product in two of them, the best first
    Bits any;                 // all of them
    bool corrected = false;   // only by allowing a typing mistake
};

class SearchIndex {
public:
    // The index is arranged already.
    SearchIndex(const Index& index, const places::Gazetteer& gazetteer);

    // Nothing when the text has no word in it.
    [[nodiscard]] std::optional<Found> find(std::string_view text) const;

private:
    using Ranges = std::vector<Vocabulary::Range>;

    struct WordHits {
        Bits any;     // in the name or anywhere else
        Bits name;    // a word of the name begins so
        Bits whole;   // a word of the name is so
        Bits marked;  // as `any`, the marks as typed
    };
    // A generous way to understand words that are not found as typed.
    struct Step {
        enum class Allow : std::uint8_t { inside_words, mistakes } allow;
        unsigned mistakes;
        Ending last_word;
    };

    void keep_keys(const Index& index);
    [[nodiscard]] std::string_view key(std::size_t at) const;
    void mark(const Ranges& ranges, Bits& name, Bits& any) const;
    void mark_whole_names(std::string_view typed, Bits& complete, Bits& beginning) const;
    [[nodiscard]] Ranges as_marked(const Word& word) const;
    [[nodiscard]] WordHits hits_of(const Word& word) const;
    [[nodiscard]] Ranges understood(const Word& word, const Step& step, Ending ending) const;
    [[nodiscard]] Found as_typed(const std::vector<Word>& words, const std::vector<WordHits>& hits,
                                 std::string_view typed) const;
    [[nodiscard]] Found generously(const std::vector<Word>& words, const std::vector<WordHits>& hits,
                                   const Step& step) const;

    std::size_t size_ = 0;  // products
    Vocabulary vocabulary_;
    Postings names_;
    Postings others_;                       // producer, places, group
    std::vector<std::uint32_t> by_key_;     // ranks in the order of the folded names
    std::vector<std::uint32_t> key_begin_;  // parallel to by_key_, one longer: where its folded name begins in keys_
    std::string keys_;
};

}  // namespace saolang::registry

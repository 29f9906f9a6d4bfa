#pragma once
// Finding words in the criteria of a regime, with or without marks: names, notes, levels, cases and findings.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "law/criteria.hpp"

namespace saolang::advice {

// One text that holds the words. Points into the criteria.
struct CriteriaHit {
    const law::Criterion* criterion = nullptr;  // null: a finding over the whole dossier
    const law::Level* level = nullptr;          // null: the criterion's name or note, or a finding
    std::string_view text;
};

struct HitsOfSet {
    const law::CriteriaSet* set;
    std::vector<CriteriaHit> hits;
};

// The same text in several sets: shown once.
struct FoundText {
    CriteriaHit hit;  // the first of them
    struct Place {
        const law::CriteriaSet* set;
        const law::Criterion* criterion;  // null: a finding over the whole dossier
    };
    std::vector<Place> places;
};
// Texts in the order they are met; of one text with other points or another mark each stands alone.
[[nodiscard]] std::vector<FoundText> by_text(const std::vector<HitsOfSet>& found);

class CriteriaSearch {
public:
    // Of criteria that outlive it.
    explicit CriteriaSearch(const law::Criteria& criteria);
    // The words as they follow each other, the last one perhaps only begun; sets in their order. Nothing for no words.
    [[nodiscard]] std::vector<HitsOfSet> find(std::string_view words) const;

private:
    struct Entry {
        const law::CriteriaSet* set;
        CriteriaHit hit;
        std::string key;  // folded Vietnamese and English, a space before each word
    };
    void add(const law::CriteriaSet& set, CriteriaHit hit);

    std::vector<Entry> entries_;
};

}  // namespace saolang::advice

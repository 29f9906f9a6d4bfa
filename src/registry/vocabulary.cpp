#include "registry/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace saolang::registry {

namespace {

constexpr std::size_t longest_word = 40;  // letters of a typed word that are looked at for mistakes

auto order(const Word& word) { return std::tie(word.folded, word.shapes, word.tone); }

// One row for each letter of the word at hand: how many mistakes between its beginning and each beginning of what was
// typed.
class MistakeRows {
public:
    MistakeRows(std::string_view typed, unsigned most) : typed_(typed.substr(0, longest_word)), most_(most) {
        for (std::size_t i = 0; i <= typed_.size(); ++i) rows_[0][i] = static_cast<std::uint8_t>(i);
    }

    // Fills the row of letter number `depth` (from 1). False when no longer word can come near any more.
    bool fill(std::string_view word, std::size_t depth) {
        const auto& above = rows_[depth - 1];
        auto& row = rows_[depth];
        row[0] = static_cast<std::uint8_t>(depth);
        unsigned least = row[0];
        for (std::size_t i = 1; i <= typed_.size(); ++i) {
            const bool equal = typed_[i - 1] == word[depth - 1];
            unsigned best = std::min({above[i] + 1U, row[i - 1] + 1U, above[i - 1] + (equal ? 0U : 1U)});
            const bool swapped =
                i > 1 && depth > 1 && typed_[i - 1] == word[depth - 2] && typed_[i - 2] == word[depth - 1];
            if (swapped) best = std::min(best, rows_[depth - 2][i - 2] + 1U);
            row[i] = static_cast<std::uint8_t>(best);
            least = std::min(least, best);
        }
        return least <= most_ || least_of(above) < most_;  // a swap reaches back over this row
    }
    [[nodiscard]] bool near(std::size_t depth) const { return rows_[depth][typed_.size()] <= most_; }
    [[nodiscard]] std::size_t deepest() const { return typed_.size() + most_; }

private:
    [[nodiscard]] unsigned least_of(const std::array<std::uint8_t, longest_word + 1>& row) const {
        return *std::min_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(typed_.size()) + 1);
    }

    std::string_view typed_;
    unsigned most_;
    std::array<std::array<std::uint8_t, longest_word + 1>, longest_word + 3> rows_{};
};

std::size_t common_beginning(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

Vocabulary::Vocabulary(std::vector<Word> words) : words_(std::move(words)) {
    std::ranges::sort(words_, [](const Word& a, const Word& b) { return order(a) < order(b); });
}

Vocabulary::Range Vocabulary::equal_to(std::string_view folded) const {
    const auto letters = [](const Word& word) { return std::string_view(word.folded); };
    return {position(std::ranges::lower_bound(words_, folded, {}, letters)),
            position(std::ranges::upper_bound(words_, folded, {}, letters))};
}

Vocabulary::Range Vocabulary::beginning_with(std::string_view folded) const {
    const auto beginning = [&](const Word& word) { return std::string_view(word.folded).substr(0, folded.size()); };
    return {position(std::ranges::lower_bound(words_, folded, {}, beginning)),
            position(std::ranges::upper_bound(words_, folded, {}, beginning))};
}

std::vector<Vocabulary::Range> Vocabulary::holding(std::string_view folded) const {
    std::vector<Range> found;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        if (words_[i].folded.find(folded) != std::string::npos) found.push_back({i, i + 1});
    }
    return found;
}

std::vector<Vocabulary::Range> Vocabulary::near(std::string_view folded, unsigned mistakes, Ending ending) const {
    std::vector<Range> found;
    MistakeRows rows(folded, mistakes);
    std::string_view before;
    std::size_t filled = 0;  // rows that hold for the word before
    for (std::uint32_t i = 0; i < words_.size();) {
        const std::string_view word = words_[i].folded;
        std::size_t depth = std::min(filled, common_beginning(before, word));
        bool hopeless = false, begins_near = false;
        while (depth < word.size() && !hopeless && !begins_near) {
            ++depth;
            hopeless = depth > rows.deepest() || !rows.fill(word, depth);
            begins_near = !hopeless && ending == Ending::still_typing && rows.near(depth);
        }
        before = word;
        filled = hopeless ? depth - 1 : depth;
        if (hopeless || begins_near) {  // so for every word with this beginning
            const Range alike = beginning_with(word.substr(0, depth));
            if (begins_near) found.push_back(alike);
            i = alike.end;
            continue;
        }
        if (rows.near(depth)) found.push_back({i, i + 1});
        ++i;
    }
    return found;
}

std::uint32_t WordNumbers::of(const Word& word) {
    std::string key = word.folded + ' ' + word.shapes + word.tone;
    const auto [at, added] = numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(words_.size()));
    if (added) words_.push_back(word);
    return at->second;
}

WordNumbers::Sorted WordNumbers::sort() && {
    std::vector<std::uint32_t> by_order(words_.size());
    std::iota(by_order.begin(), by_order.end(), 0U);
    std::ranges::sort(by_order, [&](auto a, auto b) { return order(words_[a]) < order(words_[b]); });
    Sorted sorted;
    sorted.position.resize(words_.size());
    for (std::uint32_t i = 0; i < by_order.size(); ++i) sorted.position[by_order[i]] = i;
    sorted.vocabulary = Vocabulary(std::move(words_));
    return sorted;
}

}  // namespace saolang::registry

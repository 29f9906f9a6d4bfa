#include "screening/phrases.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/csv.hpp"
#include "base/embedded.hpp"

namespace saolang::screening {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

template <class Take>
void each_part(std::string_view text, char separator, Take&& take) {
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (const auto part = trimmed(text.substr(0, end)); !part.empty()) take(part);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
}

// How well a word of a name is a word of the table: 0 not at all. Marks are lost word by word.
int likeness(const Word& word, const Word& entry) {
    if (word.marked == entry.marked) return 8;
    if (word.folded != entry.folded) return 0;
    return word.marked == word.folded ? 6 : 1;  // 1: other marks, another word or a slip
}

}  // namespace

PhraseTable::PhraseTable(std::string_view file) {
    std::unordered_set<std::string> known;
    const auto rows = parse_shipped_csv(embedded_file(file).bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        each_part(rows[i].at(1), ';', [&](std::string_view spellings) {
            const auto id = static_cast<std::uint32_t>(things_.size());
            things_.push_back({rows[i][0], {}});
            each_part(spellings, '=', [&](std::string_view spelling) {
                auto words = words_of(spelling);
                const bool is_first = things_[id].words.empty();
                if (is_first) things_[id].words = words;
                std::string key;
                for (const auto& word : words) {
                    key += word.marked + ' ';
                    auto& same = vocabulary_[word.folded];
                    if (std::find(same.begin(), same.end(), word) == same.end()) same.push_back(word);
                }
                if (words.empty() || !known.insert(key).second) return;
                const auto first = words[0].folded;
                by_first_[first].push_back({std::move(words), id, is_first});
            });
        });
    }
    for (auto& [word, phrasings] : by_first_) {
        std::stable_sort(phrasings.begin(), phrasings.end(),
                         [](const Phrasing& a, const Phrasing& b) { return a.words.size() > b.words.size(); });
    }
}

bool PhraseTable::is_written_so(const Word& word) const {
    const auto found = vocabulary_.find(std::string_view(word.folded));
    return found != vocabulary_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                     [&](const Word& other) { return other.marked == word.marked; });
}

PhraseTable::Match PhraseTable::match(const std::vector<Word>& words, std::size_t at, bool plain) const {
    const auto found = by_first_.find(std::string_view(words[at].folded));
    Match best;
    if (found == by_first_.end()) return best;
    for (const auto& phrasing : found->second) {
        const auto size = phrasing.words.size();
        if (best.phrasing != nullptr && size < best.phrasing->words.size()) break;
        if (size > words.size() - at) continue;
        int sum = 0;
        int slips = 0;
        bool fits = true;
        for (std::size_t i = 0; i < size && fits; ++i) {
            if (i > 0 && words[at + i].opens) {
                fits = false;
                break;
            }
            int like = likeness(words[at + i], phrasing.words[i]);
            if (plain && like == 8) like = 7;
            if (like == 1) {
                ++slips;
                fits = size > 1 && !is_written_so(words[at + i]);
            }
            fits = fits && like > 0;
            sum += like;
        }
        if (!fits || slips > 1) continue;
        // a place only as it is written: "Trà Lĩnh" is not "trà linh chi"
        if (sum < 8 * static_cast<int>(size) && things_[phrasing.thing].meaning == "place") continue;
        if (sum > best.quality) {
            best = {&phrasing, sum, nullptr};
        } else if (sum == best.quality && best.other == nullptr) {
            best.other = &phrasing;
        }
    }
    return best;
}

}  // namespace saolang::screening

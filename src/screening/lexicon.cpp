#include "screening/lexicon.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

#include "base/text.hpp"
#include "office/vietnamese_syllable.hpp"
#include "screening/phrases.hpp"

namespace saolang::screening {
namespace {

constexpr std::array<std::string_view, 20> meaning_names = {
    "unknown", "product", "craft",  "service", "process", "dried", "fresh",   "produce", "mushroom", "animal",
    "seafood", "raw",     "herbal", "nut",     "costly",  "part",  "flavour", "grade",   "stop",     "number"};

Meaning meaning_of(std::string_view name) {
    if (name == "craft_opening") return Meaning::craft;
    if (name == "place") return Meaning::unknown;  // as a person's name: it says nothing of the product
    const auto* const found = std::find(meaning_names.begin(), meaning_names.end(), name);
    if (found == meaning_names.end()) throw std::runtime_error("words.csv: unknown meaning " + std::string(name));
    return static_cast<Meaning>(found - meaning_names.begin());
}

struct Lexicon {
    PhraseTable table{"data/screening/words.csv"};
    std::vector<Meaning> meanings;  // of its things

    Lexicon() {
        meanings.reserve(table.size());
        for (std::uint32_t i = 0; i < table.size(); ++i) meanings.push_back(meaning_of(table.thing(i).meaning));
    }
};

const Lexicon& lexicon() {
    static const Lexicon read;
    return read;
}

bool is_food(Meaning meaning) { return meaning >= Meaning::produce && meaning <= Meaning::costly; }

// Well-known words one slip away.
std::vector<const Word*> meant(const Word& word) {
    std::vector<const Word*> found;
    const auto& known = lexicon().table.vocabulary();
    std::string tried = word.folded;
    const auto look = [&] {
        const auto place = known.find(std::string_view(tried));
        if (place == known.end()) return;
        for (const auto& other : place->second) {
            const auto base = word.marked.substr(0, word.marked.find('`'));
            const auto other_base = other.marked.substr(0, other.marked.find('`'));
            // marks that are there must agree with it
            const bool plain = word.marked == word.folded;
            if (plain || slip_between(base, other_base) != Slip::far) found.push_back(&other);
        }
    };
    for (std::size_t i = 0; i < word.folded.size(); ++i) {
        tried = word.folded;
        tried.erase(i, 1);
        look();
        if (i + 1 < word.folded.size()) {
            tried = word.folded;
            std::swap(tried[i], tried[i + 1]);
            look();
        }
    }
    for (std::size_t i = 0; i <= word.folded.size(); ++i) {
        for (char c = 'a'; c <= 'z'; ++c) {
            tried = word.folded;
            tried.insert(i, 1, c);
            look();
        }
    }
    return found;
}

// The slip at a place put right where a longer thing comes out of it (or, for a word that is no syllable, any thing).
void put_right(std::vector<Word>& words, std::size_t at, bool anything, bool plain) {
    if (words[at].folded.size() < (at == 0 ? 2U : 3U) || words[at].is_number) return;
    const auto kept = words[at];
    std::optional<Word> best;
    std::size_t longest = anything ? 0 : 1;
    int quality = 0;
    if (!anything) quality = 1'000;
    for (const auto* const other : meant(kept)) {
        auto tried = *other;
        tried.written = kept.written;
        words[at] = tried;
        for (std::size_t from = at >= 2 ? at - 2 : 0; from <= at; ++from) {
            const auto match = lexicon().table.match(words, from, plain);
            if (match.phrasing == nullptr || from + match.phrasing->words.size() <= at) continue;
            const auto count = match.phrasing->words.size();
            const auto found_meaning = lexicon().meanings[match.phrasing->thing];
            if (kept.is_syllable && count == 1 && found_meaning != Meaning::product && !is_food(found_meaning))
                continue;
            // a word that exists is put right where three words agree, or two and its tone
            const bool same_tone = kept.marked.find('`') == std::string::npos
                                       ? other->marked.find('`') == std::string::npos
                                       : other->marked.ends_with(kept.marked.substr(kept.marked.find('`')));
            if (!anything && count < 3 && !same_tone) continue;
            int sum = match.quality * 10;
            if (at == 0 && lexicon().meanings[match.phrasing->thing] == Meaning::product) sum += 5;
            if (other->marked.substr(0, other->marked.find('`')).size() ==
                kept.marked.substr(0, kept.marked.find('`')).size())
                ++sum;
            if (const auto tone = kept.marked.find('`');
                tone != std::string::npos && other->marked.ends_with(kept.marked.substr(tone)))
                sum += 2;
            if (count > longest || (count == longest && sum > quality)) {
                longest = count;
                quality = sum;
                best = tried;
            }
        }
    }
    words[at] = best ? *best : kept;
}

bool begins_large(const Word& word) {
    std::string_view rest = word.written;
    if (rest.empty()) return false;
    const char32_t first = take_character(rest);
    return (first >= U'A' && first <= U'Z') ||
           (first > 0x7F && office::find_vowel(first) && office::find_vowel(first)->capital) || first == U'Đ';
}

bool is_capitals(const Word& word) {
    std::string_view rest = word.written;
    while (!rest.empty()) {
        const char32_t c = take_character(rest);
        const auto vowel = office::find_vowel(c);
        if ((c >= U'a' && c <= U'z') || c == U'đ' || (c > 0x7F && vowel && !vowel->capital)) return false;
    }
    return true;
}

bool is_modifier(Meaning meaning) {
    return meaning == Meaning::process || meaning == Meaning::dried || meaning == Meaning::fresh ||
           meaning == Meaning::flavour || meaning == Meaning::grade || meaning == Meaning::part;
}

// A word inside a name of a person or place: "Làng Cam", "Bắc Trà My". Not told where all words are capitals or none.
std::vector<bool> inside_names(const std::vector<Word>& words) {
    std::vector<bool> inside(words.size(), false);
    if (std::all_of(words.begin(), words.end(),
                    [](const Word& word) { return begins_large(word) || word.is_number; })) {
        return inside;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool before = i > 1 && !words[i].opens && !words[i - 1].opens && begins_large(words[i - 1]);
        const bool after = i + 1 < words.size() && !words[i + 1].opens && begins_large(words[i + 1]);
        inside[i] = !words[i].opens && begins_large(words[i]) && (before || after);
    }
    return inside;
}

bool is_known(const Word& word) {
    const auto found = lexicon().table.vocabulary().find(std::string_view(word.folded));
    return found != lexicon().table.vocabulary().end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const Word& other) { return word.marked == other.marked || word.marked == word.folded; });
}

// `words` as put right, `written` as they stand.
Reading annotated(const std::vector<Word>& words, const std::vector<Word>& written, bool plain) {
    const auto& table = lexicon().table;
    const auto& meanings = lexicon().meanings;
    const auto inside = inside_names(words);
    Reading reading;
    for (auto* const phrase : {&reading.settled, &reading.written}) {
        phrase->words.reserve(words.size());
        phrase->units.reserve(words.size());
    }
    const auto add = [](Phrase& phrase, std::span<const Word> of, std::uint32_t thing, Meaning meaning, bool opens) {
        phrase.units.push_back(
            {static_cast<std::uint32_t>(phrase.words.size()), static_cast<std::uint32_t>(of.size()), thing, meaning});
        phrase.words.insert(phrase.words.end(), of.begin(), of.end());
        for (std::size_t k = 0; k < of.size(); ++k)
            phrase.words[phrase.words.size() - of.size() + k].opens = opens && k == 0;
    };
    const bool titled = std::all_of(words.begin(), words.end(), [](const Word& word) { return begins_large(word); }) &&
                        std::any_of(words.begin(), words.end(), [](const Word& word) { return !is_capitals(word); });
    bool made = false;
    bool tasting = false;  // after "vị": "vị phô mai cay"
    for (std::size_t i = 0; i < words.size();) {
        const auto match = table.match(words, i, plain);
        const auto* phrasing = match.phrasing;
        // "Hòa Tân" is no slip of "hòa tan"
        const bool slip = phrasing != nullptr && match.quality < 6 * static_cast<int>(phrasing->words.size());
        if (slip && is_modifier(meanings[phrasing->thing])) phrasing = nullptr;
        // "gối" is a craft where a name opens with it, elsewhere a part of names
        if (phrasing != nullptr && table.thing(phrasing->thing).meaning == "craft_opening" &&
            !(words[i].opens && match.quality == 8 * static_cast<int>(phrasing->words.size()) &&
              (i + 1 == words.size() || !begins_large(words[i + 1])))) {
            phrasing = match.other;
        }
        bool named = phrasing != nullptr && meanings[phrasing->thing] == Meaning::unknown;
        if (phrasing != nullptr && phrasing->words.size() == 1 && inside[i] && words[i].is_syllable) {
            // "MITRI TEA Trà sâm": what is made follows a name, and more follows it
            const bool leads =
                i + 1 < words.size() && !begins_large(words[i + 1]) && meanings[phrasing->thing] == Meaning::product;
            named = !leads;
        }
        // "yến sào Tiên Sa": among words with marks, one without them that begins large is a name
        if (phrasing != nullptr && phrasing->words.size() == 1 && !plain && !words[i].opens && words[i].is_syllable &&
            match.quality == 6 && begins_large(words[i]) && !titled) {
            named = true;
        }
        // nor is one without marks that ends a name without capitals: "kho qua phu my"
        if (phrasing != nullptr && phrasing->words.size() == 1 && i > 0 && i + 1 == words.size() && !words[i].opens &&
            match.quality == 6 && meanings[phrasing->thing] == Meaning::product &&
            reading.settled.units.back().meaning == Meaning::unknown &&
            begins_large(words[i]) == begins_large(words[i - 1])) {
            named = true;
        }
        // "Dao Phúc Sen": where every word is large, a last word after a name is the name's
        if (phrasing != nullptr && phrasing->words.size() == 1 && titled && i > 1 && i + 1 == words.size() &&
            !words[i].opens && reading.settled.units.back().meaning == Meaning::unknown) {
            named = true;
        }
        // "Tỏi Phan Rang": where every word is large, what follows a name and says how is the name's
        if (phrasing != nullptr && phrasing->words.size() == 1 && titled && i > 0 &&
            is_modifier(meanings[phrasing->thing]) && reading.settled.units.back().meaning == Meaning::unknown) {
            named = true;
        }
        if (phrasing != nullptr && match.other != nullptr && made && meanings[phrasing->thing] == Meaning::product) {
            phrasing = match.other;  // without marks: after "banh", "dau phung" are peanuts rather than their oil
        }
        if (phrasing == nullptr) {
            const auto meaning = words[i].is_number ? Meaning::number : Meaning::unknown;
            add(reading.settled, std::span(&words[i], 1), no_concept, meaning, words[i].opens);
            add(reading.written, std::span(&written[i], 1), no_concept, meaning, words[i].opens);
            ++i;
            continue;
        }
        const auto thing = phrasing->thing;
        const auto size = phrasing->words.size();
        auto meaning = named ? Meaning::unknown : meanings[thing];
        if (tasting && !named && meaning != Meaning::stop) meaning = Meaning::flavour;
        tasting = tasting || (meaning == Meaning::flavour &&
                              (words[i].folded == "vi" || (size > 1 && words[i + 1].folded == "vi")) && i > 0);
        const auto id = named ? no_concept : thing;
        made = made || meaning == Meaning::product;
        const auto as_is = std::span(words).subspan(i, size);
        add(reading.settled, phrasing->is_first ? as_is : std::span<const Word>(table.thing(thing).words), id, meaning,
            words[i].opens);
        add(reading.written, std::span(written).subspan(i, size), id, meaning, words[i].opens);
        i += size;
    }
    return reading;
}

}  // namespace

Reading understood(const std::vector<Word>& written) {
    auto words = written;
    const bool plain =
        std::all_of(words.begin(), words.end(), [](const Word& word) { return word.marked == word.folded; });
    const auto inside = inside_names(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_known(words[i])) continue;
        const auto as_is = lexicon().table.match(words, i, plain);
        if (as_is.phrasing != nullptr && as_is.phrasing->words.size() > 1) continue;
        // what is made stands first, and no name goes on: "Tà bí đao"
        const bool leads = i == 0 && words.size() > 1 && !begins_large(words[1]);
        put_right(words, i, leads || (!words[i].is_syllable && !inside[i]), plain);
    }
    return annotated(words, written, plain);
}

}  // namespace saolang::screening

#include "office/vietnamese_syllable.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace saolang::office {
namespace {

// Letters by one byte each: a vowel is 'A' + its index in the tables, đ is '$', the other letters are themselves.
constexpr std::string_view onsets[] = {"",   "b",   "c",  "ch", "$",  "d", "g", "gh", "h", "k",  "kh", "l", "m", "n",
                                       "ng", "ngh", "nh", "p",  "ph", "q", "r", "s",  "t", "th", "tr", "v", "x"};

// Every rhyme of the written language, without tones.
constexpr std::u32string_view rhymes =
    U"a ac ach ai ak am an ang anh ao ap at au ay "
    U"ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    U"i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    U"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc "
    U"op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    U"u ua uan uang uanh uai uao uau uac uach uat uay uăc uăm uăn uăng uăp uăt uâc uân uâng uât uâu uây uc ue uen ueo "
    U"uet uê uêch uên uênh uêt ui uin uit uich uinh um un ung uôc uôi uôm uôn uông uôt up ut uơ uơi uơn uơt uy uya "
    U"uych "
    U"uyên uyêt uynh uyt uyn uyp uyu "
    U"ư ưa ưc ưi ưm ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu "
    U"y yêm yên yêng yêt yêu";

struct Letters {
    std::unordered_map<char32_t, VowelPlace> vowels;
    std::unordered_set<std::string> rhymes;
};

char code_of_vowel(std::size_t vowel) { return static_cast<char>('A' + vowel); }

Letters make_letters() {
    Letters letters;
    for (std::size_t vowel = 0; vowel < small_vowels.size(); ++vowel) {
        for (std::size_t tone = 0; tone < small_vowels[vowel].size(); ++tone) {
            letters.vowels[small_vowels[vowel][tone]] = {vowel, tone, false};
            letters.vowels[capital_vowels[vowel][tone]] = {vowel, tone, true};
        }
    }
    std::string rhyme;
    for (const char32_t c : rhymes) {
        if (c == U' ') {
            letters.rhymes.insert(rhyme);
            rhyme.clear();
        } else if (const auto vowel = letters.vowels.find(c); vowel != letters.vowels.end()) {
            rhyme += code_of_vowel(vowel->second.vowel);
        } else {
            rhyme += static_cast<char>(c);
        }
    }
    letters.rhymes.insert(rhyme);
    return letters;
}

const Letters& letters() {
    static const Letters made = make_letters();
    return made;
}

struct Plain {
    std::string letters;
    std::size_t tone = 0;
    std::size_t tone_at = 0;  // index of the letter that carries it
};

std::optional<Plain> without_tone(std::u32string_view word) {
    Plain plain;
    for (const char32_t c : word) {
        if (const auto vowel = find_vowel(c)) {
            if (vowel->tone != 0 && plain.tone != 0) return std::nullopt;
            if (vowel->tone != 0) {
                plain.tone = vowel->tone;
                plain.tone_at = plain.letters.size();
            }
            plain.letters += code_of_vowel(vowel->vowel);
        } else if (c == U'đ' || c == U'Đ') {
            plain.letters += '$';
        } else if (c >= U'a' && c <= U'z') {
            plain.letters += static_cast<char>(c);
        } else if (c >= U'A' && c <= U'Z') {
            plain.letters += static_cast<char>(c - U'A' + U'a');
        } else {
            return std::nullopt;
        }
    }
    return plain;
}

constexpr bool is_vowel(char c) { return c >= 'A' && c <= 'L'; }

// Which vowel of a rhyme carries the tone: "ão", never "aõ", which is VNI for "ã".
bool carries_tone(std::string_view rhyme, std::size_t at, bool after_q) {
    const std::size_t shaped = rhyme.find_last_of("BCEHIK");  // ă â ê ô ơ ư
    if (shaped != std::string_view::npos) return at == shaped;
    const auto vowels = static_cast<std::size_t>(std::count_if(rhyme.begin(), rhyme.end(), is_vowel));
    if (vowels == 3) return at == 1;
    const bool last = vowels == rhyme.size();
    const bool either = rhyme == "GA" || rhyme == "GD" || rhyme == "JL";  // hoà hòa, khoẻ khỏe, thuý thúy
    if (vowels < 2 || either) return at < vowels;
    return at == (last && !after_q ? 0 : 1);
}

bool fits(const Plain& plain, std::size_t onset) {
    constexpr std::size_t sharp = 4;
    constexpr std::size_t heavy = 5;
    const std::string rhyme = plain.letters.substr(onset);
    if (!letters().rhymes.contains(rhyme)) return false;
    const bool stopped = rhyme.ends_with('c') || rhyme.ends_with("ch") || rhyme.ends_with('p') || rhyme.ends_with('t');
    if (stopped && plain.tone != sharp && plain.tone != heavy) return false;
    if (plain.tone == 0) return true;
    // xoong, goòng, moóc: loan words, never with the other tones.
    if (rhyme.starts_with("GG") && plain.tone != 1 && plain.tone != sharp) return false;
    return plain.tone_at >= onset && carries_tone(rhyme, plain.tone_at - onset, plain.letters[0] == 'q');
}

}  // namespace

std::optional<VowelPlace> find_vowel(char32_t letter) {
    const auto found = letters().vowels.find(letter);
    if (found == letters().vowels.end()) return std::nullopt;
    return found->second;
}

char32_t capital_of(char32_t letter) {
    if (letter == U'đ') return U'Đ';
    if (letter >= U'a' && letter <= U'z') return letter - U'a' + U'A';
    const auto vowel = find_vowel(letter);
    return vowel ? capital_vowels[vowel->vowel][vowel->tone] : letter;
}

bool is_vietnamese_syllable(std::u32string_view word) {
    constexpr std::size_t longest = 7;  // nghiêng
    if (word.empty() || word.size() > longest) return false;
    const auto plain = without_tone(word);
    if (!plain) return false;
    const std::string_view all = plain->letters;
    // "gi" before another vowel is an onset of its own (giày, giấy).
    if (all.starts_with("gF") && fits(*plain, 2)) return true;
    return std::any_of(std::begin(onsets), std::end(onsets),
                       [&](std::string_view onset) { return all.starts_with(onset) && fits(*plain, onset.size()); });
}

}  // namespace saolang::office

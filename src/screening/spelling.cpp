#include "screening/spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "office/legacy_text.hpp"
#include "office/vietnamese_syllable.hpp"

namespace saolang::screening {
namespace {

constexpr std::size_t most_words = 64;
constexpr std::size_t longest_text = 4'000;  // bytes; a name is far shorter

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

// A letter that no old code page shows as it is: such a word is Unicode already.
bool is_unicode_word(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xE1U || byte == 0xC4U || byte == 0xCCU;  // ạ…ỹ, ă đ ĩ, combining marks
    });
}

std::u32string letters_of(std::string_view text) {
    std::u32string out;
    while (!text.empty()) out += take_character(text);
    return out;
}

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
char32_t small(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

std::size_t syllables_in(std::string_view text) {
    std::size_t count = 0;
    for (const auto word : split_words(text)) {
        auto letters = letters_of(word);
        std::erase_if(letters, [](char32_t c) { return c < 0x80 && !is_ascii_letter(c); });
        if (!is_ascii(word) && office::is_vietnamese_syllable(letters)) ++count;
    }
    return count;
}

// Words of an old code page that stand side by side.
std::string mended_run(const std::string& run) {
    if (is_ascii(run)) return run;
    if (auto mending = office::mend(run)) return mending->text;
    std::string best = run;
    std::size_t most = syllables_in(run);
    for (const auto page : {office::CodePage::tcvn3, office::CodePage::vni}) {
        auto reading = office::mend_as(run, page, office::Trust::font);
        if (!reading) continue;
        if (const auto count = syllables_in(*reading); count > most) {
            most = count;
            best = std::move(*reading);
        }
    }
    return best;
}

// ---- keys left in -------------------------------------------------------------------------------------------------

struct Keyed {
    std::u32string letters;
    int tone = 0;
};

char32_t with_hat(char32_t letter, char32_t hat) {
    switch (hat) {
        case U'6':
            return letter == U'a' ? U'â' : letter == U'e' ? U'ê' : letter == U'o' ? U'ô' : 0;
        case U'7':
            return letter == U'o' ? U'ơ' : letter == U'u' ? U'ư' : 0;
        case U'8':
            return letter == U'a' ? U'ă' : 0;
        case U'9':
            return letter == U'd' ? U'đ' : 0;
        default:
            return 0;
    }
}

constexpr std::u32string_view telex_tones = U" fsrxj";  // at the place of the tone's number
constexpr std::u32string_view vni_tones = U" 21345";

std::u32string toned(const Keyed& keyed);

bool is_meant(const Keyed& keyed) {
    return office::is_vietnamese_syllable(toned(keyed)) || office::is_vietnamese_syllable(keyed.letters);
}

// The tone on the vowel where a dictionary would put it is not needed: any place makes the same word here.
std::u32string toned(const Keyed& keyed) {
    auto letters = keyed.letters;
    if (keyed.tone == 0) return letters;
    std::size_t place = letters.size();
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto vowel = office::find_vowel(letters[i]);
        if (!vowel) {
            if (place < letters.size()) break;
            continue;
        }
        if (letters[i] == U'u' && i > 0 && letters[i - 1] == U'q') continue;
        if (letters[i] == U'i' && i == 1 && letters[0] == U'g' && letters.size() > 2) continue;
        const bool hat = letters[i] > 0x7F;
        if (place == letters.size() || hat) place = i;
    }
    if (place == letters.size()) return letters;
    if (const auto vowel = office::find_vowel(letters[place])) {
        letters[place] = office::small_vowels[vowel->vowel][static_cast<std::size_t>(keyed.tone)];
    }
    return letters;
}

// office counts huyền, hỏi, ngã, sắc, nặng; keys in this order.
constexpr std::array<int, 6> office_tone = {0, 1, 4, 2, 3, 5};  // from huyền, sắc, hỏi, ngã, nặng

std::optional<Keyed> from_telex(std::u32string_view word) {
    Keyed keyed;
    bool key = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char32_t c = word[i];
        auto& out = keyed.letters;
        const bool last = i + 1 == word.size();
        if (const auto tone = telex_tones.find(c); last && i > 0 && tone != std::u32string_view::npos && tone > 0) {
            keyed.tone = office_tone[tone];
            key = true;
            continue;
        }
        if (c == U'w' && !out.empty()) {
            const auto place = out.find_last_of(U"aou");
            if (place != std::u32string::npos) {
                out[place] = with_hat(out[place], out[place] == U'a' ? U'8' : U'7');
                key = true;
                continue;
            }
        }
        if (!out.empty() && out.back() == c && (c == U'a' || c == U'e' || c == U'o' || (c == U'd' && i == 1))) {
            out.back() = with_hat(c, c == U'd' ? U'9' : U'6');
            key = true;
            continue;
        }
        out += c;
    }
    if (!key || keyed.letters.size() < 2) return std::nullopt;
    return keyed;
}

std::optional<Keyed> from_vni(std::u32string_view word) {
    // A vowel has a hat and a tone at most: "DAY2515" is a code, not "dạy".
    const auto run =
        std::ranges::adjacent_find(word, [](char32_t a, char32_t b) { return is_digit(a) && is_digit(b); });
    if (word.end() - run > 2 && is_digit(*(run + 2))) return std::nullopt;
    Keyed keyed;
    bool key = false;
    if (word.empty() || is_digit(word[0])) return std::nullopt;
    for (const char32_t c : word) {
        if (!is_digit(c)) {
            keyed.letters += c;
            continue;
        }
        if (const auto tone = vni_tones.find(c); tone != std::u32string_view::npos) {
            keyed.tone = office_tone[tone];
            key = true;
            continue;
        }
        auto& out = keyed.letters;
        for (std::size_t i = out.size(); i-- > 0;) {
            if (const auto hat = with_hat(out[i], c)) {
                out[i] = hat;
                key = true;
                break;
            }
        }
    }
    if (!key || keyed.letters.size() < 2) return std::nullopt;
    // "bie6e6c1": a key pressed twice
    keyed.letters.erase(std::unique(keyed.letters.begin(), keyed.letters.end()), keyed.letters.end());
    return keyed;
}

// A word with keys of typing in it as it was meant; others as they are.
std::u32string without_keys(const std::u32string& word) {
    if (!std::all_of(word.begin(), word.end(), [](char32_t c) { return is_ascii_letter(c) || is_digit(c); }))
        return word;
    const bool digits = std::any_of(word.begin(), word.end(), is_digit);
    if (!digits && office::is_vietnamese_syllable(word)) return word;
    auto keyed = digits ? from_vni(word) : from_telex(word);
    if (!keyed) return word;
    if (is_meant(*keyed)) return toned(*keyed);
    // "Quagn3": two neighbours swapped as well
    for (std::size_t i = 0; i + 1 < keyed->letters.size(); ++i) {
        std::swap(keyed->letters[i], keyed->letters[i + 1]);
        if (is_meant(*keyed)) return toned(*keyed);
        std::swap(keyed->letters[i], keyed->letters[i + 1]);
    }
    return word;
}

// ---- words --------------------------------------------------------------------------------------------------------

bool is_consonant(char c) {
    return c >= 'a' && c <= 'z' && std::string_view("aeiouy").find(c) == std::string_view::npos;
}

// "kỹ" is "kĩ", "quy" is "qui"; "thúy" stays another word than "thúi".
void settle_last_y(std::string& word, std::size_t end) {
    if (end < 2 || word[end - 1] != 'y') return;
    if (is_consonant(word[end - 2]) || (end == 3 && word[0] == 'q' && word[1] == 'u')) word[end - 1] = 'i';
}

// "ruou", "tien": the hats of these are lost together with the marks.
bool is_syllable_without_marks(std::u32string letters) {
    if (office::is_vietnamese_syllable(letters)) return true;
    const auto put = [&](std::u32string_view plain, std::u32string_view hatted) {
        auto tried = letters;
        const auto place = tried.find(plain);
        if (place == std::u32string::npos) return false;
        tried.replace(place, plain.size(), hatted);
        return office::is_vietnamese_syllable(tried);
    };
    return put(U"uo", U"ươ") || put(U"uo", U"uô") || put(U"ie", U"iê") || put(U"ye", U"yê") || put(U"uu", U"ưu") ||
           put(U"oi", U"ôi") || put(U"uay", U"uây") || put(U"ue", U"uê");
}

Word word_from(const std::u32string& written) {
    Word word;
    std::u32string letters;
    for (const char32_t c : written) letters += small(c);
    for (const char32_t c : written) append_character(word.written, c);
    letters = without_keys(letters);
    for (std::size_t i = 1; i < letters.size(); ++i) {
        // "nuwc": a key of Telex in a word that is none; left out
        if (letters[i] == U'w' && (letters[i - 1] == U'a' || letters[i - 1] == U'o' || letters[i - 1] == U'u'))
            letters.erase(i--, 1);
    }
    const bool whole = office::is_vietnamese_syllable(letters);
    word.is_syllable = whole || is_syllable_without_marks(letters);
    // a syllable that ends in c, ch, p or t has sắc or nặng
    const bool stopped =
        !letters.empty() && (letters.back() == U'c' || letters.back() == U'p' || letters.back() == U't' ||
                             (letters.back() == U'h' && letters.ends_with(U"ch")));
    const bool unmarked = std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c < 0x80; });
    word.misses_marks = word.is_syllable && unmarked && (!whole || stopped);
    if (!word.is_syllable) {
        auto once = letters;  // "Múúc"
        once.erase(std::unique(once.begin(), once.end()), once.end());
        word.is_syllable = once.size() < letters.size() && office::is_vietnamese_syllable(once);
    }
    int tone = 0;
    bool number = true;
    for (const char32_t c : letters) {
        std::string fold;
        std::string mark;
        if (const auto marked = marked_letter(c)) {
            append_character(mark, marked->letter);
            if (marked->tone != 0) tone = marked->tone;
            fold = marked->letter < 0x80 ? std::string(1, static_cast<char>(marked->letter)) : search_key(mark);
        } else if (c < 0x80) {
            fold = mark = std::string(1, static_cast<char>(c));
        } else {
            std::string one;
            append_character(one, c);
            fold = mark = search_key(one);
        }
        number = number && is_digit(c);
        const bool twice = !is_digit(c) && word.folded.ends_with(fold) && !fold.empty();
        if (!twice) {
            word.folded += fold;
            word.marked += mark;
        } else if (mark.size() > fold.size() && !word.marked.ends_with(mark)) {
            word.marked.resize(word.marked.size() - 1);
            word.marked += mark;
        }
    }
    settle_last_y(word.folded, word.folded.size());
    settle_last_y(word.marked, word.marked.size());
    if (tone != 0) word.marked += {'`', static_cast<char>('0' + tone)};
    word.is_number = number && !letters.empty();
    for (const char c : word.folded) {
        word.letters |=
            1U << (c >= 'a' && c <= 'z' ? static_cast<unsigned>(c - 'a') : 26U + static_cast<unsigned>(c) % 6U);
    }
    word.marked_hash = static_cast<std::uint32_t>(std::hash<std::string>{}(word.marked));
    word.folded_hash = static_cast<std::uint32_t>(std::hash<std::string>{}(word.folded));
    return word;
}

bool is_word_letter(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || is_digit(c);
    if (marked_letter(c)) return true;
    std::string one;
    append_character(one, c);
    return !search_key(one).empty();
}

// "250g" is two words.
void add_word(std::vector<Word>& out, const std::u32string& written) {
    std::size_t digits = 0;
    while (digits < written.size() && is_digit(written[digits])) ++digits;
    if (digits > 0 && digits < written.size()) {
        auto rest = word_from(written.substr(digits));
        if (is_weight_unit(rest)) {
            out.push_back(word_from(written.substr(0, digits)));
            out.push_back(std::move(rest));
            return;
        }
    }
    auto word = word_from(written);
    if (!word.folded.empty()) out.push_back(std::move(word));
}

template <class Text>
Slip slip_of(Text a, Text b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return Slip::far;
    std::size_t head = 0;
    while (head < a.size() && a[head] == b[head]) ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    const auto left = a.size() - head - tail;
    if (a.size() != b.size()) return left == 0 ? Slip::letters : Slip::far;
    if (left == 0) return Slip::none;
    if (left == 1) return Slip::changed_letter;
    return left == 2 && a[head] == b[head + 1] && a[head + 1] == b[head] ? Slip::letters : Slip::far;
}

std::string digits_of(std::string_view word) {
    std::string digits;
    std::ranges::copy_if(word, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

}  // namespace

std::string mended(std::string_view text) {
    if (text.size() > longest_text) text = text.substr(0, longest_text);
    if (is_ascii(text)) return std::string(text);
    std::string out;
    std::string run;
    const auto close = [&] {
        if (!run.empty()) out += (out.empty() ? "" : " ") + mended_run(run);
        run.clear();
    };
    for (const auto word : split_words(text)) {
        if (is_unicode_word(word)) {
            close();
            out += (out.empty() ? "" : " ") + std::string(word);
        } else {
            run += (run.empty() ? "" : " ") + std::string(word);
        }
    }
    close();
    return nfc(out);
}

std::vector<Word> words_of(std::string_view text) {
    const std::string whole = mended(text);
    std::vector<Word> out;
    std::u32string word;
    bool opens = true;
    const auto close = [&] {
        if (word.empty()) return;
        const auto first = out.size();
        add_word(out, word);
        if (first < out.size()) {
            out[first].opens = opens;
            opens = false;
        }
        word.clear();
    };
    for (std::string_view rest = whole; !rest.empty() && out.size() + 1 < most_words;) {
        const char32_t c = take_character(rest);
        if (is_word_letter(c)) {
            word += c;
            continue;
        }
        const bool starred = (c == U'*' || c == U'★' || c == U'⭐') && word.size() == 1 && is_digit(word[0]);
        close();
        if (starred) out.push_back(word_from(U"sao"));
        opens = opens || (c != U' ' && c != U'&' && c != U'/' && c != U'.' && c != U'\'');
    }
    if (out.size() + 1 < most_words) close();
    return out;
}

bool is_weight_unit(const Word& word) {
    constexpr std::array<std::string_view, 13> units = {"kg",  "g",  "gr", "gram", "gam",  "ml", "l",
                                                        "lit", "cc", "ki", "mg",   "lang", "cl"};
    return std::find(units.begin(), units.end(), word.folded) != units.end();
}

bool lost_marks(std::string_view less, std::string_view full) {
    const auto parts = [](std::string_view marked) {
        const auto tone = marked.find('`');
        return std::pair{marked.substr(0, tone),
                         tone == std::string_view::npos ? std::string_view{} : marked.substr(tone)};
    };
    auto [letters, tone] = parts(less);
    auto [full_letters, full_tone] = parts(full);
    if (!tone.empty() && tone != full_tone) return false;
    while (!letters.empty() && !full_letters.empty()) {
        const char32_t a = take_character(letters);
        const char32_t b = take_character(full_letters);
        if (a == b) continue;
        if (a >= 0x80) return false;
        switch (b) {
            case U'ă':
            case U'â':
                if (a != U'a') return false;
                break;
            case U'ê':
                if (a != U'e') return false;
                break;
            case U'ô':
            case U'ơ':
                if (a != U'o') return false;
                break;
            case U'ư':
                if (a != U'u') return false;
                break;
            case U'đ':
                if (a != U'd') return false;
                break;
            default:
                return false;
        }
    }
    return letters.empty() && full_letters.empty();
}

Marks marks_of(std::span<const Word> words) {
    std::size_t marked = 0;
    std::size_t unmarked = 0;
    bool lost = false;
    for (const auto& word : words) {
        if (word.marked != word.folded) {
            ++marked;
        } else if (word.is_syllable) {
            ++unmarked;
        }
        lost = lost || word.misses_marks;
    }
    if (marked == 0) return Marks::all_lost;
    return lost || unmarked > marked ? Marks::some_lost : Marks::kept;
}

Slip slip_between(std::string_view a, std::string_view b) {
    const auto in_a = digits_of(a), in_b = digits_of(b);
    if (!in_a.empty() && !in_b.empty() && in_a != in_b) return Slip::far;  // "ST24" is not "ST25"
    return is_ascii(a) && is_ascii(b) ? slip_of(a, b) : slip_of<std::u32string_view>(letters_of(a), letters_of(b));
}

}  // namespace saolang::screening

#include "office/legacy_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/code_page.hpp"
#include "office/utf.hpp"
#include "office/vietnamese_syllable.hpp"

namespace saolang::office {
namespace {

constexpr std::array single_byte_pages = {CodePage::tcvn3, CodePage::vni, CodePage::windows_1258};

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// Letters no old code page shows prove that the text is Unicode already; so do combining marks.
bool may_be_mojibake(std::string_view text) {
    bool high = false;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x80U) continue;
        high = true;
        const bool lead = byte >= 0xC0U;
        // C2, C3: Western letters; C5, C6, CB, E2: the few further characters of Windows-1252.
        const bool western =
            byte == 0xC2U || byte == 0xC3U || byte == 0xC5U || byte == 0xC6U || byte == 0xCBU || byte == 0xE2U;
        if (lead && !western) return false;
    }
    return high;
}

struct Word {
    std::u32string_view letters;
    bool high = false;   // has a character beyond ASCII
    bool plain = false;  // has an ASCII letter
};

// Calls `word` for each run of letters in this reading and `other` for each character between.
template <class OnWord, class OnOther>
void split(std::u32string_view text, CodePage page, OnWord&& on_word, OnOther&& on_other) {
    for (std::size_t i = 0; i < text.size();) {
        Word word;
        std::size_t end = i;
        for (; end < text.size(); ++end) {
            const bool plain = is_ascii_letter(text[end]);
            if (!plain && !is_letter_in(page, text[end])) break;
            word.plain |= plain;
            word.high |= !plain;
        }
        if (end == i) {
            on_other(text[i++]);
            continue;
        }
        word.letters = text.substr(i, end - i);
        on_word(word);
        i = end;
    }
}

// "S¶n", "§iÓm": a sign that is no letter stands where only a letter can.
bool has_sign_as_letter(std::u32string_view word) {
    const auto is_sign = [](char32_t c) { return c >= 0xA1U && c <= 0xBFU; };
    if (word.size() > 1 && (word[0] == U'§' || word[0] == U'®')) return true;
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (is_sign(word[i]) && is_ascii_letter(word[i - 1])) return true;
    }
    return false;
}

struct Evidence {
    std::size_t good = 0;     // words that only this code page makes Vietnamese
    std::size_t strong = 0;   // of these, words no foreign name looks like
    std::size_t odd = 0;      // words that are no Vietnamese either way: names from the highlands, foreign words
    std::size_t against = 0;  // words that are Vietnamese already, or no text of this code page

    [[nodiscard]] std::size_t bad() const { return odd + against; }
};

Evidence weigh(std::u32string_view text, CodePage page) {
    Evidence evidence;
    const auto on_word = [&](const Word& word) {
        if (!word.high || (!word.plain && word.letters.size() == 1)) return;
        const auto decoded = decode_word(page, word.letters);
        const bool fits = decoded && is_vietnamese_syllable(*decoded);
        const bool fits_as_it_is = is_vietnamese_syllable(word.letters);
        if (!fits) {
            ++(fits_as_it_is || !decoded ? evidence.against : evidence.odd);
        } else if (!fits_as_it_is) {
            ++evidence.good;
            const auto high =
                std::count_if(word.letters.begin(), word.letters.end(), [](char32_t c) { return c > 0x7FU; });
            const bool dense = high >= 2 && word.letters.size() >= 4;
            if (dense || (page == CodePage::tcvn3 && has_sign_as_letter(word.letters))) ++evidence.strong;
        }
    };
    split(text, page, on_word, [](char32_t) {});
    return evidence;
}

bool certain(const Evidence& evidence) {
    return (evidence.good >= 2 && evidence.good > 3 * evidence.bad()) || (evidence.strong > 0 && evidence.bad() == 0);
}

// TCVN3 has no codes for capitals with a tone: among capitals the letter was one.
void restore_capitals(std::u32string& text) {
    const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
    const auto is_small = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    const auto is_letter = [](char32_t c) { return c > 0x7FU || is_ascii_letter(c); };
    const auto raise = [&](std::size_t from, std::size_t to) {
        const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(to);
        if (std::any_of(begin, end, is_small) || std::count_if(begin, end, is_capital) < 2) return;
        std::transform(begin, end, begin, capital_of);
    };
    raise(0, text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end > i) raise(i, end);
        i = std::max(end, i + 1);
    }
}

std::string decode_all(std::u32string_view text, CodePage page) {
    std::u32string out;
    const auto on_word = [&](const Word& word) {
        const auto decoded = word.high ? decode_word(page, word.letters) : std::nullopt;
        const bool fits = decoded && is_vietnamese_syllable(*decoded);
        const bool keep = !decoded || (!fits && (!word.plain || is_vietnamese_syllable(word.letters)));
        out += keep ? std::u32string(word.letters) : *decoded;
    };
    split(text, page, on_word, [&](char32_t c) { out += c; });
    if (page == CodePage::tcvn3) restore_capitals(out);
    return nfc(to_text(out));
}

std::optional<std::string> decode_utf8_twice(std::u32string_view text) {
    std::string bytes;
    for (const char32_t c : text) {
        const auto byte = windows_1252_byte(c);
        if (!byte) return std::nullopt;
        bytes += static_cast<char>(*byte);
    }
    if (!is_utf8(bytes)) return std::nullopt;
    return nfc(bytes);
}

std::u32string seen_as_1252(std::string_view bytes) {
    std::u32string characters;
    characters.reserve(bytes.size());
    for (const char c : bytes) characters += windows_1252(static_cast<std::uint8_t>(c));
    return characters;
}

struct Weighed {
    CodePage page;
    Evidence evidence;
};

std::optional<Weighed> best_page(std::u32string_view text) {
    std::optional<Weighed> best;
    const auto margin = [](const Evidence& e) {
        return static_cast<std::ptrdiff_t>(e.good) - static_cast<std::ptrdiff_t>(e.bad());
    };
    for (const CodePage page : single_byte_pages) {
        const Evidence evidence = weigh(text, page);
        if (evidence.good <= evidence.bad()) continue;
        if (!best || margin(evidence) > margin(best->evidence)) best = Weighed{page, evidence};
    }
    return best;
}

}  // namespace

std::string_view name_of(CodePage page) {
    switch (page) {
        case CodePage::tcvn3:
            return "TCVN3";
        case CodePage::vni:
            return "VNI";
        case CodePage::windows_1258:
            return "Windows-1258";
        case CodePage::utf8_as_1252:
            return "UTF-8/Windows-1252";
    }
    return "";
}

std::optional<Mending> mend(std::string_view text) {
    if (!may_be_mojibake(text)) return std::nullopt;
    const std::u32string characters = to_characters(text);
    if (auto once = decode_utf8_twice(characters)) return Mending{CodePage::utf8_as_1252, std::move(*once), true};
    const auto best = best_page(characters);
    if (!best) return std::nullopt;
    return Mending{best->page, decode_all(characters, best->page), certain(best->evidence)};
}

std::optional<std::string> mend_as(std::string_view text, CodePage page, Trust trust) {
    if (!may_be_mojibake(text)) return std::nullopt;
    const std::u32string characters = to_characters(text);
    if (page == CodePage::utf8_as_1252) return decode_utf8_twice(characters);
    const Evidence evidence = weigh(characters, page);
    const bool believed = trust == Trust::font || evidence.good > 0;
    if (!believed || (evidence.against > 0 && evidence.good <= evidence.against)) return std::nullopt;
    return decode_all(characters, page);
}

std::optional<CodePage> code_page_of_font(std::string_view font) {
    if (font.starts_with(".Vn") || font.starts_with(".VN")) return CodePage::tcvn3;
    if (font.starts_with("VNI-") || font.starts_with("VNI ")) return CodePage::vni;
    return std::nullopt;
}

bool is_capitals_font(std::string_view font) {
    return code_page_of_font(font) == CodePage::tcvn3 && font.ends_with('H');
}

std::string in_capitals(std::string_view text) {
    std::u32string characters = to_characters(text);
    std::transform(characters.begin(), characters.end(), characters.begin(), capital_of);
    return to_text(characters);
}

DecodedText decode_legacy_bytes(std::string_view bytes) {
    constexpr std::size_t evidence_bytes = 1'000'000;
    const auto best = best_page(seen_as_1252(bytes.substr(0, evidence_bytes)));
    DecodedText decoded;
    if (best && best->evidence.good > 2 * best->evidence.against) decoded.page = best->page;
    // Line by line: capitals are restored by their line, and a large file is not held in wide characters.
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
        const std::u32string line = seen_as_1252(bytes.substr(begin, end - begin));
        decoded.text += decoded.page ? decode_all(line, *decoded.page) : nfc(to_text(line));
        begin = end;
    }
    return decoded;
}

bool letters_were_lost(std::string_view text) {
    if (text.find("\xEF\xBF\xBD") != std::string_view::npos) return true;
    if (text.find('?') == std::string_view::npos || text.find("://") != std::string_view::npos) return false;
    const auto is_letter = [&](std::size_t i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        return byte >= 0x80U || is_ascii_letter(byte);
    };
    // A question ends a word and a space follows; a lost letter has one after it.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '?' && is_letter(i + 1)) {
            const bool address = text.find('=', i) != std::string_view::npos;
            return !address;
        }
    }
    return false;
}

}  // namespace saolang::office

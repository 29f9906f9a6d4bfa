#include "registry/near.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "registry/list_value.hpp"
#include "registry/words.hpp"

namespace saolang::registry {

namespace {

struct Shortened {
    std::string_view words;
    std::string_view short_form;
};
// Longer wordings stand before those that begin them.
constexpr std::array shortened{
    Shortened{"lien hiep hop tac xa", "lhhtx"},
    Shortened{"hop tac xa", "htx"},
    Shortened{"to hop tac", "tht"},
    Shortened{"trach nhiem huu han", "tnhh"},
    Shortened{"mot thanh vien", "mtv"},
    Shortened{"1 thanh vien", "mtv"},
    Shortened{"1tv", "mtv"},
    Shortened{"doanh nghiep tu nhan", "dntn"},
    Shortened{"doanh nghiep", "dn"},
    Shortened{"cong ty", "cty"},
    Shortened{"co phan", "cp"},
    Shortened{"ho kinh doanh", "hkd"},
    Shortened{"ho kd", "hkd"},
    Shortened{"ho san xuat", "hsx"},
    Shortened{"ho gia dinh", "hgd"},
    Shortened{"co so", "cs"},
    Shortened{"cssx", "cs sx"},
    Shortened{"san xuat", "sx"},
    Shortened{"thuong mai", "tm"},
    Shortened{"dich vu", "dv"},
    Shortened{"nong nghiep", "nn"},
    Shortened{"kinh doanh", "kd"},
    Shortened{"che bien", "cb"},
    Shortened{"trang trai", "tt"},
};
constexpr std::array<std::string_view, 24> forms{"lhhtx", "htx", "tht", "tnhh", "mtv", "dntn", "dn", "cty",
                                                 "cp",    "hkd", "hsx", "hgd",  "cs",  "sx",   "tm", "dv",
                                                 "nn",    "kd",  "cb",  "ho",   "ba",  "ong",  "va", "sxkd"};

// Whole words of `from` by `to`, everywhere.
void replace_words(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
        const bool begins = at == 0 || text[at - 1] == ' ';
        const std::size_t end = at + from.size();
        if (begins && (end == text.size() || text[end] == ' ')) text.replace(at, from.size(), to);
    }
}

bool is_amount(std::string_view word) {
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (digits == 0) return false;
    constexpr std::array<std::string_view, 10> units{"g", "gr", "gam", "kg", "ml", "l", "lit", "cl", "v", "mg"};
    return digits < word.size() && std::ranges::find(units, word.substr(digits)) != units.end();
}

constexpr std::size_t longest_word_apart = 6;  // shorter words with another letter are other words: gừng, rừng

// One long word with one other letter: "Lantana" and "Latana"; digits never are a slip.
bool one_word_nearly(std::string_view a, std::string_view b) {
    const auto words_a = split_words(a);
    const auto words_b = split_words(b);
    if (words_a.size() != words_b.size()) return false;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < words_a.size(); ++i) {
        if (words_a[i] == words_b[i]) continue;
        const bool long_words = std::min(words_a[i].size(), words_b[i].size()) >= longest_word_apart;
        const bool digits = words_a[i].find_first_of("0123456789") != std::string_view::npos;
        if (!long_words || digits || !one_edit_apart(words_a[i], words_b[i])) return false;
        ++differing;
    }
    return differing == 1;
}

}  // namespace

bool one_edit_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1 || a == b) return false;
    const auto [at_a, at_b] = std::ranges::mismatch(a, b);
    const std::string_view rest_a(at_a, a.end());
    const std::string_view rest_b(at_b, b.end());
    if (a.size() < b.size()) return rest_a == rest_b.substr(1);
    if (rest_a.substr(1) == rest_b.substr(1)) return true;
    return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
}

bool one_slip_apart(std::string_view a, std::string_view b) {
    if (std::min(a.size(), b.size()) < shortest_near || a.find_first_of("0123456789") != std::string_view::npos)
        return false;
    return one_edit_apart(a, b) && one_word_nearly(a, b);
}

std::string producer_key(std::string_view name) {
    std::string key = search_key(name);
    for (const auto& [words, short_form] : shortened) {
        if (key.find(words) != std::string::npos) replace_words(key, words, short_form);
    }
    return key;
}

std::string producer_core(std::string_view key) {
    std::string core;
    for (const std::string_view word : split_words(key)) {
        if (std::ranges::find(forms, word) != forms.end()) continue;
        if (!core.empty()) core += ' ';
        core += word;
    }
    return core;
}

std::string product_key(std::string_view name) {
    std::string key = search_key(name);
    if (key.starts_with("ocop ")) key.erase(0, 5);
    if (key.ends_with(" ocop")) key.erase(key.size() - 5);
    return key;
}

std::string product_core(std::string_view key) {
    constexpr std::array<std::string_view, 11> packs{"chai", "hop",   "goi",  "tui", "lo",   "hu",
                                                     "can",  "thung", "bich", "set", "combo"};
    constexpr std::array<std::string_view, 9> units{"g", "gr", "gam", "kg", "ml", "l", "lit", "cl", "sao"};
    const auto words = split_words(key);
    std::string core;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool number = whole_number(words[i]).has_value();
        const bool unit_follows = i + 1 < words.size() && std::ranges::find(units, words[i + 1]) != units.end();
        if (words[i] == "ocop" || is_amount(words[i])) continue;
        if (number && unit_follows) {
            ++i;
            continue;
        }
        // A pack counts as one only before an amount: "chai 500 ml", never "Cải thảo hộp".
        const bool amount_follows = i + 1 < words.size() && (is_amount(words[i + 1]) || whole_number(words[i + 1]));
        if (amount_follows && std::ranges::find(packs, words[i]) != packs.end()) continue;
        core += words[i];
    }
    std::ranges::replace(core, 'y', 'i');
    return core;
}

bool marks_differ(std::string_view a, std::string_view b) {
    const auto bare = [](std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    if (a == b || bare(a) || bare(b)) return false;
    return words_of(a) != words_of(b);
}

}  // namespace saolang::registry

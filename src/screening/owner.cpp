#include "screening/owner.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "screening/alignment.hpp"
#include "screening/phrases.hpp"

namespace saolang::screening {
namespace {

constexpr std::size_t most_core = 16;

const PhraseTable& table() {
    static const PhraseTable read("data/screening/owner_words.csv");
    return read;
}

LegalForm form_named(std::string_view meaning) {
    constexpr std::array<std::string_view, 7> names = {"",      "company",   "enterprise", "cooperative",
                                                       "group", "household", "facility"};
    const auto* const found = std::find(names.begin(), names.end(), meaning);
    return found == names.end() ? LegalForm::unstated : static_cast<LegalForm>(found - names.begin());
}

// "dvsx", "tmxnk": short forms written as one.
bool add_short_forms(std::string_view word, std::vector<std::uint32_t>& activities) {
    std::vector<std::uint32_t> found;
    while (!word.empty()) {
        std::size_t taken = 0;
        for (const std::size_t size : {std::size_t{3}, std::size_t{2}}) {
            if (word.size() < size) continue;
            const auto one = words_of(word.substr(0, size));
            if (one.size() != 1) continue;
            const auto match = table().match(one, 0);
            if (match.phrasing == nullptr || table().thing(match.phrasing->thing).meaning != "activity") continue;
            found.push_back(match.phrasing->thing);
            taken = size;
            break;
        }
        if (taken == 0) return false;
        word.remove_prefix(taken);
    }
    activities.insert(activities.end(), found.begin(), found.end());
    return found.size() > 1;
}

// "Thanh Bình" and "Bình Thanh", "Nắng Xanh" and "xanh Nắng Sương": words that answer each other in another order name
// another owner.
bool order_differs(std::span<const WordView> left, std::span<const WordView> right, const Alignment& alignment) {
    std::vector<std::string_view> in_left, in_right;
    for (std::size_t i = 0; i < left.size(); ++i)
        if ((alignment.a & words_at(i)) != 0) in_left.push_back(left[i].word->folded);
    for (std::size_t j = 0; j < right.size(); ++j)
        if ((alignment.b & words_at(j)) != 0) in_right.push_back(right[j].word->folded);
    if (in_left.size() != in_right.size()) return false;
    for (std::size_t i = 0; i < in_left.size(); ++i)
        if (in_left[i] != in_right[i] && std::ranges::count(in_right, in_left[i]) > 0) return true;
    return false;
}

}  // namespace

Owner owner_of(std::string_view name) {
    Owner owner;
    const auto words = words_of(name);
    for (std::size_t i = 0; i < words.size();) {
        owner.folded += words[i].folded + ' ';
        if (words[i].is_number) {
            owner.numbers.push_back(words[i++].folded);
            continue;
        }
        const auto match = table().match(words, i);
        if (match.phrasing != nullptr) {
            const auto& meaning = table().thing(match.phrasing->thing).meaning;
            const auto form = form_named(meaning);
            const bool leads = owner.core.empty() && owner.activities.empty();
            // "Nắng Xanh": a word of its own behind the name is part of it, a short form ("SX") is not.
            if (!owner.core.empty() && match.phrasing->words.size() == 1 && words[i].folded.size() > 3) {
                owner.core.push_back(words[i++]);
                continue;
            }
            if (form == LegalForm::unstated) {
                owner.activities.push_back(match.phrasing->thing);
            } else if (leads && owner.form == LegalForm::unstated) {
                owner.form = form;
            }
            if (form != LegalForm::unstated && form != LegalForm::company && !leads) {
                for (std::size_t k = 0; k < match.phrasing->words.size(); ++k) owner.core.push_back(words[i + k]);
            }
            for (std::size_t k = 1; k < match.phrasing->words.size(); ++k) owner.folded += words[i + k].folded + ' ';
            i += match.phrasing->words.size();
            continue;
        }
        if (!add_short_forms(words[i].folded, owner.activities)) owner.core.push_back(words[i]);
        ++i;
    }
    std::sort(owner.activities.begin(), owner.activities.end());
    return owner;
}

Ownership compare(const Owner& a, const Owner& b) {
    if (a.is_missing() || b.is_missing()) return Ownership::missing;
    if (a.numbers != b.numbers) return Ownership::other;
    if (a.core.empty() || b.core.empty()) {
        if (a.core.size() != b.core.size() || a.activities != b.activities) return Ownership::other;
        return a.form == b.form ? Ownership::same : Ownership::other_form;
    }
    if (a.folded == b.folded && a.core == b.core) return Ownership::same;
    std::array<WordView, most_core> left_views{};
    std::array<WordView, most_core> right_views{};
    const auto viewed = [](const std::vector<Word>& core, std::array<WordView, most_core>& views) {
        const auto size = std::min(core.size(), most_core);
        for (std::size_t i = 0; i < size; ++i) views[i] = {&core[i]};
        return std::span<const WordView>(views.data(), size);
    };
    const auto left = viewed(a.core, left_views);
    const auto right = viewed(b.core, right_views);
    auto alignment = align(left, right, Slips::marks_kept);
    // initials: "P. N. Anh"
    for (std::size_t i = 0; i < left.size(); ++i) {
        for (std::size_t j = 0; j < right.size() && (alignment.a & words_at(i)) == 0; ++j) {
            const auto& x = left[i].word->folded;
            const auto& y = right[j].word->folded;
            if ((alignment.b & words_at(j)) != 0 || (x.size() != 1 && y.size() != 1) || x[0] != y[0]) continue;
            alignment.a |= words_at(i);
            alignment.b |= words_at(j);
            ++alignment.matched;
        }
    }
    const auto a_left = left.size() - static_cast<std::size_t>(std::popcount(alignment.a));
    const auto b_left = right.size() - static_cast<std::size_t>(std::popcount(alignment.b));
    if ((a_left > 0 && b_left > 0) || order_differs(left, right, alignment)) return Ownership::other;
    const auto longest = std::max(a.core.size(), b.core.size());
    // "Đông Xuyên" and "Đồng Xanh"
    if (a_left + b_left > 0 && alignment.marks_lost > 0 && longest <= 2) return Ownership::other;
    if (alignment.doubtful > 0 && longest <= 2) return Ownership::other;
    if (a_left + b_left > 0 && alignment.matched * 2 < longest) return Ownership::other;
    const bool forms_differ = a.form != b.form && a.form != LegalForm::unstated && b.form != LegalForm::unstated;
    const auto is_household = [](LegalForm form) {
        return form == LegalForm::household || form == LegalForm::facility;
    };
    if (!forms_differ || (is_household(a.form) && is_household(b.form))) return Ownership::spelled_differently;
    // A group of growers is named after its village, and so are others there.
    if ((a.form == LegalForm::group || b.form == LegalForm::group) && longest <= 3) return Ownership::other;
    return a_left + b_left == 0 ? Ownership::other_form : Ownership::other;
}

}  // namespace saolang::screening

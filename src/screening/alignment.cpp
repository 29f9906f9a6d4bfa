#include "screening/alignment.hpp"

#include <algorithm>
#include <bit>

#include "screening/spelling.hpp"

namespace saolang::screening {
namespace {

enum class Same : std::uint8_t { no, written, marks_lost, other_marks, slip, doubtful_slip };

bool agrees(const Word& a, const Word& b) { return lost_marks(a.marked, b.marked) || lost_marks(b.marked, a.marked); }

Same slipped(const WordView& a, const WordView& b) {
    const auto& x = *a.word;
    const auto& y = *b.word;
    if (x.is_number || y.is_number || (a.is_known && b.is_known && a.thing != b.thing)) return Same::no;
    if (is_same_folded(x, y)) return Same::other_marks;
    // one slip changes two letters at most
    if (std::popcount(x.letters ^ y.letters) > 2 || x.folded.size() + y.folded.size() < 5) return Same::no;
    const auto slip = slip_between(x.folded, y.folded);
    const bool both_exist = x.is_syllable && y.is_syllable;
    if (slip == Slip::letters) return both_exist ? Same::doubtful_slip : Same::slip;
    if (slip == Slip::changed_letter && !both_exist && x.folded.size() >= 5) return Same::slip;
    return Same::no;
}

}  // namespace

Alignment align(std::span<const WordView> a, std::span<const WordView> b, Slips slips) {
    a = a.first(std::min<std::size_t>(a.size(), 64));
    b = b.first(std::min<std::size_t>(b.size(), 64));
    Alignment out;
    const auto each_free = [&](auto&& same) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if ((out.a & words_at(i)) != 0) continue;
            for (std::size_t j = 0; j < b.size(); ++j) {
                if ((out.b & words_at(j)) != 0 || !same(i, j)) continue;
                out.a |= words_at(i);
                out.b |= words_at(j);
                ++out.matched;
                break;
            }
        }
    };
    const auto whole = [&] { return out.a == words_at(0, a.size()) || out.b == words_at(0, b.size()); };
    each_free([&](std::size_t i, std::size_t j) { return is_same_marked(*a[i].word, *b[j].word); });
    if (whole()) return out;
    each_free([&](std::size_t i, std::size_t j) {
        const bool same = is_same_folded(*a[i].word, *b[j].word) && agrees(*a[i].word, *b[j].word);
        out.marks_lost += same ? 1 : 0;
        return same;
    });
    if (whole()) return out;
    // "Ka Kun" and "KaKun"
    const auto join = [&](std::span<const WordView> many, WordSet& many_matched, std::span<const WordView> one,
                          WordSet& one_matched) {
        for (std::size_t i = 0; i + 1 < many.size(); ++i) {
            if ((many_matched & words_at(i, 2)) != 0) continue;
            const auto& first = many[i].word->folded;
            const auto& second = many[i + 1].word->folded;
            for (std::size_t j = 0; j < one.size(); ++j) {
                const auto& joined = one[j].word->folded;
                if ((one_matched & words_at(j)) != 0 || joined.size() != first.size() + second.size() ||
                    !joined.starts_with(first) || !joined.ends_with(second)) {
                    continue;
                }
                many_matched |= words_at(i, 2);
                one_matched |= words_at(j);
                ++out.matched;
                break;
            }
        }
    };
    join(a, out.a, b, out.b);
    join(b, out.b, a, out.a);
    // Names that differ in more words than this are not one name with slips.
    constexpr std::size_t most_slips = 3;
    const auto left = std::min(a.size() - static_cast<std::size_t>(std::popcount(out.a)),
                               b.size() - static_cast<std::size_t>(std::popcount(out.b)));
    if (left > most_slips) return out;
    for (const auto wanted : {Same::other_marks, Same::slip, Same::doubtful_slip}) {
        if (slips == Slips::marks_kept && wanted == Same::other_marks) continue;
        if (whole()) break;
        each_free([&](std::size_t i, std::size_t j) {
            if (slipped(a[i], b[j]) != wanted) return false;
            if (wanted == Same::doubtful_slip) {
                // one of them, where all else is the same
                if (out.doubtful > 0 || out.matched + 1 < std::max(a.size(), b.size())) return false;
                ++out.doubtful;
            }
            ++out.slips;
            out.slip_a = a[i].word;
            out.slip_b = b[j].word;
            return true;
        });
    }
    return out;
}

}  // namespace saolang::screening

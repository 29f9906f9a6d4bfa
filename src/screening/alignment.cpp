#include "screening/alignment.hpp"

#include "screening/spelling.hpp"

namespace saolang::screening {
namespace {

enum class Same : std::uint8_t { no, written, marks_lost, other_marks, slip, doubtful_slip };

bool agrees(const Word& a, const Word& b) { return lost_marks(a.marked, b.marked) || lost_marks(b.marked, a.marked); }

Same slipped(const WordView& a, const WordView& b) {
    const auto& x = *a.word;
    const auto& y = *b.word;
    if (x.is_number || y.is_number || (a.is_known && b.is_known && a.thing != b.thing)) return Same::no;
    if (x.folded == y.folded) return Same::other_marks;
    if (std::min(x.folded.size(), y.folded.size()) < 2 || x.folded.size() + y.folded.size() < 6) return Same::no;
    const auto slip = slip_between(x.folded, y.folded);
    const bool both_exist = x.is_syllable && y.is_syllable;
    if (slip == Slip::letters) return both_exist ? Same::doubtful_slip : Same::slip;
    if (slip == Slip::changed_letter && !both_exist && x.folded.size() >= 5) return Same::slip;
    return Same::no;
}

}  // namespace

Alignment align(std::span<const WordView> a, std::span<const WordView> b, Slips slips) {
    Alignment out;
    out.a_matched.assign(a.size(), false);
    out.b_matched.assign(b.size(), false);
    const auto take = [&](std::size_t i, std::size_t j) {
        out.a_matched[i] = true;
        out.b_matched[j] = true;
        ++out.matched;
    };
    const auto each_free = [&](auto&& same) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::size_t j = 0; j < b.size() && !out.a_matched[i]; ++j) {
                if (!out.b_matched[j] && same(i, j)) take(i, j);
            }
        }
    };
    each_free([&](std::size_t i, std::size_t j) { return a[i].word->marked == b[j].word->marked; });
    if (out.matched == a.size() || out.matched == b.size()) {
        if (a.size() == b.size()) return out;
    }
    each_free([&](std::size_t i, std::size_t j) {
        return a[i].word->folded == b[j].word->folded && agrees(*a[i].word, *b[j].word);
    });
    // "Ka Kun" and "KaKun"
    const auto join = [&](std::span<const WordView> many, std::vector<bool>& many_matched,
                          std::span<const WordView> one, std::vector<bool>& one_matched) {
        for (std::size_t i = 0; i + 1 < many.size(); ++i) {
            if (many_matched[i] || many_matched[i + 1]) continue;
            const auto& first = many[i].word->folded;
            const auto& second = many[i + 1].word->folded;
            for (std::size_t j = 0; j < one.size(); ++j) {
                const auto& whole = one[j].word->folded;
                if (one_matched[j] || whole.size() != first.size() + second.size() || !whole.starts_with(first) ||
                    !whole.ends_with(second)) {
                    continue;
                }
                many_matched[i] = many_matched[i + 1] = one_matched[j] = true;
                ++out.matched;
                break;
            }
        }
    };
    join(a, out.a_matched, b, out.b_matched);
    join(b, out.b_matched, a, out.a_matched);
    for (const auto wanted : {Same::other_marks, Same::slip, Same::doubtful_slip}) {
        if (slips == Slips::marks_kept && wanted == Same::other_marks) continue;
        each_free([&](std::size_t i, std::size_t j) {
            if (slipped(a[i], b[j]) != wanted) return false;
            ++out.slips;
            if (wanted == Same::doubtful_slip) ++out.doubtful;
            out.slip = a[i].word->written + " / " + b[j].word->written;
            return true;
        });
    }
    return out;
}

}  // namespace saolang::screening

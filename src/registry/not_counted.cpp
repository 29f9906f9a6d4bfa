#include <algorithm>

#include "registry/selection.hpp"

namespace saolang::registry {

namespace {

bool date_missing(const Index& index, ProductAt product) {
    const auto recognitions = index.recognitions_of(product);
    return index.terms_of(product).empty() || std::ranges::any_of(recognitions, [](const Recognition& recognition) {
               return counts_in_figures(recognition.confidence) && !term_of(recognition);
           });
}

// The recognition was over: by its term, or by a withdrawal before that.
NotCounted how_it_ended(const Recognition& recognition) {
    if (!recognition.withdrawal) return NotCounted::lapsed;
    Recognition kept = recognition;
    kept.withdrawal.reset();
    const auto term = term_of(kept);
    return recognition.withdrawal->date < term->latest_until ? NotCounted::withdrawn : NotCounted::lapsed;
}

}  // namespace

std::optional<NotCounted> why_not_counted(const Index& index, ProductAt product, Date day) {
    if (index.recognitions_of(product).empty()) return NotCounted::never_recognised;
    const Standing standing = index.standing(product, day);
    const Recognition* behind = index.recognition_behind(product, standing);
    if (standing.kind == Standing::Kind::none) {
        if (date_missing(index, product)) return NotCounted::date_not_known;
        return behind ? how_it_ended(*behind) : NotCounted::not_yet;
    }
    if (!counts_in_figures(behind->confidence)) return NotCounted::not_confirmed;
    if (standing.kind == Standing::Kind::uncertain) return NotCounted::date_too_rough;
    return standing.star ? std::nullopt : std::optional(NotCounted::star_not_stated);
}

}  // namespace saolang::registry

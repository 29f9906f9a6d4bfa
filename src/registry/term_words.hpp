#pragma once
// Articles, windows and regimes in the words of pages.

#include "law/clock.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// "QĐ 26/2026, Điều 7.2"; without an article the decision alone.
[[nodiscard]] std::string article_words(const View& view, const law::Regime& regime, std::string_view article);
[[nodiscard]] std::string title_of(const View& view, const law::Regime& regime);
// "từ 25/06/2026 đến 24/08/2026 (QĐ 26/2026, Điều 7.6.a)".
[[nodiscard]] std::string window_words(const View& view, const law::FilingWindow& window);
// The terms of a certificate with that last day, on the page of terms.
[[nodiscard]] std::string terms_link(const View& view, Date last);
// Of a decision's day: which regime, or which of two.
[[nodiscard]] std::string regime_words(const View& view, const law::OfDecision& found);

}  // namespace saolang::registry

#pragma once
// Criteria → HTML: one set as the council sees it, the list of sets, regimes in words.

#include "advice/criteria_address.hpp"
#include "registry/view.hpp"

namespace saolang::advice {

// From the row of sections down to the papers.
[[nodiscard]] web::Raw set_body(const registry::View& view, const law::Law& law, const SetOfRegime& at);

// "<b>2 điểm</b> Có nhãn … *** ít nhất cho 3 sao"
[[nodiscard]] web::Raw level_words(const registry::View& view, const law::Level& level);
[[nodiscard]] std::string points_text(const registry::View& view, int points);

// Names of the sets by product group, each a link.
[[nodiscard]] web::Raw set_list(const registry::View& view, const law::Regime& regime);

// Days, who decides which star, what is public, and the sources with how sure each is.
[[nodiscard]] web::Raw regime_facts(const registry::View& view, const law::Regime& regime);

// Where the texts come from and what is to be doubted: on every page that shows them.
[[nodiscard]] web::Raw criteria_caution(const registry::View& view, const law::Criteria& criteria);

[[nodiscard]] web::Raw anomaly_words(const registry::View& view, const law::Anomaly& anomaly);

// A page of the browser: its own styles, its way from the home page.
[[nodiscard]] web::Page criteria_frame(const registry::View& view, const web::Request& request, std::string title);

}  // namespace saolang::advice

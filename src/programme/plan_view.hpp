#pragma once
// A plan beside what is true → HTML and rows of files; no decision in it.

#include <string>
#include <vector>

#include "programme/plan_ask.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

[[nodiscard]] web::Word status_words(Status status);
[[nodiscard]] web::Word status_words(const Progress& progress);
[[nodiscard]] web::Tone tone_of(Status status);
// "ít nhất 70 %", "từ 15 đến 20", "tất cả (100 %)".
[[nodiscard]] std::string goal_words(const Goal& goal, MeasuredIn measure, web::Language language);
// "80,25 %", or that there is nothing to measure yet, or that it is not shown.
[[nodiscard]] std::string value_words(const Ask& ask, const Progress& progress);
// "Kế hoạch 2024 – Tỉnh Quảng Nam".
[[nodiscard]] std::string plan_name(const Ask& ask, const PlanOf& plan);
// "973/KH-UBND, 15/02/2024".
[[nodiscard]] std::string version_name(const Ledger& ledger, Row version);

// Which day is asked about and what of it was known, in words; and the ways to ask another. `path` is the page's.
[[nodiscard]] web::Raw question_view(const Ask& ask, const PlanAsked& asked, std::string_view path);

// Nobody holds half a fair: the range of a count is rounded outwards.
[[nodiscard]] Expected whole_where_counted(Expected expected, MeasuredIn measure);

[[nodiscard]] web::Raw target_bar(const Ask& ask, const PlanAsked& asked, const Progress& progress);
// "Nơi cản trở: Nam Giang, Tây Giang và 3 nơi khác"; nothing when no unit lags.
[[nodiscard]] std::string lagging_words(const Ask& ask, const std::vector<UnitProgress>& units);
// How many are reached, at risk and so on.
[[nodiscard]] web::Raw status_sum(const Ask& ask, const std::vector<Progress>& all);
[[nodiscard]] web::Raw target_card(const Ask& ask, const PlanAsked& asked, const Progress& progress);

// Addresses of the why page: its findings of a verdict, of a unit.
[[nodiscard]] std::string why_address(const Ask& ask, const PlanAsked& asked, Row target, const web::Pairs& more = {},
                                      std::string_view anchor = {});
[[nodiscard]] std::string_view address_of(Verdict verdict);
[[nodiscard]] web::Word words_of(Verdict verdict);

}  // namespace saolang::programme

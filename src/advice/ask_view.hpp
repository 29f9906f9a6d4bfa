#pragma once
// The advisor's questions as pages: choosing the set, then answering step by step (values → HTML).

#include "advice/ask_steps.hpp"
#include "advice/choose_set.hpp"
#include "advice/replies.hpp"
#include "law/regime.hpp"
#include "registry/view.hpp"

namespace saolang::advice {

// What every page of a set is about.
struct Asked {
    const registry::View& view;
    const law::Regime& regime;
    const law::CriteriaSet& set;
    Replies replies = {};
};

inline constexpr std::string_view advisor_path = "/tu-danh-gia";
// Paths without the language: of the questions at a step, of the result.
[[nodiscard]] std::string questions_path(const Asked& asked, std::size_t step = 0);
[[nodiscard]] std::string result_path(const Asked& asked);

[[nodiscard]] std::string_view words_in(const registry::View& view, const Said& said);
[[nodiscard]] std::string_view advisor_title(const registry::View& view);
[[nodiscard]] std::string_view advisor_description(const registry::View& view);
[[nodiscard]] std::string_view set_name(const registry::View& view, const law::CriteriaSet& set);
[[nodiscard]] std::string group_name(const registry::View& view, const law::CriteriaSet& set);
// "dầu phộng, mứt gừng, chuối sấy"
[[nodiscard]] std::string examples_of(const registry::View& view, std::uint8_t set);
// What was answered so far, each a way back to its question.
void add_way_back(web::Html& html, const registry::View& view, const std::vector<SetChoice::Taken>& way);
// "Phụ lục II, bộ 7, tiêu chí 2.3"
[[nodiscard]] std::string place_in_law(const registry::View& view, const law::CriteriaSet& set);
[[nodiscard]] std::string place_in_law(const registry::View& view, const law::CriteriaSet& set,
                                       const law::Criterion& criterion);

// `question` is the one asked now; `typed` a product's name to look for, empty when none was typed.
[[nodiscard]] web::Raw choose_body(const registry::View& view, const law::Regime& regime,
                                   const ChoiceQuestion& question, std::string_view typed);

// `step` 0 asks what ends an evaluation, the others what steps_of has.
[[nodiscard]] web::Raw questions_body(const Asked& asked, std::size_t step);

}  // namespace saolang::advice

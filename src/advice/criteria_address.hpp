#pragma once
// How the criteria pages name a regime and a set, and the law's own words in the reader's language.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "law/law.hpp"
#include "web/html.hpp"
#include "web/language.hpp"

namespace saolang::advice {

// "26/2026" as "26-2026".
[[nodiscard]] std::string criteria_slug(const law::Regime& regime);
[[nodiscard]] const law::Regime* regime_of_slug(const law::Law& law, std::string_view slug);

// "/tieu-chi/26-2026", "/tieu-chi/26-2026/7"
[[nodiscard]] std::string criteria_path(const law::Regime& regime);
[[nodiscard]] std::string criteria_path(const law::Regime& regime, const law::CriteriaSet& set);

// A set within its regime; both are there.
struct SetOfRegime {
    const law::Regime* regime = nullptr;
    const law::CriteriaSet* set = nullptr;
    [[nodiscard]] const law::Criteria& criteria() const { return *regime->criteria; }
    [[nodiscard]] std::string key() const;  // "26-2026.7", what a comparison is asked by
};
[[nodiscard]] std::optional<SetOfRegime> set_named(const law::Law& law, std::string_view slug, std::string_view number);
[[nodiscard]] std::optional<SetOfRegime> set_of_key(const law::Law& law, std::string_view key);

// Texts of the law are Vietnamese; where English of ours is known an English reader gets that, else the Vietnamese
// marked as such.
[[nodiscard]] web::Raw law_words(web::Language language, std::string_view vietnamese);
// The same where no markup may stand: titles, choices, cells of a workbook.
[[nodiscard]] std::string_view law_text(web::Language language, std::string_view vietnamese);

[[nodiscard]] std::span<const law::Section> sections_in(const law::CriteriaSet& set, const law::Part& part);
[[nodiscard]] std::span<const law::Criterion> criteria_in(const law::CriteriaSet& set, const law::Section& section);

[[nodiscard]] std::string_view name_of_code(const std::vector<law::Code>& codes, std::string_view code);

}  // namespace saolang::advice

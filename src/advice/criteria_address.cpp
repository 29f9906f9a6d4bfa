#include "advice/criteria_address.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "base/number.hpp"
#include "law/words.hpp"

namespace saolang::advice {

namespace {

// "6.2", "0": the same in every language.
bool has_letters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80); });
}

}  // namespace

std::string criteria_slug(const law::Regime& regime) {
    auto slug = regime.number;
    std::ranges::replace(slug, '/', '-');
    return slug;
}

const law::Regime* regime_of_slug(const law::Law& law, std::string_view slug) {
    const auto found = std::ranges::find(law.regimes, slug, criteria_slug);
    return found == law.regimes.end() ? nullptr : &*found;
}

std::string criteria_path(const law::Regime& regime) { return "/tieu-chi/" + criteria_slug(regime); }

std::string criteria_path(const law::Regime& regime, const law::CriteriaSet& set) {
    return fmt::format("{}/{}", criteria_path(regime), set.number);
}

std::string SetOfRegime::key() const { return fmt::format("{}.{}", criteria_slug(*regime), set->number); }

std::optional<SetOfRegime> set_named(const law::Law& law, std::string_view slug, std::string_view number) {
    const auto* regime = regime_of_slug(law, slug);
    const auto at = number_in<std::uint8_t>(number);
    if (!regime || !regime->criteria || !at || std::to_string(*at) != number) return std::nullopt;
    const auto* set = regime->criteria->set(*at);
    if (!set) return std::nullopt;
    return SetOfRegime{regime, set};
}

std::optional<SetOfRegime> set_of_key(const law::Law& law, std::string_view key) {
    const auto dot = key.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    return set_named(law, key.substr(0, dot), key.substr(dot + 1));
}

web::Raw law_words(web::Language language, std::string_view vietnamese) {
    web::Html html;
    if (language == web::Language::vi || !has_letters(vietnamese)) {
        html.text(vietnamese);
    } else if (const auto english = law::english_of(vietnamese)) {
        html.text(*english);
    } else {
        html.add(R"(<span lang="vi">{}</span>)", vietnamese);
    }
    return std::move(html).raw();
}

std::string_view law_text(web::Language language, std::string_view vietnamese) {
    if (language == web::Language::vi) return vietnamese;
    return law::english_of(vietnamese).value_or(vietnamese);
}

std::span<const law::Section> sections_in(const law::CriteriaSet& set, const law::Part& part) {
    return std::span(set.sections).subspan(part.first, part.count);
}

std::span<const law::Criterion> criteria_in(const law::CriteriaSet& set, const law::Section& section) {
    return std::span(set.criteria).subspan(section.first, section.count);
}

std::string_view name_of_code(const std::vector<law::Code>& codes, std::string_view code) {
    const auto found = std::ranges::find(codes, code, &law::Code::code);
    return found == codes.end() ? code : std::string_view(found->name);
}

}  // namespace saolang::advice

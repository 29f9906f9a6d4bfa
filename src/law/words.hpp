#pragma once
// English of the law's own words (data/law/english.csv): names of sets, sections and criteria, texts of levels and
// findings. Translations of ours; the Vietnamese text is the law.

#include <optional>
#include <string_view>

namespace saolang::law {

// Of a text exactly as a file of data/law has it.
[[nodiscard]] std::optional<std::string_view> english_of(std::string_view vietnamese);

}  // namespace saolang::law

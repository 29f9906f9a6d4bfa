#pragma once
// A line of `saolang grade`: a case in JSON in, its result in JSON out (docs/law.md).

#include <cstdint>
#include <string>
#include <string_view>

#include "law/law.hpp"

namespace saolang::law {

// Sentences: each answer also carries "explanation", {"vi":[…],"en":[…]}: why, what each next star lacks, and the level
// that would lift each missed minimum.
enum class Telling : std::uint8_t { codes, sentences };

// Always one line, without its end: what cannot be read or graded answers "invalid" with a word that says why. Results
// of regimes whose level points are not public take a total and the star of the signed sheet instead of members.
[[nodiscard]] std::string graded_line(std::string_view line, const Law& law, Telling telling = Telling::codes);

// The same for a line nobody could keep: "line_too_long".
[[nodiscard]] std::string refused_line(std::string_view reason);

}  // namespace saolang::law

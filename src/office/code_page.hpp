#pragma once
// The code tables themselves: bytes seen as Western letters on one side, Vietnamese letters on the other.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "office/legacy_text.hpp"

namespace saolang::office {

// The character Windows-1252 shows for a byte, and back. Its five unused bytes are the control characters U+0081 ….
[[nodiscard]] char32_t windows_1252(std::uint8_t byte);
[[nodiscard]] std::optional<std::uint8_t> windows_1252_byte(char32_t c);

// A character beyond ASCII that stands for (a part of) a letter in this code page.
[[nodiscard]] bool is_letter_in(CodePage page, char32_t c);

// A run of ASCII letters and such characters; nothing when it is no text of this code page.
[[nodiscard]] std::optional<std::u32string> decode_word(CodePage page, std::u32string_view word);

}  // namespace saolang::office

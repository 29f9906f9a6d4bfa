#pragma once
// UTF-8 and single characters: text in old code pages is mended character by character.

#include <string>
#include <string_view>

namespace saolang::office {

// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::u32string to_characters(std::string_view text);
void append_character(std::string& out, char32_t c);
[[nodiscard]] std::string to_text(std::u32string_view characters);

// UTF-16 without its byte order mark; a lone surrogate or odd byte becomes U+FFFD.
enum class ByteOrder { little, big };
[[nodiscard]] std::string from_utf16(std::string_view bytes, ByteOrder order);

}  // namespace saolang::office

#include "office/utf.hpp"

#include <cstdint>

namespace saolang::office {
namespace {

constexpr char32_t replacement = U'\uFFFD';

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

struct Taken {
    char32_t character;
    std::size_t bytes;
};

Taken take(std::string_view text, std::size_t i) {
    const std::uint8_t lead = byte_at(text, i);
    if (lead < 0x80U) return {lead, 1};
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || i + length > text.size()) return {replacement, 1};
    char32_t c = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return {replacement, 1};
        c = (c << 6U) | (byte_at(text, i + k) & 0x3FU);
    }
    const bool overlong = (length == 3 && c < 0x800U) || (length == 4 && c < 0x10000U);
    const bool surrogate = c >= 0xD800U && c <= 0xDFFFU;
    if (overlong || surrogate || c > 0x10FFFFU) return {replacement, 1};
    return {c, length};
}

}  // namespace

std::u32string to_characters(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Taken taken = take(text, i);
        out += taken.character;
        i += taken.bytes;
    }
    return out;
}

void append_character(std::string& out, char32_t c) {
    const auto put = [&out](char32_t bits) { out += static_cast<char>(static_cast<std::uint8_t>(bits)); };
    if (c < 0x80U) {
        put(c);
    } else if (c < 0x800U) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000U) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::string to_text(std::u32string_view characters) {
    std::string out;
    out.reserve(characters.size() * 2);
    for (const char32_t c : characters) append_character(out, c);
    return out;
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
    std::string out;
    out.reserve(bytes.size());
    char32_t high = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t first = byte_at(bytes, i);
        const char32_t second = byte_at(bytes, i + 1);
        const char32_t unit = order == ByteOrder::little ? first | (second << 8U) : (first << 8U) | second;
        const bool low = unit >= 0xDC00U && unit <= 0xDFFFU;
        if (high != 0 && low) {
            append_character(out, 0x10000U + ((high - 0xD800U) << 10U) + (unit - 0xDC00U));
            high = 0;
            continue;
        }
        if (high != 0) append_character(out, replacement);
        high = unit >= 0xD800U && unit <= 0xDBFFU ? unit : 0;
        if (high == 0) append_character(out, low ? replacement : unit);
    }
    if (high != 0 || bytes.size() % 2 != 0) append_character(out, replacement);
    return out;
}

}  // namespace saolang::office

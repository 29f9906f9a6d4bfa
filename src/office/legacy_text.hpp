#pragma once
// Text of the years before Unicode, made Unicode: TCVN3 (ABC, fonts ".Vn…"), VNI-Windows (fonts "VNI-…"), Windows-1258,
// and UTF-8 that a program took for Windows-1252. A spreadsheet shows such text as Western letters ("S¶n phÈm").

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saolang::office {

enum class CodePage : std::uint8_t { tcvn3, vni, windows_1258, utf8_as_1252 };
inline constexpr std::size_t code_page_count = 4;
[[nodiscard]] std::string_view name_of(CodePage page);

struct Mending {
    CodePage page;
    std::string text;  // NFC
    // The text alone proves the code page. Otherwise it is too short: mend it only where the same file has
    // proven cells, or its font tells.
    bool certain = false;
};

// Nothing when the text is no mojibake of a known code page: plain ASCII, Unicode Vietnamese, foreign names.
[[nodiscard]] std::optional<Mending> mend(std::string_view text);

// Something else says which code page the text may be in: its font, or other cells of the file (then a word must speak
// for it too). Still nothing when the text is Unicode already.
enum class Trust : std::uint8_t { font, other_cells };
[[nodiscard]] std::optional<std::string> mend_as(std::string_view text, CodePage page, Trust trust);

// ".VnTime" → tcvn3, "VNI-Times" → vni.
[[nodiscard]] std::optional<CodePage> code_page_of_font(std::string_view font);
// ".VnTimeH" shows small letters as capitals.
[[nodiscard]] bool is_capitals_font(std::string_view font);
[[nodiscard]] std::string in_capitals(std::string_view text);

// Bytes of a text file that is no UTF-8: the code page by the evidence of the whole file, Windows-1252 when nothing
// speaks for a Vietnamese one.
struct DecodedText {
    std::string text;
    std::optional<CodePage> page;  // absent: Windows-1252
};
[[nodiscard]] DecodedText decode_legacy_bytes(std::string_view bytes);

// "S?n ph?m": a question mark, or U+FFFD, stands where a letter was. Addresses of the web are left in peace.
[[nodiscard]] bool letters_were_lost(std::string_view text);

}  // namespace saolang::office

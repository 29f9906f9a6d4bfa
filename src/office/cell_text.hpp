#pragma once
// Text of cells on its way into a table: old code pages mended, lost letters seen, NFC. One per file, because cells too
// short to prove their code page go by what the others proved.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "office/legacy_text.hpp"
#include "office/workbook.hpp"

namespace saolang::office {

struct CellFont {
    std::optional<CodePage> page;  // what its name says about text
    bool capitals = false;
    [[nodiscard]] static CellFont named(std::string_view name) {
        return {code_page_of_font(name), is_capitals_font(name)};
    }
};

struct CleanText {
    std::string text;
    bool letters_lost = false;
    enum class Reading { as_it_was, mended, doubtful } reading = Reading::as_it_was;
};

class CellText {
public:
    [[nodiscard]] CleanText read(std::string_view raw, const CellFont& font = {});
    // Text whose runs were mended by their fonts already.
    [[nodiscard]] CleanText read_mended(std::string_view text);

    // Cells before their file is read: only looks whether they prove a code page.
    void learn(std::string_view raw);

    [[nodiscard]] bool mended_any() const { return mended_any_; }

private:
    [[nodiscard]] std::optional<Mending> mend_as_proven(std::string_view raw) const;
    std::array<bool, code_page_count> proven_{};
    bool mended_any_ = false;
};

// White space only is nothing a person sees.
[[nodiscard]] bool is_blank(std::string_view text);

// "_x000D_" → a carriage return: how OOXML writes characters that XML cannot hold.
[[nodiscard]] std::string without_ooxml_escapes(std::string_view text);

}  // namespace saolang::office

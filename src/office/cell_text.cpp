#include "office/cell_text.hpp"

#include <charconv>

#include "base/text.hpp"
#include "office/utf.hpp"

namespace saolang::office {

CleanText CellText::read(std::string_view raw, const CellFont& font) {
    using Reading = CleanText::Reading;
    CleanText clean;
    if (font.page) {
        if (auto text = mend_as(raw, *font.page, Trust::font)) {
            mended_any_ = true;
            clean = {std::move(*text), false, Reading::mended};
        }
        if (font.capitals) clean.text = in_capitals(clean.reading == Reading::mended ? clean.text : std::string(raw));
    }
    if (clean.reading != Reading::mended) {
        auto mending = mend(raw);
        if (mending && mending->certain) {
            proven_[static_cast<std::size_t>(mending->page)] = true;
        } else if (mending) {
            mending = mend_as_proven(raw);
            if (!mending) clean.reading = Reading::doubtful;
        }
        if (mending) {
            mended_any_ = true;
            clean = {std::move(mending->text), false, Reading::mended};
        } else if (clean.text.empty()) {
            clean.text = nfc(raw);
        }
    }
    clean.letters_lost = letters_were_lost(clean.text);
    return clean;
}

std::optional<Mending> CellText::mend_as_proven(std::string_view raw) const {
    for (std::size_t i = 0; i < proven_.size(); ++i) {
        const auto page = static_cast<CodePage>(i);
        if (!proven_[i]) continue;
        if (auto text = mend_as(raw, page, Trust::other_cells)) return Mending{page, std::move(*text), false};
    }
    return std::nullopt;
}

CleanText CellText::read_mended(std::string_view text) {
    mended_any_ = true;
    return {nfc(text), letters_were_lost(text), CleanText::Reading::mended};
}

void CellText::learn(std::string_view raw) {
    const auto mending = mend(raw);
    if (mending && mending->certain) proven_[static_cast<std::size_t>(mending->page)] = true;
}

bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool no_break = text.substr(i, 2) == "\xC2\xA0";
        if (no_break) {
            ++i;
        } else if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n') {
            return false;
        }
    }
    return true;
}

std::string without_ooxml_escapes(std::string_view text) {
    constexpr std::size_t escape_length = 7;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view escape = text.substr(i, escape_length);
        unsigned code = 0;
        const bool framed = escape.size() == escape_length && escape.starts_with("_x") && escape.ends_with('_');
        const char* const from = escape.data() + 2;
        if (framed && std::from_chars(from, from + 4, code, 16).ptr == from + 4 && (code < 0xD800U || code > 0xDFFFU)) {
            append_character(out, code);
            i += escape_length;
        } else {
            out += text[i++];
        }
    }
    return out;
}

}  // namespace saolang::office

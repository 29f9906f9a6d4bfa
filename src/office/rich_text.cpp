#include "office/rich_text.hpp"

#include <utility>

namespace saolang::office {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

}  // namespace

void RichText::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "t") {
        in_text_ = phonetic_ == 0;
        keeps_space_ = attributes["space"] == "preserve";
        run_.clear();
    } else if (name == "rPh") {
        ++phonetic_;
    } else if (name == "r") {
        font_ = {};
    } else if (name == "rFont") {
        font_ = CellFont::named(attributes["val"]);
    }
}

void RichText::end(std::string_view name) {
    if (name == "t" && in_text_) {
        in_text_ = false;
        const std::string run = without_ooxml_escapes(keeps_space_ ? std::string_view(run_) : trimmed(run_));
        const auto mended = font_.page ? mend_as(run, *font_.page, Trust::font) : std::nullopt;
        mended_ = mended_ || mended.has_value();
        const std::string& readable = mended ? *mended : run;
        text_ += font_.capitals ? in_capitals(readable) : readable;
    } else if (name == "rPh" && phonetic_ > 0) {
        --phonetic_;
    } else if (name == "r") {
        font_ = {};
    }
}

void RichText::text(std::string_view piece) {
    if (!in_text_) return;
    run_ += piece;
    if (run_.size() + text_.size() > longest_cell_text) {
        too_long_ = true;
        run_.clear();
    }
}

RichText::Item RichText::take() {
    font_ = {};
    return {std::exchange(text_, {}), std::exchange(mended_, false)};
}

}  // namespace saolang::office

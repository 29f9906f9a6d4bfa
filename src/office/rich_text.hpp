#pragma once
// The text of a string item (`si`, `is`): runs joined, phonetic guides left out, fonts of runs heeded.

#include <string>
#include <string_view>

#include "office/cell_text.hpp"
#include "office/xml_part.hpp"

namespace saolang::office {

class RichText {
public:
    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void text(std::string_view piece);

    // What was gathered, ready for the next item.
    struct Item {
        std::string text;
        bool mended;  // a run's font told its code page
    };
    [[nodiscard]] Item take();
    [[nodiscard]] bool too_long() const { return too_long_; }

private:
    std::string text_;
    std::string run_;
    CellFont font_;
    bool in_text_ = false;
    bool keeps_space_ = false;
    bool too_long_ = false;
    bool mended_ = false;
    int phonetic_ = 0;
};

// Far beyond the 32,767 characters a spreadsheet allows.
inline constexpr std::size_t longest_cell_text = 1u << 20;

}  // namespace saolang::office

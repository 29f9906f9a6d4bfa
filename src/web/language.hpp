#pragma once
// Vietnamese first, English second. Every word of the screen is a pair; a pair with a gap does not compile.

#include <string_view>

namespace saolang::web {

enum class Language { vi, en };

struct Word {
    std::string_view vi;
    std::string_view en;
    consteval Word(std::string_view vietnamese, std::string_view english) : vi(vietnamese), en(english) {
        if (vi.empty() || en.empty()) throw "a word is missing in one language";
    }
    [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::vi ? vi : en; }
};

}  // namespace saolang::web

#pragma once
// Provinces and districts by name (data/units): where a record says it comes from, and which words of a name are a
// place's. Units of all times are known; a district and its province as they were before July 2025.

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "screening/spelling.hpp"

namespace saolang::screening {

// By code, 01 to 96.
using Provinces = std::bitset<100>;

struct Origin {
    struct Part {
        std::vector<Word> words;  // without "huyện", "TP"
        Provinces provinces;      // it may lie in or be; none when its name is not known
        bool is_province = false;
    };
    std::vector<Part> parts;  // as written: "xã A, huyện B, tỉnh C"
    Provinces provinces;      // of all parts
    std::uint64_t key = 0;    // of what it names below a province, else of the province; 0: not stated

    [[nodiscard]] bool is_province_only() const;
    [[nodiscard]] bool has(const Word& word) const;
};
[[nodiscard]] Origin origin_of(std::string_view text);

// `same` also where one names the district and the other its province.
enum class Nearness : std::uint8_t { unknown, same, other };
[[nodiscard]] Nearness nearness(const Origin& a, const Origin& b);

// Which words of a name are of its own place, or of a province or district whose name has two words and more.
// `plain`: the text has no marks.
[[nodiscard]] std::vector<bool> words_of_places(std::span<const Word> words, const Origin& own, bool plain);

}  // namespace saolang::screening

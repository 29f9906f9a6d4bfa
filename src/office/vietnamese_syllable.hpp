#pragma once
// What a Vietnamese syllable can be: the evidence by which text in an old code page is recognised.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace saolang::office {

// The twelve vowels, each without a tone and with the five: huyền, hỏi, ngã, sắc, nặng.
using Tones = std::array<char32_t, 6>;
inline constexpr std::array<Tones, 12> small_vowels = {{
    {U'a', U'à', U'ả', U'ã', U'á', U'ạ'},
    {U'ă', U'ằ', U'ẳ', U'ẵ', U'ắ', U'ặ'},
    {U'â', U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ'},
    {U'e', U'è', U'ẻ', U'ẽ', U'é', U'ẹ'},
    {U'ê', U'ề', U'ể', U'ễ', U'ế', U'ệ'},
    {U'i', U'ì', U'ỉ', U'ĩ', U'í', U'ị'},
    {U'o', U'ò', U'ỏ', U'õ', U'ó', U'ọ'},
    {U'ô', U'ồ', U'ổ', U'ỗ', U'ố', U'ộ'},
    {U'ơ', U'ờ', U'ở', U'ỡ', U'ớ', U'ợ'},
    {U'u', U'ù', U'ủ', U'ũ', U'ú', U'ụ'},
    {U'ư', U'ừ', U'ử', U'ữ', U'ứ', U'ự'},
    {U'y', U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'},
}};
inline constexpr std::array<Tones, 12> capital_vowels = {{
    {U'A', U'À', U'Ả', U'Ã', U'Á', U'Ạ'},
    {U'Ă', U'Ằ', U'Ẳ', U'Ẵ', U'Ắ', U'Ặ'},
    {U'Â', U'Ầ', U'Ẩ', U'Ẫ', U'Ấ', U'Ậ'},
    {U'E', U'È', U'Ẻ', U'Ẽ', U'É', U'Ẹ'},
    {U'Ê', U'Ề', U'Ể', U'Ễ', U'Ế', U'Ệ'},
    {U'I', U'Ì', U'Ỉ', U'Ĩ', U'Í', U'Ị'},
    {U'O', U'Ò', U'Ỏ', U'Õ', U'Ó', U'Ọ'},
    {U'Ô', U'Ồ', U'Ổ', U'Ỗ', U'Ố', U'Ộ'},
    {U'Ơ', U'Ờ', U'Ở', U'Ỡ', U'Ớ', U'Ợ'},
    {U'U', U'Ù', U'Ủ', U'Ũ', U'Ú', U'Ụ'},
    {U'Ư', U'Ừ', U'Ử', U'Ữ', U'Ứ', U'Ự'},
    {U'Y', U'Ỳ', U'Ỷ', U'Ỹ', U'Ý', U'Ỵ'},
}};

struct VowelPlace {
    std::size_t vowel;  // index into the tables
    std::size_t tone;
    bool capital;
};
[[nodiscard]] std::optional<VowelPlace> find_vowel(char32_t letter);

// The capital of a Vietnamese letter; others as they are.
[[nodiscard]] char32_t capital_of(char32_t letter);

// True for one written syllable with any place of the tone mark ("hoà", "hòa"); also the final k of names from the
// highlands ("Đắk").
[[nodiscard]] bool is_vietnamese_syllable(std::u32string_view word);

}  // namespace saolang::office

#pragma once
// The words of a name as people meant them: old code pages mended, keys of Telex and VNI left in read as marks, case
// and the place of the tone mark gone, weights and stars set apart.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saolang::screening {

struct Word {
    std::string written;  // as in the text after mending
    std::string marked;   // small letters with their hats, the tone as a digit after a grave: "hoa`1"
    std::string folded;   // a to z and digits alone, no letter twice in a row
    bool is_number = false;
    bool opens = false;        // stands first, or after a comma, dash, colon or bracket
    bool is_syllable = false;  // of Vietnamese, marks or none
    // for telling most words apart at a glance
    std::uint32_t marked_hash = 0, folded_hash = 0;
    std::uint32_t letters = 0;  // a bit a letter of the folded word
    bool operator==(const Word&) const = default;
};

// TCVN3 and VNI made Unicode, also where only some of the words are so; NFC.
[[nodiscard]] std::string mended(std::string_view text);
// At most 64 words: names and short descriptions.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

[[nodiscard]] inline bool is_same_marked(const Word& a, const Word& b) {
    return a.marked_hash == b.marked_hash && a.marked == b.marked;
}
[[nodiscard]] inline bool is_same_folded(const Word& a, const Word& b) {
    return a.folded_hash == b.folded_hash && a.folded == b.folded;
}
// `less` could be `full` after losing some or all of its marks.
[[nodiscard]] bool lost_marks(std::string_view less, std::string_view full);
// One letter dropped, doubled, changed, or two neighbours swapped.
enum class Slip : std::uint8_t { none, letters, changed_letter, far };
[[nodiscard]] Slip slip_between(std::string_view a, std::string_view b);

// What an entry adds to a name: "hũ 100g", "(OCOP 3 sao)", "Sản phẩm …". Taken out of `words`.
struct Additions {
    std::string weight;  // as written, empty when none
    bool stars = false;  // OCOP, stars or the word for product
};
[[nodiscard]] Additions take_additions(std::vector<Word>& words);

}  // namespace saolang::screening

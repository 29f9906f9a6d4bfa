#include "screening/additions.hpp"

#include <algorithm>
#include <string_view>

namespace saolang::screening {
namespace {

// One of these, as written or with all its marks lost.
bool is_among(const std::vector<Word>& words, const Word& word) {
    return std::any_of(words.begin(), words.end(), [&](const Word& other) {
        return is_same_marked(word, other) || (is_same_folded(word, other) && word.marked == word.folded);
    });
}

struct AddedWords {
    std::vector<Word> packs = words_of("hũ gói túi chai hộp lọ bịch thùng vỉ khay bao lon lốc set");
    std::vector<Word> materials = words_of("giấy nhựa zip sứ thiếc pet");
    std::vector<Word> counts = words_of("viên quả trái con cái chiếc miếng ống que thanh cặp phần");
    std::vector<Word> praise = words_of("đạt chuẩn hạng xếp được công nhận sản phẩm tiêu");
    std::vector<Word> levels = words_of("tỉnh huyện xã");
};
const AddedWords& added() {
    static const AddedWords words;
    return words;
}

// A name's words, asked by place; places beyond the end hold nothing.
class Text {
public:
    explicit Text(const std::vector<Word>& words) : words_(words) {}

    [[nodiscard]] std::string_view at(std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i].folded) : std::string_view{};
    }
    [[nodiscard]] bool number(std::size_t i) const { return i < words_.size() && words_[i].is_number; }

    // "hũ thủy tinh 200 g", "1,5 kg", "hộp 12 viên", "lốc 6 hộp": how many words from here, 0 for none.
    [[nodiscard]] std::size_t pack(std::size_t from) const {
        auto i = from;
        const bool packed = among(added().packs, i);
        const bool holds = packed || at(i) == "can" || at(i) == "binh";  // these only for litres: "Thái Bình 1kg"
        if (holds) ++i;
        if (packed && at(i) == "thuy" && at(i + 1) == "tinh") i += 2;
        if (packed && among(added().materials, i)) ++i;
        if (!number(i)) return 0;
        while (number(i)) ++i;
        if (i >= words_.size()) return 0;
        if (holds && !packed && at(i) != "lit" && at(i) != "l") return 0;
        if (is_weight_unit(words_[i])) return i + 1 - from;
        const bool counted = among(added().counts, i) || among(added().packs, i);
        return packed && counted ? i + 1 - from : 0;
    }

    // "đạt chuẩn OCOP 4 sao năm 2024": how many words from here, 0 for none.
    [[nodiscard]] std::size_t stars(std::size_t from) const {
        auto i = from;
        while (among(added().praise, i)) ++i;
        const auto core = i;
        for (auto count = star_words(i, false); count > 0; count = star_words(i, true)) i += count;
        return i == core ? 0 : i - from;
    }

private:
    // `goes_on`: OCOP or stars stand before.
    [[nodiscard]] std::size_t star_words(std::size_t i, bool goes_on) const {
        if (i >= words_.size()) return 0;
        const bool counted = number(i) && words_[i].written.size() == 1 && at(i + 1) == "sao";
        if (is_ocop(words_[i])) return 1;
        if (!goes_on) return counted ? 2 : 0;
        const bool dated = at(i) == "nam" && is_year(i + 1);
        const bool national = at(i) == "quoc" && at(i + 1) == "gia";
        const bool of_level = at(i) == "cap" && among(added().levels, i + 1);
        if (counted || dated || national || of_level) return 2;
        const bool last_level = i + 1 == words_.size() && among(added().levels, i);
        const bool praised = among(added().praise, i) && stars(i + 1) > 0;  // "OCOP đạt 4 sao"
        return is_year(i) || last_level || praised ? 1 : 0;
    }
    [[nodiscard]] bool among(const std::vector<Word>& these, std::size_t i) const {
        return i < words_.size() && is_among(these, words_[i]);
    }
    static bool is_ocop(const Word& word) {
        if (word.folded == "ocop") return true;
        return !word.is_syllable && word.folded.size() >= 3 && word.folded.size() <= 5 &&
               slip_between(word.folded, "ocop") == Slip::letters;
    }
    [[nodiscard]] bool is_year(std::size_t i) const { return number(i) && words_[i].written.size() == 4; }

    const std::vector<Word>& words_;
};

}  // namespace

Additions take_additions(std::vector<Word>& words) {
    Additions found;
    std::vector<Word> kept;
    kept.reserve(words.size());
    const Text text(words);
    for (std::size_t i = 0; i < words.size();) {
        if (const auto count = text.pack(i); count > 0) {
            for (std::size_t k = i; k < i + count; ++k) found.weight += (k == i ? "" : " ") + words[k].written;
            i += count;
        } else if (const auto starred = text.stars(i); starred > 0) {
            found.stars = true;
            i += starred;
        } else if (text.at(i) == "san" && text.at(i + 1) == "pham" && words.size() > 3) {
            i += 2;
        } else {
            kept.push_back(words[i++]);
        }
    }
    if (!kept.empty()) words = std::move(kept);
    return found;
}

}  // namespace saolang::screening

#include "screening/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "screening/alignment.hpp"
#include "screening/phrases.hpp"

namespace saolang::screening {
namespace {

constexpr std::size_t longest_name = 6;  // words

bool could_be(const Word& a, const Word& b) {
    return is_same_folded(a, b) && (lost_marks(a.marked, b.marked) || lost_marks(b.marked, a.marked));
}
bool could_be(std::span<const Word> a, std::span<const Word> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Word& x, const Word& y) { return could_be(x, y); });
}

// "H.", "Thành phố", "TX": how many words from here say what kind of unit follows.
std::size_t kind_words(std::span<const Word> words) {
    static const std::array<std::vector<Word>, 5> long_kinds = {
        words_of("thành phố"), words_of("thị xã"), words_of("thị trấn"), words_of("đặc khu"), words_of("t p")};
    static const std::vector<Word> short_kinds = words_of("huyện h tp tx quận q tỉnh xã phường tt t");
    for (const auto& kind : long_kinds) {
        if (words.size() > 2 && could_be(words.first(2), kind)) return 2;
    }
    const bool short_kind = words.size() > 1 && std::any_of(short_kinds.begin(), short_kinds.end(),
                                                            [&](const Word& kind) { return could_be(words[0], kind); });
    return short_kind ? 1 : 0;
}

std::string folded_key(std::span<const Word> words) {
    std::string key;
    for (const auto& word : words) key += word.folded + ' ';
    return key;
}

struct Named {
    std::vector<Word> words;
    Provinces provinces;
    bool is_province;
};

class Gazetteer {
public:
    Gazetteer() {
        read("data/units/provinces.csv", true);
        read("data/units/districts.csv", false);
    }
    [[nodiscard]] std::span<const Named> named(std::span<const Word> words) const {
        if (words.empty() || words.size() > longest_name || !firsts_.contains(std::string_view(words[0].folded)))
            return {};
        const auto found = by_name_.find(folded_key(words));
        return found == by_name_.end() ? std::span<const Named>{} : found->second;
    }

private:
    void read(std::string_view file, bool provinces) {
        const auto rows = parse_shipped_csv(embedded_file(file).bytes);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& code = rows[i].at(provinces ? 0 : 3);
            std::size_t number = 0;
            std::from_chars(code.data(), code.data() + code.size(), number);
            auto words = words_of(rows[i].at(1));
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kind_words(words)));
            Named one{std::move(words), {}, provinces};
            one.provinces.set(number);
            firsts_[one.words[0].folded] = true;
            auto key = folded_key(one.words);
            by_name_[std::move(key)].push_back(std::move(one));
        }
    }

    ByText<std::vector<Named>> by_name_;
    ByText<bool> firsts_;
};

const Gazetteer& gazetteer() {
    static const Gazetteer read;
    return read;
}

Origin::Part part_of(std::span<const Word> words) {
    Origin::Part part{{words.begin(), words.end()}, {}, false};
    for (const auto& named : gazetteer().named(words)) {
        if (!could_be(words, named.words)) continue;
        part.provinces |= named.provinces;
        part.is_province = part.is_province || named.is_province;
    }
    return part;
}

// With slips, marks kept.
bool is_same_part(const Origin::Part& a, const Origin::Part& b) {
    if (could_be(a.words, b.words)) return true;
    constexpr std::size_t most = 8;
    if (a.words.size() != b.words.size() || a.words.size() > most) return false;
    std::array<WordView, most> left{};
    std::array<WordView, most> right{};
    for (std::size_t i = 0; i < a.words.size(); ++i) {
        left[i] = {&a.words[i]};
        right[i] = {&b.words[i]};
    }
    const auto alignment = align({left.data(), a.words.size()}, {right.data(), b.words.size()}, Slips::marks_kept);
    return alignment.matched == a.words.size() && alignment.doubtful == 0;
}

}  // namespace

bool Origin::is_province_only() const {
    return std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_province; });
}

bool Origin::has(const Word& word) const {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        return std::any_of(part.words.begin(), part.words.end(),
                           [&](const Word& other) { return could_be(word, other); });
    });
}

Origin origin_of(std::string_view text) {
    Origin origin;
    const auto words = words_of(text);
    const std::span<const Word> all(words);
    const auto add = [&](std::span<const Word> some) {
        if (!some.empty()) origin.parts.push_back(part_of(some));
    };
    for (std::size_t from = 0; from < words.size();) {
        auto opened = from + 1;
        while (opened < words.size() && !words[opened].opens) ++opened;
        const bool is_name = !gazetteer().named(all.subspan(from, opened - from)).empty();  // "Tinh Gia", "Quan Ba"
        if (!is_name) from += kind_words(all.subspan(from));
        auto end = from + 1;
        while (end < words.size() && !words[end].opens && (is_name || kind_words(all.subspan(end)) == 0)) ++end;
        auto some = all.subspan(from, std::min(end, words.size()) - from);
        from = end;
        // "Phong Điền Cần Thơ": a province at the end
        for (std::size_t last = 2; last + 2 <= some.size() && gazetteer().named(some).empty(); ++last) {
            const auto province = part_of(some.last(last));
            if (!province.is_province) continue;
            add(some.first(some.size() - last));
            some = some.last(last);
        }
        add(some);
    }
    const auto named = std::find_if(origin.parts.begin(), origin.parts.end(),
                                    [](const Origin::Part& part) { return !part.is_province; });
    if (!origin.parts.empty()) {
        const auto& telling = named == origin.parts.end() ? origin.parts.front() : *named;
        origin.key = std::hash<std::string>{}(folded_key(telling.words)) | 1U;
    }
    for (const auto& part : origin.parts) origin.provinces |= part.provinces;
    return origin;
}

Nearness nearness(const Origin& a, const Origin& b) {
    if (a.parts.empty() || b.parts.empty()) return Nearness::unknown;
    const bool only_a = a.is_province_only();
    const bool only_b = b.is_province_only();
    for (const auto& x : a.parts) {
        for (const auto& y : b.parts) {
            // a province in common says nothing where both name more
            if ((x.is_province || y.is_province) && !only_a && !only_b) continue;
            if (is_same_part(x, y)) return Nearness::same;
        }
    }
    // the district of one, the province of the other
    return only_a != only_b && (a.provinces & b.provinces).any() ? Nearness::same : Nearness::other;
}

std::vector<bool> words_of_places(std::span<const Word> words, const Origin& own, bool plain) {
    std::vector<bool> of_places(words.size(), false);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t count = 0;
        for (const auto& part : own.parts) {
            const auto size = part.words.size();
            if (size >= 2 && i + size <= words.size() && could_be(words.subspan(i, size), part.words))
                count = std::max(count, size);
        }
        for (std::size_t size = std::min(longest_name, words.size() - i); size >= 2 && count == 0; --size) {
            for (const auto& named : gazetteer().named(words.subspan(i, size))) {
                const bool written = std::equal(named.words.begin(), named.words.end(),
                                                words.begin() + static_cast<std::ptrdiff_t>(i), is_same_marked);
                if (written || plain) count = size;
            }
        }
        for (std::size_t k = i; k < i + count; ++k) of_places[k] = true;
        if (count > 0) i += count - 1;
    }
    return of_places;
}

}  // namespace saolang::screening

#include "registry/list_group.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "office/vietnamese_syllable.hpp"

namespace saolang::registry {

namespace {

bool begins(std::string_view folded, std::string_view words) {
    return folded == words || (folded.starts_with(words) && folded[words.size()] == ' ');
}
bool begins_any(std::string_view folded, std::span<const std::string_view> list) {
    return std::ranges::any_of(list, [&](std::string_view words) { return begins(folded, words); });
}

constexpr std::array<std::string_view, 7> district_words{"huyen", "thi xa", "tx", "h", "quan", "thanh pho", "tp"};
constexpr std::array<std::string_view, 6> commune_words{"xa", "phuong", "thi tran", "tt", "p", "dac khu"};

// "II.", "A)", "3 -" before the words; roman numbers and single letters only with a sign behind them.
std::string_view without_group_number(std::string_view text) {
    const std::size_t sign = text.find_first_of(".)-:/");
    if (sign == std::string_view::npos || sign == 0 || sign > 5) return text;
    std::string_view number = text.substr(0, sign);
    while (!number.empty() && number.back() == ' ') number.remove_suffix(1);
    if (!is_group_number(number)) return text;
    text.remove_prefix(sign + 1);
    while (!text.empty() && (text.front() == ' ' || text.front() == '.' || text.front() == '-')) text.remove_prefix(1);
    return text;
}

// "Huyện Đại Lộc: 27 sản phẩm", "Huyện Đại Lộc (27 SP)" → "Huyện Đại Lộc".
std::string without_count(std::string_view text) {
    std::size_t end = std::min(text.find_first_of(":(,;"), text.size());
    for (const std::string_view dash : {" - ", " – "}) end = std::min(end, text.find(dash));
    std::string out = clean_text(text.substr(0, end));
    while (!out.empty() && out.back() == '.') out.pop_back();
    return out;
}

GroupFact place_fact(GroupLevel level, std::string_view text) {
    GroupFact fact{};
    fact.level = level;
    fact.words = without_count(text);
    return fact;
}

bool is_capital(char32_t letter) {
    const auto vowel = office::find_vowel(letter);
    return vowel ? vowel->capital : (letter >= U'A' && letter <= U'Z') || letter == U'Đ';
}

// "huyện Núi Thành như sau" → "huyện Núi Thành": the words with a capital behind the kind.
std::string capitals_behind(std::string_view mark, std::string_view rest) {
    std::string found(mark);
    for (const std::string_view word : split_words(rest.substr(mark.size()))) {
        std::string_view letters = word;
        if (!is_capital(take_character(letters))) break;
        const std::size_t stop = word.find_first_of(",();:.");
        found += std::string(word.substr(0, stop)) + " ";
        if (stop != std::string_view::npos) break;
    }
    return found == mark ? std::string() : found;
}

// "TỈNH QUẢNG NAM" in a title: the words from `mark` on, up to a stop.
std::string named_after(std::string_view text, std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks) {
        std::size_t at = text.find(mark);
        // In capitals everything is; else the name is what has a capital: "Phòng Nông nghiệp huyện gửi" names none.
        const bool capital_mark = mark.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
        while (at != std::string_view::npos && !capital_mark && capitals_behind(mark, text.substr(at)).empty())
            at = text.find(mark, at + mark.size());
        if (at == std::string_view::npos) continue;
        const std::string behind = capital_mark ? std::string() : capitals_behind(mark, text.substr(at));
        std::string_view rest = capital_mark ? text.substr(at) : std::string_view(behind);
        for (const std::string_view stop : {" NĂM ", " năm ", " Năm ", ",", "(", ")", ";", ":", " ĐỢT ", " đợt ", " - ",
                                            " GIAI ", " về ", " ĐẠT ", " TỈNH ", " tỉnh ", " ĐẾN ", " đến "}) {
            const std::size_t end = rest.find(stop, mark.size());
            rest = rest.substr(0, end);
        }
        const std::string found = clean_text(rest);
        // "huyện, thị xã" or "tỉnh" alone name nothing.
        if (split_words(search_key(found)).size() >= 2 && split_words(search_key(found)).size() <= 6) return found;
    }
    return {};
}

// "Trang 2", "Trang 2 / 5".
bool has_page_number(std::string_view folded) {
    return begins(folded, "trang") && split_words(folded).size() <= 4 &&
           folded.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

bool is_group_number(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == ' ')) text.remove_suffix(1);
    if (text.empty()) return false;
    if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') return true;
    const bool roman = text.find_first_not_of("IVX") == std::string_view::npos;
    const bool digits = text.size() <= 2 && text.find_first_not_of("0123456789") == std::string_view::npos;
    return roman || digits;
}

bool is_total(std::string_view folded) {
    constexpr std::array<std::string_view, 3> words{"tong cong", "tong so", "toan tinh"};
    if (begins_any(folded, words) || folded == "tong" || folded == "cong") return true;
    // "Cộng: 12 sản phẩm", never "Công ty …", which folds alike.
    return begins(folded, "cong") && folded.size() > 5 && folded[5] >= '0' && folded[5] <= '9';
}

bool is_subtotal(std::string_view folded) {
    // "Cộng" folds as "công" of "Công ty" does.
    return (begins(folded, "cong") || begins(folded, "tong")) && !begins(folded, "cong ty");
}

bool is_count(std::string_view folded) {
    const auto words = split_words(folded);
    if (words.size() < 2 || !whole_number(words.front())) return false;
    const std::string_view rest = folded.substr(words.front().size() + 1);
    return rest == "sp" || rest == "san pham" || rest == "san pham ocop" || rest == "sp ocop" || rest == "chu the";
}

bool is_sentence(std::string_view text) {
    if (has_page_number(search_key(text)) || text.ends_with("./.") || text.starts_with("(*") || text.starts_with("- "))
        return true;
    const std::string folded = search_key(text);
    constexpr std::array<std::string_view, 8> words{"danh sach", "trong do", "luu y",    "chu thich",
                                                    "nguon",     "ghi chu",  "ban hanh", "kem theo"};
    return begins_any(folded, words) || (text.ends_with('.') && split_words(folded).size() >= 8);
}

bool is_signature(std::string_view folded) {
    constexpr std::array<std::string_view, 18> words{
        "noi nhan",       "thu ky",      "nguoi lap",      "tm ubnd",      "tm uy ban",   "tm hoi dong",
        "kt chu tich",    "kt giam doc", "chu tich",       "pho chu tich", "giam doc so", "chanh van phong",
        "ke toan truong", "thu truong",  "nguoi tong hop", "xac nhan cua", "ky ten",      "nguoi ky"};
    return begins_any(folded, words);
}

std::vector<GroupFact> group_facts(std::string_view text) {
    std::vector<GroupFact> facts;
    const std::string_view words = without_group_number(text);
    const std::string folded = search_key(words);
    if (folded.empty()) return facts;
    const bool names_decision = has_words(folded, "quyet dinh") || begins(folded, "qd") || begins(folded, "theo qd");
    if (auto decision = read_decision(words); decision && names_decision && !decision->number.empty()) {
        GroupFact fact{};
        fact.level = GroupLevel::decision;
        fact.decision = std::move(*decision);
        facts.push_back(std::move(fact));
        return facts;
    }
    if (begins(folded, "tinh")) facts.push_back(place_fact(GroupLevel::province, words));
    if (begins_any(folded, district_words)) facts.push_back(place_fact(GroupLevel::district, words));
    if (begins_any(folded, commune_words)) facts.push_back(place_fact(GroupLevel::commune, words));
    if (!facts.empty()) return facts;
    GroupFact fact{};
    const bool says_group = begins(folded, "nhom") || begins(folded, "nganh") || begins(folded, "bo san pham") ||
                            split_words(folded).size() <= 8;
    const auto star = read_star(words);
    if (says_group && (fact.group = product_group_from_words(without_count(words)))) {
        fact.level = GroupLevel::group;
    } else if (star && star->star && has_words(folded, "sao")) {
        fact.level = GroupLevel::star;
        fact.star = star->star;
    } else if ((fact.year = year_of_title(words))) {
        fact.level = GroupLevel::year;
    } else if (begins(folded, "dot") || begins(folded, "lan") || begins(folded, "vong")) {
        fact.level = GroupLevel::round;
    } else {
        return facts;
    }
    facts.push_back(std::move(fact));
    return facts;
}

GroupFact producer_fact(std::string_view text) {
    GroupFact fact{};
    fact.level = GroupLevel::producer;
    fact.words = clean_text(without_group_number(text));
    return fact;
}

void read_title(std::string_view text, Surroundings& around) {
    if (around.decision.number.empty()) {
        if (auto decision = read_decision(text); decision && decision->number.find("QĐ") != std::string::npos)
            around.decision = std::move(*decision);
    }
    const std::string folded = search_key(text);
    // The motto and the names of offices carry no facts of the list, but their province.
    if (around.province.empty()) around.province = named_after(text, {"TỈNH ", "tỉnh ", "Tỉnh "});
    if (!has_words(folded, "danh sach") && !has_words(folded, "bang") && !has_words(folded, "bieu") &&
        !has_words(folded, "ket qua") && !has_words(folded, "san pham") && !begins(folded, "nam")) {
        return;
    }
    if (around.district.empty()) {
        around.district = named_after(text, {"HUYỆN ", "huyện ", "Huyện ", "THỊ XÃ ", "thị xã ", "Thị xã ",
                                             "THÀNH PHỐ ", "thành phố ", "Thành phố "});
    }
    // A city that is a province has no districts since 2025. Huế was a district's city before and stays one here.
    const std::string city = search_key(around.district);
    if (is_province_city(city) && !has_words(city, "hue")) {
        if (around.province.empty()) around.province = around.district;
        around.district.clear();
    }
    if (!around.year) around.year = year_of_title(text);
}

void read_sheet_name(std::string_view name, Surroundings& around) {
    const std::string folded = search_key(name);
    if (!around.year && around.decision.number.empty()) {
        const auto year = read_year(name);
        const bool only_year = year && (split_words(folded).size() == 1 || begins(folded, "nam"));
        if (only_year) around.year = *year;
    }
    constexpr std::array<std::string_view, 14> general{"sheet", "trang",     "tong hop", "danh sach", "ds",
                                                       "data",  "du lieu",   "phu luc",  "pl",        "bieu",
                                                       "ocop",  "toan tinh", "san pham", "chu the"};
    const bool has_digit = folded.find_first_of("0123456789") != std::string::npos;
    const bool is_general = std::ranges::any_of(general, [&](std::string_view w) { return folded.starts_with(w); });
    if (!around.district.empty() || has_digit || is_general || folded.empty() || has_words(folded, "sao")) return;
    around.district = clean_text(name);
    around.district_guessed = true;
}

void GroupStack::push(std::vector<GroupFact> facts) {
    for (GroupFact& fact : facts) {
        const auto same = std::ranges::find(levels_, fact.level, &GroupFact::level);
        levels_.erase(same, levels_.end());
        // A new district ends what is inside a district.
        if (fact.level == GroupLevel::district)
            std::erase_if(levels_, [](const GroupFact& f) {
                return f.level == GroupLevel::commune || f.level == GroupLevel::producer;
            });
        levels_.push_back(std::move(fact));
    }
}

void GroupStack::apply(Surroundings& around) const {
    for (const GroupFact& fact : levels_) {
        switch (fact.level) {
            case GroupLevel::province:
                around.province = fact.words;
                break;
            case GroupLevel::district:
                around.district = fact.words;
                around.district_guessed = false;
                break;
            case GroupLevel::commune:
                around.commune = fact.words;
                break;
            case GroupLevel::producer:
                around.producer = fact.words;
                break;
            case GroupLevel::group:
                around.group = fact.group;
                break;
            case GroupLevel::star:
                around.star = fact.star;
                break;
            case GroupLevel::decision:
                around.decision = fact.decision;
                break;
            case GroupLevel::year:
                around.year = fact.year;
                break;
            case GroupLevel::round:
                break;
        }
    }
}

}  // namespace saolang::registry

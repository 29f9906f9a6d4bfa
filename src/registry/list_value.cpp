#include "registry/list_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/core.h>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

// OCOP began in Quảng Ninh in 2013; later years than this are slips of the pen.
constexpr std::int32_t first_year = 2013;
constexpr std::int32_t last_year = 2060;
// Day 0 of a spreadsheet's serial numbers (1900 system, with its leap day that never was) before 1970-01-01.
constexpr std::int32_t serial_of_1970 = 25'569;
constexpr std::int64_t serial_first = 40'000;  // 2009
constexpr std::int64_t serial_last = 60'000;   // 2064

bool is_year(std::int64_t number) { return number >= first_year && number <= last_year; }

bool any_of(std::string_view folded, std::span<const std::string_view> list) {
    return std::ranges::find(list, folded) != list.end();
}

std::optional<int> star_word(std::string_view word) {
    if (word == "mot") return 1;
    if (word == "hai") return 2;
    if (word == "ba") return 3;
    if (word == "bon" || word == "tu") return 4;
    if (word == "nam") return 5;
    if (const auto number = whole_number(word); number && *number <= 9) return static_cast<int>(*number);
    return std::nullopt;
}

// "★★★★", "***", "4*", "4 ★": the signs that a search key drops.
std::optional<int> star_signs(std::string_view text) {
    constexpr std::array<std::string_view, 4> signs{"★", "⭐", "*", "✩"};
    int count = 0;
    std::string rest;
    while (!text.empty()) {
        const auto sign = std::ranges::find_if(signs, [&](std::string_view s) { return text.starts_with(s); });
        if (sign != signs.end()) {
            ++count;
            text.remove_prefix(sign->size());
        } else {
            if (text.front() != ' ') rest += text.front();
            text.remove_prefix(1);
        }
    }
    if (count == 0) return std::nullopt;
    if (rest.empty()) return count;
    for (const std::string_view label : {"OCOP", "Ocop", "Hạng", "hạng", "HẠNG", "Đạt", "đạt", "ĐẠT"}) {
        if (rest.starts_with(label)) rest.erase(0, label.size());
    }
    if (const auto number = whole_number(rest); number && *number <= 9 && count == 1) return static_cast<int>(*number);
    return std::nullopt;
}

std::vector<int> stars_named(const std::vector<std::string_view>& words) {
    std::vector<int> found;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number = star_word(words[i]);
        if (!number) continue;
        const bool before_star = i + 1 < words.size() && words[i + 1] == "sao";
        const bool after_rank = i > 0 && (words[i - 1] == "hang" || words[i - 1] == "dat" || words[i - 1] == "sao");
        const bool potential = i >= 2 && words[i - 1] == "nang" && words[i - 2] == "tiem";
        if (potential || (!before_star && !(after_rank && whole_number(words[i])))) continue;
        // "nâng hạng từ 3 sao lên 4 sao": what it rose to counts.
        if (i > 0 && words[i - 1] == "len") found.clear();
        if (std::ranges::find(found, *number) == found.end()) found.push_back(*number);
    }
    return found;
}

Result<StarReading, Unreadable> star_reading(int number, bool care) {
    StarReading reading{Star::of(number), number < 3, care};
    if (reading.star || (number >= 1 && number <= 2)) return reading;
    return fail(Unreadable{"Không có hạng sao này; hạng sao OCOP là 3, 4 hoặc 5 sao.",
                           "There is no such star; OCOP stars are 3, 4 or 5."});
}

Unreadable no_date() {
    return {"Không đọc được ngày; hãy ghi ngày/tháng/năm, ví dụ 22/12/2023.",
            "The date cannot be read; write day/month/year, for example 22/12/2023."};
}

Result<DateReading, Unreadable> day_of(std::int64_t day, std::int64_t month, std::int64_t year, bool short_year) {
    if (short_year) year += 2000;
    if (month > 12 && day <= 12) {
        return fail(Unreadable{"Tháng lớn hơn 12: có lẽ ngày và tháng bị đảo; hãy ghi ngày trước tháng.",
                               "The month is above 12: day and month seem to be swapped; write the day first."});
    }
    if (year < 1990 || year > 2100 || day < 1 || month < 1) return fail(no_date());
    const auto date =
        Date::from_civil(static_cast<int>(year), static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!date) {
        return fail(Unreadable{"Lịch không có ngày này; hãy kiểm tra lại ngày và tháng.",
                               "The calendar has no such day; check day and month."});
    }
    return DateReading{date, std::nullopt};
}

struct Number {
    std::int64_t value;
    std::size_t digits;
};

// The numbers of a date; nothing when words stand there that no date has.
std::optional<std::vector<Number>> numbers_of_date(const std::vector<std::string_view>& words) {
    constexpr std::array<std::string_view, 14> fillers{"ngay", "thang", "nam", "quy", "dot", "tu",  "den",
                                                       "het",  "lan",   "ky",  "i",   "ii",  "iii", "iv"};
    std::vector<Number> numbers;
    for (const std::string_view word : words) {
        if (const auto number = whole_number(word)) {
            numbers.push_back({*number, word.size()});
        } else if (!any_of(word, fillers)) {
            return std::nullopt;
        }
    }
    return numbers;
}

Result<DateReading, Unreadable> one_number(Number number) {
    if (number.digits == 4 && is_year(number.value)) {
        return DateReading{std::nullopt, static_cast<std::int32_t>(number.value)};
    }
    if (number.value >= serial_first && number.value <= serial_last) {
        return DateReading{Date(static_cast<std::int32_t>(number.value) - serial_of_1970), std::nullopt};
    }
    return fail(no_date());
}

}  // namespace

bool has_words(std::string_view folded, std::string_view words) {
    for (std::size_t at = folded.find(words); at != std::string_view::npos; at = folded.find(words, at + 1)) {
        const bool begins = at == 0 || folded[at - 1] == ' ';
        const std::size_t end = at + words.size();
        if (begins && (end == folded.size() || folded[end] == ' ')) return true;
    }
    return false;
}

std::string cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return std::string(text.substr(0, most));
}

std::optional<std::int64_t> whole_number(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
    return value;
}

bool means_nothing(std::string_view text) {
    if (text.empty()) return true;
    if (text.find_first_not_of("-.~_/ ") == std::string_view::npos) return true;
    constexpr std::array<std::string_view, 3> signs{"–", "—", "…"};
    if (any_of(text, signs)) return true;
    // Cells are many: only those that may begin one of the words are folded.
    if (text.size() > 24 || std::string_view("kKcCnN").find(text.front()) == std::string_view::npos) return false;
    constexpr std::array<std::string_view, 10> words{"khong co",      "chua co", "khong ro", "chua ro", "n a",
                                                     "chua cap nhat", "null",    "none",     "na",      "khong"};
    return any_of(search_key(text), words);
}

bool means_as_above(std::string_view text) {
    constexpr std::array<std::string_view, 6> signs{"\"", "''", "〃", "”", "“", "″"};
    if (any_of(text, signs)) return true;
    if (text.size() > 24) return false;
    const std::size_t first = text.find_first_not_of("- ");
    if (first == std::string_view::npos || std::string_view("nNtT").find(text[first]) == std::string_view::npos)
        return false;
    constexpr std::array<std::string_view, 4> words{"nt", "n t", "nhu tren", "tren"};
    return any_of(search_key(text), words);
}

bool is_formula_error(std::string_view text) {
    constexpr std::array<std::string_view, 7> errors{"#REF!",   "#N/A",  "#VALUE!", "#NAME?",
                                                     "#DIV/0!", "#NUM!", "#NULL!"};
    return text.starts_with('#') && any_of(text, errors);
}

bool is_cross(std::string_view text) {
    constexpr std::array<std::string_view, 16> signs{"x", "X", "✓", "✔", "√", "v", "V", "1",
                                                     "+", "●", "•", "*", "★", "☑", "ü", "þ"};  // ü, þ: Wingdings
    return any_of(text, signs) || (text.size() <= 4 && search_key(text) == "co");
}

std::optional<bool> read_yes_no(std::string_view text) {
    if (is_cross(text)) return true;
    const std::string folded = search_key(text);
    constexpr std::array<std::string_view, 6> yes{"co", "yes", "true", "dung", "nu", "phai"};
    constexpr std::array<std::string_view, 6> no{"khong", "no", "false", "sai", "nam", "0"};
    if (any_of(folded, yes)) return true;
    if (any_of(folded, no)) return false;
    return std::nullopt;
}

Result<StarReading, Unreadable> read_star(std::string_view text) {
    if (const auto signs = star_signs(text)) return star_reading(*signs, false);
    std::string folded = search_key(text);
    for (std::size_t at = folded.find("sao"); at != std::string::npos; at = folded.find("sao", at + 4)) {
        if (at > 0 && folded[at - 1] >= '0' && folded[at - 1] <= '9') folded.insert(at, 1, ' ');  // "3sao"
    }
    for (const std::string_view failed : {"khong dat", "chua dat", "khong cong nhan", "truot", "khong xep hang"}) {
        if (has_words(folded, failed)) return StarReading{std::nullopt, true, false};
    }
    const auto words = split_words(folded);
    if (words.size() == 1 || (words.size() == 2 && words[1] == "0")) {  // "4", "04", "4.0"
        if (const auto number = whole_number(words[0]))
            return star_reading(static_cast<int>(std::min<std::int64_t>(*number, 99)), false);
    }
    const auto named = stars_named(words);
    if (named.size() == 1) return star_reading(named.front(), words.size() > 3);
    if (named.size() > 1) {
        return fail(
            Unreadable{"Ô nêu hai hạng sao khác nhau; hãy giữ hạng được công nhận, hoặc tách thành hai dòng.",
                       "The cell names two different stars; keep the one that was recognised, or make two rows."});
    }
    // "Tiềm năng 5 sao" is no five stars, and does not say which star was given.
    if (has_words(folded, "tiem nang")) return StarReading{std::nullopt, false, true};
    return fail(Unreadable{"Không đọc được hạng sao; hãy ghi 3 sao, 4 sao hoặc 5 sao.",
                           "The star cannot be read; write 3 sao, 4 sao or 5 sao."});
}

Result<DateReading, Unreadable> read_date(std::string_view text) {
    const std::string folded = search_key(text);
    const auto words = split_words(folded);
    const auto numbers = numbers_of_date(words);
    if (!numbers || numbers->empty()) return fail(no_date());
    const auto& n = *numbers;
    if (n.size() == 1) return one_number(n[0]);
    if (n.size() == 2) {  // 12/2023, "Quý 4 năm 2023": the day is not known
        const Number year = n[0].digits == 4 ? n[0] : n[1];
        if (year.digits != 4 || !is_year(year.value)) return fail(no_date());
        return DateReading{std::nullopt, static_cast<std::int32_t>(year.value)};
    }
    if (n.size() > 3) return fail(no_date());
    if (n[0].digits == 4) return day_of(n[2].value, n[1].value, n[0].value, false);
    return day_of(n[0].value, n[1].value, n[2].value, n[2].digits == 2);
}

std::optional<TermReading> read_term(std::string_view text) {
    const auto of = [](std::string_view first, std::string_view second) -> std::optional<TermReading> {
        const auto from = read_date(first);
        const auto to = read_date(second);
        if (!from || !to || !from->day || !to->day || *to->day <= *from->day) return std::nullopt;
        return TermReading{*from->day, *to->day};
    };
    for (const std::string_view sign : {"đến", "–", " - ", "-", "->"}) {
        for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
            if (const auto term = of(text.substr(0, at), text.substr(at + sign.size()))) return term;
        }
    }
    return std::nullopt;
}

Result<std::int32_t, Unreadable> read_year(std::string_view text) {
    const std::string folded = search_key(text);
    std::optional<std::int32_t> year;
    for (const std::string_view word : split_words(folded)) {
        const auto number = whole_number(word);
        if (!number || word.size() != 4 || !is_year(*number)) continue;
        if (year && *year != *number) {
            return fail(Unreadable{"Ô nêu nhiều năm; mỗi lần công nhận một dòng.",
                                   "The cell names several years; write one row for each recognition."});
        }
        year = static_cast<std::int32_t>(*number);
    }
    if (year) return *year;
    if (const auto date = read_date(text); date && date->day) return date->day->year();
    return fail(Unreadable{"Không đọc được năm; hãy ghi bốn chữ số, ví dụ 2023.",
                           "The year cannot be read; write four digits, for example 2023."});
}

std::optional<std::int32_t> year_of_title(std::string_view text) {
    const std::string folded = search_key(text);
    const auto words = split_words(folded);
    std::optional<std::int32_t> year;
    int years = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number = whole_number(words[i]);
        if (!number || words[i].size() != 4 || !is_year(*number)) continue;
        ++years;
        if (i == 0 || words[i - 1] != "nam") continue;
        if (i >= 2 && (words[i - 2] == "den" || words[i - 2] == "tu" || words[i - 2] == "het")) continue;
        if (i >= 4 && words[i - 3] == "thang") continue;  // "tháng 12 năm 2023": the day of a letter
        year = static_cast<std::int32_t>(*number);
    }
    if (years != 1 || has_words(folded, "giai doan") || has_words(folded, "tinh den")) return std::nullopt;
    return year;
}

Result<Points, Unreadable> read_score(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || c == ',' || c == '.') {
            digits += c;
        } else if (c == '/' || c == '%') {  // "88,5/100", "88,5%"
            break;
        }
    }
    while (!digits.empty() && (digits.back() == '.' || digits.back() == ',')) digits.pop_back();
    const auto points = parse_points(digits);
    const std::string folded = search_key(text);
    const bool foreign_words = std::ranges::any_of(split_words(folded), [](std::string_view word) {
        return word.find_first_of("0123456789") == std::string_view::npos && word != "diem" && word != "d";
    });
    if (points && !foreign_words && *points <= Points(100)) return *points;
    return fail(Unreadable{"Không đọc được điểm; điểm là số từ 0 đến 100, ví dụ 88,5.",
                           "The score cannot be read; it is a number from 0 to 100, for example 88.5."});
}

}  // namespace saolang::registry

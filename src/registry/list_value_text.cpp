// The cells that hold numbers of papers, of producers, and words: decisions, tax codes, telephones, names, addresses.

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.hpp"
#include "registry/list_value.hpp"

namespace saolang::registry {

namespace {

// What an address begins with, folded.
constexpr std::array<std::string_view, 18> place_words{"thon", "xa",      "phuong", "khoi", "to",        "thi tran",
                                                       "tt",   "dia chi", "so",     "ap",   "duong",     "huyen",
                                                       "tp",   "thi xa",  "tx",     "khu",  "thanh pho", "km"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

// Positions in the bytes of a text of "QĐ" or "QD", in any case; "Q§" and "QÑ" are what old code pages make of it, and
// too short to be mended as words are.
std::size_t find_decision_sign(std::string_view text, std::size_t from) {
    std::size_t found = std::string_view::npos;
    for (const std::string_view sign : {"QĐ", "QD", "qđ", "qd", "Qđ", "Q§", "QÑ"})
        found = std::min(found, text.find(sign, from));
    return found;
}

// "3635 / QĐ- UBND" whose sign stands at `sign`, without its spaces; `end` moves behind it.
std::string number_around(std::string_view text, std::size_t sign, std::size_t& end) {
    std::size_t begin = sign;
    const auto belongs_before = [](char c) { return is_digit(c) || c == '/' || c == ' '; };
    while (begin > 0 && belongs_before(text[begin - 1])) --begin;
    end = sign;
    while (end < text.size() && text[end] != ',' && text[end] != ';' && text[end] != ' ' && text[end] != ')') ++end;
    while (end < text.size() && end > 0 && text[end - 1] == '-' && text[end] == ' ') {  // "QĐ- UBND"
        ++end;
        while (end < text.size() && text[end] != ',' && text[end] != ';' && text[end] != ' ' && text[end] != ')') ++end;
    }
    std::string number;
    for (const char c : text.substr(begin, end - begin)) {
        if (c != ' ') number += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    for (std::size_t at = number.find("/QD"); at != std::string::npos; at = number.find("/QD"))
        number.replace(at, 3, "/QĐ");
    for (const std::string_view old : {"§", "Ñ"}) {
        if (const std::size_t at = number.find(old); at != std::string::npos) number.replace(at, old.size(), "Đ");
    }
    for (std::size_t at = number.find("đ"); at != std::string::npos; at = number.find("đ")) number.replace(at, 2, "Đ");
    while (!number.empty() && number.back() == '.') number.pop_back();
    return number;
}

struct NumberFound {
    std::string number;
    std::size_t end = 0;
};
std::vector<NumberFound> decision_numbers(std::string_view text) {
    std::vector<NumberFound> found;
    for (std::size_t at = find_decision_sign(text, 0); at != std::string_view::npos;
         at = find_decision_sign(text, at + 2)) {
        std::size_t before = at;
        while (before > 0 && text[before - 1] == ' ') --before;
        if (before == 0 || text[before - 1] != '/') continue;  // "QĐ số …": no number yet
        std::size_t end = at;
        std::string number = number_around(text, at, end);
        if (number.empty() || !is_digit(number.front())) continue;
        found.push_back({std::move(number), end});
    }
    return found;
}

// The date that stands in a text: after "ngày", else where digits part by / - or a full stop.
std::optional<Date> date_in(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
        std::size_t end = i;
        while (end < text.size() && (is_digit(text[end]) || text[end] == '/' || text[end] == '-' || text[end] == '.'))
            ++end;
        while (end > i && !is_digit(text[end - 1])) --end;
        const auto reading = read_date(text.substr(i, end - i));
        if (reading && reading->day && end - i >= 6 && digits_of(text.substr(i, end - i)).size() + 2 == end - i)
            return reading->day;
        i = std::max(i, end - 1);
    }
    const std::string folded = search_key(text);
    const auto words = split_words(folded);
    for (std::size_t i = 0; i + 4 < words.size(); ++i) {  // "22 tháng 12 năm 2023"
        if (words[i + 1] != "thang" || words[i + 3] != "nam") continue;
        const auto reading =
            read_date(std::string(words[i]) + "/" + std::string(words[i + 2]) + "/" + std::string(words[i + 4]));
        if (reading) return reading->day;
    }
    return std::nullopt;
}

std::string authority_in(std::string_view text) {
    const std::size_t of = text.find("của ");
    if (of == std::string_view::npos) return {};
    std::string_view rest = text.substr(of + std::string_view("của ").size());
    for (const std::string_view end : {",", ";", ")", " về ", "."}) rest = rest.substr(0, rest.find(end));
    return clean_text(rest);
}

bool starts_with_word(std::string_view folded, std::string_view words) {
    return folded == words || (folded.starts_with(words) && folded[words.size()] == ' ');
}

// The tail of `text` behind its first `count` folded words.
std::string_view behind_words(std::string_view text, std::size_t count) {
    for (; count > 0; --count) {
        text.remove_prefix(std::min(text.find_first_of(" :.-"), text.size()));
        text.remove_prefix(std::min(text.find_first_not_of(" :.-"), text.size()));
    }
    return text;
}

}  // namespace

Result<DecisionReading, Unreadable> read_decision(std::string_view text) {
    DecisionReading reading;
    const auto found = decision_numbers(text);
    if (std::ranges::any_of(found, [&](const NumberFound& other) { return other.number != found.front().number; })) {
        return fail(Unreadable{"Ô nêu nhiều quyết định; mỗi lần công nhận một dòng.",
                               "The cell names several decisions; write one row for each recognition."});
    }
    std::string_view rest = text;
    if (!found.empty()) {
        reading.number = found.front().number;
        rest = text.substr(found.front().end);
    } else {
        const std::string folded = search_key(text);
        std::vector<std::string_view> words = split_words(folded);
        std::erase_if(words, [](std::string_view w) { return w == "so" || w == "qd" || w == "quyet" || w == "dinh"; });
        if (!words.empty() && whole_number(words.front()) && words.front().size() <= 5) {
            reading.number = words.front();  // only the number: the list does not say whose
            rest = text.substr(std::min(text.find(words.front()) + words.front().size(), text.size()));
        }
    }
    reading.date = date_in(rest);
    reading.authority = authority_in(rest);
    return reading;
}

Result<TaxCodeReading, Unreadable> read_tax_code(std::string_view text) {
    const Unreadable unreadable{
        "Không đọc được mã số thuế; mã có 10, 12 hoặc 13 chữ số. Hãy định dạng ô là văn bản và gõ lại.",
        "The tax code cannot be read; it has 10, 12 or 13 digits. Format the cell as text and type it again."};
    for (const std::string_view label : {"MST", "Mã số thuế", "mã số thuế", ":"}) {
        while (text.starts_with(' ')) text.remove_prefix(1);
        if (text.starts_with(label)) text.remove_prefix(label.size());
    }
    const bool only_digits = text.find_first_not_of("0123456789 .-'") == std::string_view::npos;
    std::string digits = digits_of(text);
    if (!only_digits || digits.empty()) return fail(unreadable);
    const bool branch = text.find('-') != std::string_view::npos;
    // Nine digits, or twelve with a branch: the leading zero was lost when the cell became a number. Eleven: a
    // personal number, all of which begin with 0.
    const bool lost =
        digits.size() == 9 || digits.size() == 11 || (digits.size() == 12 && (branch || digits[0] != '0'));
    if (lost) digits.insert(digits.begin(), '0');
    if (digits.size() == 13) digits.insert(10, "-");
    if (digits.size() != 10 && digits.size() != 12 && digits.size() != 14) return fail(unreadable);
    return TaxCodeReading{digits, lost};
}

std::optional<std::string> read_phone(std::string_view text) {
    std::string out;
    std::string one;
    const auto flush = [&] {
        std::string digits = std::exchange(one, {});
        if (digits.starts_with("84") && digits.size() == 11) digits.replace(0, 2, "0");
        if (digits.size() == 9 && digits[0] != '0') digits.insert(digits.begin(), '0');
        if (digits.size() < 10 || digits.size() > 11) return;
        if (!out.empty()) out += "; ";
        out += digits;
    };
    if (text.find("E+") != std::string_view::npos || text.find("e+") != std::string_view::npos) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c)) {
            one += c;
        } else if (c == ';' || c == ',' || c == '/' || c == '\n' || (c == '-' && one.size() >= 9) ||
                   (c == ' ' && one.size() >= 10)) {
            flush();
        }
    }
    flush();
    if (out.empty()) return std::nullopt;
    return out;
}

std::string without_numbering(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const bool behind = digits > 0 && digits <= 3 && digits + 1 < text.size();
    const bool slash = behind && text[digits] == '/' && text[digits + 1] == ' ';
    if (behind && (slash || text[digits] == '.' || text[digits] == ')') && !is_digit(text[digits + 1])) {
        text.remove_prefix(digits + 1);
    }
    while (!text.empty() &&
           (text.front() == ' ' || text.front() == '-' || text.front() == '+' || text.front() == '*')) {
        text.remove_prefix(1);
    }
    return std::string(text);
}

std::string bare_product_name(std::string_view text) {
    // Marks of notes under the table: "Nước mắm (*)".
    for (const std::string_view mark : {"(*)", "(**)", "(***)"}) {
        if (text.size() > mark.size() && text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    std::string name = without_numbering(text);
    const std::string all = search_key(name);
    const bool labelled = all.starts_with("ocop") || all.starts_with("sp ocop") || all.starts_with("san pham");
    for (const auto& [words, count] :
         {std::pair<std::string_view, std::size_t>{"san pham ocop", 3}, {"san pham", 2}, {"sp ocop", 2}, {"ocop", 1}}) {
        if (!labelled) break;
        const std::string folded = search_key(name);
        // "Sản phẩm" alone before a colon is a label; "OCOP" before a name always is.
        const bool label = words != "san pham" || name.find(':') != std::string::npos;
        if (label && starts_with_word(folded, words) && folded.size() > words.size()) {
            name = std::string(behind_words(name, count));
        }
    }
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"'", "'"}, {"«", "»"}}) {
        const bool quoted = name.size() > open.size() + close.size() && name.starts_with(open) && name.ends_with(close);
        const std::string inner =
            quoted ? name.substr(open.size(), name.size() - open.size() - close.size()) : std::string();
        if (quoted && inner.find(open) == std::string::npos) name = inner;
    }
    return clean_text(name);
}

ProducerCell split_producer_cell(std::string_view text) {
    ProducerCell cell;
    std::string_view rest = text;
    std::size_t phone_at = std::string_view::npos;
    for (const std::string_view sign :
         {"ĐT:", "ĐT ", "SĐT", "Đt:", "đt:", "Điện thoại", "điện thoại", "Tel", "DĐ:", "ĐTDĐ"}) {
        const std::size_t at = rest.find(sign);
        if (at != std::string_view::npos && at > 0 && digits_of(rest.substr(at)).size() >= 9)
            phone_at = std::min(phone_at, at);
    }
    if (phone_at != std::string_view::npos) {
        cell.phone = read_phone(rest.substr(phone_at)).value_or("");
        rest = rest.substr(0, phone_at);
    }
    for (std::size_t at = rest.find_first_of(",;"); at != std::string_view::npos;
         at = rest.find_first_of(",;", at + 1)) {
        const std::string tail = search_key(rest.substr(at));
        if (std::ranges::any_of(place_words, [&](std::string_view w) { return starts_with_word(tail, w); })) {
            cell.address = clean_text(rest.substr(at + 1));
            rest = rest.substr(0, at);
            break;
        }
    }
    while (!cell.address.empty() &&
           (cell.address.back() == ';' || cell.address.back() == ',' || cell.address.back() == '-'))
        cell.address.pop_back();
    cell.address = clean_text(cell.address);
    std::string name = without_numbering(rest);
    while (!name.empty() &&
           (name.back() == ' ' || name.back() == ';' || name.back() == ',' || name.back() == '(' || name.back() == '-'))
        name.pop_back();
    cell.name = clean_text(name);
    return cell;
}

bool is_province_city(std::string_view folded) {
    constexpr std::array<std::string_view, 6> cities{"da nang", "ha noi", "hai phong", "can tho", "ho chi minh", "hue"};
    return std::ranges::any_of(cities, [&](std::string_view city) { return has_words(folded, city); });
}

bool begins_contact(std::string_view folded) {
    constexpr std::array<std::string_view, 4> telephones{"dt", "sdt", "dien thoai", "tel"};
    const auto begins = [&](std::string_view word) { return starts_with_word(folded, word); };
    return std::ranges::any_of(place_words, begins) || std::ranges::any_of(telephones, begins);
}

AddressPlaces places_in_address(std::string_view address) {
    AddressPlaces found;
    constexpr std::array<std::string_view, 7> communes{"xa", "phuong", "p", "thi tran", "tt", "x", "dac khu"};
    constexpr std::array<std::string_view, 6> districts{"huyen", "thi xa", "tx", "quan", "h", "q"};
    while (!address.empty()) {
        std::size_t end = std::min(address.find_first_of(",;"), address.size());
        std::size_t next = end + 1;
        for (const std::string_view dash : {" - ", " – ", " — "}) {
            const std::size_t at = address.find(dash);
            if (at < end) {
                end = at;
                next = at + dash.size();
            }
        }
        std::string_view part = address.substr(0, end);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && (part.back() == '.' || part.back() == ' ')) part.remove_suffix(1);
        const std::string folded = search_key(part);
        const auto begins = [&](std::string_view word) {
            return starts_with_word(folded, word) && folded.size() > word.size();
        };
        if (std::ranges::any_of(communes, begins)) {
            found.commune = clean_text(part);
        } else if (std::ranges::any_of(districts, begins)) {
            found.district = clean_text(part);
        } else if (begins("tinh")) {
            found.province = clean_text(part);
        } else if (begins("tp") || begins("thanh pho")) {
            // A city may be a province's or a district; under a commune named before it stands as a district when it
            // is none of the cities that are provinces.
            (is_province_city(folded) ? found.province : found.district) = clean_text(part);
        }
        address.remove_prefix(std::min(next, address.size()));
    }
    return found;
}

}  // namespace saolang::registry

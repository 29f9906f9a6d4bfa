#include "programme/record_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/record_value.hpp"

namespace saolang::programme {

namespace {

using registry::has_words;
using registry::Unreadable;
using Reading = Result<std::string, Unreadable>;

tl::unexpected<Unreadable> refuse(std::string vi, std::string en) {
    return fail(Unreadable{std::move(vi), std::move(en)});
}

// The number times ten to the power of `places`; nothing when more decimals stand in it. `point`: a point parts
// decimals, as spreadsheets keep numbers.
std::optional<std::int64_t> scaled(std::string_view text, bool point, std::size_t places) {
    const bool below = text.starts_with('-');
    if (below) text.remove_prefix(1);
    auto sign = text.find_last_of(".,");
    // "1.250": three digits behind the only kind of sign group thousands.
    if (!point && sign != std::string_view::npos && text.size() - sign == 4 &&
        text.find(text[sign] == '.' ? ',' : '.') == std::string_view::npos)
        sign = std::string_view::npos;
    const auto whole = parse_grouped(text.substr(0, sign));
    if (!whole || *whole < 0) return std::nullopt;
    std::string decimals(sign == std::string_view::npos ? std::string_view() : text.substr(sign + 1));
    while (decimals.size() > places && decimals.back() == '0') decimals.pop_back();
    if (decimals.size() > places || decimals.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    decimals.resize(places, '0');
    const auto all = number_in<std::int64_t>(std::to_string(*whole) + decimals);
    return all && below ? std::optional(-*all) : all;
}

std::size_t zeros_of(std::int64_t scale) { return std::to_string(scale).size() - 1; }

// The text without the words around its number: "3 sao", "Đợt 1", "70 %".
std::string number_alone(std::string_view text) {
    const auto first = text.find_first_of("0123456789");
    if (first == std::string_view::npos) return {};
    const auto last = text.find_last_of("0123456789");
    auto from = first;
    if (from > 0 && text[from - 1] == '-') --from;
    return std::string(text.substr(from, last - from + 1));
}

// Each below makes the words of a cell into what a form takes; the form's own reading decides (record_value.hpp).

Reading read_number(const CellText& cell) {
    const auto alone = number_alone(cell.text);
    const auto number = scaled(alone, cell.number, 0);
    if (!number)
        return refuse("Không đọc được số; hãy ghi một số nguyên, ví dụ 12.",
                      "The number cannot be read; write a whole number, for example 12.");
    return std::to_string(*number);
}

Reading read_decimal(const CellText& cell) {
    const auto number = scaled(number_alone(cell.text), cell.number, 2);
    if (!number)
        return refuse("Không đọc được số; nhiều nhất hai chữ số thập phân, ví dụ 70,5.",
                      "The number cannot be read; at most two decimals, for example 70.5.");
    return fmt::format("{}{},{:02}", *number < 0 ? "-" : "", std::abs(*number) / 100, std::abs(*number) % 100);
}

Reading read_money(const CellText& cell) {
    auto alone = number_alone(cell.text);
    const bool bracketed = cell.text.starts_with('(') && cell.text.ends_with(')');  // how ledgers write a loss
    if (bracketed && !alone.starts_with('-')) alone.insert(0, 1, '-');
    const auto amount = scaled(alone, cell.number, zeros_of(money_scale(cell.text).value_or(cell.scale)));
    if (!amount)
        return refuse("Không đọc được số tiền; hãy ghi số đồng, không có số lẻ, ví dụ 125.000.000.",
                      "The amount cannot be read; write whole đồng, for example 125,000,000.");
    return std::to_string(*amount);
}

Reading read_day(std::string_view text) {
    const auto read = registry::read_date(text);
    if (!read) return fail(read.error());
    if (read->day) return to_iso(*read->day);
    return refuse("Cần đủ ngày, tháng, năm, ví dụ 31/12/2024.",
                  "The day is needed with its month and year, for example 31/12/2024.");
}

// "hội chợ, triển lãm" is written as either of its words.
std::vector<std::string> wordings_of(const Option& option) {
    std::vector<std::string> all{search_key(option.words.vi), search_key(option.words.en)};
    for (std::string_view rest = option.words.vi; !rest.empty();) {
        const auto comma = std::min(rest.find(','), rest.size());
        all.push_back(search_key(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return all;
}

// The words of one stand in the other in their order: "điểm bán" in "điểm giới thiệu và bán sản phẩm".
bool in_order(std::string_view words, std::string_view within) {
    const auto all = split_words(within);
    auto at = all.begin();
    for (const auto word : split_words(words)) {
        at = std::find(at, all.end(), word);
        if (at == all.end()) return false;
        ++at;
    }
    return true;
}

Reading read_choice(const Field& field, std::string_view text) {
    const auto folded = search_key(text);
    for (const auto& option : field.options)
        if (option.code == text || option.words.vi == text || option.words.en == text) return std::string(option.code);
    const Option* best = nullptr;
    std::size_t longest = 0;
    bool several = false;
    for (const auto& option : field.options)
        for (const auto& wording : wordings_of(option)) {
            const bool inside = !wording.empty() && (in_order(wording, folded) || in_order(folded, wording));
            const auto size = wording == folded ? std::size_t{10'000} : std::min(wording.size(), folded.size());
            if (!inside || folded.empty() || size < longest) continue;
            several = size == longest && best != &option;
            longest = size;
            best = &option;
        }
    if (best != nullptr && !several) return std::string(best->code);
    std::string vi;
    std::string en;
    for (const auto& option : field.options) {
        vi.append(vi.empty() ? "" : "; ").append(option.words.vi);
        en.append(en.empty() ? "" : "; ").append(option.words.en);
    }
    return refuse(fmt::format("Không nhận ra; hãy ghi một trong: {}.", vi),
                  fmt::format("Not known; write one of: {}.", en));
}

std::optional<std::int64_t> roman_or_number(std::string_view word) {
    constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
    if (const auto found = std::ranges::find(roman, word); found != roman.end()) return found - roman.begin() + 1;
    return registry::whole_number(word);
}

std::optional<DaysOf> months(std::int64_t year, std::int64_t first, std::int64_t count) {
    if (year < 1990 || year > 2100 || first < 1 || count < 1 || first + count > 13) return std::nullopt;
    const auto from = Date::from_civil(static_cast<int>(year), static_cast<unsigned>(first), 1);
    const auto next = first + count == 13
                          ? Date::from_civil(static_cast<int>(year) + 1, 1, 1)
                          : Date::from_civil(static_cast<int>(year), static_cast<unsigned>(first + count), 1);
    return DaysOf{*from, next->plus_days(-1)};
}

}  // namespace

namespace {

Reading as_typed(const Field& field, const CellText& cell) {
    switch (field.holds) {
        case Holds::choice:
            return read_choice(field, cell.text);
        case Holds::yes_no: {
            const auto answer = registry::read_yes_no(cell.text);
            if (!answer) return refuse("Hãy ghi Có hoặc Không.", "Write Có (yes) or Không (no).");
            return std::string(*answer ? "1" : "0");
        }
        case Holds::date:
            return read_day(cell.text);
        case Holds::money:
            return read_money(cell);
        case Holds::number:
            return read_number(cell);
        case Holds::decimal:
            return read_decimal(cell);
        default:
            return std::string(cell.text);
    }
}

}  // namespace

Result<std::string, Unreadable> read_cell(const Field& field, const CellText& cell) {
    const auto typed = as_typed(field, cell);
    if (!typed) return typed;
    web::Form form({{std::string(field.name), *typed}});
    auto stored = read_value(form, field, web::Need::optional);
    if (!form.valid())
        return refuse(std::string(form.error(field.name, web::Language::vi)),
                      std::string(form.error(field.name, web::Language::en)));
    return stored.value_or("");
}

std::optional<std::int64_t> money_scale(std::string_view words) {
    const auto folded = search_key(words);
    const auto any = [&](std::initializer_list<std::string_view> those) {
        return std::ranges::any_of(those, [&](std::string_view those_words) { return has_words(folded, those_words); });
    };
    if (any({"ty dong", "ty vnd", "ty"})) return 1'000'000'000;
    if (any({"trieu dong", "tr dong", "trieu", "trd", "tr d", "trieu vnd"})) return 1'000'000;
    if (any({"nghin dong", "ngan dong", "1000 dong", "1 000 dong", "1000d", "nghin", "ngan"})) return 1'000;
    return any({"dong", "vnd", "d"}) ? std::optional<std::int64_t>(1) : std::nullopt;
}

std::optional<DaysOf> period_in(std::string_view text) {
    if (const auto term = registry::read_term(text)) return DaysOf{term->from, term->to};
    const auto folded = search_key(text);
    const auto words = split_words(folded);
    std::optional<std::int64_t> year;
    std::size_t year_at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number = words[i].size() == 4 ? registry::whole_number(words[i]) : std::nullopt;
        if (!number || *number < 1990 || *number > 2100) continue;
        if (year && *year != *number) return std::nullopt;  // "giai đoạn 2021 - 2025"
        year = number;
        year_at = i;
    }
    if (!year) return std::nullopt;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto number = roman_or_number(words[i + 1]);
        if (words[i] == "quy" && number && *number <= 4) return months(*year, *number * 3 - 2, 3);
        if (words[i] == "thang" && number && *number <= 12 && i + 1 != year_at) {
            const bool day = i > 0 && registry::whole_number(words[i - 1]);  // "ngày 12 tháng 3 năm 2024"
            return day ? std::nullopt : months(*year, *number, 1);
        }
        const auto count = registry::whole_number(words[i]);
        if (count && words[i + 1] == "thang" && *count < 12) {
            const bool late = i + 2 < words.size() && words[i + 2] == "cuoi";
            return late ? months(*year, 13 - *count, *count) : months(*year, 1, *count);
        }
    }
    const bool whole = words.size() == 1 || has_words(folded, "nam") || year_at + 1 == words.size();
    return whole && !has_words(folded, "giai doan") && !has_words(folded, "ngay") ? months(*year, 1, 12) : std::nullopt;
}

}  // namespace saolang::programme

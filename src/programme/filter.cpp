#include "programme/filter.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "places/gazetteer.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word field_not_known{"Không có mục này", "There is no such field"};
constexpr web::Word compare_missing{"Thiếu phép so sánh: =, !=, >=, <=, known, unknown",
                                    "A comparison is missing: =, !=, >=, <=, known, unknown"};
constexpr web::Word compare_does_not_fit{"Mục này không so sánh như thế được", "The field has no such comparison"};
constexpr web::Word value_missing{"Thiếu giá trị để so sánh", "A value to compare with is missing"};
constexpr web::Word value_too_much{"Phép so sánh này không có giá trị theo sau", "Nothing may follow this comparison"};
constexpr web::Word one_value_alone{"Phép so sánh này chỉ nhận một giá trị", "This comparison takes one value"};
constexpr web::Word value_not_read{"Không đọc được giá trị", "The value cannot be read"};

std::string_view take_word(std::string_view& rest) {
    const auto begin = std::min(rest.find_first_not_of(' '), rest.size());
    const auto end = std::min(rest.find(' ', begin), rest.size());
    const auto word = rest.substr(begin, end - begin);
    rest.remove_prefix(end);
    return word;
}

std::vector<std::string> split_values(std::string_view text) {
    std::vector<std::string> values;
    while (true) {
        const auto comma = text.find(',');
        values.push_back(clean_text(text.substr(0, comma)));
        if (comma == std::string_view::npos) return values;
        text.remove_prefix(comma + 1);
    }
}

std::optional<std::int64_t> hundredths(std::string_view text) {
    const auto points = parse_points(text);
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 100;
    if (!points || 100 % points->denominator() != 0 || std::abs(points->numerator()) > most) return std::nullopt;
    return points->numerator() * (100 / points->denominator());
}

std::optional<std::int64_t> date_days(std::string_view text) {
    auto date = parse_iso_date(text);
    if (!date) date = parse_vietnamese_date(text);
    return date ? std::optional<std::int64_t>(date->days()) : std::nullopt;
}

std::optional<std::int64_t> option_number(std::span<const Option> options, std::string_view code) {
    const auto found = std::ranges::find(options, code, &Option::code);
    return found == options.end() ? std::nullopt : std::optional<std::int64_t>(found - options.begin());
}

std::optional<std::int64_t> yes_or_no(std::string_view text) {
    const auto key = search_key(text);
    if (key == "1" || key == "co" || key == "yes") return 1;
    if (key == "0" || key == "khong" || key == "no") return 0;
    return std::nullopt;
}

std::optional<std::int64_t> number_of(const FilterField& field, std::string_view text) {
    switch (field.holds) {
        case Holds::choice:
            return option_number(field.options, text);
        case Holds::yes_no:
            return yes_or_no(text);
        case Holds::date:
            return date_days(text);
        case Holds::decimal:
            return hundredths(text);
        case Holds::money: {
            const auto money = parse_dong(text);
            return money ? std::optional(money->amount) : std::nullopt;
        }
        default:
            return parse_grouped(text);
    }
}

bool is_unit_code(std::string_view code) {
    return std::ranges::any_of(places::Gazetteer::shipped().all(),
                               [&](const places::Unit& unit) { return unit.code == code; });
}

// False: it cannot be read.
bool add_value(const FilterField& field, const std::string& text, Condition& condition) {
    if (field.holds == Holds::text || field.holds == Holds::unit) {
        const bool is_unit = field.holds == Holds::unit;
        auto key = is_unit ? text : search_key(text);
        if (key.empty() || (is_unit && !is_unit_code(key))) return false;
        condition.texts.push_back(std::move(key));
        return true;
    }
    const auto key = search_key(text);
    if (field.holds == Holds::date && (key == "ngay" || key == "day")) {
        condition.moving = Condition::Moving::day;
        return true;
    }
    if (field.holds == Holds::number && (key == "nam" || key == "year")) {
        condition.moving = Condition::Moving::year;
        return true;
    }
    const auto number = number_of(field, text);
    if (number) condition.numbers.push_back(*number);
    return number.has_value();
}

using Read = Result<Condition, FilterProblem>;

Read parse_values(const FilterField& field, Condition condition, std::string_view text, std::size_t line) {
    const auto problem = [&](std::string_view part, const web::Word& why) {
        return fail(FilterProblem{line, std::string(part), &why});
    };
    const bool asks_for_value = condition.compare != Compare::known && condition.compare != Compare::not_known;
    if (!asks_for_value && text.empty()) return condition;
    if (!asks_for_value) return problem(text, value_too_much);
    if (text.empty()) return problem(field.name, value_missing);
    // A decimal's comma is no list.
    const bool is_list = field.holds == Holds::choice || field.holds == Holds::text || field.holds == Holds::unit;
    const auto values = is_list ? split_values(text) : std::vector{clean_text(text)};
    if (values.size() > 1 && condition.compare != Compare::is && condition.compare != Compare::is_not)
        return problem(text, one_value_alone);
    for (const auto& value : values)
        if (!add_value(field, value, condition)) return problem(value, value_not_read);
    return condition;
}

Read parse_line(const Over& over, std::string_view rest, std::size_t line) {
    const auto problem = [&](std::string_view part, const web::Word& why) {
        return fail(FilterProblem{line, std::string(part), &why});
    };
    const auto fields = measurable_fields(over);
    const auto name = take_word(rest);
    const auto field = std::ranges::find(fields, name, &FilterField::name);
    if (field == fields.end()) return problem(name, field_not_known);
    const auto sign = take_word(rest);
    Condition condition{.field = static_cast<std::size_t>(field - fields.begin())};
    using enum Compare;
    constexpr std::array all{is, is_not, at_least, at_most, known, not_known};
    const auto compare = std::ranges::find(all, sign, sign_of);
    if (compare == all.end()) return problem(sign.empty() ? name : sign, compare_missing);
    condition.compare = *compare;
    const auto allowed = comparisons_of(*field);
    if (std::ranges::find(allowed, condition.compare) == allowed.end()) return problem(sign, compare_does_not_fit);
    return parse_values(*field, std::move(condition), clean_text(rest), line);
}

std::string text_of_number(const FilterField& field, std::int64_t number) {
    switch (field.holds) {
        case Holds::choice:
            return std::string(field.options[static_cast<std::size_t>(number)].code);
        case Holds::date:
            return to_iso(Date(static_cast<std::int32_t>(number)));
        case Holds::decimal:
            return to_text(Points::ratio(number, 100).value_or(Points{}));
        default:
            return std::to_string(number);
    }
}

}  // namespace

Result<Filters, FilterProblem> parse_filters(const Over& over, std::string_view text) {
    Filters filters;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        const auto one = clean_text(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (one.empty()) continue;
        auto condition = parse_line(over, one, line);
        if (!condition) return fail(std::move(condition.error()));
        filters.push_back(std::move(*condition));
    }
    return filters;
}

std::string text_of(const Over& over, const Filters& filters) {
    const auto fields = measurable_fields(over);
    std::string text;
    for (const auto& condition : filters) {
        const auto& field = fields[condition.field];
        text.append(field.name).append(" ").append(sign_of(condition.compare));
        std::string values;
        const auto add = [&](std::string_view value) { values.append(values.empty() ? " " : ", ").append(value); };
        for (const auto number : condition.numbers) add(text_of_number(field, number));
        for (const auto& value : condition.texts) add(value);
        if (condition.moving == Condition::Moving::day) add("ngày");
        if (condition.moving == Condition::Moving::year) add("năm");
        text.append(values).append("\n");
    }
    return text;
}

}  // namespace saolang::programme

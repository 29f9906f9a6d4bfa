#include "web/form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"
#include "base/text.hpp"

namespace saolang::web {

namespace {

constexpr Word missing{"Cần điền mục này.", "This field is needed."};
constexpr Word no_integer{"Cần một số nguyên, ví dụ 1.250.000.", "A whole number is needed, for example 1,250,000."};
constexpr Word no_date{"Cần một ngày có thật, dạng ngày/tháng/năm, ví dụ 31/12/2023.",
                       "A real date is needed, day/month/year, for example 31/12/2023."};
constexpr Word no_choice{"Hãy chọn một mục trong danh sách.", "Please choose one of the list."};

std::string trimmed_lines(std::string_view typed) {
    std::string text = nfc(typed);
    std::erase(text, '\r');
    const auto from = text.find_first_not_of(" \t\n");
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

}  // namespace

std::string Form::text(std::string_view field, const TextRule& rule) {
    const std::string_view sent = first(sent_, field);
    std::string text = rule.many_lines ? trimmed_lines(sent) : clean_text(sent);
    if (text.empty()) {
        if (rule.need == Need::required) refuse(field, missing);
        return text;
    }
    const std::size_t count = character_count(text);
    if (count > rule.most) {
        refuse(field, fmt::format("Dài quá: {} ký tự, nhiều nhất {}.", count, rule.most),
               fmt::format("Too long: {} characters, at most {}.", count, rule.most));
        return {};
    }
    if (count < rule.least) {
        refuse(field, fmt::format("Ngắn quá: {} ký tự, ít nhất {}.", count, rule.least),
               fmt::format("Too short: {} characters, at least {}.", count, rule.least));
        return {};
    }
    return text;
}

std::optional<std::int64_t> Form::integer(std::string_view field, const IntegerRule& rule) {
    const std::string text = clean_text(first(sent_, field));
    if (text.empty()) {
        if (rule.need == Need::required) refuse(field, missing);
        return std::nullopt;
    }
    const auto value = parse_grouped(text);
    if (!value) {
        refuse(field, no_integer);
        return std::nullopt;
    }
    if (*value < rule.least) {
        refuse(field, fmt::format("Nhỏ quá: ít nhất {}.", rule.least),
               fmt::format("Too small: at least {}.", rule.least));
        return std::nullopt;
    }
    if (*value > rule.most) {
        refuse(field, fmt::format("Lớn quá: nhiều nhất {}.", rule.most),
               fmt::format("Too large: at most {}.", rule.most));
        return std::nullopt;
    }
    return value;
}

std::optional<Date> Form::date(std::string_view field, Need need) {
    const std::string text = clean_text(first(sent_, field));
    if (text.empty()) {
        if (need == Need::required) refuse(field, missing);
        return std::nullopt;
    }
    auto date = parse_vietnamese_date(text);
    if (!date) date = parse_iso_date(text);
    if (!date) refuse(field, no_date);
    return date;
}

std::string_view Form::error(std::string_view field, Language language) const {
    const auto found = std::ranges::find(errors_, field, &Mistake::field);
    if (found == errors_.end()) return {};
    return language == Language::vi ? found->vi : found->en;
}

std::vector<FieldError> Form::errors(Language language) const {
    std::vector<FieldError> list;
    for (const Mistake& one : errors_) list.push_back({one.field, language == Language::vi ? one.vi : one.en});
    return list;
}

void Form::refuse(std::string_view field, std::string vi, std::string en) {
    errors_.push_back({std::string(field), std::move(vi), std::move(en)});
}

void Form::refuse_choice(std::string_view field, std::string_view sent, Need need) {
    if (!sent.empty()) return refuse(field, no_choice);
    if (need == Need::required) refuse(field, missing);
}

}  // namespace saolang::web

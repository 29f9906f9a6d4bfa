#include "programme/record_value.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

namespace saolang::programme {

namespace {

using web::Need;
using web::Word;

constexpr std::size_t longest_text = 300;
constexpr std::size_t longest_lines = 4'000;
constexpr std::int64_t first_year = 2018;  // the programme's first: QĐ 490/QĐ-TTg of 07/05/2018
constexpr std::int64_t last_year = 2100;
constexpr std::int64_t most_counted = 1'000'000'000;
constexpr std::int64_t most_money = 1'000'000'000'000'000;  // đồng: a thousand times a thousand billion
constexpr Word no_money{"Cần số đồng, ví dụ 12.500.000.", "An amount in đồng is needed, for example 12.500.000."};
constexpr Word no_loss{"Số tiền không âm.", "The amount is not negative."};
constexpr Word much_money{"Số tiền lớn quá. Xin đếm lại số 0.", "The amount is too large. Please count the zeros."};
constexpr Word no_decimal{"Cần một số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 70,5.",
                          "A number is needed with at most two decimals, for example 70.5."};
constexpr Word no_position{"Cần vĩ độ, kinh độ trong Việt Nam, ví dụ 15.88, 108.33.",
                           "Latitude, longitude within Vietnam are needed, for example 15.88, 108.33."};
constexpr Word no_option{"Hãy chọn một mục trong danh sách.", "Please choose one of the list."};

std::optional<std::string> read_money(web::Form& form, const Field& field, Need need) {
    auto words = form.text(field.name, {.need = need, .most = 40});
    if (words.empty()) return std::nullopt;
    const bool loss = words.starts_with("-") || words.starts_with("−");
    const auto amount = parse_dong(loss ? clean_text(words.substr(words.front() == '-' ? 1 : 3)) : words);
    if (!amount || amount->amount < 0) {
        form.refuse(field.name, no_money);
    } else if (loss && !field.negative && amount->amount != 0) {
        form.refuse(field.name, no_loss);
    } else if (amount->amount > most_money) {
        form.refuse(field.name, much_money);
    } else {
        return std::to_string(loss ? -amount->amount : amount->amount);
    }
    return std::nullopt;
}

std::optional<std::string> read_number(web::Form& form, const Field& field, Need need) {
    const bool year = field.name == "year";
    const auto number = form.integer(
        field.name, {.need = need, .least = year ? first_year : 0, .most = year ? last_year : most_counted});
    return number ? std::optional(std::to_string(*number)) : std::nullopt;
}

std::optional<std::string> read_decimal(web::Form& form, const Field& field, Need need) {
    const auto words = form.text(field.name, {.need = need, .most = 40});
    if (words.empty()) return std::nullopt;
    const auto hundredths = parse_decimal(words);
    if (!hundredths) form.refuse(field.name, no_decimal);
    return hundredths ? std::optional(std::to_string(*hundredths)) : std::nullopt;
}

std::optional<std::string> read_position(web::Form& form, const Field& field, Need need) {
    const auto words = form.text(field.name, {.need = need, .most = 60});
    if (words.empty()) return std::nullopt;
    auto position = parse_position(words);
    if (!position) form.refuse(field.name, no_position);
    return position;
}

std::optional<std::string> read_choice(web::Form& form, const Field& field, Need need) {
    const auto words = form.text(field.name, {.need = need, .most = 60});
    if (words.empty()) return std::nullopt;
    const bool known =
        field.holds == Holds::yes_no ? words == "1" || words == "0" : option_coded(field, words).has_value();
    if (!known) form.refuse(field.name, no_option);
    return known ? std::optional(words) : std::nullopt;
}

std::optional<double> degrees_in(std::string_view text) {
    const auto number = number_in<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_decimal(std::string_view typed) {
    auto text = clean_text(typed);
    const auto comma = text.find_last_of(",.");
    std::size_t decimals = comma == std::string::npos ? 0 : text.size() - comma - 1;
    // "1.250": the point groups thousands, as with money; "1,250" has three decimals.
    if (decimals == 3 && text[comma] == '.') decimals = 0;
    if (decimals > 2 || (comma != std::string::npos && comma + 1 == text.size())) return std::nullopt;
    std::string fraction;
    if (decimals > 0) {
        fraction = text.substr(comma + 1);
        text.resize(comma);
    }
    fraction.resize(2, '0');
    const auto whole = parse_grouped(text);
    const auto rest = number_in<std::int64_t>(fraction);
    constexpr std::int64_t most_whole = 1'000'000'000'000;
    if (!whole || !rest || *whole < 0 || *rest < 0 || *whole > most_whole) return std::nullopt;
    return *whole * 100 + *rest;
}

std::optional<std::string> parse_position(std::string_view typed) {
    // The mainland, Hoàng Sa and Trường Sa.
    constexpr double south = 6;
    constexpr double north = 24;
    constexpr double west = 102;
    constexpr double east = 118;
    const auto text = clean_text(typed);
    const auto gap = text.find_first_of(",; ");
    if (gap == std::string::npos) return std::nullopt;
    const auto next = text.find_first_not_of(",; ", gap);
    if (next == std::string::npos) return std::nullopt;
    const auto latitude = degrees_in(std::string_view(text).substr(0, gap));
    const auto longitude = degrees_in(std::string_view(text).substr(next));
    if (!latitude || !longitude || *latitude < south || north < *latitude || *longitude < west || east < *longitude)
        return std::nullopt;
    return fmt::format("{:.5f},{:.5f}", *latitude, *longitude);
}

std::optional<std::string> read_value(web::Form& form, const Field& field, Need need) {
    switch (field.holds) {
        case Holds::money:
            return read_money(form, field, need);
        case Holds::number:
            return read_number(form, field, need);
        case Holds::decimal:
            return read_decimal(form, field, need);
        case Holds::position:
            return read_position(form, field, need);
        case Holds::choice:
        case Holds::yes_no:
            return read_choice(form, field, need);
        case Holds::date: {
            const auto day = form.date(field.name, need);
            return day ? std::optional(to_iso(*day)) : std::nullopt;
        }
        default: {
            const bool lines = field.holds == Holds::lines;
            auto words = form.text(field.name,
                                   {.need = need, .most = lines ? longest_lines : longest_text, .many_lines = lines});
            return words.empty() ? std::nullopt : std::optional(std::move(words));
        }
    }
}

std::string stored_value(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, std::size_t at,
                         Row row) {
    const auto& field = kind.fields[at];
    const auto& table = (*world.ledger)[kind];
    const auto& index = *world.index;
    const auto number = table.numbers[at].empty() ? absent : table.number(at, row);
    const auto position = static_cast<std::size_t>(number);
    switch (field.holds) {
        case Holds::text:
        case Holds::lines:
        case Holds::position:
            return table.text(at, row);
        case Holds::choice:
            return std::string(field.options[position].code);
        case Holds::date:
            return to_iso(*table.date(at, row));
        case Holds::unit:
            return unit_key(*table.unit(at, row), gazetteer);
        case Holds::product:
            return std::to_string(static_cast<std::int64_t>(index.products[position].id));
        case Holds::producer:
            return std::to_string(static_cast<std::int64_t>(index.producers[position].id));
        case Holds::decision:
            return std::to_string(static_cast<std::int64_t>(index.decisions[position].id));
        case Holds::record:
            return std::to_string((*world.ledger)[*field.of].ids[position]);
        default:
            return std::to_string(number);
    }
}

Values values_at(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, Row row) {
    Values values(kind.fields.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        if ((*world.ledger)[kind].has(i, row)) values[i] = stored_value(world, gazetteer, kind, i, row);
    return values;
}

}  // namespace saolang::programme

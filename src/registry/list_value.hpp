#pragma once
// Single cells of a province's list, as people write them, read into values or refused in words.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/result.hpp"
#include "registry/star.hpp"

namespace saolang::registry {

// What is wrong with a value and what to do, for people.
struct Unreadable {
    std::string vi;
    std::string en;
};

// True when the words stand in the text one after the other, whole.
[[nodiscard]] bool has_words(std::string_view folded, std::string_view words);
// The first `most` bytes, no letter cut in two.
[[nodiscard]] std::string cut(std::string_view text, std::size_t most);
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view digits);

[[nodiscard]] bool means_nothing(std::string_view text);     // "", "-", "…", "không có", "N/A"
[[nodiscard]] bool means_as_above(std::string_view text);    // "nt", "như trên", "-nt-", a ditto sign
[[nodiscard]] bool is_formula_error(std::string_view text);  // "#REF!" as text: a CSV file has no other way to say it
[[nodiscard]] bool is_cross(std::string_view text);          // "x", "✓", "1", "+"
// "có", "không", "x", "nữ", "1", "0"; nothing when it is neither.
[[nodiscard]] std::optional<bool> read_yes_no(std::string_view text);

struct StarReading {
    std::optional<Star> star;
    bool not_reached = false;  // judged, and below three stars: no certificate (QĐ 26/2026, Điều 3)
    bool read_with_care = false;
};
[[nodiscard]] Result<StarReading, Unreadable> read_star(std::string_view text);

// A day, or only its year where the list says no more.
struct DateReading {
    std::optional<Date> day;
    std::optional<std::int32_t> year;
};
// As text in any order people use with the day before the month, or a spreadsheet's serial number.
[[nodiscard]] Result<DateReading, Unreadable> read_date(std::string_view text);
// "21/10/2022 - 21/10/2025", "từ ngày … đến ngày …"; nothing when the text is no two days in their order.
struct TermReading {
    Date from;
    Date to;
};
[[nodiscard]] std::optional<TermReading> read_term(std::string_view text);
[[nodiscard]] Result<std::int32_t, Unreadable> read_year(std::string_view text);
// The only year a title names as its own: not "đến năm 2023", not "giai đoạn 2018 - 2020".
[[nodiscard]] std::optional<std::int32_t> year_of_title(std::string_view text);

struct DecisionReading {
    std::string number;  // "3635/QĐ-UBND"; empty: none was named
    std::optional<Date> date;
    std::string authority;  // "UBND tỉnh Quảng Nam"; empty: not named
};
[[nodiscard]] Result<DecisionReading, Unreadable> read_decision(std::string_view text);

[[nodiscard]] Result<Points, Unreadable> read_score(std::string_view text);

struct TaxCodeReading {
    std::string code;
    bool zero_restored = false;
};
[[nodiscard]] Result<TaxCodeReading, Unreadable> read_tax_code(std::string_view text);
// Digits of one or several telephones, "; " between them; nothing when digits are lost ("9,05E+08") or there are none.
[[nodiscard]] std::optional<std::string> read_phone(std::string_view text);

// A name without numbering, "Sản phẩm:", "OCOP" before it and quotes around it.
[[nodiscard]] std::string bare_product_name(std::string_view text);
[[nodiscard]] std::string without_numbering(std::string_view text);

// "HTX Nông nghiệp X, thôn 3, xã Y; ĐT 0905…" in one cell.
struct ProducerCell {
    std::string name;
    std::string address;
    std::string phone;
};
[[nodiscard]] ProducerCell split_producer_cell(std::string_view text);

// "xã Đại Hiệp", "huyện Đại Lộc" out of an address; empty where it names none.
struct AddressPlaces {
    std::string commune;
    std::string district;
    std::string province;
};
[[nodiscard]] AddressPlaces places_in_address(std::string_view address);
// Folded: "thanh pho da nang" names one of the cities that are provinces.
[[nodiscard]] bool is_province_city(std::string_view folded);
// Folded: "xa …", "dt …", "dia chi …": a place or a telephone follows a name.
[[nodiscard]] bool begins_contact(std::string_view folded);

}  // namespace saolang::registry

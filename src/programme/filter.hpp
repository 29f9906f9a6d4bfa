#pragma once
// Bộ lọc: which products, producers or records an office's own indicator means. A list of conditions, one a line:
//   scheme = vietgap
//   valid_to >= ngày        (the day asked about)
//   product.star >= 4
//   finished_on known
// Text a person typed is read into values here; nothing of it goes on as text.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "programme/kind.hpp"

namespace saolang::programme {

class Asked;

// What is counted over: products, producers, or the records of a kind.
struct Over {
    enum class What : std::uint8_t { products, producers, records } what = What::records;
    const Kind* kind = nullptr;  // of records
    bool operator==(const Over&) const = default;
};
[[nodiscard]] std::optional<Over> over_named(std::string_view name);  // "product", "producer", "standard", …
[[nodiscard]] std::string_view name_of(const Over& over);
// Everything that may be counted over, for a form's choice.
[[nodiscard]] std::vector<Over> all_over();
[[nodiscard]] web::Word words_of(const Over& over);

// A thing a condition may ask about. Where the value comes from:
enum class Source : std::uint8_t {
    own,              // a field of the record
    parent,           // a field of the record it names by `through`: "training.audience"
    product_group,    // of the product meant
    product_star,     // the star that stands on the day, 0 when none does
    producer_kind,    // of the producer meant
    producer_star,    // the highest star of its products
    producer_women,   // whether women lead it
    place,            // the unit it lies in, under the hierarchy asked about
    standing,         // it has begun, and has neither ended nor been withdrawn
    documents,        // how many pictures, scans and documents it has
    records_standing  // how many records of a kind name it and stand on the day
};
struct FilterField {
    std::string name;
    std::string label_vi;
    std::string label_en;
    Holds holds = Holds::number;
    std::span<const Option> options = {};  // of a choice
    Source source = Source::own;
    std::size_t field = 0;
    std::size_t through = 0;
    KindId of = {};  // of parent: the kind named; of records_standing: the kind counted
    bool confidential = false;
    bool personal = false;  // of people: told one by one to those alone who may see private facts
    [[nodiscard]] std::string_view label(web::Language language) const {
        return language == web::Language::vi ? label_vi : label_en;
    }
};
[[nodiscard]] std::span<const FilterField> measurable_fields(const Over& over);

// The comparisons a field allows, in the order a form offers them.
enum class Compare : std::uint8_t { is, is_not, at_least, at_most, known, not_known };
[[nodiscard]] std::vector<Compare> comparisons_of(const FilterField& field);
[[nodiscard]] std::string_view sign_of(Compare compare);  // "=", "!=", ">=", "<=", "known", "unknown"
[[nodiscard]] web::Word words_of(Compare compare);

struct Condition {
    std::size_t field = 0;  // of measurable_fields
    Compare compare = Compare::is;
    // Of `is` and `is_not` any of several. A date may be the day asked about, a number its plan's year.
    enum class Moving : std::uint8_t { no, day, year } moving = Moving::no;
    std::vector<std::int64_t> numbers = {};
    std::vector<std::string> texts = {};  // of text: without case and marks; of a place: codes
    bool operator==(const Condition&) const = default;
};
using Filters = std::vector<Condition>;

struct FilterProblem {
    std::size_t line = 0;  // 1 is the first
    std::string part;      // what could not be read
    const web::Word* why = nullptr;
    bool operator==(const FilterProblem&) const = default;
};
[[nodiscard]] Result<Filters, FilterProblem> parse_filters(const Over& over, std::string_view text);
// As parse_filters reads it back.
[[nodiscard]] std::string text_of(const Over& over, const Filters& filters);

// Whether the product, producer or row at that position fits every condition as true on the day asked about.
[[nodiscard]] bool fits(const Asked& asked, const Over& over, const Filters& filters, std::uint32_t at);

// The product and the producer a record means, where it means one.
[[nodiscard]] std::optional<std::uint32_t> product_meant(const Asked& asked, const Over& over, std::uint32_t at);
[[nodiscard]] std::optional<std::uint32_t> producer_meant(const Asked& asked, const Over& over, std::uint32_t at);

// Where a record lies: where its product is made, else its producer is, else its own unit, else where the record it
// belongs to lies.
[[nodiscard]] std::uint32_t place_of(const Asked& asked, const Kind& kind, std::uint32_t row);
// The day it begins to count, of its own or of the record it is a part of; `always` when none is known.
[[nodiscard]] std::int32_t begins_on(const Asked& asked, const Kind& kind, std::uint32_t row);

}  // namespace saolang::programme

#pragma once
// The records behind the year's targets (registrations, commitments, fairs, …), each kind declared once: its fields,
// their words and what they hold. Table, trail, list, form, file, filter and indicator all follow from the declaration.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "web/language.hpp"

namespace saolang::programme {

enum class Holds : std::uint8_t {
    text,
    lines,     // text of several lines
    choice,    // one of Field::choices, stored as its code
    yes_no,    // stored as 1 or 0
    date,      // stored as ISO
    money,     // whole đồng, may be negative where Field::negative
    number,    // a whole number
    decimal,   // at most two decimals, stored in hundredths: 1.5 is 150, 70 % is 7000
    product,   // of the registry, stored as its id
    producer,  // of the registry, stored as its id
    decision,  // of the registry, stored as its id
    unit,      // an administrative unit, stored as "20821.2000-01-01": its code and first day
    record,    // of Field::of, stored as its id
    position,  // "15.87944,108.33000": degrees north, degrees east
};

enum class KindId : std::uint8_t {
    plan,
    target,
    target_share,
    indicator,
    registration,
    support,
    support_money,
    organisation_step,
    commitment,
    inspection,
    standard,
    lab_test,
    turnover,
    event,
    event_part,
    event_money,
    sales_point,
    point_product,
    point_visit,
    zone,
    zone_supply,
    local_strength,
    training,
    trained,
    listing,
    task,
};
inline constexpr std::size_t kind_count = 26;

struct Option {
    std::string_view code;
    web::Word words;
};

struct Field {
    std::string_view name;  // of the column, of the form's field, of the heading in files of codes
    web::Word label;
    Holds holds = Holds::text;
    bool required = false;
    std::span<const Option> options = {};  // of a choice
    std::optional<KindId> of = {};         // of a record
    bool confidential = false;             // a producer's own: only who must know sees it
    bool negative = false;                 // money may be below zero: a loss
    std::optional<web::Word> hint = {};
    bool office_only = false;  // a producer who fills the record in is not asked
};
[[nodiscard]] consteval Field by_office(Field field) {
    field.office_only = true;
    return field;
}
[[nodiscard]] consteval Field hinted(Field field, web::Word hint) {
    field.hint = hint;
    return field;
}

// Who fills a kind in besides the office.
enum class Filled : std::uint8_t { by_office, by_producer_too };

struct Kind {
    KindId id;
    std::string_view name;     // of the table and of the trail's subject: "commitment"
    std::string_view segment;  // of its pages' addresses: "cam-ket" of /quan-ly/ho-so/cam-ket
    web::Word one;             // "cam kết an toàn thực phẩm"
    web::Word many;            // the list's title
    std::span<const Field> fields;
    // Fields whose values name a record to a person, in this order; records named by others lend their names.
    std::span<const std::size_t> named_by;
    // Fields that tell one record from all others where a file gives no code.
    std::span<const std::size_t> key;
    // The day from which, and the last day until which, it counts, where it has these.
    std::optional<std::size_t> begins = {};
    std::optional<std::size_t> ends = {};
    // The first day without it, where it was ended before its time.
    std::optional<std::size_t> ended = {};
    Filled filled = Filled::by_office;
    // The record it is a part of, and is kept with: money of a support, a visit to a sales point.
    std::optional<std::size_t> part_of = {};
    bool of_plan = false;      // written by the province's planners alone
    bool seen_by_all = false;  // by everybody who may see the programme, wherever it lies
};

// Position of a field by its name, while compiling.
template <std::size_t N>
[[nodiscard]] consteval std::size_t at(const std::array<Field, N>& fields, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (fields[i].name == name) return i;
    throw "no field of that name";
}
// Number of an option by its code, while compiling: what a choice holds in a ledger.
template <std::size_t N>
[[nodiscard]] consteval std::int64_t at(const std::array<Option, N>& options, std::string_view code) {
    for (std::size_t i = 0; i < N; ++i)
        if (options[i].code == code) return static_cast<std::int64_t>(i);
    throw "no option of that code";
}

[[nodiscard]] std::span<const Kind* const> kinds();  // in the order of KindId
[[nodiscard]] const Kind& kind_of(KindId id);
[[nodiscard]] const Kind* kind_named(std::string_view name);  // nullptr: there is none
[[nodiscard]] const Kind* kind_at(std::string_view segment);  // nullptr: there is none
[[nodiscard]] std::optional<std::size_t> field_named(const Kind& kind, std::string_view name);
[[nodiscard]] std::optional<std::int64_t> option_coded(const Field& field, std::string_view code);

}  // namespace saolang::programme

#pragma once
// Values of a record between what is typed, what a table in memory holds, and what is stored.

#include <optional>
#include <string>

#include "programme/store.hpp"
#include "programme/world.hpp"
#include "web/form.hpp"

namespace saolang::programme {

// A field that names nothing: what the form says as it is stored, the mistake at the field.
[[nodiscard]] std::optional<std::string> read_value(web::Form& form, const Field& field, web::Need need);
// Of a field that has a value; and of all fields.
[[nodiscard]] std::string stored_value(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                                       std::size_t field, Row row);
[[nodiscard]] Values values_at(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, Row row);

// "70,5" → 7050; "1.250" is 125000. Nothing when it is no number, or has more than two decimals.
[[nodiscard]] std::optional<std::int64_t> parse_decimal(std::string_view typed);
// "15.88, 108.33" → "15.88000,108.33000". Nothing when it is no such pair or lies outside Vietnam and its seas.
[[nodiscard]] std::optional<std::string> parse_position(std::string_view typed);

}  // namespace saolang::programme

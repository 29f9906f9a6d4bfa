#pragma once
// Records named in a form: by code or by name, from a list where there are few.

#include "programme/record_form.hpp"

namespace saolang::programme {

// What a field may name, by position in the index or its table, for this visitor.
[[nodiscard]] bool may_name(const FormOf& form_of, std::size_t field, std::uint32_t position);
// The choices of a field that is chosen from a list, with codes as values; nothing where it is typed.
[[nodiscard]] std::optional<std::vector<web::Choice>> choices_offered(const FormOf& form_of, std::size_t field);
// The only one a producer may name.
[[nodiscard]] std::optional<std::uint32_t> only_named(const FormOf& form_of, std::size_t field);
// The position named; else the mistake stands at the field and `choices` are what the words fit.
[[nodiscard]] std::optional<std::uint32_t> read_named(const FormOf& form_of, web::Form& form, std::size_t field,
                                                      web::Need need, std::vector<web::Choice>& choices);
[[nodiscard]] std::string code_named(const Ask& ask, const Field& field, std::uint32_t position);
[[nodiscard]] std::int64_t id_named(const Ask& ask, const Field& field, std::uint32_t position);

}  // namespace saolang::programme

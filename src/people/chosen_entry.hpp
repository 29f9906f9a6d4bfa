#pragma once
// The fields with which a person chooses how to sign in: a name, a password twice.

#include <vector>

#include "people/gate.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

struct ChosenEntry {
    std::string sign_in_name;
    std::string password;
};
// Reads `ten` (when `with_name`), `mat-khau`, `nhac-lai`; mistakes stand in the form. `known_name` is that of an
// account that has one.
[[nodiscard]] ChosenEntry chosen_entry_in(web::Form& form, bool with_name, std::string_view known_name = {});
// A name somebody else has is told at its field.
void refuse_taken_name(web::Form& form);

[[nodiscard]] std::vector<web::Field> entry_fields(web::Language language, const web::Form& form, bool with_name);

}  // namespace saolang::people

#pragma once
// The question "fresh or raw, or processed?" in a form. Fields: `tuoi` ("co", "khong"), `vi-sao-tuoi`.

#include <optional>

#include "registry/desk_request.hpp"
#include "registry/screening_store.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

struct ProcessingAnswer {
    Decided decided{};
    std::string reason;
};
// Nothing when a field is refused.
[[nodiscard]] std::optional<ProcessingAnswer> read_processing(web::Form& form);
[[nodiscard]] web::Pairs typed_of(const ScreenedProduct& answer);
[[nodiscard]] std::vector<web::Field> processing_fields(const DeskRequest& desk, const web::Form& form);
[[nodiscard]] web::Word label_of(Decided decided);

}  // namespace saolang::registry

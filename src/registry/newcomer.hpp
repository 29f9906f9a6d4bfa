#pragma once
// What screening asks of a product that is being added: is it one that is known, is it fresh or raw? A person answers
// and says why, in the form itself; the answers are kept with the product. Fields: `khac` (codes of the products it was
// shown beside), `vi-sao-khac`, `hoi-tuoi` (it was asked), `tuoi`, `vi-sao-tuoi`.

#include "registry/desk_request.hpp"
#include "registry/product_form.hpp"
#include "registry/screener.hpp"
#include "registry/screening_form.hpp"

namespace saolang::registry {

struct Newcomer {
    std::vector<Screener::Like> doubles;
    std::vector<screening::Reason> unprocessed;  // why it looks fresh or raw; empty: it does not
    // What was said.
    std::string other_because;
    std::optional<ProcessingAnswer> processing;
    bool answered = true;
};
// Refuses fields of questions that were shown and not answered.
[[nodiscard]] Newcomer screen_newcomer(const DeskRequest& desk, web::Form& form, const ProductDraft& draft);

// The products side by side; and the questions, to stand before the form's own fields.
[[nodiscard]] web::Raw newcomer_beside(const DeskRequest& desk, const ProductDraft& draft, const Newcomer& newcomer);
[[nodiscard]] std::vector<web::Field> newcomer_fields(const DeskRequest& desk, const web::Form& form,
                                                      const Newcomer& newcomer);

void keep_answers(const trail::WriteContext& context, const DeskRequest& desk, ProductId product,
                  const Newcomer& newcomer);

}  // namespace saolang::registry

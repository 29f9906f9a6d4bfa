#pragma once
// Values → the pieces of a product's and a producer's page.

#include "registry/view.hpp"

namespace saolang::registry {

// "Quyết định 3610/QĐ-UBND ngày 29/12/2022 của UBND tỉnh Quảng Nam"; empty when nothing is known.
[[nodiscard]] std::string decision_words(const View& view, const Decision* decision);

// Every recognition with what ended or extended it, newest first.
[[nodiscard]] web::Raw star_history(const View& view, ProductAt product);

// What stands on the day, in a word with a sign: recognised until when, lapsed, withdrawn, …
[[nodiscard]] web::Raw standing_tag(const View& view, ProductAt product, Date day);

// schema.org as JSON-LD blocks: Product and Organization.
[[nodiscard]] web::Raw product_linked_data(const View& view, ProductAt product, const ProductStory& story);
[[nodiscard]] web::Raw producer_linked_data(const View& view, const Producer& producer);

}  // namespace saolang::registry

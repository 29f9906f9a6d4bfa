#pragma once
// A producer's own facts and products, in plain words.

#include "registry/store.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// "Còn 28 ngày, đến hết 22/12/2026."
[[nodiscard]] std::string validity_words(const View& view, ProductAt product);

[[nodiscard]] web::Raw own_facts(const View& view, const Producer& producer, const ProducerPrivate& facts);
[[nodiscard]] web::Raw own_products(const View& view, ProducerAt producer);

}  // namespace saolang::registry

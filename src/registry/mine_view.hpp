#pragma once
// A producer's own facts and products, in plain words.

#include "registry/contact.hpp"
#include "registry/store.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

// "Còn 28 ngày, đến hết 22/12/2026."
[[nodiscard]] std::string validity_words(const View& view, ProductAt product);

[[nodiscard]] web::Raw own_facts(const View& view, const Producer& producer, const ProducerPrivate& facts);
[[nodiscard]] web::Raw own_products(const View& view, ProducerAt producer);

// Whom to ask about OCOP: the contact of the producer's commune, else of the province; nothing when neither is kept.
[[nodiscard]] std::optional<Contact> contact_for(db::Reader& reader, const View& view, const Producer& producer);
[[nodiscard]] web::Raw whom_to_ask(const View& view, const Contact& contact);

}  // namespace saolang::registry

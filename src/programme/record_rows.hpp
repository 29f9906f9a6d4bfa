#pragma once
// Which records of a kind somebody reaches, as one set; and what of them waits for somebody.

#include <string_view>
#include <vector>

#include "programme/site.hpp"

namespace saolang::programme {

// The rows of which may_view says yes.
[[nodiscard]] registry::Bits rows_seen(const Ask& ask, const Kind& kind);
// Of a producer or a product: that name it, or name one of its products.
[[nodiscard]] registry::Bits rows_of_producer(const Ask& ask, const Kind& kind, registry::ProducerAt producer);
[[nodiscard]] registry::Bits rows_of_product(const Ask& ask, const Kind& kind, registry::ProductAt product);

// What waits: each a filter of the kind's list.
struct Wait {
    KindId kind;
    std::string_view code;  // in the address
    web::Word what;         // after its number: "cam kết hết hiệu lực trong 90 ngày"
    web::Word detail;       // what to do
    bool (*waits)(const World& world, Row row, Date day);
};
[[nodiscard]] std::span<const Wait> waits();
[[nodiscard]] registry::Bits rows_waiting(const World& world, const Wait& wait, const registry::Bits& among, Date day);

}  // namespace saolang::programme

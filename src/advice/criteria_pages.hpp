#pragma once
// The pages of the criteria browser that the table of routes names; each in a file of its own.

#include "law/law.hpp"
#include "registry/view.hpp"

namespace saolang::advice {

// /tieu-chi/cach-cham: how points become a star, with an example to try.
[[nodiscard]] web::Response how_page(const registry::View& view, const law::Law& law, const web::Request& request);

// /tieu-chi/so-sanh?a=26-2026.7&b=26-2026.8 and the same as a workbook.
[[nodiscard]] web::Response compare_page(const registry::View& view, const law::Law& law, const web::Request& request);
// Two decisions set by set, each row a door to the comparison of its two sets; both have criteria.
[[nodiscard]] web::Raw regimes_compared(const registry::View& view, const law::Regime& a, const law::Regime& b);
[[nodiscard]] web::Response compare_file(const registry::View& view, const law::Law& law, const web::Request& request);

}  // namespace saolang::advice

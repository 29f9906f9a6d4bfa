#pragma once
// The pages of the criteria browser that the table of routes names; each in a file of its own.

#include "law/law.hpp"
#include "registry/view.hpp"

namespace saolang::advice {

// /tieu-chi/cach-cham: how points become a star, with an example to try.
[[nodiscard]] web::Response how_page(const registry::View& view, const law::Law& law, const web::Request& request);

// /tieu-chi/so-sanh?a=26-2026.7&b=26-2026.8 and the same as a workbook.
[[nodiscard]] web::Response compare_page(const registry::View& view, const law::Law& law, const web::Request& request);
[[nodiscard]] web::Response compare_file(const registry::View& view, const law::Law& law, const web::Request& request);

}  // namespace saolang::advice

#pragma once
// A QR code drawn by the server.

#include <string_view>

#include "web/html.hpp"

namespace saolang::people {

// An <svg> with its quiet zone. `label` says to those who cannot see it what it holds.
[[nodiscard]] web::Raw qr_code(std::string_view text, std::string_view label);

}  // namespace saolang::people

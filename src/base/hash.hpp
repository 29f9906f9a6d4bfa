#pragma once

#include <string>
#include <string_view>

namespace saolang {

// SHA-256 as 64 hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace saolang

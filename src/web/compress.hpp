#pragma once
// Which compression a browser wants (RFC 9110, section 12.5.3), and the bytes of it.

#include <string>
#include <string_view>

namespace saolang::web {

enum class Encoding { identity, gzip, brotli };

// The one with the highest weight; of equals the smaller on the wire.
[[nodiscard]] Encoding best_encoding(std::string_view accept_encoding);

[[nodiscard]] std::string compress(Encoding encoding, std::string_view bytes);

// Text of more than a packet's worth of headers; pictures, fonts and office files are compressed already.
[[nodiscard]] bool worth_compressing(std::string_view content_type, std::size_t bytes);

}  // namespace saolang::web

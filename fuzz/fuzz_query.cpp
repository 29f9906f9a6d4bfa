// A request's target: what is accepted is text, and says the same when written again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "web/answer.hpp"

using namespace saolang;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)web::best_encoding(text);
    (void)web::holds_etag(text, "\"a\"");
    const auto request = web::request_for(web::Method::get, text);
    if (!request) return 0;
    if (!request->path.starts_with('/') || !is_utf8(request->path)) std::abort();
    std::string written;
    for (const auto& [name, value] : request->query) {
        if (!is_utf8(name) || !is_utf8(value)) std::abort();
        written += web::percent_encode(name) + "=" + web::percent_encode(value) + "&";
    }
    if (web::parse_query(written) != request->query) std::abort();
    return 0;
}

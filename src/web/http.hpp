#pragma once
// A request and its answer as plain values. Handlers are functions from one to the other; no socket in sight.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/language.hpp"

namespace saolang::web {

enum class Method { get, post };  // HEAD is answered as GET without its body

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The first value of that name; empty when there is none.
[[nodiscard]] std::string_view first(const Pairs& pairs, std::string_view name);
[[nodiscard]] std::vector<std::string_view> every(const Pairs& pairs, std::string_view name);

// A file of a form. Name and type are what somebody sent: labels to show, never a path and never believed.
struct UploadedFile {
    std::string field;
    std::string name;  // cleaned, see file_label in multipart.hpp; may be empty
    std::string content_type;
    std::string bytes;
};

struct Request {
    Method method = Method::get;
    std::string path = {};                     // decoded, without the language's prefix: "/san-pham/mat-ong-rung"
    Pairs query = {};                          // decoded, in the order sent
    Pairs form = {};                           // of a body urlencoded or multipart
    std::vector<UploadedFile> files = {};      // of a body multipart/form-data, whose bytes `body` then holds no longer
    std::vector<std::string> parameters = {};  // the values of the {…} of the route's path
    Pairs headers = {};                        // names in lower case
    std::string body = {};
    Language language = Language::vi;
    std::string remote_address = {};  // of the client; the proxy's word only when the proxy is configured
    std::string scheme = "http";
    std::string host = {};  // "127.0.0.1:8080"
    std::string id = {};    // in the log, in the answer, on the error page

    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const {
        return first(headers, lower_case_name);
    }
};

// Who may keep the answer, and for how long.
enum class Caching {
    none,        // no-store: personal, or an error
    revalidate,  // anybody may keep it, and must ask with its ETag
    immutable,   // the address carries the hash of the bytes
};

using Bytes = std::shared_ptr<const std::string>;

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    Bytes body = nullptr;
    Caching caching = Caching::none;
    Pairs headers = {};
    // The body compressed beforehand, when its maker has that; otherwise it is compressed while answering.
    Bytes brotli = nullptr;
    Bytes gzip = nullptr;

    [[nodiscard]] std::string_view text() const { return body ? std::string_view(*body) : std::string_view(); }
};

[[nodiscard]] Response html_response(std::string body, int status = 200);
[[nodiscard]] Response json_response(std::string body, int status = 200);
[[nodiscard]] Response file_response(std::string body, std::string content_type, std::string_view file_name);
// A path a browser can only take for one of ours: it drops tabs and line breaks before it reads "//elsewhere".
[[nodiscard]] bool is_own_path(std::string_view path);
// 303 to a path of our own; anything else is refused by assertion.
[[nodiscard]] Response see_other(std::string path);

// application/problem+json (RFC 9457).
struct FieldError {
    std::string field;
    std::string message;
};
[[nodiscard]] Response problem(int status, std::string_view title, const std::vector<FieldError>& errors = {});

[[nodiscard]] std::string percent_encode(std::string_view text);
// Nothing when an escape is broken or the result is no UTF-8 or holds a zero byte.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
// Nothing when an escape is broken or there are more than `most` pairs.
[[nodiscard]] std::optional<Pairs> parse_query(std::string_view text, std::size_t most = 200);

// `path` in the reader's language: "/en/san-pham" for English, unchanged for Vietnamese.
[[nodiscard]] std::string in_language(Language language, std::string_view path);

}  // namespace saolang::web

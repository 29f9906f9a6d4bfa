#pragma once
// One request off the wire. Strict where two programs could read the same bytes differently (request smuggling,
// RFC 9112 section 11.2): what is doubtful is refused and the connection ends.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace saolang::web {

enum class Verb { get, head, post, other };

// Views into the bytes it was read from.
struct Head {
    struct Field {
        std::string_view name;  // as sent
        std::string_view value;
    };
    Verb verb = Verb::other;
    std::string_view method;
    std::string_view target;  // "/san-pham?q=…", also when it was sent as "http://host/san-pham"
    std::string_view host;
    std::vector<Field> fields;
    bool http_1_0 = false;
    bool keeps_alive = true;
    bool has_body = false;
    bool awaits_continue = false;
    std::optional<std::uint64_t> content_length;  // none for a chunked body

    // The first of that name, letters of either case; empty when there is none.
    [[nodiscard]] std::string_view field(std::string_view lower_case_name) const;
};

// The number of bytes of the first head in `text`, with its empty line; nothing while it is unfinished.
// The search begins at `from`, where the last one ended.
[[nodiscard]] std::optional<std::size_t> head_length(std::string_view text, std::size_t from = 0);

class RequestReader {
public:
    RequestReader();
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    // `text` is a whole head (see head_length) and outlives the views. The error is a status: 400, 417, 501 or 505.
    // Begins a new request.
    [[nodiscard]] Result<Head, int> read_head(std::string_view text);

    // Appends what `bytes` holds of the body; answers how many were used: the others are the next request's, or come
    // again with more. The error is 400 or 413.
    [[nodiscard]] Result<std::size_t, int> read_body(std::string_view bytes, std::string& body, std::size_t most);
    [[nodiscard]] bool body_done() const;

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace saolang::web

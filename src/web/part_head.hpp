#pragma once
// The few lines at the top of one part of a multipart/form-data body.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saolang::web {

struct PartHead {
    std::string field;
    std::optional<std::string> file_name;  // as sent, text without a zero byte; absent: an ordinary field
    std::string content_type;              // as sent; empty when there is none
};

// `text` is without its last line's end. Nothing when it is not what RFC 7578 asks for.
[[nodiscard]] std::optional<PartHead> read_part_head(std::string_view text);

// "form-data; name=\"a\"" → its first word in small letters, and the parameters taken one by one. A value may stand in
// quotes. Nothing when it is malformed or a name comes twice.
struct Parameterised {
    std::string value;
    std::vector<std::pair<std::string, std::string>> parameters;  // names in small letters
};
[[nodiscard]] std::optional<Parameterised> read_parameters(std::string_view text);

}  // namespace saolang::web

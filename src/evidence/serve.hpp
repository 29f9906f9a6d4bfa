#pragma once
// Kept files as answers. Whether the visitor may have them is decided before, by the page that asks.

#include "evidence/store.hpp"
#include "web/http.hpp"

namespace saolang::evidence {

// A picture of our own making, whose address holds its hash: shown in place, kept for a year by anybody.
[[nodiscard]] web::Response picture_response(const std::string& folder, const FileFacts& file);

// What somebody sent, as it came: to be saved, never shown in our pages; whatever opens it in place runs nothing and
// loads nothing. Kept by nobody on the way. `name` is what it is saved as, without its ending.
[[nodiscard]] web::Response original_response(const std::string& folder, const FileFacts& file, std::string_view name);

// What a picture is kept as by browsers: "/anh/HASH.webp".
[[nodiscard]] std::string picture_path(std::string_view hash);
// The hash in the last part of such a path; nothing for another.
[[nodiscard]] std::optional<std::string_view> hash_in_picture_name(std::string_view name);

}  // namespace saolang::evidence

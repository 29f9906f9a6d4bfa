#pragma once
// One sentence carried over a redirect ("Đã lưu."): a cookie that names it by a key. What is shown comes from the
// program's own table, so that nobody can put words on a page by setting the cookie.

#include <optional>
#include <span>
#include <string_view>

#include "web/http.hpp"

namespace saolang::web {

struct FlashMessage {
    std::string_view key;  // letters, digits and hyphens
    Word words;
};

// The redirect with the message to show at its end.
[[nodiscard]] Response with_flash(Response redirect, const Request& request, const FlashMessage& message);

// The message the visitor brings, if `known` has it.
[[nodiscard]] std::optional<FlashMessage> flash_of(const Request& request, std::span<const FlashMessage> known);

// The page that shows it: shown once, kept by nobody.
[[nodiscard]] Response flash_shown(Response page);

// The value of a cookie; empty when there is none.
[[nodiscard]] std::string_view cookie(const Request& request, std::string_view name);

}  // namespace saolang::web

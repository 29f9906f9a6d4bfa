#pragma once
// The frame of the pages behind the gate: head with search and person, the doors as a rail and as a bar.

#include "web/shell.hpp"

namespace saolang::web {

[[nodiscard]] constexpr Language other(Language language) {
    return language == Language::vi ? Language::en : Language::vi;
}
[[nodiscard]] constexpr std::string_view code_of(Language language) { return language == Language::vi ? "vi" : "en"; }

// "English" on a Vietnamese page and back; `path` without the language's prefix.
[[nodiscard]] Raw language_switch(Language language, std::string_view path);

// `page` has a desk. `brand` is the link with the name of the site.
void add_desk_frame(Html& html, const Page& page, const Raw& brand);

}  // namespace saolang::web

#include "web/html.hpp"

namespace saolang::web {

namespace {

std::string_view escape_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view escape = escape_of(text[i]);
        if (escape.empty()) continue;
        out.append(text, plain_from, i - plain_from).append(escape);
        plain_from = i + 1;
    }
    out.append(text, plain_from, std::string_view::npos);
}

}  // namespace saolang::web

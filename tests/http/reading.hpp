#pragma once
// How the tests read answers: the words and links of a page, bodies in their compressed forms, JSON.

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http.hpp"

namespace saolang::http_tests {

// The values of an attribute in the order of the page, entities resolved.
[[nodiscard]] std::vector<std::string> attributes(std::string_view html, std::string_view name);

struct Link {
    std::string href;
    std::string words;  // what stands inside, without markup
    std::string label;  // aria-label
};
[[nodiscard]] std::vector<Link> links(std::string_view html);

// What the first element with this opening holds: between `<tag …>` and its `</tag>`; "" when there is none.
[[nodiscard]] std::string_view inside(std::string_view html, std::string_view opening, std::string_view closing);
[[nodiscard]] std::string words_of(std::string_view html);
[[nodiscard]] std::size_t count_of(std::string_view text, std::string_view part);
// The first number, thousands grouped as 1.234; nothing when there is none.
[[nodiscard]] std::optional<std::size_t> number_in(std::string_view text);
// "In the list are N": what the pager says.
[[nodiscard]] std::optional<std::size_t> total_of(std::string_view html);

[[nodiscard]] std::string from_gzip(std::string_view bytes);
[[nodiscard]] std::string from_brotli(std::string_view bytes);

[[nodiscard]] std::string_view header(const web::Response& response, std::string_view name);
[[nodiscard]] bool holds(const web::Response& response, std::string_view words);
// Throws when the body is no JSON.
[[nodiscard]] boost::json::value json_of(const web::Response& response);

}  // namespace saolang::http_tests
